"""The history of a site: what is kept of each audit, and how a channel has moved."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from journeycheck.cli import commands
from journeycheck.errors import UsageError
from journeycheck.history import NAME, past, remember, trends
from journeycheck.model import Audit, State
from tests.reports.golden import golden


def audit(run: str, day: int, state: State = "works", url: str = "https://a.example/") -> Audit:
    made = golden()
    return made.model_copy(
        update={
            "run": made.run.model_copy(
                update={"id": run, "started": f"2026-11-{day:02}T09:00:00+01:00"}
            ),
            "site": made.site.model_copy(update={"url": url}),
            "verdict": made.verdict.model_copy(update={"states": {"phone": state}}),
        }
    )


def test_each_audit_is_kept_once_and_the_oldest_told_first(tmp_path: Path) -> None:
    for one in (audit("b", 20), audit("a", 3), audit("b", 20)):
        remember(one, tmp_path)
    known = past(tmp_path)
    assert [one.run for one in known] == ["a", "b"]
    assert known[0].states == {"phone": "works"} and sum(known[0].findings.values()) > 0


def test_a_fleet_has_the_histories_of_its_sites(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        remember(audit(name, 3, url=f"https://{name}.example/fr"), tmp_path / name)
    assert len(past(tmp_path)) == 2
    for site in ("b.example", "https://b.example/fr", "https://b.example/fr/"):
        assert [one.run for one in past(tmp_path, site)] == ["b"]
    assert past(tmp_path, "c.example") == ()


@pytest.mark.parametrize(
    ("states", "moved"),
    [
        (["works", "does_not_work"], {"phone": "worse"}),
        (["does_not_work", "with_effort"], {"phone": "better"}),
        (["works", "works"], {"phone": "same"}),
        (["works"], {}),
        (["works", "cannot_tell"], {}),
        (["does_not_work", "cannot_tell", "works"], {"phone": "better"}),
    ],
)
def test_what_could_not_be_told_moves_nothing(
    tmp_path: Path, states: list[State], moved: dict[str, str]
) -> None:
    for day, state in enumerate(states, 1):
        remember(audit(str(day), day, state), tmp_path)
    assert trends(past(tmp_path)) == moved


def test_a_history_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no history yet"):
        past(tmp_path)
    (tmp_path / NAME).write_bytes(b"not a database at all" * 100)
    with pytest.raises(UsageError, match="cannot be read"):
        past(tmp_path)
    with pytest.raises(UsageError, match="cannot be written"):
        remember(audit("a", 1), tmp_path)


def test_the_command_shows_rows_of_audits(tmp_path: Path) -> None:
    for day, state in ((1, "works"), (2, "does_not_work")):
        remember(audit(str(day), day, state), tmp_path)  # type: ignore[arg-type]
    shown = CliRunner().invoke(commands, ["history", "a.example", "-o", str(tmp_path)])
    assert shown.exit_code == 0
    for words in ("2026-11-01", "does not work", "worse"):
        assert words in shown.output
    one = CliRunner().invoke(commands, ["history", "-o", str(tmp_path), "--json"])
    assert one.output.count('"run"') == 2
