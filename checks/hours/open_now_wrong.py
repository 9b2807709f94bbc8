"""A sign says open while the printed hours say closed, or the other way round."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from journeycheck import (
    CannotTell,
    Clock,
    Concern,
    Confidence,
    Day,
    Finding,
    OpeningHours,
    OpenNow,
    Question,
    Service,
    Severity,
    Site,
    Spans,
    Value,
    Wording,
    Work,
    check,
)
from journeycheck.calendar import may_be_holiday
from journeycheck.evidence import page_count, places
from journeycheck.texts import MONTHS
from journeycheck.weeks import MIDNIGHT, open_at
from journeycheck.whereabouts import time_zones
from journeycheck.words import data

LIMITS = data("hours_thresholds.toml")["open_now"]
MARGIN: int = LIMITS["margin_minutes"]
FRESH = timedelta(minutes=LIMITS["fresh_minutes"])
SKEW = timedelta(minutes=5)  # by which the site's clock may run ahead of ours
ALWAYS = (((0, MIDNIGHT),),) * 7

NOT_COMPARED = (
    "The sign cannot be compared: no printed hours of the same service were read with certainty, "
    "speak of this day and agree with each other."
)
NO_CLOCK = "Nothing tells when the page was made, or in which time zone the company is."
SPECIAL = "This may be a special day for the company, so the sign may well be right."

CLOSED = Wording(
    title="“{words}” stands there during opening hours",
    experience="On {day} at {time} in the country of the shop, the page says “{words}”. The hours "
    "printed on the site say {hours} for that day. The customer believes the sign and goes to "
    "somebody else.",
    remedy="Have the sign worked out from the printed hours each time the page is shown, by the "
    "clock of the shop. Or take it away: the printed hours say enough.",
    action="Make the sign follow the hours",
    settled="At any hour of any day, the sign says what the printed hours say.",
)


@check(
    question=Question.CONSISTENT,
    severity=Severity.SERIOUS,
    needs=OpenNow,
    concerns=(Concern.WEB, Concern.FRONT_DESK),
    work=Work.HOURS,
    wording=Wording(
        title="“{words}” stands there outside opening hours",
        experience="On {day} at {time} in the country of the shop, the page says “{words}”. The "
        "hours printed on the site say {hours} for that day. The customer believes the sign, comes "
        "or calls, and finds nobody.",
        remedy=CLOSED.remedy,
        action=CLOSED.action,
        settled=CLOSED.settled,
    ),
    others=(CLOSED,),
)
def open_now_wrong(site: Site) -> Iterator[Finding]:
    """A sign such as “open now” does not fit the printed hours at the moment the page was made.

    Only a sign that stands alone, and that no script is seen to fill, is compared, with printed
    hours of the same service read without any doubt. Nobody is accused near an opening or closing
    time, on a day that may be a holiday or special in any part of the country, where the time zone
    is not known, or of a page that was not made in the last half hour (its date less its age).

    Fails: “Closed right now” on a Tuesday at 11:00, beside “Monday to Friday, 9:00–17:00”.
    Passes: “Open now” at the same time.
    """
    doubts: list[str] = []
    for sign in site.facts(OpenNow):
        try:
            if finding := _finding(sign, site):
                yield finding
                return
        except CannotTell as doubt:
            doubts.append(str(doubt))
    if doubts:
        raise CannotTell(doubts[0])


def _finding(sign: OpenNow, site: Site) -> Finding | None:
    """The contradiction, None for none. Raises CannotTell."""
    hours = [h for h in site.facts(OpeningHours) if h.shown and _same_service(sign, h)]
    sure = [h for h in hours if h.regular and h.confidence is Confidence.HIGH]
    moments = _moments(sign, site)
    told = {_printed(sure, moment) for moment in moments}
    if told == {sign.open}:
        return None
    if told != {not sign.open}:
        raise CannotTell(NOT_COMPARED)
    moment = moments[0]
    always = all(h.week == ALWAYS for h in sure)
    if _is_special(hours, site) or not (always or _is_ordinary(moment.date(), site)):
        raise CannotTell(SPECIAL)
    first = next(h for h in sure if h.week[moment.weekday()] is not None)
    values: dict[str, Value] = {
        "day": Day(moment.weekday()),
        "time": Clock(moment.hour * 60 + moment.minute),
        "words": sign.place.text,
        "hours": Spans(first.week[moment.weekday()] or ()),
    }
    evidence, wording = places([sign, first]), None if sign.open else CLOSED
    key = str(sign.service or Service.SHOP)
    return Finding(key, evidence, values, page_count([sign]), wording=wording)


def _same_service(sign: OpenNow, hours: OpeningHours) -> bool:
    """A sign that names no service has to fit them all."""
    return sign.service in {None, hours.service or Service.SHOP}


def _moments(sign: OpenNow, site: Site) -> list[datetime]:
    """When the sign was shown, by every clock the company may go by."""
    zones = time_zones(site)
    if sign.told_at is None or not -SKEW <= site.now - sign.told_at <= FRESH or not zones:
        raise CannotTell(NO_CLOCK)
    return [sign.told_at.astimezone(zone) for zone in zones]


def _printed(hours: Sequence[OpeningHours], moment: datetime) -> bool | None:
    """What all hours that speak of the day say of the moment; None when they do not say one."""
    speaking = [h for h in hours if h.week[moment.weekday()] is not None]
    told = {open_at(h.week, moment, MARGIN) for h in speaking}
    return told.pop() if len(told) == 1 else None


def _is_special(hours: Sequence[OpeningHours], site: Site) -> bool:
    """Might other hours hold today: some not understood, of a season, or of certain dates?"""
    return any(
        h.confidence is not Confidence.HIGH
        or (h.regular and any(month[:3] in h.osm for month in MONTHS))
        or (not h.regular and not _is_over(h, site))
        for h in hours
    )


def _is_over(hours: OpeningHours, site: Site) -> bool:
    day = timedelta(days=1)  # the company may live a day ahead of us
    ended = hours.valid_through is not None and hours.valid_through < site.today - day
    return ended or (hours.valid_from is not None and hours.valid_from > site.today + day)


def _is_ordinary(day: date, site: Site) -> bool:
    """Neither a holiday anywhere in the country, nor an eve."""
    return f"{day:%m-%d}" not in LIMITS["eves"] and not may_be_holiday(site.country or "", day)
