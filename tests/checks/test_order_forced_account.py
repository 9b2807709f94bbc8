"""order/forced-account: facts in, findings out."""

from journeycheck.check import Outcome
from journeycheck.facts import Break, Stage
from tests.checks.breaks import doubts, holds, told, waits
from tests.checks.made import Judged

CASE = (Break.FORCED_ACCOUNT, Stage.ACCOUNT, Stage.ADDRESS)


def test_it_accuses_where_the_order_broke(result: Judged) -> None:
    holds(result, *CASE)


def test_a_doubt_accuses_nobody(result: Judged) -> None:
    doubts(result, *CASE)


def test_without_the_walk_it_waits(result: Judged) -> None:
    waits(result, "forced-account")


def test_an_account_on_offer_is_no_demand(result: Judged) -> None:
    for account in ("none", "offered"):
        judged = told(result, "forced-account", Stage.PAYMENT, account=account)
        assert judged.outcome is Outcome.PASSED


def test_a_demand_is_told_without_a_second_word(result: Judged) -> None:
    judged = told(result, "forced-account", Stage.CHECKOUT, account="forced")
    assert judged.outcome is Outcome.FAILED


def test_who_stops_before_the_address_was_asked_nothing_yet(result: Judged) -> None:
    judged = told(result, "forced-account", Stage.CHECKOUT, broke=Break.DEAD_END)
    assert judged.outcome is Outcome.CANT_TELL
