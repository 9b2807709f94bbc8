"""Compares weeks of opening hours: like with like, day by day; silence contradicts nobody."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime

from journeycheck.facts import OpeningHours, Service, Week

MIDNIGHT = 1440
_MORNING = 6 * 60  # until then it may still be the night before
Intervals = tuple[tuple[int, int], ...]  # of one day, in minutes; none means closed
Sides = Mapping[Intervals, list[OpeningHours]]  # what is said of one day, and by which claims


def like(hours: OpeningHours) -> str:
    """Which hours may be compared: same place, same service. A shop's hours are the usual ones."""
    return f"{hours.of.casefold()}:{hours.service or Service.SHOP}"


def disputed(claims: Iterable[OpeningHours]) -> dict[int, Sides]:
    """The days (0 is Monday) of which different parts of the site say different things.

    A part that says two things of one day is left out: they may be meant for two services.
    """
    claims = tuple(claims)
    days = {day: _sides(claims, day) for day in range(7)}
    return {day: sides for day, sides in days.items() if len(sides) > 1}


def agree(claims: Iterable[OpeningHours]) -> bool:
    """Do all claims, wherever they stand, say the same of every day they name?"""
    claims = tuple(claims)
    return all(
        len({tidy(said) for hours in claims if (said := hours.week[day]) is not None}) < 2
        for day in range(7)
    )


def _sides(claims: Iterable[OpeningHours], day: int) -> Sides:
    parts: dict[object, dict[Intervals, list[OpeningHours]]] = defaultdict(dict)
    for hours in claims:
        if (said := hours.week[day]) is not None:
            part = (hours.pages, hours.place.region, hours.shown)
            parts[part].setdefault(tidy(said), []).append(hours)
    sides: dict[Intervals, list[OpeningHours]] = defaultdict(list)
    for said_here in parts.values():
        if len(said_here) == 1:
            for intervals, sources in said_here.items():
                sides[intervals] += sources
    return sides


def tidy(intervals: Intervals) -> Intervals:
    """In order, touching intervals as one; a minute to midnight means midnight."""
    merged: list[tuple[int, int]] = []
    for opens, closes in sorted(intervals):
        closes = MIDNIGHT if closes == MIDNIGHT - 1 else closes
        if merged and merged[-1][1] == opens:
            opens = merged.pop()[0]
        merged.append((opens, closes))
    return tuple(merged)


def open_at(week: Week, moment: datetime, margin: int = 0) -> bool | None:
    """Is it open then, by the clock of the place, and all through `margin` minutes before and
    after? None when the week does not say, or when a door opens or closes just then."""
    minute = moment.hour * 60 + moment.minute
    days = [week[(moment.weekday() + step) % 7] for step in (-1, 0, 1)]
    silent_night = days[0] is None and minute < _MORNING
    silent_morrow = days[2] is None and minute + margin >= MIDNIGHT
    if days[1] is None or silent_night or silent_morrow:
        return None
    spans = tidy(
        tuple(
            (opens + shift, closes + shift)
            for said, shift in zip(days, (-MIDNIGHT, 0, MIDNIGHT), strict=True)
            for opens, closes in said or ()
        )
    )
    if any(abs(edge - minute) <= margin for span in spans for edge in span):
        return None
    return any(opens <= minute < closes for opens, closes in spans)
