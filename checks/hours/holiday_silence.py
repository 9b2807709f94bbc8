"""Hours that say nothing of public holidays."""

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from journeycheck import (
    CannotTell,
    Concern,
    Confidence,
    Day,
    Finding,
    HolidayNote,
    Inapplicable,
    OpeningHours,
    Question,
    Severity,
    Site,
    Value,
    Wording,
    Work,
    check,
)
from journeycheck.calendar import next_holiday
from journeycheck.evidence import places
from journeycheck.whereabouts import holiday_region
from journeycheck.words import data

WITHIN: int = data("hours_thresholds.toml")["holidays"]["within_days"]
NO_HOURS = "No hours are shown to customers, so none can be silent on public holidays."
NO_COUNTRY = "Nothing tells in which country the company is: its public holidays are not known."
NO_HOLIDAY = "No public holiday that we know of falls on one of the opening days soon."
NOT_READ = "The opening hours could not be read with certainty: a person has to see what they say."
SPECIAL_DAYS = timedelta(days=14)  # dates that are longer are a season
_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_DATE = re.compile(rf"\b(?:PH|(?<!-)(?:{_MONTHS}) \d\d?)\b(?! ?-)")  # in an OSM value


@check(
    question=Question.WORKS,
    severity=Severity.MINOR,
    needs=OpeningHours,
    absence=True,
    concerns=(Concern.FRONT_DESK, Concern.MARKETING),
    work=Work.MINUTES,
    wording=Wording(
        title="Nothing says whether you open on {day}",
        experience="The next public holiday on one of your opening days is {day}, a {weekday} "
        "({name}). No page that we read says a word about holidays. The customer who has the day "
        "off comes, or calls, on the off chance.",
        remedy="Write one sentence beside the hours: closed on public holidays, or on which of "
        "them you open all the same. Say it in the data for search engines too.",
        action="Say what holds on public holidays",
        settled="The hours say what holds on public holidays.",
    ),
)
def holiday_silence(site: Site) -> Iterator[Finding]:
    """Hours are given, and not a word is said anywhere about public holidays.

    The next holiday of the site's country on a day that the hours give as open is told as an
    example: a national one, or one of the region where every postal address that we read says so.
    A word about holidays anywhere on the site, hours for a date, or data for search engines on
    special days break the silence.

    Fails: “Monday to Saturday, 9:00–19:00”, and nothing on public holidays, in any page.
    Passes: “closed on public holidays”; “open on Christmas Eve until 16:00”.
    """
    shown = [hours for hours in site.facts(OpeningHours) if hours.shown]
    if not shown:
        raise Inapplicable(NO_HOURS)
    if site.facts(HolidayNote) or any(_of_days(h, site) for h in site.facts(OpeningHours)):
        return
    if not site.country:
        raise Inapplicable(NO_COUNTRY)
    days = _opening_days(shown)
    if not days:
        raise CannotTell(NOT_READ)
    found = next_holiday(
        site.country,
        site.today,
        WITHIN,
        weekdays=days,
        language=site.language,
        region=holiday_region(site),
    )
    if found is None:
        raise Inapplicable(NO_HOLIDAY)
    day, name = found
    values: dict[str, Value] = {"day": day, "weekday": Day(day.weekday()), "name": name}
    yield Finding("site", places(shown), values)


def _of_days(hours: OpeningHours, site: Site) -> bool:
    """Does it speak of public holidays, or of single days that are not all past?"""
    begins, ends = hours.valid_from, hours.valid_through
    if begins and ends:
        return ends >= site.today and ends - begins <= SPECIAL_DAYS
    return bool(_DATE.search(hours.osm))


def _opening_days(claims: Sequence[OpeningHours]) -> frozenset[int]:
    """The days that any ordinary week, read well enough, gives as open."""
    read = [h for h in claims if h.regular and h.confidence is not Confidence.LOW]
    return frozenset(day for hours in read for day in range(7) if hours.week[day])
