"""A map or a directory sends customers to another address than the site."""

from collections.abc import Iterator

from journeycheck import (
    Certainty,
    Concern,
    Finding,
    Inapplicable,
    Listing,
    PostalAddress,
    Question,
    Severity,
    Site,
    Wording,
    Work,
    check,
)
from journeycheck.evidence import is_own_address, places
from journeycheck.listed import in_force, key, told
from journeycheck.postal import Likeness, likeness

NO_ADDRESS = "No address was read on both sides, so there is nothing to compare."
OLD = Wording(
    title="An old entry at {source} gives another address",
    experience="{source} says “{listed}”, the site says “{shown}”. Somebody confirmed the entry "
    "last: {checked}; we read the site on {today}. A customer who follows the wrong one arrives "
    "at a closed door.",
    remedy="Look the entry up at {source} first: it may have been corrected since. Then correct "
    "the one that is wrong.",
    action="See whether the entry at {source} still holds",
    settled="The entry is confirmed, and gives the address of the site.",
)


@check(
    question=Question.CONSISTENT,
    severity=Severity.SERIOUS,
    absence=True,
    concerns=(Concern.MARKETING, Concern.FRONT_DESK),
    work=Work.MINUTES,
    wording=Wording(
        title="{source} gives another address",
        experience="{source} says “{listed}”, the site says “{shown}”. A customer who lets the "
        "map lead the way arrives at another door than the one the site describes.",
        remedy="Correct the entry at {source}, or the site, whichever is out of date. If both "
        "places exist, name both on the site and say what each is for.",
        action="Give {source} the right address",
        settled="The site and {source} give the same address.",
    ),
    others=(OLD,),
)
def differs_from_listing(site: Site) -> Iterator[Finding]:
    """A listing gives an address that is found on none of the pages read.

    Spellings, ranges of house numbers and boxes at the post do not count. An entry of which one
    address on the site may be another spelling is left alone. One that nobody confirmed within a
    year is not held against the site: both ages are told.

    Fails: Google says 8, place du Marché; the site says 14, rue des Tisserands.
    Passes: Google says 14 r. des Tisserands.
    """
    own = [a for a in site.facts(PostalAddress) if a.street and is_own_address(a, site)]
    listed = [listing for listing in in_force(site) if listing.street]
    if not own or not listed:
        raise Inapplicable(NO_ADDRESS)
    for listing in listed:
        found = {likeness(address, listing) for address in own}
        if found & {Likeness.SAME, Likeness.UNKNOWN}:
            continue
        near = bool(found & {Likeness.NUMBER, Likeness.POSTCODE})
        yield told(_finding(listing, own, site, near=near), listing, site, OLD)


def _finding(listing: Listing, own: list[PostalAddress], site: Site, *, near: bool) -> Finding:
    shown = sorted(own, key=lambda address: not address.shown)
    closest = next((a for a in shown if likeness(a, listing) is not Likeness.OTHER), shown[0])
    return Finding(
        key(listing, site.facts(Listing)),
        (listing.place, *places([closest, *own])),
        {"listed": listing.address, "shown": closest.value},
        certainty=Certainty.CONFIRMED if near else Certainty.LIKELY,
    )
