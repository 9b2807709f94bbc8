"""A shop in which no product can be found."""

from collections.abc import Iterator

from journeycheck import (
    Break,
    Finding,
    Order,
    Question,
    Severity,
    Site,
    Wording,
    Work,
    check,
)
from journeycheck.orders import broken


@check(
    question=Question.FINDABLE,
    severity=Severity.CRITICAL,
    needs=Order,
    act="order",
    work=Work.DAYS,
    wording=Wording(
        title="No product was found from the home page",
        experience="The customer opens the home page, looks through the menus and the shelves, and "
        "never comes to a product that could be bought. A second visit ended in the same way.",
        remedy="Link the shelves from the home page, see that they show what is in stock, and "
        "follow one link to a product on a phone.",
        action="Make a product reachable from the home page",
        settled="From the home page, a few clicks lead to a product and its price.",
    ),
)
def product_not_findable(site: Site) -> Iterator[Finding]:
    """Nobody comes from the home page to a product that is in stock.

    The walk goes by the menus, the shelves and the search, as a customer does, and tries several
    products; it is told only when a second, fresh visit ended in the same way.

    Fails: every shelf says that it holds nothing.
    Passes: a product page with a price is reached, whatever follows.
    """
    yield from broken(site, Break.PRODUCT_NOT_FINDABLE)
