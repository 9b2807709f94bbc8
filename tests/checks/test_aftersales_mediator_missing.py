"""aftersales/mediator-missing: facts in, findings out."""

from datetime import date

from journeycheck.check import Outcome, Severity
from journeycheck.facts import PolicyKind
from journeycheck.texts import say
from tests.checks.made import Findings, Judged, order, policy
from tests.conftest import CHECKS, site

CHECK = "aftersales/mediator-missing"


def test_a_french_shop_without_a_mediator(findings: Findings) -> None:
    [finding] = findings(CHECK, site(order("/nappe")))
    assert finding.key == "site" and finding.severity is None
    told = say(CHECKS[CHECK].wording.experience, "en", finding.values)
    assert "C. conso., art. L. 616-1" in told and "2 pages" in told and "1 July 2016" in told


def test_one_word_is_enough(result: Judged) -> None:
    here = site(order("/nappe"), policy("/cgv", PolicyKind.MEDIATION))
    assert result(CHECK, here).outcome is Outcome.PASSED


def test_a_rule_that_was_not_looked_up_is_a_remark(findings: Findings) -> None:
    [finding] = findings(CHECK, site(order("/tasche"), country="DE"))
    assert finding.severity is Severity.MINOR and finding.wording is not None


def test_a_country_without_such_a_rule(result: Judged) -> None:
    assert result(CHECK, site(order("/x"), country="CH")).outcome is Outcome.INAPPLICABLE


def test_no_country(result: Judged) -> None:
    told = result(CHECK, site(order("/x"), country=None))
    assert told.outcome is Outcome.CANT_TELL and "country" in told.reason


def test_before_the_rule(result: Judged) -> None:
    early = site(order("/x"), today=date(2015, 1, 1))
    assert result(CHECK, early).outcome is Outcome.INAPPLICABLE


def test_nothing_is_sold(result: Judged) -> None:
    assert result(CHECK, site(pages=["/"])).outcome is Outcome.INAPPLICABLE
