"""A map or a directory gives other opening hours than the site."""

from collections.abc import Iterator, Mapping

from journeycheck import (
    CannotTell,
    Concern,
    Confidence,
    Day,
    Finding,
    Inapplicable,
    Listed,
    Listing,
    OpeningHours,
    Plural,
    Question,
    Severity,
    Site,
    Spans,
    Wording,
    Work,
    check,
)
from journeycheck.evidence import page_count, places
from journeycheck.listed import in_force, key, told
from journeycheck.weeks import Intervals, like, tidy

NO_HOURS = "No opening hours were read on both sides, so there is nothing to compare."
UNSURE = (
    "The hours of the site or those of the listing could not be read with certainty, or are given "
    "for several places: a person has to compare them."
)
SHOP = ":shop"
OLD = Wording(
    title="An old entry at {source} gives other hours",
    experience="For {day}, {source} says {listed} and the site says {shown}. Somebody confirmed "
    "the entry last: {checked}; we read the site on {today}. The customer who trusts the wrong "
    "one finds the door shut.",
    remedy="Look the entry up at {source} first: it may have been corrected since. Then correct "
    "the one that is wrong.",
    action="See whether the entry at {source} still holds",
    settled="The entry is confirmed, and gives the hours of the site.",
)

Days = Mapping[int, tuple[Intervals, Intervals, list[OpeningHours]]]
"""Day -> what the listing says, what the site says first, and the claims of the site."""


@check(
    question=Question.CONSISTENT,
    severity=Severity.SERIOUS,
    concerns=(Concern.FRONT_DESK, Concern.MARKETING),
    work=Work.MINUTES,
    wording=Wording(
        title=Plural("{source} disagrees on {day}", "{source} gives other hours on {n} days"),
        experience=Plural(
            "For {day}, {source} says {listed} and the site says {shown}. The customer who looks "
            "at the map before leaving home may find the door shut, or never come.",
            "For {days}, {source} disagrees with the site. For {day}, it says {listed} and the "
            "site says {shown}. The customer who looks at the map before leaving home may find "
            "the door shut, or never come.",
        ),
        remedy="Decide once, with those who hold the keys. Write the same hours on the site and at "
        "{source} on the same day, and name one person who looks after both.",
        action="Give {source} the hours of the site",
        settled="The site and {source} give the same hours for every day.",
    ),
    others=(OLD,),
)
def differs_from_listing(site: Site) -> Iterator[Finding]:
    """A listing gives hours of a day that no place of the site gives.

    Compared are ordinary weeks of the door that were read without any doubt, day by day; a side
    that does not name a day says nothing of it. Where the site contradicts itself, the listing is
    only said to differ when it agrees with none of its places. A listing that nobody confirmed
    within a year is not held against the site: both ages are told.

    Fails: Google says Monday 9:00–17:00, the site Monday 10:00–18:00.
    Passes: the same hours, or a day that one side does not name.
    """
    listed = [listing for listing in in_force(site) if listing.hours]
    said = [hours for hours in site.facts(OpeningHours) if hours.regular]
    if not listed or not said:
        raise Inapplicable(NO_HOURS)
    sure = [h for h in said if h.confidence is Confidence.HIGH and like(h) == SHOP]
    readable = [listing for listing in listed if listing.confidence is Confidence.HIGH]
    found = False
    for listing in readable:
        if days := _different(listing, sure):
            found = True
            yield told(_finding(listing, days, site), listing, site, OLD)
    if not found and (not sure or len(readable) < len(listed)):
        raise CannotTell(UNSURE)


def _different(listing: Listing, claims: list[OpeningHours]) -> Days:
    days: dict[int, tuple[Intervals, Intervals, list[OpeningHours]]] = {}
    for day, spans in enumerate(listing.week):
        telling = [hours for hours in claims if hours.week[day] is not None]
        readings = [tidy(hours.week[day] or ()) for hours in telling]
        if spans is not None and readings and tidy(spans) not in readings:
            days[day] = (tidy(spans), readings[0], telling)
    return days


def _finding(listing: Listing, days: Days, site: Site) -> Finding:
    first, (theirs, ours, _) = next(iter(days.items()))
    claims = [hours for _, _, telling in days.values() for hours in telling]
    return Finding(
        key(listing, site.facts(Listing)),
        (listing.place, *places(claims)),
        {
            "n": len(days),
            "day": Day(first),
            "days": Listed(tuple(Day(day) for day in days)),
            "listed": Spans(theirs),
            "shown": Spans(ours),
        },
        occurrences=page_count(claims),
    )
