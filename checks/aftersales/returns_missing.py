"""Nothing on how goods are sent back."""

from collections.abc import Iterator

from journeycheck import (
    Concern,
    Finding,
    Place,
    Plural,
    PolicyKind,
    Question,
    Severity,
    Site,
    Wording,
    check,
)
from journeycheck.duties import silent_on
from journeycheck.evidence import lacking_in

EDITION = Wording(
    title="The {language} pages say nothing of returns",
    experience="A customer who reads {language} can order, and looks on {n} pages for how to send "
    "something back. Nothing says so that still leads somewhere: neither there, nor one click "
    "further.",
    remedy="Translate the page on returns, and link it from the foot of the {language} pages and "
    "from each product.",
    action="Explain returns on the {language} pages",
    settled="A page on returns in that language is linked from the foot of its pages.",
)


@check(
    question=Question.FINDABLE,
    severity=Severity.MODERATE,
    absence=True,
    concerns=(Concern.MARKETING, Concern.FRONT_DESK),
    wording=Wording(
        title="Nothing says how goods are sent back",
        experience=Plural(
            "Before ordering, the customer asks: may I send it back, how, at whose expense? The "
            "one page that we read does not say.",
            "Before ordering, the customer asks: may I send it back, how, at whose expense? On the "
            "{n} pages that we read, nothing says so that still leads somewhere.",
        ),
        remedy="Write one page on returns: how long, in which state, where to, who pays, when the "
        "money comes back. Link it from the foot of every page and from each product.",
        action="Say how goods are sent back",
        settled="A page on returns is linked from the foot of every page.",
    ),
    others=(EDITION,),
)
def returns_missing(site: Site) -> Iterator[Finding]:
    """The site sells, and says nowhere how something is sent back.

    A link, a heading or a sentence on returns, exchanges or the right to change one's mind is
    enough; a link to a page that does not exist is not. Sites that sell nothing online, or what is
    not sent back (meals, rooms), or to professionals only, are left out.

    Fails: a shop where the only link named “Returns” leads nowhere.
    Passes: a sentence in the terms: “You have thirty days to return a piece.”
    """
    for edition in silent_on(site, PolicyKind.RETURNS):
        if edition is None:
            yield Finding("site", (Place(site.url),), {"n": len(site.pages)})
        else:
            yield lacking_in(edition, EDITION)
