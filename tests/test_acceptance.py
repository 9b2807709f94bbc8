"""What a company lives with for a time: in the report, and not in the exit code."""

from datetime import date
from pathlib import Path

import pytest

from journeycheck.acceptance import accepted
from journeycheck.config import load
from journeycheck.errors import ConfigError
from journeycheck.sequel import exit_code
from journeycheck.tables import Accepted
from tests.reports.golden import changed, golden

TODAY = date(2026, 11, 17)
CHECK = "hours/conflicting"
MOVED = "The shop moves in March."


def wish(**given: object) -> Accepted:
    return Accepted.model_validate({"reason": MOVED, "until": TODAY, **given})


def test_it_stays_in_the_report_with_its_reason() -> None:
    audit = accepted(golden(), [wish(check=CHECK)], TODAY)
    [finding] = [finding for finding in audit.findings if finding.check == CHECK]
    [told] = audit.acceptances
    assert finding.status == "accepted"
    assert (told.state, told.reason, told.until) == ("in_force", MOVED, "2026-11-17")
    assert told.findings == (finding.id,)
    assert {f.status for f in audit.findings if f.check != CHECK} == {"new"}


def test_it_does_not_count() -> None:
    critical = [wish(finding=f.id) for f in golden().findings if f.severity == "critical"]
    assert exit_code(golden(), "critical") == 1
    assert exit_code(accepted(golden(), critical, TODAY), "critical") == 0
    assert exit_code(accepted(golden(), critical, TODAY), "serious") == 1


def test_after_its_day_it_counts_again() -> None:
    late = accepted(golden(), [wish(check=CHECK)], date(2026, 11, 18))
    assert [told.state for told in late.acceptances] == ["expired"]
    assert {finding.status for finding in late.findings} == {"new"}


@pytest.mark.parametrize("given", [{"check": "phone/missing"}, {"finding": "none"}])
def test_one_that_means_nothing_is_told(given: dict[str, str]) -> None:
    audit = accepted(golden(), [wish(**given)], TODAY)
    assert [told.state for told in audit.acceptances] == ["unused"]


@pytest.mark.parametrize(
    ("pattern", "state"),
    [("https://www.maison-orvalle.example/*", "in_force"), ("/blog/*", "unused")],
)
def test_it_may_hold_for_some_addresses(pattern: str, state: str) -> None:
    audit = accepted(golden(), [wish(check=CHECK, url=pattern)], TODAY)
    assert [told.state for told in audit.acceptances] == [state]


def test_one_place_outside_the_pattern_is_enough_to_count() -> None:
    def spread(data: dict[str, list[dict[str, list[dict[str, str]]]]]) -> None:
        first = data["findings"][0]["evidence"]
        first[:] = [{**first[0], "url": f"https://shop.test/{part}/a"} for part in ("blog", "shop")]

    audit = changed(spread)
    [told] = accepted(
        audit, [wish(check=audit.findings[0].check, url="/blog/*")], TODAY
    ).acceptances
    assert audit.findings[0].id not in told.findings


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('check = "a/b"\nuntil = 2027-01-01', "accept.0.reason"),
        ('check = "a/b"\nreason = "x"', "accept.0.until"),
        ('check = "a/b"\nreason = ""\nuntil = 2027-01-01', "accept.0.reason"),
        ('check = "a/b"\nreason = "x"\nuntil = "soon"', "accept.0.until"),
        ('reason = "x"\nuntil = 2027-01-01', "either a check or a finding"),
        ('check = "a/b"\nfinding = "c"\nreason = "x"\nuntil = 2027-01-01', "either a check"),
        ('chek = "a/b"\nreason = "x"\nuntil = 2027-01-01', "'check'"),
    ],
)
def test_mistakes_are_told_with_their_place(tmp_path: Path, text: str, told: str) -> None:
    file = tmp_path / "journeycheck.toml"
    file.write_text(f"[[accept]]\n{text}\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=told) as problem:
        load({}, file=file, environment={})
    assert "journeycheck.toml" in str(problem.value)


def test_it_is_read_from_the_file(tmp_path: Path) -> None:
    file = tmp_path / "journeycheck.toml"
    file.write_text(
        f'[[accept]]\ncheck = "{CHECK}"\nreason = "x"\nuntil = 2027-01-01\n', encoding="utf-8"
    )
    [one] = load({}, file=file, environment={}).accept
    assert (one.what, one.until) == (CHECK, date(2027, 1, 1))
