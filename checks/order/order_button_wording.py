"""A button that orders and does not say so."""

import re
from collections.abc import Iterator

from journeycheck import (
    CannotTell,
    Certainty,
    Finding,
    Inapplicable,
    Order,
    Question,
    Severity,
    Site,
    Stage,
    Wording,
    Work,
    check,
)
from journeycheck.laws import rule_here
from journeycheck.orders import through, walked, where
from journeycheck.words import data, fold

NO_RULE = "We know of no rule in the country of this site on the words of the button that orders."
NO_BUTTON = "The button that orders was not in sight yet, so its words could not be read."
FOR_A_LAWYER = (
    "Whether the words of the button that orders say clearly enough that it costs something is for "
    "a lawyer to judge."
)
_NO_LETTER = re.compile(r"[^a-z' ]+")


@check(
    question=Question.WORKS,
    severity=Severity.MODERATE,
    certainty=Certainty.LIKELY,
    needs=Order,
    act="order",
    work=Work.MINUTES,
    wording=Wording(
        title="The button that orders says “{words}”",
        experience="The customer presses “{words}” and cannot read there that this orders, and "
        "costs money. {rule}, since {since}, asks for words on the button that say so.",
        remedy="Label the button “{example}”, or in words as clear as these, and have them checked "
        "by a lawyer.",
        action="Label the button “{example}”",
        settled="The button that orders says that it obliges to pay.",
    ),
)
def order_button_wording(site: Site) -> Iterator[Finding]:
    """The last button of the order, which obliges to pay, does not say so.

    Judged where a rule on it is known (`data/laws.toml`); the words stand in `data/order.toml`.
    Words of which we are not sure are for a lawyer.

    Fails: “Submit”, “Valider”, “Weiter”.
    Passes: “Zahlungspflichtig bestellen”, “Commander et payer”.
    """
    order = through(walked(site), Stage.PAYMENT)
    law = rule_here("order-button", site)
    if law is None:
        raise Inapplicable(NO_RULE)
    if not order.button:
        raise CannotTell(NO_BUTTON)
    said = " ".join(_NO_LETTER.sub(" ", fold(order.button[:200])).split())
    if said in _phrases("vague"):
        yield Finding(
            "order",
            (where(order),),
            {"words": order.button, "rule": law.cite, "since": law.since, "example": _own(site)},
        )
    elif not any(f" {phrase} " in f" {said} " for phrase in _phrases("clear")):
        raise CannotTell(FOR_A_LAWYER)


def _phrases(kind: str) -> frozenset[str]:
    lists = data("order.toml")["button"][kind].values()
    return frozenset(fold(phrase) for phrases in lists for phrase in phrases)


def _own(site: Site) -> str:
    """The words of the law in the language of the site."""
    examples = data("order.toml")["button"]["example"]
    return str(examples.get(site.language.partition("-")[0], examples["en"]))
