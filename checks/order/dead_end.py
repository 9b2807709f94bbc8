"""A checkout that cannot be finished."""

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
    question=Question.WORKS,
    severity=Severity.CRITICAL,
    needs=Order,
    act="order",
    work=Work.DAYS,
    wording=Wording(
        title="The order stops before the payment",
        experience="The customer fills in what is asked and presses on. The order goes no further, "
        "and the payment never comes in sight. A second visit ended in the same way.",
        remedy="Walk through an order as a guest with ordinary details, up to the payment, and "
        "repair the step that does not go on; if something is missing, say beside the field what.",
        action="Repair the step at which the order stops",
        settled="A guest with ordinary details comes to the payment.",
    ),
)
def dead_end(site: Site) -> Iterator[Finding]:
    """A step of the checkout does not lead to the next one, though all that it asks was filled in.

    The details are those of a fictional customer of the country of the site. It is told only when
    a second, fresh visit ended in the same way.

    Fails: the address is sent, and the same form comes back without a word.
    Passes: the payment step comes in sight.
    """
    yield from broken(site, Break.DEAD_END)
