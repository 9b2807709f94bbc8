"""Tokens to dates: one day, a stretch of them, or some days of every month."""

from collections.abc import Sequence

import msgspec

from journeycheck.extract.hours.clock import Span
from journeycheck.extract.hours.dates import Date, Stretch, stretch
from journeycheck.extract.hours.tokens import Token
from journeycheck.extract.hours.vocabulary import Kind

_DATE_LIST = {Kind.AND, Kind.COMMA, Kind.OPENER, Kind.NUMBER, Kind.TIME}
_CODES = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")


class Part(msgspec.Struct, frozen=True):
    """One phrase over the tokens `first` to `last`, both included. `kind` is DAY for days, TIME for
    intervals or what is open `since` a minute, UNTIL for a closing time alone, DATE for a stretch
    of dates, else the token's own."""

    kind: Kind
    first: int
    last: int
    days: frozenset[int] = frozenset()
    without: frozenset[int] = frozenset()
    spans: tuple[Span, ...] = ()
    minute: int = -1
    since: int = -1
    stretch: Stretch | None = None
    sure: bool = True


class DateReader:
    """What reads dates out of the tokens of one text."""

    def __init__(self, tokens: Sequence[Token], *, twelve_hours: bool) -> None:
        self.tokens = tokens
        self.twelve_hours = twelve_hours

    def _kind(self, at: int) -> Kind | None:
        return self.tokens[at].kind if 0 <= at < len(self.tokens) else None

    def _skip(self, at: int, *kinds: Kind) -> int:
        while self._kind(at) in kinds:
            at += 1
        return at

    def _date_follows(self, at: int) -> bool:
        """Monday 25 December is no weekday of every week."""
        to = at + 1
        if self._kind(to) is Kind.COMMA:
            to += 1
        to = self._skip(to, Kind.OPENER)
        date = self.tokens[to].date if to < len(self.tokens) else None
        return date is not None and date.day > 0

    def _past_day(self, at: int) -> int:
        """Where the date stands that a day at `at` belongs to; `at` itself for no such day."""
        if self._kind(at) is Kind.DAY and self._date_follows(at):
            return self._skip(at + 1, Kind.COMMA, Kind.OPENER)
        return at

    def _monthly(self, at: int) -> Part | None:
        """ "the first and third Saturday of the month" """
        numbers = set()
        to = at
        while number := self._ordinal(to):
            numbers.add(number)
            to = self._skip(to + 1, Kind.AND, Kind.COMMA, Kind.OPENER)
        day = self.tokens[to] if self._kind(to) is Kind.DAY else None
        month = self._skip(to + 1, Kind.OPENER)
        whole = day and len(day.days) == 1 and max(day.days) < len(_CODES)
        if not (numbers and whole and day) or self._kind(month) is not Kind.MONTHLY:
            return None
        which = ",".join(map(str, sorted(numbers, key=lambda number: number % 10)))
        name = _CODES[min(day.days)]
        return Part(Kind.DATE, at, month, stretch=Stretch(None, None, f"{name}[{which}]"))

    def _ordinal(self, at: int) -> int:
        """The number of "first", or of "1st"; 0 for none."""
        counts = self._kind(at) in {Kind.ORDINAL, Kind.NUMBER}
        number = self.tokens[at].number if counts else 0
        return number if number in {-1, 1, 2, 3, 4, 5} else 0

    def _dates(self, at: int) -> Part | None:
        kind, begin = self._kind(at), at
        if kind in {Kind.SINCE, Kind.UNTIL}:
            begin = self._skip(at + 1, Kind.OPENER)
        elif kind is Kind.DAY:
            begin = self._past_day(at)
            if begin == at and self._kind(at + 2) not in {Kind.RANGE, Kind.UNTIL}:
                return None
            begin = max(begin, at + 1)
        start, last = self._date(begin)
        if start is None:
            return None
        end, last = self._last_date(last, start)
        whole = Stretch(start, end)
        if kind is Kind.UNTIL and end == start:
            whole = Stretch(None, end)
        elif kind is Kind.SINCE and end == start:
            whole = Stretch(start, None)
        checked = stretch(whole.start, whole.end)
        return Part(Kind.DATE, at, last, stretch=checked) if checked else None

    def _date(self, at: int) -> tuple[Date | None, int]:
        """A date, or the "1er" of "1er au 21 août"."""
        if at < len(self.tokens) and (date := self.tokens[at].date):
            return date, at
        if self._kind(at) not in {Kind.TIME, Kind.NUMBER} or self.tokens[at].number == 0:
            return None, at
        if self._kind(at) is Kind.TIME and not self.tokens[at].bare:
            return None, at
        linked = self._kind(at + 1) in {Kind.RANGE, Kind.UNTIL}
        linked_to = self._past_day(self._skip(at + 2, Kind.OPENER))
        to = linked_to if linked else self._listed_date(at)
        date = self.tokens[to].date if to < len(self.tokens) else None
        return (self._borrowed(at, date) if date else None), at

    def _listed_date(self, at: int) -> int:
        """Where the month of "24, 25 and 26 December" stands."""
        to = at + 1
        while to - at < 9 and self._kind(to) in _DATE_LIST:
            to += 1
        return to

    def _borrowed(self, at: int, end: Date) -> Date | None:
        day = self.tokens[at].number
        return Date(day, end.month, end.year) if 0 < day < end.day else None

    def _last_date(self, at: int, start: Date) -> tuple[Date, int]:
        if self._kind(at + 1) not in {Kind.RANGE, Kind.UNTIL}:
            return start, at
        to = self._past_day(self._skip(at + 2, Kind.OPENER))
        date = self.tokens[to].date if to < len(self.tokens) else None
        return (date, to) if date else (start, at)
