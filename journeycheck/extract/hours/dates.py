"""Dates in the calendar: days of a month with or without a year, and stretches between two."""

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from journeycheck.extract.hours.vocabulary import Vocabulary, vocabulary

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LAST_DAY = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?!\d)")
_NUMERIC = re.compile(
    r"(\d{1,2})(?:([/.])(\d{1,2})\2|-(\d{1,2})-(?=\d{4}))(\d{4}(?!\d)|\d\d(?![\dh:]))(?![/.-]\d)"
)
_SLASHED = re.compile(r"([0-3]\d)/(0[1-9]|1[0-2])(?![\d/])")
_LINK = r"\s(?:au|al|a|bis|t/m|tot|ao|-)\s"
_TO_SLASHED = re.compile(rf"{_LINK}{_SLASHED.pattern}")
_SLASHED_TO = re.compile(rf"(?<![\d/]){_SLASHED.pattern}{_LINK}$")
_DAY_MONTH = re.compile(r"([0-3]?\d)\.(1[0-2]|0?[1-9])\.(?![\d:])")


@dataclass(frozen=True, slots=True)
class Date:
    """A day of the calendar, or a whole month (`day` 0); `year` is 0 when none is written."""

    day: int
    month: int
    year: int = 0

    def first(self) -> date | None:
        return date(self.year, self.month, self.day or 1) if self.year else None

    def last(self) -> date | None:
        return date(self.year, self.month, self.day or _month_end(self)) if self.year else None


@dataclass(frozen=True, slots=True)
class Stretch:
    """From one date to another, both included; an open end is None. `monthly`: a selector of some
    days of every month instead, such as Sa[1]."""

    start: Date | None
    end: Date | None
    monthly: str = ""

    @property
    def single(self) -> bool:
        one = self.start == self.end and self.start is not None and self.start.day > 0
        return one or bool(self.monthly)

    @property
    def dated(self) -> bool:
        """Every end that is written has its year."""
        return all(end.year for end in (self.start, self.end) if end) and bool(
            self.start or self.end
        )

    def rest(self) -> "Stretch | None":
        """The other months, of a stretch of whole months of any year."""
        start, end = self.start, self.end
        if not start or not end or any(date.day or date.year for date in (start, end)):
            return None
        return Stretch(Date(0, end.month % 12 + 1), Date(0, (start.month - 2) % 12 + 1))

    def osm(self) -> str:
        """The selector of the opening_hours syntax, "" for an open stretch."""
        if not self.start or not self.end:
            return self.monthly
        if self.start == self.end:
            return _written(self.start)
        return f"{_written(self.start)}-{_written(self.end)}"


def _written(day: Date) -> str:
    year = f"{day.year} " if day.year else ""
    return f"{year}{_MONTHS[day.month - 1]}" + (f" {day.day:02}" if day.day else "")


def _month_end(day: Date) -> int:
    leap = day.year % 4 == 0 and (day.year % 100 != 0 or day.year % 400 == 0)
    return 28 if day.month == 2 and not leap else _LAST_DAY[day.month - 1]


def stretch(start: Date | None, end: Date | None) -> Stretch | None:
    """A stretch whose first date borrows the year of the last; None when it runs backwards."""
    if start and end and end.year and not start.year:
        earlier = (start.month, start.day) <= (end.month, end.day or 31)
        start = replace(start, year=end.year if earlier else end.year - 1)
    if start and end and start.year and not end.year:
        return None
    first, last = start and start.first(), end and end.last()
    return None if first and last and first > last else Stretch(start, end)


@lru_cache
def _named(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = vocabulary(language)
    whole = {max((n for n, m in words.months.items() if m == k), key=len) for k in range(1, 13)}
    short = "|".join(sorted(set(words.months) - whole, key=len, reverse=True))
    # The point after a name written out ends a sentence.
    month = rf"(?P<month>(?:{'|'.join(whole)})(?![^\W_])|(?:{short})(?![^\W_])\.?)"
    year = r"(?:,?\s(?:de\s|del\s)?(?P<year>(?:19|20)\d\d)(?!\d))?"
    point = r"|\." if words.dot else ""
    day = rf"(?P<day>[0-3]?\d)(?:er|st|nd|rd|th|º|°|o{point})?"
    return (
        re.compile(rf"{day}\s?(?:de\s|of\s)?{month}{year}"),
        re.compile(rf"{month}\s(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?!\d|[:.]\d|\s?[ap]\.?m|h){year}"),
        re.compile(rf"{month}{year}"),
    )


def date_at(text: str, start: int, words: Vocabulary) -> tuple[Date, int] | None:
    """The date that begins at `start` of a flat text, and where it ends."""
    if start and text[start - 1].isalnum():
        return None
    if text[start].isdigit():
        return _numeric(text, start, words) or _day_first(text, start, words)
    return _month_first(text, start, words)


def _numeric(text: str, start: int, words: Vocabulary) -> tuple[Date, int] | None:
    if found := _ISO.match(text, start):
        return _checked(int(found[3]), int(found[2]), int(found[1]), found.end())
    if not (found := _NUMERIC.match(text, start)):
        if words.dot and (found := _DAY_MONTH.match(text, start)):
            return _of_any_year(found)
        return None if words.twelve_hours else _of_a_season(text, start)
    day, month, year = int(found[1]), int(found[3] or found[4]), int(found[5])
    if words.twelve_hours and day <= 12 and month <= 12 and day != month:
        return None  # day or month first: nobody can tell
    if words.twelve_hours and month > 12:
        day, month = month, day
    return _checked(day, month, year + 2000 if year < 100 else year, found.end())


def _of_any_year(found: re.Match[str]) -> tuple[Date, int] | None:
    """24.12. and 6.1., which are no times of day."""
    if int(found[1]) < 24 and len(found[2]) > 1:
        return None
    return _checked(int(found[1]), int(found[2]), 0, found.end())


def _of_a_season(text: str, start: int) -> tuple[Date, int] | None:
    """Either date of "01/04 au 30/09"; one alone could be anything."""
    found = _SLASHED.match(text, start)
    if not found or not (
        _TO_SLASHED.match(text, found.end()) or _SLASHED_TO.search(text, max(0, start - 12), start)
    ):
        return None
    return _checked(int(found[1]), int(found[2]), 0, found.end())


def _day_first(text: str, start: int, words: Vocabulary) -> tuple[Date, int] | None:
    found = _named(words.language)[0].match(text, start)
    if not found:
        return None
    return _checked(int(found["day"]), _month(found, words), int(found["year"] or 0), found.end())


def _month(found: re.Match[str], words: Vocabulary) -> int:
    return words.months[found["month"].rstrip(".")]


def _month_first(text: str, start: int, words: Vocabulary) -> tuple[Date, int] | None:
    """ "August 21, 2026" in English; a month alone, which is as long as it is."""
    _, full, alone = _named(words.language)
    if words.twelve_hours and (found := full.match(text, start)):
        month = _month(found, words)
        return _checked(int(found["day"]), month, int(found["year"] or 0), found.end())
    if found := alone.match(text, start):
        return Date(0, _month(found, words), int(found["year"] or 0)), found.end()
    return None


def _checked(day: int, month: int, year: int, end: int) -> tuple[Date, int] | None:
    if not 1 <= month <= 12 or not 1 <= day <= _LAST_DAY[month - 1] or not (0 <= year <= 9000):
        return None
    if year and day > _month_end(Date(0, month, year)):
        return None
    return Date(day, month, year), end
