"""A map or a directory that leaves customers' first questions open."""

from collections.abc import Iterator

from journeycheck import (
    Concern,
    Finding,
    Listed,
    Listing,
    Question,
    Said,
    Severity,
    Site,
    Wording,
    Work,
    check,
)
from journeycheck.calendar import next_holiday
from journeycheck.listed import LACKING, in_force, key, lacking, told
from journeycheck.whereabouts import holiday_region

SOON = 14  # days
GRAVE = frozenset({"phone", "hours"})
OLD = Wording(
    title="An old entry at {source} is not complete",
    experience="At {source} the customer does not find {lacking}. Somebody confirmed the entry "
    "last: {checked}; we read the site on {today}: it may have been completed since.",
    remedy="Look the entry up at {source}, and add what is still lacking.",
    action="See what the entry at {source} lacks",
    settled="The entry gives the number, the hours, the address and the website.",
)


@check(
    question=Question.FINDABLE,
    severity=Severity.MODERATE,
    concerns=(Concern.MARKETING, Concern.FRONT_DESK),
    work=Work.MINUTES,
    wording=Wording(
        title="The entry at {source} is not complete",
        experience="Many a customer looks the company up before they visit its site. At {source} "
        "they do not find {lacking}: the way ends there, or starts anew elsewhere.",
        remedy="Claim the entry at {source} as its owner, and add {lacking}, word for word as the "
        "site says it.",
        action="Complete the entry at {source}",
        settled="The entry gives the number, the hours, the address and the website.",
    ),
    others=(OLD,),
)
def incomplete(site: Site) -> Iterator[Finding]:
    """A listing lacks the number, the hours, the address or the website.

    Only what the source could tell is looked for: a table without a column for hours says nothing
    of them. Where the number or the hours are lacking, most of the way is lacking. Google's own
    spreadsheet has a column for special days: the next public holiday within two weeks, on a day
    that the entry gives as open, should stand there.

    Fails: the entry on the map has no opening hours.
    Passes: the entry has all four.
    """
    for listing in in_force(site):
        missing = (*lacking(listing), *_next_holiday(listing, site))
        if missing:
            yield told(_finding(listing, missing, site), listing, site, OLD)


def _next_holiday(listing: Listing, site: Site) -> tuple[str, ...]:
    """Does the entry keep silent on a public holiday that is near, on a day it gives as open?"""
    days = frozenset(day for day, spans in enumerate(listing.week) if spans)
    if "special" not in listing.asked or not days or not site.country:
        return ()
    region = holiday_region(site)
    near = next_holiday(site.country, site.today, SOON, weekdays=days, region=region)
    told = {special.day for special in listing.special}
    return ("special",) if near and near[0] not in told else ()


def _finding(listing: Listing, missing: tuple[str, ...], site: Site) -> Finding:
    return Finding(
        key(listing, site.facts(Listing)),
        (listing.place,),
        {"lacking": Listed(tuple(Said(LACKING[name]) for name in missing))},
        severity=Severity.SERIOUS if GRAVE & set(missing) else None,
    )
