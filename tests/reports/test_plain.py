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
from tests.reports.golden import everywhere

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


def test_what_is_accepted_is_no_failure_in_junit(golden: Audit) -> None:
    lived_with = golden.findings[0].model_copy(update={"status": "accepted"})
    audit = golden.model_copy(update={"findings": (lived_with, *golden.findings[1:])})
    suite = ET.fromstring(rendered("junit", audit).encode())
    case = suite.find(f"testcase[@name='{lived_with.check}']")
    assert case is not None and case.find("failure") is None
    skipped = case.find("skipped")
    assert skipped is not None and (skipped.get("message") or "").startswith("accepted: ")
    assert suite.get("skipped") == str(len(suite.findall(".//skipped")))


def test_what_could_not_be_judged_is_skipped_with_its_reason(golden: Audit) -> None:
    suite = ET.fromstring(rendered("junit", golden).encode())
    unjudged = [c for c in golden.checks if c.outcome not in {"passed", "failed"}]
    told = [node.get("message") for node in suite.iter("skipped")]
    assert told == [f"{c.outcome}: {c.reason}" for c in unjudged]


@pytest.mark.parametrize("junk", ["\x00\x1b", "\ud800", "\ufffe\uffff", "\u202e\u2066"])
def test_junit_has_no_control_character_anywhere(junk: str) -> None:
    text = rendered("junit", everywhere(junk))
    ET.fromstring(text.encode())
    assert not set(junk) & set(text)


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


@pytest.mark.parametrize(
    "payload",
    [PAYLOAD, "<img src=x onerror=a()>", "[a](https://evil.test)", "a | b", "@admin", "fixes #12",
     "\n# Heading\n- item", "https://evil.test www.evil.test", "![x](y)", "$\\beta$ ~~a~~"],
)  # fmt: skip
def test_markdown_stays_text(payload: str) -> None:
    text = rendered("md", everywhere(payload))
    assert not re.search(r"(?<!\\)[<`@|!$~\[]", re.sub(r"^\| .*\|$", cells, text, flags=re.M))
    assert not re.search(r"@(?=[A-Za-z])(?<!\w\\@)|#\d|(?<!\\)://|www\.", text)
    assert [line for line in text.splitlines() if line.startswith("#")] == [text.splitlines()[0]]


def cells(row: re.Match[str]) -> str:
    """A row of a table, which has three cells, without the bars of the table itself."""
    parts = re.split(r"(?<!\\)\|", row[0])
    assert len(parts) == 5
    return "".join(parts)


def test_a_long_summary_is_cut_between_two_fixes_and_says_so(golden: Audit) -> None:
    url = "https://shop.test/" + "é" * 1900
    seen = golden.findings[0].evidence[0].model_copy(update={"url": url})
    long = golden.findings[0].model_copy(update={"evidence": (seen,)})
    text = rendered("md", golden.model_copy(update={"findings": (long,) * 1000}), "fr")
    assert 800_000 < len(text.encode()) < 1_000_000
    *_, last, _, more = text.rstrip("\n").split("\n")
    shown = re.findall(r"^(\d+)\\?\. \*\*", text, flags=re.M)
    assert last.endswith("é")
    assert more.replace("\\", "") == f"{1000 - len(shown)} autres corrections sont dans le rapport."


def test_a_visit_that_broke_off_says_so_in_markdown(golden: Audit) -> None:
    run = golden.run.model_copy(update={"outcome": "partial", "reason": "Time was up."})
    text = rendered("md", golden.model_copy(update={"run": run}))
    assert "Time was up." in text
    assert "holds for the pages that were read" in text
