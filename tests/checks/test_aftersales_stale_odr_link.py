"""aftersales/stale-odr-link: facts in, findings out."""

from datetime import date

from journeycheck.check import Outcome
from journeycheck.facts import How, StaleReference
from tests.checks.made import Findings, Judged
from tests.conftest import at, site

CHECK = "aftersales/stale-odr-link"
SAID = StaleReference(
    place=at("/cgv", text="La plateforme RLL peut vous aider."), name="odr-platform"
)
LINKED = StaleReference(place=at("/ml", text="RLL", how=How.LINK), name="odr-platform")


def test_a_link_to_it(findings: Findings) -> None:
    [finding] = findings(CHECK, site(SAID, LINKED))
    assert (finding.key, finding.occurrences, finding.wording) == ("site", 2, None)
    assert finding.evidence[0].text == "RLL"


def test_only_said(findings: Findings) -> None:
    [finding] = findings(CHECK, site(SAID))
    assert finding.wording is not None


def test_before_it_closed(result: Judged) -> None:
    assert result(CHECK, site(SAID, today=date(2025, 7, 19))).outcome is Outcome.PASSED


def test_other_references(result: Judged) -> None:
    other = StaleReference(place=at("/ml", text="§ 5 TMG"), name="tmg")
    assert result(CHECK, site(other)).outcome is Outcome.PASSED
