"""Weeks: from claims about days to one week, and to and from the opening_hours syntax of OSM."""

import re
import warnings
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from opening_hours import OpeningHours, State, validate

from journeycheck.extract.hours.clock import DAY, LONGEST_NIGHT, Span
from journeycheck.facts import SILENT, Week

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su", "PH")
MONDAY = datetime(
    2026, 3, 2
)  # a week without public holidays; OSM rules with dates do not touch it
_ONE_DAY = timedelta(days=1)
_SILENT = "silent"
_SILENT_RULE = f'Mo-Su 00:00-24:00 unknown "{_SILENT}"'


@dataclass(frozen=True, slots=True)
class Slot:
    """One day: its intervals, none for closed. With a `note` nobody can tell ("by appointment").
    `since`: from that minute on it is open, until when is not told; -1 for no such thing."""

    spans: tuple[Span, ...]
    note: str = ""
    since: int = -1

    @property
    def shut(self) -> bool:
        return not self.spans and self.since < 0

    @property
    def minutes(self) -> int:
        """Open at most so long."""
        return sum(b - a for a, b in self.spans) + (DAY - self.since if self.since >= 0 else 0)


_OPEN = Slot(((0, DAY),))  # all day
Slots = tuple[Slot | None, ...]
"""Seven days from Monday and the public holidays; None for "says nothing"."""


def week_from(slots: Slots) -> Week:
    return tuple(
        slot.spans if slot and not slot.note and slot.since < 0 else None for slot in slots[:7]
    )


def osm_of(week: Week) -> str:
    """A week in the opening_hours syntax; "" for a week that says nothing."""
    return rules([None if spans is None else Slot(tuple(spans)) for spans in week])


def rules(slots: Sequence[Slot | None], selector: str = "") -> str:
    """Days of the same hours share a rule. `selector`: dates in force, written before each rule."""
    groups: dict[Slot, list[int]] = {}
    for day, slot in enumerate(slots):
        if slot is not None:
            groups.setdefault(slot, []).append(day)
    before = f"{selector} " if selector else ""
    if list(groups) == [_OPEN] and groups[_OPEN][:7] == list(range(7)):
        return f"{before}24/7"
    written = [f"{before}{_named(days)} {_value(slot)}" for slot, days in groups.items()]
    if not any(end > DAY for slot in groups for _, end in slot.spans):
        return "; ".join(written)
    # A rule after ";" would cut off the night before: closed days come first, the others are added.
    closed = [rule for rule in written if rule.endswith(" off")]
    return "; ".join([*closed, ", ".join(rule for rule in written if rule not in closed)])


def _named(days: Iterable[int]) -> str:
    """Mo-Fr,Su,PH; the public holidays are no part of a range."""
    runs: list[list[int]] = []
    for day in days:
        if runs and day < 7 and day == runs[-1][-1] + 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return ",".join(DAYS[r[0]] if len(r) == 1 else f"{DAYS[r[0]]}-{DAYS[r[-1]]}" for r in runs)


def _value(slot: Slot) -> str:
    open_end = f"{_clock(slot.since)}+" if slot.since >= 0 else ""
    times = ",".join(filter(None, (spans_text(slot.spans), open_end)))
    if slot.note:
        return f'{times} unknown "{_comment(slot.note)}"'.strip()
    return times or "off"


def _comment(note: str) -> str:
    """A comment cannot hold a quotation mark."""
    return "".join(char for char in note if char not in '"\\')[:60].strip() or "?"


def spans_text(spans: Iterable[Span]) -> str:
    return ",".join(f"{_clock(a)}-{_clock(b if b <= DAY else b - DAY)}" for a, b in spans)


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def week_of(osm: str) -> Week:
    """The week an opening_hours value means, public holidays aside.

    A day that no rule names says nothing; so does one that is by appointment, or whose closing
    time is open ("09:00+"). A value that is no opening_hours gives a silent week. Evaluated by
    opening-hours-py, which takes an open end for midnight.
    """
    osm = "".join(map(_not_told, _RULE.split(osm)))
    found = _intervals(osm)
    opened = [_minutes(a, b) for a, b, state, _ in found if state == State.OPEN]
    unknown = [_minutes(a, b) for a, b, state, _ in found if state == State.UNKNOWN]
    behind = _intervals(f"{_SILENT_RULE}; {osm}")
    silent = [_minutes(a, b) for a, b, _, note in behind if note == _SILENT]
    days = (day * DAY for day in range(7))
    return tuple(_day(day, opened, unknown, silent) for day in days) if found else SILENT


_RULE = re.compile(r'(;|\|\||,\s(?=[A-Z])|"[^"]*")')
_OPEN_END = re.compile(r"\d\d:\d\d\+(?!.*[a-z]{4})")


def _not_told(rule: str) -> str:
    """A rule with an open end says that nobody can tell."""
    return f"{rule} unknown " if _OPEN_END.search(rule) else rule


def _intervals(osm: str) -> list[tuple[datetime, datetime, State, str]]:
    """What holds when, in the neutral week; nothing when the value cannot be read."""
    with warnings.catch_warnings(action="ignore"):
        if not validate(osm):
            return []
        return list(OpeningHours(osm).intervals(MONDAY - _ONE_DAY, MONDAY + 8 * _ONE_DAY))


def _minutes(start: datetime, end: datetime) -> Span:
    return int((start - MONDAY).total_seconds()) // 60, int((end - MONDAY).total_seconds()) // 60


def _day(
    start: int, opened: Sequence[Span], unknown: Sequence[Span], silent: Sequence[Span]
) -> tuple[Span, ...] | None:
    if _touches(unknown, start):
        return None
    cut = [_cut(span, start) for span in opened]
    spans = tuple(span for span in cut if span)
    return None if not spans and _touches(silent, start) else spans


def _touches(stretches: Iterable[Span], start: int) -> bool:
    return any(a < start + DAY and b > start for a, b in stretches)


def _cut(span: Span, start: int) -> Span | None:
    """What of an opening belongs to the day that begins at `start`: all of one that begins on it
    and lasts no longer than a night; of a longer one, the hours until midnight."""
    a, b = span
    if b - a > LONGEST_NIGHT:
        a, b = max(a, start), min(b, start + DAY)
    return (a - start, b - start) if start <= a < min(b, start + DAY) else None
