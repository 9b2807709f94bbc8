"""A map or a directory gives a number that the site does not know."""

from collections.abc import Iterator

from journeycheck import (
    CannotTell,
    Concern,
    Finding,
    Inapplicable,
    Listed,
    Listing,
    Phone,
    Question,
    Severity,
    Site,
    Wording,
    Work,
    check,
)
from journeycheck.dialling import as_written
from journeycheck.evidence import is_sample, is_stranger, places, tracked
from journeycheck.listed import in_force, key, told

NO_NUMBER = "No number was read on both sides, so there is nothing to compare."
UNREAD = "A number of the listing could not be read in the country of the site."
OLD = Wording(
    title="An old entry at {source} gives another number",
    experience="{source} gives {listed}, which we found on none of the pages read; the site gives "
    "{shown}. Somebody confirmed the entry last: {checked}; we read the site on {today}. The "
    "customer does not know which one to dial. We did not call.",
    remedy="Look the entry up at {source} first: it may have been corrected since. Then correct "
    "the one that is wrong.",
    action="See whether the entry at {source} still holds",
    settled="The entry is confirmed, and gives a number of the site.",
)


@check(
    question=Question.CONSISTENT,
    severity=Severity.SERIOUS,
    absence=True,
    concerns=(Concern.MARKETING, Concern.FRONT_DESK),
    work=Work.MINUTES,
    wording=Wording(
        title="{source} gives another number",
        experience="{source} gives {listed}; the site gives {shown}. A customer who taps the "
        "number on the map may reach a line where nobody sits any more. We did not call.",
        remedy="Ring both numbers once. Correct the entry at {source}, or the site, so that both "
        "give the number that is answered.",
        action="Give {source} the right number",
        settled="The number at {source} can be found on the site.",
    ),
    others=(OLD,),
)
def differs_from_listing(site: Site) -> Iterator[Finding]:
    """A listing gives numbers, and none of them is found on the pages read.

    Numbers are compared as they are dialled. One number in common is enough: companies have
    several. A number of the listing found anywhere on the site, be it for another service, is no
    contradiction. A listing that nobody confirmed within a year is not held against the site:
    both ages are told.

    Fails: Google gives 01 99 00 41 99, the site 01 99 00 41 27 and nothing else.
    Passes: Google gives one of the numbers of the site.
    """
    phones = [phone for phone in site.facts(Phone) if phone.valid and not is_sample(phone, site)]
    own = [phone for phone in phones if not is_stranger(phone, site) and phone.role != "fax"]
    own.sort(key=lambda phone: not phone.shown)
    listed = [listing for listing in in_force(site) if listing.phones]
    if not own or not listed:
        raise Inapplicable(NO_NUMBER)
    known = {phone.normalized for phone in phones} | {phone.in_text for phone in phones}
    found = False
    for listing in listed:
        if listing.dialled and known.isdisjoint(listing.dialled):
            if doubt := tracked(site):
                raise CannotTell(doubt)
            finding = Finding(
                key(listing, site.facts(Listing)),
                (listing.place, *places(own)),
                {"listed": Listed(listing.phones), "shown": as_written(own[0])},
            )
            found = True
            yield told(finding, listing, site, OLD)
    if not found and not all(listing.dialled for listing in listed):
        raise CannotTell(UNREAD)
