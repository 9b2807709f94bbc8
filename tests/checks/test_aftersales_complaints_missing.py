"""aftersales/complaints-missing: facts in, findings out."""

from journeycheck.check import Outcome
from journeycheck.facts import PolicyKind
from tests.checks.made import ENGLISH, ROOT, Findings, Judged, order, policy
from tests.conftest import site

CHECK = "aftersales/complaints-missing"


def test_not_a_word_on_complaints(findings: Findings) -> None:
    assert [f.key for f in findings(CHECK, site(order("/nappe")))] == ["site"]


def test_one_word_is_enough(result: Judged) -> None:
    here = site(order("/nappe"), policy("/cgv", PolicyKind.COMPLAINTS))
    assert result(CHECK, here).outcome is Outcome.PASSED


def test_an_edition_that_sells(findings: Findings) -> None:
    told = policy("/cgv", PolicyKind.COMPLAINTS)
    here = site(order("/nappe"), order("/en/shop"), told, visits=ENGLISH)
    assert [finding.key for finding in findings(CHECK, here)] == ["edition:en"]


def test_the_terms_could_not_be_read(result: Judged) -> None:
    terms = policy("/", PolicyKind.TERMS, target=f"{ROOT}/cgv")
    told = result(CHECK, site(order("/nappe"), terms))
    assert told.outcome is Outcome.CANT_TELL and "could not be read" in told.reason
    assert result(CHECK, site(order("/nappe"), terms, pages=["/cgv"])).outcome is Outcome.FAILED


def test_nothing_is_sold(result: Judged) -> None:
    assert result(CHECK, site(pages=["/"])).outcome is Outcome.INAPPLICABLE
