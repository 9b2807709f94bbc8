"""A cart from which nothing leads on."""

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
        title="The cart does not lead to the checkout",
        experience="The product is in the cart. The customer wants to go on, and does not come to "
        "the checkout: nothing leads there, or what leads there does not arrive. A second visit "
        "ended in the same way.",
        remedy="Fill a cart as a new customer does, press on from it, and repair what does not "
        "lead to the checkout.",
        action="Make the cart lead to the checkout",
        settled="A new customer comes from the cart to the checkout.",
    ),
)
def checkout_unreachable(site: Site) -> Iterator[Finding]:
    """Nothing leads from a filled cart to the checkout.

    It is told only when a second, fresh visit ended in the same way.

    Fails: the button in the cart leads to a page that does not exist.
    Passes: the first step of the checkout is seen, be it a demand to sign in.
    """
    yield from broken(site, Break.CHECKOUT_UNREACHABLE)
