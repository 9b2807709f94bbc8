"""A product that cannot be put into the cart."""

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
        title="Nothing puts the product into the cart",
        experience="The customer has found a product and wants it. On its page, nothing that can "
        "be pressed puts it into the cart. A second visit ended in the same way.",
        remedy="Show a button to add to the cart on every article in stock, and see on a phone "
        "that it can be pressed once size and colour are chosen.",
        action="Show a button that adds to the cart",
        settled="On a phone, the button can be pressed, and the article is in the cart.",
    ),
)
def no_way_to_cart(site: Site) -> Iterator[Finding]:
    """The page of a product offers nothing that would put it into the cart.

    Several products are tried, those in stock first, with a size and a colour chosen where there
    are some; it is told only when a second, fresh visit ended in the same way.

    Fails: the button stays grey, whatever is chosen.
    Passes: a button adds the product, be it the second one that was tried.
    """
    yield from broken(site, Break.NO_WAY_TO_CART)
