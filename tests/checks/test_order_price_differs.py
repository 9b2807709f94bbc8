"""order/price-differs: facts in, findings out."""

import pytest

from journeycheck.check import Outcome
from journeycheck.facts import Amount, Order, Stage
from tests.checks.breaks import waits
from tests.checks.made import Findings, Judged, euros, ordered, screen
from tests.conftest import site

CHECK = "order/price-differs"


def walk(
    shown: Amount | None, cart: Amount | None, end: Amount | None = None, **changes: Stage
) -> Order:
    return ordered(
        screen(Stage.PRODUCT, item=shown),
        screen(Stage.CART, item=cart),
        screen(Stage.PAYMENT, item=end),
        **{"reached": Stage.PAYMENT} | changes,
    )


def test_the_cart_asks_for_more(findings: Findings) -> None:
    [finding] = findings(CHECK, site(walk(euros("12.50"), euros("14.35"), euros("14.35"))))
    assert finding.values == {"shown": "12,50 €", "asked": "14,35 €"}
    assert [place.url[-8:] for place in finding.evidence] == ["est/cart", "/product"]


def test_only_the_checkout_asks_for_more(findings: Findings) -> None:
    [finding] = findings(CHECK, site(walk(euros("12.50"), euros("12.50"), euros("14.35"))))
    assert finding.evidence[0].url.endswith("/payment")


@pytest.mark.parametrize("price", ["12.50", "12.505"])
def test_the_same_price_passes(result: Judged, price: str) -> None:
    assert result(CHECK, site(walk(euros("12.50"), euros(price)))).outcome is Outcome.PASSED


@pytest.mark.parametrize(
    "asked",
    [
        euros("15.00"), euros("13.19"),  # 20 and 5.5 per cent of tax
        euros("25.00"), euros("37.50"),  # two, and three of them
        euros("11.25"),  # a discount
        euros("14.35", currency="GBP"), euros("14.35", currency=""),
    ],
)  # fmt: skip
def test_what_has_another_explanation_is_for_a_person(result: Judged, asked: Amount) -> None:
    assert result(CHECK, site(walk(euros("12.50"), asked))).outcome is Outcome.CANT_TELL


@pytest.mark.parametrize(
    ("text", "value"), [("1 119,00 €", "1119"), ("2 119,00 €", "2119"), ("2 238,00 €", "2238")]
)
def test_a_number_of_pieces_before_a_price_is_no_thousand(
    result: Judged, text: str, value: str
) -> None:
    asked = euros(value, text=text)
    assert result(CHECK, site(walk(euros("119.00"), asked))).outcome is Outcome.CANT_TELL


def test_thousands_that_nothing_explains(findings: Findings) -> None:
    asked = euros("1350", text="1 350,00 €")
    assert len(findings(CHECK, site(walk(euros("1119", text="1 119,00 €"), asked)))) == 1


@pytest.mark.parametrize(("shown", "cart"), [(None, "12.50"), ("12.50", None)])
def test_a_price_that_was_not_read(result: Judged, shown: str | None, cart: str | None) -> None:
    prices = (euros(price) if price else None for price in (shown, cart))
    assert result(CHECK, site(walk(*prices))).outcome is Outcome.CANT_TELL


def test_an_order_that_broke_off_in_the_cart_is_no_clean_bill(result: Judged) -> None:
    same = walk(euros("12.50"), euros("12.50"), reached=Stage.CART)
    assert result(CHECK, site(same)).outcome is Outcome.CANT_TELL
    dearer = walk(euros("12.50"), euros("14.35"), reached=Stage.CART)
    assert result(CHECK, site(dearer)).outcome is Outcome.FAILED


def test_without_the_walk_it_waits(result: Judged) -> None:
    waits(result, "price-differs")
