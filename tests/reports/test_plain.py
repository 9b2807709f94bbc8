"""csv, junit and md: the golden audit in, and a hostile one, out."""

import csv
import io
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from journeycheck.catalog import load_format
from journeycheck.model import Audit

GOLDEN = Path(__file__).parent.parent / "golden/audit.json"
PAYLOAD = "=1+1\x1b[31m</failure><script>|`@x` ::error::\x00\ud800"


@pytest.fixture(scope="module")
def golden() -> Audit:
    return Audit.model_validate_json(GOLDEN.read_bytes())


def hostile(value: Any) -> Any:
    """The same audit, every told text replaced by the payload."""
    if isinstance(value, dict):
        told = {"en", "fr", "text", "reason"}
        return {
            key: PAYLOAD if key in told and isinstance(part, str) else hostile(part)
            for key, part in value.items()
        }
    return [hostile(item) for item in value] if isinstance(value, list) else value


@pytest.fixture(scope="module")
def poisoned(golden: Audit) -> Audit:
    return Audit.model_validate(hostile(golden.model_dump(mode="json")))


def rendered(name: str, audit: Audit, language: str = "en") -> str:
    return load_format(name).render(audit, language)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_csv_has_a_row_for_each_finding(golden: Audit, language: str) -> None:
    rows = list(csv.DictReader(io.StringIO(rendered("csv", golden, language))))
    assert [row["id"] for row in rows] == [finding.id for finding in golden.findings]
    assert rows[0]["title"] == golden.findings[0].title[language]


def test_no_cell_is_a_formula(poisoned: Audit) -> None:
    rows = csv.reader(io.StringIO(rendered("csv", poisoned)))
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)


def test_junit_counts_what_failed(golden: Audit) -> None:
    suite = ET.fromstring(rendered("junit", golden).encode())
    failed = [check for check in golden.checks if check.outcome == "failed"]
    assert suite.get("failures") == str(len(failed)) == str(len(suite.findall(".//failure")))
    assert len(suite.findall("testcase")) == len(golden.checks)


def test_junit_stays_xml(poisoned: Audit) -> None:
    suite = ET.fromstring(rendered("junit", poisoned).encode())
    assert suite.find(".//script") is None


def test_a_blocked_site_is_an_error_in_junit(golden: Audit) -> None:
    run = golden.run.model_copy(update={"outcome": "blocked", "reason": "Turned away."})
    suite = ET.fromstring(rendered("junit", golden.model_copy(update={"run": run})).encode())
    assert suite.get("errors") == "1"
    assert len(suite.findall(".//error")) == 1


@pytest.mark.parametrize("language", ["en", "fr"])
def test_markdown_opens_on_the_verdict(golden: Audit, language: str) -> None:
    first = rendered("md", golden, language).splitlines()[0].replace("\\", "")
    assert first == f"# {golden.verdict.headline[language]}"


def test_markdown_stays_text(poisoned: Audit) -> None:
    text = rendered("md", poisoned)
    assert not re.search(r"(?<!\\)[<`@]", text)
    assert len(text.encode("utf-8", "replace")) < 1_048_576
