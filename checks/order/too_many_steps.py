"""An order that takes too many steps."""

from collections.abc import Iterator

from journeycheck import (
    Finding,
    Order,
    Question,
    Severity,
    Site,
    Stage,
    Wording,
    Work,
    check,
)
from journeycheck.orders import at, pages, screens, surely, through, walked
from journeycheck.words import data

STEPS = data("order.toml")["steps"]


@check(
    question=Question.WORKS,
    severity=Severity.MODERATE,
    needs=Order,
    act="order",
    work=Work.DAYS,
    wording=Wording(
        title="The order takes {steps} steps",
        experience="From the cart to the payment, the customer goes through {steps} screens; large "
        "shops need {average} on average ({told}). Each one is a place to give up.",
        remedy="Ask for the address and the delivery on one page, and leave out what the order can "
        "do without: {most} screens at most, from the cart to the payment.",
        action="Shorten the order to {most} steps at most",
        settled="From the cart to the payment, there are no more than {most} screens.",
    ),
)
def too_many_steps(site: Site) -> Iterator[Finding]:
    """From the cart to the payment, a customer meets more than seven screens.

    The cart and the payment are counted, and so is what comes in between; a page that holds
    several stages counts once. The average and the limit stand in `data/order.toml`.

    Fails: address, telephone, gift wrapping and insurance, each on a page of its own.
    Passes: cart, address, delivery, payment.
    """
    order = surely(walked(site))
    steps = pages(screens(order, Stage.CART))
    if len(steps) > STEPS["most"]:
        yield Finding("order", (at(steps[-1]), at(steps[0])), {"steps": len(steps)} | STEPS)
    else:
        through(order, Stage.PAYMENT)
