"""An address that customers can neither click nor copy."""

from collections.abc import Iterator

from journeycheck import (
    Certainty,
    Concern,
    Email,
    Finding,
    Question,
    Severity,
    Site,
    Wording,
    Work,
    check,
    clean,
)
from journeycheck.evidence import page_count, places, together

LOCKED = Wording(
    title="The email address is never shown",
    experience="In place of the address, the customer reads that it is protected. The script that "
    "should show it is missing from the page, so nobody ever gets to see it.",
    remedy="Put the plain address back into the page, and make it a link. Or bring back the script "
    "that shows it.",
    action="Put the address back into the page",
    settled="The address can be read on the page, and one click opens a message.",
)
CODED = Wording(
    title="Only a script shows the email address",
    experience="The address appears once a script has run. A customer whose browser blocks "
    "scripts, or who opens a copy kept for later, reads that it is protected, and nothing else.",
    remedy="Switch off the protection of addresses at the service that stands before your site, or "
    "write the address once more in plain text.",
    action="Show the address without a script",
    settled="The address can be read with scripts switched off.",
)
TOLD = {
    "spelled": (None, None, None),
    "locked": (LOCKED, Severity.SERIOUS, Certainty.LIKELY),
    "coded": (CODED, Severity.MINOR, None),
}


@check(
    question=Question.FINDABLE,
    severity=Severity.MODERATE,
    needs=Email,
    concerns=(Concern.WEB, Concern.MARKETING),
    work=Work.MINUTES,
    wording=Wording(
        title="“{address}” is spelled out in words",
        experience="Words stand in place of the sign and the dot. The customer can neither click "
        "nor copy: the trick has to be understood, then typed letter by letter, and one slip sends "
        "the message nowhere.",
        remedy="Write the address as it is, and make it a link. Keep unwanted messages away with a "
        "filter on the mailbox, rather than with a riddle on the page.",
        action="Write the address as it is",
        settled="One click on the address opens a message.",
    ),
    others=(LOCKED, CODED),
)
def obfuscated(site: Site) -> Iterator[Finding]:
    """An address is hidden from robots in a way that customers feel too.

    An address that stands somewhere on the site in plain text, or as a link, is not judged.

    Fails: contact (at) shop (dot) com; an address in code, with the script that shows it or not.
    Passes: contact@shop.com, as text or as a link.
    """
    given = [email for email in site.facts(Email) if email.shown and not email.fault]
    plain = {email.address.lower() for email in given if not email.hidden}
    hidden = [email for email in given if email.hidden and email.address.lower() not in plain]
    for key, group in together(hidden, lambda email: email.address.lower()).items():
        worst = next(e for sort in TOLD for e in group if e.hidden == sort)
        wording, severity, certainty = TOLD[worst.hidden]
        yield Finding(
            f"{worst.hidden}:{key}",
            places([worst, *group]),
            {"address": clean(worst.address, 60)},
            occurrences=page_count(group),
            wording=wording,
            severity=severity,
            certainty=certainty,
        )
