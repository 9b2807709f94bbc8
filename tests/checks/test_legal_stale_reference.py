"""legal/stale-reference: facts in, findings out."""

from datetime import date

from journeycheck.check import Outcome
from journeycheck.facts import PageKind, Region, StaleReference, Visit
from tests.checks.made import ROOT, Findings, Judged
from tests.conftest import at, site

CHECK = "legal/stale-reference"
TMG = StaleReference(place=at("/impressum", text="Angaben gemäß § 5 TMG"), name="tmg")
IMPRINT = {f"{ROOT}/impressum": Visit(f"{ROOT}/impressum", kinds=frozenset({PageKind.LEGAL}))}


def test_an_old_law_in_the_imprint(findings: Findings) -> None:
    [finding] = findings(CHECK, site(TMG, visits=IMPRINT))
    assert finding.key == "tmg"
    assert finding.values["words"] == "Angaben gemäß § 5 TMG"
    assert (finding.values["old"], finding.values["new"]) == ("TMG", "DDG")


def test_somebody_who_writes_about_history(result: Judged) -> None:
    assert result(CHECK, site(TMG)).outcome is Outcome.PASSED


def test_a_footer_counts(findings: Findings) -> None:
    foot = StaleReference(place=at("/", text="§ 5 TMG", region=Region.FOOTER), name="tmg")
    assert len(findings(CHECK, site(foot))) == 1


def test_before_its_end(result: Judged) -> None:
    early = site(TMG, visits=IMPRINT, today=date(2024, 5, 13))
    assert result(CHECK, early).outcome is Outcome.PASSED


def test_the_closed_platform_has_a_check_of_its_own(result: Judged) -> None:
    odr = StaleReference(place=at("/impressum", text="OS-Plattform"), name="odr-platform")
    assert result(CHECK, site(odr, visits=IMPRINT)).outcome is Outcome.PASSED
