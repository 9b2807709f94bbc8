"""hours/malformed: facts in, findings out."""

from journeycheck.check import Outcome
from journeycheck.facts import How, Malformation, Region
from tests.checks.made import Findings, Judged
from tests.conftest import at, site


def fault(path: str, code: str, value: str, subject: str = "hours") -> Malformation:
    place = at(path, how=How.JSON_LD, region=Region.HEAD)
    return Malformation(place=place, subject=subject, fault=code, value=value)


def test_one_finding_per_kind_of_fault(findings: Findings) -> None:
    here = site(
        fault("/", "SH14", "{{hours}}"), fault("/a", "SH14", "null"), fault("/", "SH01", "24:00")
    )
    found = findings("hours/malformed", here)
    assert [(finding.key, finding.occurrences) for finding in found] == [("SH14", 2), ("SH01", 1)]
    assert found[0].evidence[0].text == "{{hours}}"


def test_a_broken_card_is_told_differently(findings: Findings) -> None:
    [finding] = findings("hours/malformed", site(fault("/", "cut", '{"@type":', "block")))
    assert finding.wording is not None and "card" in str(finding.wording.title)


def test_hostile_values_are_quoted_safely(findings: Findings) -> None:
    [finding] = findings(
        "hours/malformed", site(fault("/", "SH13", "\u202e\x1b[31m" + "9" * 9_000))
    )
    assert len(finding.evidence[0].text) <= 300
    assert "\x1b" not in finding.evidence[0].text and "\u202e" not in finding.evidence[0].text


def test_faults_of_other_data(result: Judged) -> None:
    other = fault("/", "empty", "", "phone")
    assert result("hours/malformed", site(other)).outcome is Outcome.PASSED
