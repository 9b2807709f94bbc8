"""A cart that stays empty."""

from collections.abc import Iterator

from journeycheck import (
    Break,
    Finding,
    Order,
    Question,
    Severity,
    Site,
    Wording,
    check,
)
from journeycheck.orders import broken


@check(
    question=Question.WORKS,
    severity=Severity.CRITICAL,
    needs=Order,
    act="order",
    wording=Wording(
        title="The cart stays empty",
        experience="The customer presses the button, believes that the product is in the cart, "
        "opens it, and finds nothing. A second visit ended in the same way.",
        remedy="Put one article into the cart as a new customer does, on a phone and without an "
        "account, then open the cart: repair what loses it on the way.",
        action="Make the cart keep what is put into it",
        settled="A new customer finds in the cart what was put into it.",
    ),
)
def cart_empty(site: Site) -> Iterator[Finding]:
    """A product was added, and the cart does not hold it.

    What counts is the content of the cart, not what the button says; it is told only when a
    second, fresh visit ended in the same way.

    Fails: “Added to your cart”, and the cart says that it is empty.
    Passes: the cart shows the product.
    """
    yield from broken(site, Break.CART_EMPTY)
