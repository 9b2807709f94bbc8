"""Small tools of the checks that compare the site with its listings: which, how old, told how."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from journeycheck.check import CannotTell, Certainty, Finding, Inapplicable, Severity, Wording
from journeycheck.facts import SILENT, Fact, Listing, Status
from journeycheck.site import Site
from journeycheck.texts import Said, Value

STALE = timedelta(days=365)
NO_LISTING = "No listing of the company was given to compare its site with."
NOT_FOUND = "The service that was asked knows no place that is surely this company."
NO_ANSWER = "The service that was asked for a listing gave no answer that can be used."
REFUSED = "The service that was asked for a listing turned the question down."
LACKING = {
    "phone": "the phone number",
    "hours": "the opening hours",
    "address": "the address",
    "website": "the link to the site",
    "special": "the hours of the next public holiday",
}
UNDATED = "nobody knows when"


def listings(site: Site) -> tuple[Listing, ...]:
    """The listings to compare with, at least one. Raises Inapplicable or CannotTell."""
    found = site.facts(Listing)
    reason = site.acts.get("listing", NO_LISTING)
    if not found:
        raise Inapplicable(NO_LISTING) if reason == NO_LISTING else CannotTell(reason)
    return found


def in_force(site: Site) -> list[Listing]:
    """Those of places that are not said to be closed: only these can differ from the site."""
    return [one for one in listings(site) if one.status in {None, Status.OPEN}]


def lacking(listing: Listing) -> tuple[str, ...]:
    """Which of LACKING the source could tell of the company on any day, and does not."""
    told = {
        "phone": listing.phones,
        "hours": listing.hours or listing.week != SILENT,
        "address": listing.street or listing.address,
        "website": listing.website,
    }
    return tuple(name for name in told if name in listing.asked and not told[name])


def is_stale(listing: Listing, site: Site) -> bool:
    """Did nobody confirm it within a year? Then it is not the site that is to blame."""
    return listing.checked is None or site.today - listing.checked > STALE


def age(listing: Listing) -> Value:
    return listing.checked or Said(UNDATED)


def told(finding: Finding, listing: Listing, site: Site, old: Wording) -> Finding:
    """The finding on a listing; one that nobody confirmed lately is told with both ages, in the
    wording `old`, and weighs little."""
    values = {**finding.values, "source": listing.source}
    if not is_stale(listing, site):
        return replace(finding, values=values)
    return replace(
        finding,
        values={**values, "checked": age(listing), "today": site.today},
        severity=Severity.MINOR,
        certainty=Certainty.LIKELY,
        wording=old,
    )


def key(listing: Listing, among: Iterable[Fact]) -> str:
    """A name for a listing that lasts: its source, and its name where the source has several."""
    same = [one for one in among if isinstance(one, Listing) and one.source == listing.source]
    return listing.source if len(same) < 2 else f"{listing.source}:{listing.name.casefold()}"
