"""order/no-way-to-cart: facts in, findings out."""

from journeycheck.check import Outcome
from journeycheck.facts import Break, Stage
from tests.checks.breaks import doubts, holds, told, waits
from tests.checks.made import Judged

CASE = (Break.NO_WAY_TO_CART, Stage.PRODUCT, Stage.CART)


def test_it_accuses_where_the_order_broke(result: Judged) -> None:
    holds(result, *CASE)


def test_a_doubt_accuses_nobody(result: Judged) -> None:
    doubts(result, *CASE)


def test_without_the_walk_it_waits(result: Judged) -> None:
    waits(result, "no-way-to-cart")


def test_a_cart_that_stays_empty_had_a_button(result: Judged) -> None:
    judged = told(result, "no-way-to-cart", Stage.PRODUCT, broke=Break.CART_EMPTY)
    assert judged.outcome is Outcome.PASSED


def test_where_no_product_was_found_no_button_was_missed(result: Judged) -> None:
    judged = told(result, "no-way-to-cart", Stage.HOME, broke=Break.PRODUCT_NOT_FINDABLE)
    assert judged.outcome is Outcome.CANT_TELL
