"""No button to withdraw from a contract."""

from collections.abc import Iterator

from journeycheck import (
    Certainty,
    Concern,
    Finding,
    Inapplicable,
    Plural,
    PolicyKind,
    Question,
    Severity,
    Site,
    Wording,
    Work,
    check,
)
from journeycheck.duties import refrain_if_elsewhere, shops, signs
from journeycheck.laws import rule_here, unmet

NO_RULE = "We know of no rule in the country of this site that asks for a button to withdraw."

TO_CHECK = Wording(
    title="A button to withdraw was not found",
    experience=Plural(
        "The customer changes their mind, and finds no button on the one page that we read. A rule "
        "on it ({rule}) holds since {since}; its national text is to be checked.",
        "The customer changes their mind, and finds no button on the {n} pages that we read. A "
        "rule on it ({rule}) holds since {since}; its national text is to be checked.",
    ),
    remedy="Have the national text of {rule} checked. Where it holds, link a short form to "
    "withdraw from every page, open to those without an account too.",
    action="Check whether a button to withdraw is needed",
    settled="The foot of every page leads to a form to withdraw, or none is needed.",
)


@check(
    question=Question.FINDABLE,
    severity=Severity.MODERATE,
    certainty=Certainty.LIKELY,
    absence=True,
    concerns=(Concern.WEB,),
    work=Work.DAYS,
    wording=Wording(
        title="No button to withdraw was found",
        experience=Plural(
            "The customer changes their mind, and wants to say so as easily as they ordered. The "
            "one page that we read has no button for it. {rule}, since {since}, asks for one.",
            "The customer changes their mind, and wants to say so as easily as they ordered. On "
            "the {n} pages that we read, there is no button for it. {rule}, since {since}, asks "
            "for one.",
        ),
        remedy="Link a short form from every page, in the words of {rule}: name, order, email, "
        "then a second button to confirm. Send a receipt with the date and the hour.",
        action="Offer a button to withdraw from an order",
        settled="The foot of every page leads to a form to withdraw, without an account.",
    ),
    others=(TO_CHECK,),
)
def withdrawal_missing(site: Site) -> Iterator[Finding]:
    """The site sells to consumers in the European Union, and offers no function to withdraw.

    A link or button with words for it is enough, or a heading on a page where something can be
    sent; a text about the right is not. What stands behind a login is not seen, so that the finding
    is for a person to look at. The rules stand in `data/laws.toml`, with the day they begin.

    Fails: a French shop without any link or button to withdraw, after 19 June 2026.
    Passes: a link “Withdraw from contract here” at the foot of the pages.
    """
    shops(site)
    law = rule_here("withdrawal", site)
    if law is None:
        raise Inapplicable(NO_RULE)
    if signs(site, PolicyKind.WITHDRAWAL):
        return
    refrain_if_elsewhere(site)
    yield unmet(law, site, TO_CHECK)
