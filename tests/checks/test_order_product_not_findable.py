"""order/product-not-findable: facts in, findings out."""

from journeycheck.check import Outcome
from journeycheck.facts import Break, Stage
from tests.checks.breaks import doubts, holds, told, waits
from tests.checks.made import Judged

CASE = (Break.PRODUCT_NOT_FINDABLE, Stage.CATEGORY, Stage.PRODUCT)


def test_it_accuses_where_the_order_broke(result: Judged) -> None:
    holds(result, *CASE)


def test_a_doubt_accuses_nobody(result: Judged) -> None:
    doubts(result, *CASE)


def test_without_the_walk_it_waits(result: Judged) -> None:
    waits(result, "product-not-findable")


def test_a_product_was_seen_whatever_went_wrong_with_the_cart(result: Judged) -> None:
    for broke in (Break.NO_WAY_TO_CART, Break.CART_EMPTY):
        judged = told(result, "product-not-findable", Stage.PRODUCT, broke=broke)
        assert judged.outcome is Outcome.PASSED
