"""No postal address, on the whole site or in one of its languages."""

from collections.abc import Iterable, Iterator

from journeycheck import (
    AddressHint,
    CannotTell,
    Concern,
    Fact,
    Finding,
    Place,
    Plural,
    PostalAddress,
    Question,
    Severity,
    Site,
    Wording,
    Work,
    check,
)
from journeycheck.evidence import lacking_in
from journeycheck.postal import STRANGER

HINTED = (
    "The pages show a map or a street that we could not read as an address: a person has to look."
)
OF_OTHERS = (
    "The only addresses that we read seem to be those of others, such as the host of the site: "
    "a person has to look."
)
EDITION = Wording(
    title="The {language} pages give no address",
    experience="A customer who reads {language} looks on {n} pages for a place to come to, or to "
    "send a parcel back to, and finds none: neither there, nor one click further. It is written in "
    "another language only.",
    remedy="Write the address on the {language} pages too, with the name of the country.",
    action="Give the {language} pages an address",
    settled="The address can be read on the {language} pages, or on a page they link to.",
)


@check(
    question=Question.FINDABLE,
    severity=Severity.MODERATE,
    absence=True,
    concerns=(Concern.MARKETING, Concern.WEB),
    work=Work.MINUTES,
    wording=Wording(
        title="No postal address was found",
        experience=Plural(
            "The customer wants to come, to write a letter or to send a parcel back. The one page "
            "that we read gives no address. A company that is nowhere is hard to trust.",
            "The customer wants to come, to write a letter or to send a parcel back. None of the "
            "{n} pages that we read gives an address. A company that is nowhere is hard to trust.",
        ),
        remedy="Write the address as text, with street, postcode and town, at the foot of every "
        "page and on the contact page, with a link to a map.",
        action="Tell customers where you are",
        settled="The address can be read, as text, on the contact page.",
    ),
    others=(EDITION,),
)
def missing(site: Site) -> Iterator[Finding]:
    """No postal address can be read, on the whole site or in one of its languages.

    An address that stands only in data for search engines does not count: a customer cannot see
    it. A map that gives no address, a street without its town, or addresses that seem to be those
    of others forbid the accusation.

    Fails: no page gives a street, a postcode and a town.
    Passes: an address on any page that the customer can reach in that language.
    """
    shown = [address for address in site.facts(PostalAddress) if address.shown]
    own = _pages(address for address in shown if address.role != STRANGER)
    hinted = _pages(site.facts(AddressHint))
    if not own and hinted:
        raise CannotTell(HINTED)
    if not own and shown:
        raise CannotTell(OF_OTHERS)
    if not own:
        yield Finding("site", (Place(site.url),), {"n": len(site.pages)})
        return
    near = own | hinted
    for edition in site.other_editions():
        if near.isdisjoint(site.within_reach(edition)):
            yield lacking_in(edition, EDITION, Severity.MINOR)


def _pages(facts: Iterable[Fact]) -> set[str]:
    return {url for fact in facts for url in fact.pages}
