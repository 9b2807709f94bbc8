"""Costs that are only told when the address has been given."""

from collections.abc import Iterator, Sequence

from journeycheck import (
    Amount,
    CannotTell,
    Certainty,
    Concern,
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
from journeycheck.orders import at, exceeds, screens, through, walked

NO_PRICES = "The costs of delivery could not be read on the way."

GROWS = Wording(
    title="The total grows after the address",
    experience="The customer was shown {before} in all, has given name and address, and now reads "
    "{after}. Nothing on the way had said that something would be added.",
    remedy="Say on the page of the product and in the cart what comes on top of the price, or on "
    "what it depends, before the customer is asked for anything.",
    action="Tell all costs before the address",
    settled="The product or the cart says what will be added.",
)


@check(
    question=Question.CONSISTENT,
    severity=Severity.SERIOUS,
    certainty=Certainty.LIKELY,
    needs=Order,
    act="order",
    concerns=(Concern.MARKETING, Concern.WEB),
    wording=Wording(
        title="{cost} for delivery, told after the address",
        experience="The customer has given name and address, and only then learns that delivery "
        "costs {cost}. Nothing on the way had said that it costs anything.",
        remedy="Say on the page of the product and in the cart what delivery costs, or on what it "
        "depends, before the customer is asked for anything.",
        action="Tell the costs of delivery in the cart",
        settled="The product or the cart says what delivery costs.",
    ),
    others=(GROWS,),
)
def late_costs(site: Site) -> Iterator[Finding]:
    """Costs of delivery, or others, first appear when the address has been given.

    Any earlier word on them is enough, on the product, in the cart or beside the address: a price,
    “free from 60 €”, “calculated at the next step”.

    Fails: the cart says 12.50 in all; after the address, 4.90 for delivery are added.
    Passes: the cart says “plus delivery, from 4.90”.
    """
    order = through(walked(site), Stage.SHIPPING)
    early = screens(order, Stage.PRODUCT, Stage.ADDRESS)
    if any(screen.mentioned or screen.shipping for screen in early):
        return
    late = _after(screens(order, Stage.SHIPPING), early)
    for screen in late:
        if screen.shipping and screen.shipping.value > 0:
            values = {"cost": screen.shipping.text}
            yield Finding("order", (at(screen, screen.shipping), at(early[-1])), values)
            return
    yield from _growth(early, late)


def _growth(early: Sequence[Screen], late: Sequence[Screen]) -> Iterator[Finding]:
    """Does the total of the end exceed that of the beginning? Raises CannotTell."""
    first, last = _total(early), _total(late[::-1])
    if first is None or last is None:
        raise CannotTell(NO_PRICES)
    (cart, before), (end, after) = first, last
    if exceeds(after, before):
        places = (at(end, after), at(cart, before))
        values = {"before": before.text, "after": after.text}
        yield Finding("order", places, values, wording=GROWS)


def _after(late: Sequence[Screen], early: Sequence[Screen]) -> tuple[Screen, ...]:
    """Those that came after the address: on one page with it, nothing is late."""
    told = {(screen.url, screen.heading) for screen in early if screen.stage is Stage.ADDRESS}
    return tuple(screen for screen in late if (screen.url, screen.heading) not in told)


def _total(met: Sequence[Screen]) -> tuple[Screen, Amount] | None:
    return next(((screen, screen.total) for screen in met if screen.total), None)
