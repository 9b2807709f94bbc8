"""A product that gets dearer on the way."""

from collections.abc import Iterator
from decimal import Decimal

from journeycheck import (
    Amount,
    CannotTell,
    Finding,
    Order,
    Question,
    Screen,
    Severity,
    Site,
    Stage,
    Wording,
    check,
)
from journeycheck.money import amounts
from journeycheck.orders import CENT, agrees, at, came, exceeds, screens, through, walked
from journeycheck.words import data

RATES = tuple(Decimal(str(rate)) / 100 for rate in data("order.toml")["tax"]["rates"])
MOST_PIECES = 12
NOT_READ = "The price of the product could not be read on its page and again on the way."
UNCLEAR = (
    "The price changes on the way, which a tax, a quantity, a discount or another currency may "
    "explain: a person has to look at it."
)


@check(
    question=Question.CONSISTENT,
    severity=Severity.SERIOUS,
    needs=Order,
    act="order",
    wording=Wording(
        title="{shown} on the page, {asked} in the order",
        experience="The customer chooses a product for {shown}. Further on, the same product "
        "costs {asked}, and nothing that we read says why.",
        remedy="Take the price from one source for the page of the product, the cart and the "
        "checkout, and compare the three after each change of price.",
        action="Charge the price that the page shows",
        settled="The page, the cart and the checkout show the same price.",
    ),
)
def price_differs(site: Site) -> Iterator[Finding]:
    """The product costs more in the cart or at the checkout than on its own page.

    A price that goes down, or that a rate of tax or a number of pieces explains, is for a person to
    look at, and so is one in another currency.

    Fails: 12.50 on the page, 14.35 in the cart.
    Passes: 12.50 on the page, in the cart and at the checkout.
    """
    order = through(walked(site), Stage.CART)
    product = order.screen(Stage.PRODUCT)
    later = [(s, s.item) for s in screens(order, Stage.CART) if s.item]
    if not product or not product.item or not later:
        raise CannotTell(NOT_READ)
    others = [(s, item) for s, item in later if not agrees(item, product.item)]
    for screen, item in others:
        if _is_dearer(item, product.item):
            yield _finding(product, product.item, screen, item)
            return
    if others:
        raise CannotTell(UNCLEAR)
    if not came(order, Stage.PAYMENT) and later[-1][0].stage is Stage.CART:
        through(order, Stage.PAYMENT)


def _is_dearer(asked: Amount, shown: Amount) -> bool:
    """More, and neither a tax nor several pieces explain it, nor a number that stands before."""
    taxed = (shown.value * (1 + rate) for rate in RATES)
    several = (shown.value * pieces for pieces in range(1, MOST_PIECES + 1))
    usual = (*taxed, *several)
    explained = any(abs(read - price) <= CENT for read in _readings(asked) for price in usual)
    return exceeds(asked, shown) and not explained


def _readings(amount: Amount) -> Iterator[Decimal]:
    """What it is, and what it would be if "2 119 €" were two pieces and their price."""
    yield amount.value
    yield from (one.value for one in amounts(amount.text.partition(" ")[2]))


def _finding(product: Screen, shown: Amount, screen: Screen, asked: Amount) -> Finding:
    places = (at(screen, asked), at(product, shown))
    return Finding("order", places, {"shown": shown.text, "asked": asked.text})
