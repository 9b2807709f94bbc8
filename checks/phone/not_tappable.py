"""A number that is shown, and that no link on the site dials."""

from collections.abc import Iterator

from journeycheck import (
    Finding,
    How,
    Phone,
    Question,
    Severity,
    Site,
    Wording,
    Work,
    check,
)
from journeycheck.check import Inapplicable
from journeycheck.evidence import is_sample, is_stranger, page_count, places, together

NO_NUMBER = "No number that can be called is shown, so there is none to tap."


@check(
    question=Question.FINDABLE,
    severity=Severity.MODERATE,
    needs=Phone,
    work=Work.MINUTES,
    wording=Wording(
        title="No link dials {number}",
        experience="On a mobile, the customer puts a finger on the number: nothing in the page "
        "starts the call. It may have to be remembered, or copied on paper, before it can be "
        "called.",
        remedy="Make the number a link that dials, wherever it is shown. It takes one line per "
        "place.",
        action="Make {number} a link that dials",
        settled="On a mobile, touching the number opens the telephone with the number ready.",
    ),
)
def not_tappable(site: Site) -> Iterator[Finding]:
    """A number is shown to customers, but no link anywhere on the site dials it.

    A number linked in one place counts as linked everywhere. Faxes and samples are left out, and so
    are the numbers of others: hosts, mediators, authorities, emergency services.

    Fails: "01 99 00 41 27" as plain text, on a site where no link dials this number.
    Passes: the same text, with one link that dials it, be it on another page.
    """
    numbers = [phone for phone in site.facts(Phone) if _can_be_called(phone, site)]
    if not numbers:
        raise Inapplicable(NO_NUMBER)
    linked = _linked(site)
    silent = [phone for phone in numbers if phone.normalized not in linked]
    for number, phones in together(silent, lambda phone: phone.normalized).items():
        values = {"number": phones[0].value}
        yield Finding(number, places(phones), values, occurrences=page_count(phones))


def _can_be_called(phone: Phone, site: Site) -> bool:
    if not phone.shown or not phone.valid or phone.role == "fax":
        return False
    return not is_sample(phone, site) and not is_stranger(phone, site)


def _linked(site: Site) -> set[str]:
    """What links dial, and what they show: a link that dials wrongly has a check of its own."""
    links = [p for p in site.facts(Phone) if p.tappable or p.place.how is How.TEL_LINK]
    return {number for phone in links for number in (phone.normalized, phone.in_text)}
