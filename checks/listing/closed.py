"""A map or a directory says that the company is closed."""

from collections.abc import Iterator

from journeycheck import (
    Concern,
    Finding,
    Listing,
    Question,
    Severity,
    Site,
    Status,
    Wording,
    Work,
    check,
)
from journeycheck.listed import key, listings, told

FOR_NOW = Wording(
    title="{source} says you are closed for now",
    experience="Before calling or coming, the customer looks the company up. {source} says that "
    "it is closed for the time being. Whoever reads this goes elsewhere, and does not ask whether "
    "it is true.",
    remedy="Say at {source} today that you are open, if you are. If you are not, tell on the home "
    "page until when.",
    action="Tell {source} that you are open",
    settled="{source} no longer says that the company is closed.",
)
OLD = Wording(
    title="An old entry at {source} says closed",
    experience="{source} says that the company is closed. Somebody confirmed the entry last: "
    "{checked}; we read the site on {today}. A customer who reads this does not call any more.",
    remedy="Look the entry up at {source}. If it still says so and you are open, correct it there.",
    action="See whether the entry at {source} still holds",
    settled="{source} no longer says that the company is closed.",
)


@check(
    question=Question.WORKS,
    severity=Severity.CRITICAL,
    concerns=(Concern.MARKETING, Concern.FRONT_DESK),
    work=Work.MINUTES,
    wording=Wording(
        title="{source} says you have closed for good",
        experience="Before calling or coming, the customer looks the company up. {source} says "
        "that it has closed for good. Whoever reads this goes elsewhere, and does not ask whether "
        "it is true.",
        remedy="Tell {source} today that you are open, if you are: the owner of the entry can "
        "reopen it. If you have moved, leave the old entry closed and see that the new one exists.",
        action="Tell {source} that you are open",
        settled="{source} no longer says that the company is closed.",
    ),
    others=(FOR_NOW, OLD),
)
def closed(site: Site) -> Iterator[Finding]:
    """A listing says that the company is closed, for good or for now.

    A listing that nobody confirmed within a year is told with its age, and weighs little.

    Fails: the entry on the map says "Permanently closed".
    Passes: the entry says nothing of the kind.
    """
    for listing in listings(site):
        if listing.status in {Status.CLOSED, Status.CLOSED_FOR_NOW}:
            yield told(_finding(listing, site), listing, site, OLD)


def _finding(listing: Listing, site: Site) -> Finding:
    for_now = listing.status is Status.CLOSED_FOR_NOW
    return Finding(
        key(listing, site.facts(Listing)),
        (listing.place,),
        severity=Severity.SERIOUS if for_now else None,
        wording=FOR_NOW if for_now else None,
    )
