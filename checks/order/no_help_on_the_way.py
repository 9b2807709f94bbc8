"""No way to ask while ordering."""

from collections.abc import Iterator

from journeycheck import (
    CannotTell,
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
from journeycheck.orders import at, screens, surely, through, walked

NOT_SEEN = "On some screens of the order, we could not see whether help is offered."


@check(
    question=Question.FINDABLE,
    severity=Severity.MODERATE,
    needs=Order,
    act="order",
    work=Work.MINUTES,
    wording=Wording(
        title="No help is in sight while ordering",
        experience="A question comes up while ordering. The customer looks for a number or a way "
        "to write, finds neither on any of the {n} screens from the cart on, and has to leave the "
        "order to ask.",
        remedy="Put a telephone number and a link to write at the foot of the cart and of each "
        "step of the checkout; open the link beside the order, not in its place.",
        action="Show a number in the cart and checkout",
        settled="The cart and each step of the checkout show a number or a way to write.",
    ),
)
def no_help_on_the_way(site: Site) -> Iterator[Finding]:
    """From the cart on, no screen of the order shows a telephone number or a way to write.

    Fails: the checkout drops the head and the foot of the pages, and with them the number.
    Passes: a link to write at the foot of the cart.
    """
    order = through(surely(walked(site)), Stage.CHECKOUT)
    met = screens(order, Stage.CART)
    if any(screen.help for screen in met):
        through(order, Stage.ADDRESS)
    elif not met or any(screen.help is None for screen in met):
        raise CannotTell(NOT_SEEN)
    else:
        yield Finding("order", tuple(at(screen) for screen in met[::-1]), {"n": len(met)})
