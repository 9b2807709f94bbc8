"""order/late-costs: facts in, findings out."""

from typing import Any

import pytest

from journeycheck.check import Certainty, Outcome
from journeycheck.facts import Order, Stage
from tests.checks.breaks import waits
from tests.checks.made import Findings, Judged, euros, ordered, screen
from tests.conftest import site

CHECK = "order/late-costs"
NOTHING: dict[str, Any] = {}


def walk(cart: dict[str, Any], shipping: dict[str, Any], payment: dict[str, Any]) -> Order:
    return ordered(
        screen(Stage.PRODUCT, item=euros("12.50")),
        screen(Stage.CART, **{"total": euros("12.50")} | cart),
        screen(Stage.ADDRESS),
        screen(Stage.SHIPPING, **shipping),
        screen(Stage.PAYMENT, **payment),
    )


def test_delivery_that_costs_something_is_told_after_the_address(findings: Findings) -> None:
    late = walk(NOTHING, {"shipping": euros("4.90")}, {"total": euros("17.40")})
    [finding] = findings(CHECK, site(late))
    assert finding.values == {"cost": "4,90 €"} and finding.wording is None
    assert finding.evidence[0].url.endswith("/shipping")


def test_a_total_that_grows_by_something_unnamed(findings: Findings, result: Judged) -> None:
    late = walk(NOTHING, NOTHING, {"total": euros("15.40")})
    [finding] = findings(CHECK, site(late))
    assert finding.values == {"before": "12,50 €", "after": "15,40 €"}
    assert finding.wording is not None
    assert result(CHECK, site(late)).check.certainty is Certainty.LIKELY


@pytest.mark.parametrize(
    "cart", [{"mentioned": True}, {"shipping": euros("4.90")}, {"shipping": euros("0")}]
)
def test_any_earlier_word_is_enough(result: Judged, cart: dict[str, Any]) -> None:
    late = walk(cart, {"shipping": euros("4.90")}, {"total": euros("17.40")})
    assert result(CHECK, site(late)).outcome is Outcome.PASSED


def test_a_word_beside_the_address_is_early_enough(result: Judged) -> None:
    told = ordered(
        screen(Stage.CART), screen(Stage.ADDRESS, mentioned=True),
        screen(Stage.SHIPPING, shipping=euros("4.90")),
    )  # fmt: skip
    assert result(CHECK, site(told)).outcome is Outcome.PASSED


def test_free_delivery_surprises_nobody(result: Judged) -> None:
    free = walk(NOTHING, {"shipping": euros("0")}, {"total": euros("12.50")})
    assert result(CHECK, site(free)).outcome is Outcome.PASSED


def test_on_one_page_with_the_address_nothing_is_late(result: Judged) -> None:
    page = {"url": "https://shop.test/checkout", "heading": "Commande"}
    one = ordered(
        screen(Stage.CART), screen(Stage.ADDRESS, **page),
        screen(Stage.SHIPPING, shipping=euros("4.90"), **page),
    )  # fmt: skip
    assert result(CHECK, site(one)).outcome is Outcome.CANT_TELL


@pytest.mark.parametrize("end", [NOTHING, {"total": euros("15.40")}])
def test_prices_that_were_not_read_accuse_nobody(result: Judged, end: dict[str, Any]) -> None:
    unread = walk({"total": None}, NOTHING, end)
    assert result(CHECK, site(unread)).outcome is Outcome.CANT_TELL


def test_totals_in_two_currencies_accuse_nobody(result: Judged) -> None:
    pounds = euros("15.40", currency="GBP")
    assert result(CHECK, site(walk(NOTHING, NOTHING, {"total": pounds}))).findings == ()


def test_an_order_that_broke_off_shows_no_late_costs(result: Judged) -> None:
    short = ordered(screen(Stage.CART), reached=Stage.ADDRESS)
    assert result(CHECK, site(short)).outcome is Outcome.CANT_TELL


def test_without_the_walk_it_waits(result: Judged) -> None:
    waits(result, "late-costs")
