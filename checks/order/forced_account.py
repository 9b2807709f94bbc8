"""An account that is demanded before an order."""

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
    severity=Severity.SERIOUS,
    needs=Order,
    act="order",
    work=Work.DAYS,
    wording=Wording(
        title="Ordering demands an account",
        experience="The customer wants to order once. Before anything else, an account with a "
        "password is demanded; ordering as a guest is not offered.",
        remedy="Let customers order with an email address and a postal address alone. Offer the "
        "account when the order is done, with one field for a password.",
        action="Let customers order without an account",
        settled="A new customer comes to the address without choosing a password.",
    ),
)
def forced_account(site: Site) -> Iterator[Finding]:
    """The checkout asks for an account, and offers no way to order without one.

    Fails: sign in or register, and nothing else.
    Passes: “Continue as a guest”, be it in small print.
    """
    yield from broken(site, Break.FORCED_ACCOUNT)
