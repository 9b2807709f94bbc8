"""order/cart-empty: facts in, findings out."""

from journeycheck.check import Outcome
from journeycheck.facts import Break, Stage
from tests.checks.breaks import doubts, holds, told, waits
from tests.checks.made import Judged

CASE = (Break.CART_EMPTY, Stage.PRODUCT, Stage.CART)


def test_it_accuses_where_the_order_broke(result: Judged) -> None:
    holds(result, *CASE)


def test_a_doubt_accuses_nobody(result: Judged) -> None:
    doubts(result, *CASE)


def test_without_the_walk_it_waits(result: Judged) -> None:
    waits(result, "cart-empty")


def test_nothing_was_put_into_the_cart(result: Judged) -> None:
    judged = told(result, "cart-empty", Stage.PRODUCT, broke=Break.NO_WAY_TO_CART)
    assert judged.outcome is Outcome.CANT_TELL
