"""An address to write to whose own name says that nobody reads it."""

from collections.abc import Iterator

from journeycheck import (
    Concern,
    Email,
    Finding,
    How,
    Question,
    Severity,
    Site,
    Wording,
    Work,
    check,
    clean,
)
from journeycheck.evidence import page_count, places, together
from journeycheck.words import data, fold


@check(
    question=Question.WORKS,
    severity=Severity.MODERATE,
    needs=Email,
    concerns=(Concern.FRONT_DESK, Concern.MARKETING),
    work=Work.MINUTES,
    wording=Wording(
        title="“{address}” asks not to be answered",
        experience="The customer looks for somewhere to write, and the address given says in its "
        "own name that nobody reads it. The question goes nowhere, or is never asked.",
        remedy="Give an address that somebody reads every day, and keep this one for the messages "
        "that your machines send.",
        action="Give an address that somebody reads",
        settled="Every address on the site reaches a person.",
    ),
)
def no_reply_address(site: Site) -> Iterator[Finding]:
    """The site gives customers an address that is not meant to be written to.

    A line that only says where the company's own messages come from is no invitation to write. It
    is serious when no other address is given.

    Fails: a link that writes to noreply@shop.com; “E-mail: ne-pas-repondre@shop.fr”.
    Passes: “Our parcels are announced by noreply@shop.com, please do not reply.”
    """
    given = [email for email in site.facts(Email) if email.shown and not email.fault]
    mute = [email for email in given if _is_mute(email.address) and _invites(email)]
    alone = all(_is_mute(email.address) for email in given)
    for key, group in together(mute, lambda email: email.address.lower()).items():
        yield Finding(
            key,
            places(group),
            {"address": clean(group[0].address, 60)},
            occurrences=page_count(group),
            severity=Severity.SERIOUS if alone else None,
        )


def _is_mute(address: str) -> bool:
    bare = "".join(filter(str.isalnum, fold(address.partition("@")[0])))
    return any(name in bare for name in data("emails.toml")["no_reply"]["names"])


def _invites(email: Email) -> bool:
    """Is it given to be written to, as a link or behind a label?"""
    said = fold(email.place.text.lower().replace(email.address.lower(), " "))
    of_own = map(fold, data("emails.toml")["no_reply"]["said_of_own_mail"])
    if any(words in said for words in of_own):
        return False
    return email.place.how is How.MAIL_LINK or len(said.split()) <= 6
