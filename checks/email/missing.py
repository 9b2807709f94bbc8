"""No e-mail address, on the whole site or in one of its languages."""

from collections.abc import Iterator

from journeycheck import (
    CannotTell,
    Concern,
    Email,
    EmailHint,
    Finding,
    Place,
    Plural,
    Question,
    Severity,
    Site,
    Wording,
    Work,
    check,
)
from journeycheck.evidence import lacking_in

NO_ADDRESS = {"empty", "template"}  # faults of links that hold no address at all
UNREAD = (
    "An address seems to stand here that a script writes, or of which a picture shows a part: our "
    "visit could not read it."
)

EDITION = Wording(
    title="The {language} pages give no email address",
    experience="A customer who reads {language} looks for an address to write to on {n} pages, and "
    "finds none: neither there, nor one click further. It exists, in another language.",
    remedy="Write the address on the {language} pages too, and say in which languages you answer.",
    action="Give the {language} pages an email address",
    settled="The address can be read on the {language} pages, or on a page they link to.",
)


@check(
    question=Question.FINDABLE,
    severity=Severity.MODERATE,
    absence=True,
    concerns=(Concern.MARKETING, Concern.WEB),
    work=Work.MINUTES,
    wording=Wording(
        title="No email address was found",
        experience=Plural(
            "The customer would like to write from their own mailbox, with a picture attached and "
            "a copy to keep. The one page that we read gives no address.",
            "The customer would like to write from their own mailbox, with a picture attached and "
            "a copy to keep. None of the {n} pages that we read gives an address.",
        ),
        remedy="Write an address that somebody reads every day on the contact page and in the "
        "legal notice, and make it a link.",
        action="Give customers an address to write to",
        settled="An email address can be read and clicked on the contact page.",
    ),
    others=(EDITION,),
)
def missing(site: Site) -> Iterator[Finding]:
    """No e-mail address can be read, on the whole site or in one of its languages.

    An address written wrongly counts as present, and has a check of its own. Signs of one that a
    script writes, or that stands in a picture, forbid the accusation.

    Fails: no page shows an address; or the English pages, and those they link to, show none.
    Passes: one address, on any page that the customer can reach in that language.
    """
    given = [email for email in site.facts(Email) if email.shown and email.fault not in NO_ADDRESS]
    shown = {url for email in given for url in email.pages}
    signs = {url for hint in site.facts(EmailHint) for url in hint.pages}
    if not shown:
        if signs:
            raise CannotTell(UNREAD)
        yield Finding("site", (Place(site.url),), {"n": len(site.pages)})
        return
    for edition in site.other_editions():
        if (shown | signs).isdisjoint(site.within_reach(edition)):
            yield lacking_in(edition, EDITION)
