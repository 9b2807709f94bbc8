"""aftersales/returns-missing: facts in, findings out."""

import pytest

from journeycheck.check import Outcome
from journeycheck.facts import LinkOutcome, PolicyKind, Trade
from tests.checks.made import ENGLISH, ROOT, Findings, Judged, answers, order, policy
from tests.conftest import site

CHECK = "aftersales/returns-missing"
TOLD = policy("/", PolicyKind.RETURNS)


def test_a_shop_that_says_nothing(findings: Findings) -> None:
    [finding] = findings(CHECK, site(order("/nappe")))
    assert (finding.key, finding.values) == ("site", {"n": 2})


def test_a_link_that_leads_nowhere(findings: Findings) -> None:
    link = policy("/", PolicyKind.RETURNS, target=f"{ROOT}/retours")
    for outcome in (LinkOutcome.BROKEN, LinkOutcome.GONE):
        here = site(order("/nappe"), link, answers=answers(outcome, "/retours"))
        assert len(findings(CHECK, here)) == 1
    works = answers(LinkOutcome.WORKS, "/retours", status=200)
    assert findings(CHECK, site(order("/nappe"), link, answers=works)) == []


def test_one_word_is_enough(result: Judged) -> None:
    assert result(CHECK, site(order("/nappe"), TOLD)).outcome is Outcome.PASSED


@pytest.mark.parametrize("trade", [Trade.EXEMPT, None])
def test_nothing_to_send_back(result: Judged, trade: Trade | None) -> None:
    signs = [order("/menu"), order("/", trade)] if trade else []
    assert result(CHECK, site(*signs, pages=["/"])).outcome is Outcome.INAPPLICABLE


def test_a_shop_for_professionals(result: Judged) -> None:
    told = result(CHECK, site(order("/nappe"), order("/", Trade.BUSINESS)))
    # the sign stands on a page of no special kind: it may be about one part of the shop only
    assert told.outcome is Outcome.FAILED


def test_the_terms_stand_in_a_file(result: Judged) -> None:
    terms = policy("/", PolicyKind.TERMS, target=f"{ROOT}/cgv.pdf")
    told = result(CHECK, site(order("/nappe"), terms))
    assert told.outcome is Outcome.CANT_TELL and "file" in told.reason


def test_the_terms_stand_on_another_site(result: Judged) -> None:
    terms = policy("/", PolicyKind.TERMS, target="https://legal.example/cgv")
    told = result(CHECK, site(order("/nappe"), terms))
    assert told.outcome is Outcome.CANT_TELL and "another site" in told.reason


def test_the_terms_of_a_captcha_are_not_theirs(findings: Findings) -> None:
    terms = policy("/", PolicyKind.TERMS, target="https://policies.google.com/terms")
    assert len(findings(CHECK, site(order("/nappe"), terms))) == 1


def test_an_edition_that_sells(findings: Findings) -> None:
    told = policy("/retours", PolicyKind.RETURNS)
    here = site(order("/nappe"), order("/en/shop"), told, visits=ENGLISH)
    [finding] = findings(CHECK, here)
    assert finding.key == "edition:en"
    silent = site(order("/nappe"), told, visits=ENGLISH)
    assert findings(CHECK, silent) == []


def test_an_unread_page_may_say_it(result: Judged) -> None:
    walled = site(order("/nappe"), unread={f"{ROOT}/aide": "The page took too long to answer."})
    assert result(CHECK, walled).outcome is Outcome.CANT_TELL
