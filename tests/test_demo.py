"""The whole errand on the two embedded companies: exactly what their label files say."""

import csv
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import jsonschema
import pytest

from journeycheck.catalog import load_checks
from journeycheck.cli import main
from journeycheck.demo import NAMES, labels
from journeycheck.model import Audit
from journeycheck.store import COLUMNS
from journeycheck.verdict.records import fingerprint

Audited = dict[str, tuple[int, Audit, Path]]


@contextmanager
def typed(*arguments: str) -> Iterator[None]:
    before, sys.argv = sys.argv, ["journeycheck", *arguments]
    try:
        yield
    finally:
        sys.argv = before


@pytest.fixture(scope="module")
def audited(tmp_path_factory: pytest.TempPathFactory) -> Audited:
    """Both companies, audited once: exit code, audit, folder."""
    done: Audited = {}
    for name in NAMES:
        folder = tmp_path_factory.mktemp(name)
        flags = ["--careful"] if name == "careful" else []
        with typed("demo", *flags, "-o", str(folder)), pytest.raises(SystemExit) as ended:
            main()
        saved = Audit.model_validate_json((folder / "audit.json").read_bytes())
        done[name] = (int(ended.value.code or 0), saved, folder)
    return done


@pytest.mark.parametrize("name", NAMES)
def test_exactly_the_labelled_findings(audited: Audited, name: str) -> None:
    expected = {fingerprint(f["check"], f["key"]): f["check"] for f in labels(name)["finding"]}
    found = {finding.id: finding.check for finding in audited[name][1].findings}
    assert found == expected


def test_the_careless_company_shows_every_check(audited: Audited) -> None:
    shown = {finding.check for finding in audited["careless"][1].findings}
    assert shown.isdisjoint(labels("careless")["unseen"])
    assert shown | set(labels("careless")["unseen"]) == {check.id for check in load_checks()}


def test_the_careful_company_has_nothing_to_repair(audited: Audited) -> None:
    code, audit, _ = audited["careful"]
    assert (code, audit.findings, audit.run.outcome) == (0, (), "complete")
    others = {result.id: result.outcome for result in audit.checks if result.outcome != "passed"}
    assert others == dict.fromkeys(labels("careful")["unseen"], "inapplicable")


def test_friction_is_exit_code_one(audited: Audited) -> None:
    assert audited["careless"][0] == 1


@pytest.mark.parametrize("name", NAMES)
def test_the_saved_audit_follows_the_schema(audited: Audited, name: str) -> None:
    saved = json.loads((audited[name][2] / "audit.json").read_text(encoding="utf-8"))
    jsonschema.validate(saved, Audit.model_json_schema())


@pytest.mark.parametrize("name", NAMES)
def test_every_text_is_there_in_both_languages(audited: Audited, name: str) -> None:
    audit = audited[name][1]
    told = [audit.verdict.headline, audit.verdict.summary]
    told += [text for way in audit.verdict.ways for text in (way.line, way.story)]
    for finding in audit.findings:
        told += [finding.title, finding.experience, finding.remedy, finding.action]
    for text in told:
        assert set(text) == {"en", "fr"}
        assert text["en"] != text["fr"]
        assert "{" not in "".join(text.values())


def test_links_are_listed_with_every_place(audited: Audited) -> None:
    _, audit, folder = audited["careless"]
    with (folder / "links.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == audit.coverage.links
    dead = [row for row in rows if row["target"].endswith("/retours-et-echanges")]
    assert len(dead) > 10
    assert all((row["status"], row["outcome"]) == ("404", "broken") for row in dead)


def test_what_turned_us_away_is_not_broken(audited: Audited) -> None:
    audit = audited["careless"][1]
    assert len(audit.links.refused) == 1
    refused = audit.links.refused[0].target
    assert all(refused not in place.targets for c in audit.links.causes for place in c.places)


def test_a_ci_job_gets_its_summary(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    summary = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    folder = str(tmp_path / "out")
    with typed("demo", "--careful", "-q", "-o", folder), pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 0
    assert summary.read_text(encoding="utf-8").startswith("# A customer can phone you")
    assert capsys.readouterr().out.splitlines() == [str(tmp_path / "out/report.html")]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_saved_audit_is_written_again(
    audited: Audited, language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, audit, folder = audited["careless"]
    flags = ("--language", language, "-o", str(tmp_path))
    with typed("report", str(folder), *flags), pytest.raises(SystemExit):
        main()
    page = Path(capsys.readouterr().out.strip()).read_text(encoding="utf-8")
    assert f'<html lang="{language}"' in page
    assert audit.findings[0].title[language].split()[0] in page
