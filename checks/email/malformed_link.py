"""A link to write an e-mail, with an address that cannot work."""

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

NO_ADDRESS = {"empty", "template"}

EMPTY = Wording(
    title="A link to write has no address",
    experience="The customer clicks to write. A message opens, addressed to nobody: what to put "
    "there has to be looked for elsewhere.",
    remedy="Put the address into the link, and click it once to see that it appears.",
    action="Put an address into the link",
    settled="Clicking the link opens a message with your address in it.",
)


@check(
    question=Question.WORKS,
    severity=Severity.SERIOUS,
    needs=Email,
    concerns=(Concern.WEB, Concern.MARKETING),
    work=Work.MINUTES,
    wording=Wording(
        title="“{address}” cannot receive any mail",
        experience="The customer clicks the address and writes. The address has a slip in it: the "
        "message may come back, or not leave at all.",
        remedy="Correct the address in the link, then send yourself one message by clicking it.",
        action="Correct the address in the link",
        settled="A message written by clicking the link arrives.",
    ),
    others=(EMPTY,),
)
def malformed_link(site: Site) -> Iterator[Finding]:
    """A link to write an e-mail holds an address that is written wrongly, or none.

    Only the way the address is written is judged: whether its mailbox exists, we do not ask.

    Fails: mailto:contact@company,com; mailto: with nothing behind; mailto:{{email}}.
    Passes: mailto:contact@company.com?subject=Question; a subject alone, which shares the page.
    """
    links = [email for email in site.facts(Email) if email.place.how is How.MAIL_LINK]
    faulty = [email for email in links if email.fault]
    for key, group in together(faulty, _name).items():
        yield Finding(
            key,
            places(group),
            {"address": clean(group[0].address or group[0].href or "", 60)},
            occurrences=page_count(group),
            wording=EMPTY if group[0].fault in NO_ADDRESS else None,
        )


def _name(email: Email) -> str:
    return f"{email.fault}:{clean(email.address or email.href or '')}"
