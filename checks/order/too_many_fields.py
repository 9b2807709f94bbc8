"""An order that asks for too much."""

from collections.abc import Iterator

from journeycheck import (
    Concern,
    Finding,
    Order,
    Question,
    Severity,
    Site,
    Stage,
    Wording,
    check,
)
from journeycheck.orders import at, pages, screens, surely, through, walked
from journeycheck.words import data

FIELDS = data("order.toml")["fields"]


@check(
    question=Question.WORKS,
    severity=Severity.MODERATE,
    needs=Order,
    act="order",
    concerns=(Concern.MARKETING, Concern.WEB),
    wording=Wording(
        title="An order has {fields} fields to fill in",
        experience="To order once, the customer meets {fields} fields, {required} of them "
        "compulsory. Large shops show {average} on average, and {feasible} are enough ({told}).",
        remedy="Keep what a parcel needs: email, name, address. Fold away the rest, such as a "
        "second line or a company, until somebody asks for it.",
        action="Ask for {feasible} to {most} fields at most",
        settled="From the cart to the payment, no more than {most} fields are shown.",
    ),
)
def too_many_fields(site: Site) -> Iterator[Finding]:
    """From the address to the payment, a customer is shown more than sixteen fields.

    Those of the cart, and those to sign in with, are left out. The average and the limit stand in
    `data/order.toml`.

    Fails: the address asks for a fax number, a date of birth and fifteen other things.
    Passes: email, name, address, telephone; and the details of a card.
    """
    order = surely(walked(site))
    asked = [page for page in pages(screens(order, Stage.ADDRESS)) if page.fields]
    shown = sum(page.fields for page in asked)
    if shown > FIELDS["most"]:
        required = sum(page.required for page in asked)
        longest = sorted(asked, key=lambda page: page.fields, reverse=True)
        values = {"fields": shown, "required": required} | FIELDS
        yield Finding("order", tuple(at(page) for page in longest), values)
    else:
        through(order, Stage.PAYMENT)
