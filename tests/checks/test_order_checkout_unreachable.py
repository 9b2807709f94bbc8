"""order/checkout-unreachable: facts in, findings out."""

from journeycheck.check import Outcome
from journeycheck.facts import Break, Stage
from tests.checks.breaks import doubts, holds, told, waits
from tests.checks.made import Judged

CASE = (Break.CHECKOUT_UNREACHABLE, Stage.CART, Stage.CHECKOUT)


def test_it_accuses_where_the_order_broke(result: Judged) -> None:
    holds(result, *CASE)


def test_a_doubt_accuses_nobody(result: Judged) -> None:
    doubts(result, *CASE)


def test_without_the_walk_it_waits(result: Judged) -> None:
    waits(result, "checkout-unreachable")


def test_a_demand_to_sign_in_is_a_checkout(result: Judged) -> None:
    judged = told(result, "checkout-unreachable", Stage.CART, account="forced")
    assert judged.outcome is Outcome.PASSED
