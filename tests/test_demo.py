"""The whole errand on the two embedded companies: exactly what their label files say."""

import csv
import json
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import journeycheck.demo
from journeycheck.catalog import load_checks
from journeycheck.cli import main
from journeycheck.demo import NAMES, labels
from journeycheck.demo.company import Company
from journeycheck.model import Audit
from journeycheck.store import COLUMNS
from journeycheck.verdict.records import fingerprint
from tests.browse.hurry import hurry
from tests.conftest import browser_here

Audited = dict[str, tuple[int, Audit, Path]]
ACTED = {check.id for check in load_checks() if check.act}  # untested without a browser


@contextmanager
def typed(*arguments: str) -> Iterator[None]:
    before, sys.argv = sys.argv, ["journeycheck", *arguments]
    try:
        yield
    finally:
        sys.argv = before


def demonstrated(name: str, folder: Path, *flags: str) -> tuple[int, Audit, Path]:
    """What `journeycheck demo` made of a company: exit code, audit, folder."""
    careful = ["--careful"] if name == "careful" else []
    words = ("demo", *careful, *flags, "-o", str(folder))
    with typed(*words), pytest.raises(SystemExit) as ended:
        main()
    saved = Audit.model_validate_json((folder / "audit.json").read_bytes())
    return int(ended.value.code or 0), saved, folder


@pytest.fixture(scope="module")
def audited(tmp_path_factory: pytest.TempPathFactory) -> Audited:
    """Both companies, audited once without a browser."""
    return {name: demonstrated(name, tmp_path_factory.mktemp(name)) for name in NAMES}


def labelled(name: str, *, browser: bool) -> dict[str, str]:
    """Identifier and check of what has to be found."""
    wanted = [f for f in labels(name)["finding"] if browser or "needs" not in f]
    return {fingerprint(f["check"], f["key"]): f["check"] for f in wanted}


def found(audit: Audit) -> dict[str, str]:
    return {finding.id: finding.check for finding in audit.findings}


def not_passed(audit: Audit) -> dict[str, str]:
    return {result.id: result.outcome for result in audit.checks if result.outcome != "passed"}


@pytest.mark.parametrize("name", NAMES)
def test_exactly_the_labelled_findings(audited: Audited, name: str) -> None:
    assert found(audited[name][1]) == labelled(name, browser=False)


def test_the_careful_company_has_nothing_to_repair(audited: Audited) -> None:
    code, audit, _ = audited["careful"]
    assert (code, audit.findings, audit.run.outcome) == (0, (), "complete")
    unseen = dict.fromkeys(labels("careful")["unseen"], "inapplicable")
    assert not_passed(audit) == unseen | dict.fromkeys(ACTED, "untested")


@pytest.mark.parametrize("name", NAMES)
def test_without_a_browser_the_errands_are_untested_and_say_why(
    audited: Audited, name: str
) -> None:
    untested = [result for result in audited[name][1].checks if result.outcome == "untested"]
    assert {result.id for result in untested} == ACTED
    assert all(result.reason for result in untested)


@pytest.fixture
def companies(monkeypatch: pytest.MonkeyPatch) -> list[Company]:
    """The companies that are served, as they open."""
    browser_here()
    hurry(monkeypatch)
    met: list[Company] = []

    def opened(*told: Any) -> Company:
        met.append(Company(*told))
        return met[-1]

    monkeypatch.setattr(journeycheck.demo, "Company", opened)
    return met


@pytest.mark.browser
@pytest.mark.parametrize("name", NAMES)
def test_the_errands_find_what_is_labelled_and_order_nothing(
    companies: list[Company], name: str, tmp_path: Path
) -> None:
    code, audit, _ = demonstrated(name, tmp_path, "--browser", "auto")
    assert (found(audit), code) == (labelled(name, browser=True), int(name == "careless"))
    [company] = companies
    assert (company.shop.orders, company.shop.held) == (0, 0)
    [order] = [way for way in audit.journeys if way.errand == "order"]
    if name == "careful":
        unseen = dict.fromkeys(labels(name)["unseen"], "inapplicable")
        assert not_passed(audit) == unseen
        assert (order.outcome, order.reached) == ("passed", "payment")
    else:
        assert (order.outcome, order.reached) == ("failed", "address")


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
    assert re.search(f'<html lang="?{language}\\b', page)
    assert audit.findings[0].title[language].split()[0] in page
