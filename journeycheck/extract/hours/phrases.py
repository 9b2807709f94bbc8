"""Tokens to phrases: which days, from when to when, in which season."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from journeycheck.extract.hours.clock import Interval, interval
from journeycheck.extract.hours.date_phrases import DateReader, Part
from journeycheck.extract.hours.days import far_apart, ranged
from journeycheck.extract.hours.vocabulary import Kind

_PAIRING = {Kind.RANGE, Kind.UNTIL, Kind.SLASH, Kind.CELL}
_LISTING = {Kind.AND, Kind.COMMA, Kind.SLASH, Kind.CELL, Kind.RANGE, Kind.MARK}
_JOINING = {Kind.AND, Kind.INCLUDING, Kind.COMMA, Kind.SLASH, Kind.OPENER}
_HALVES = {Kind.MORNING, Kind.AFTERNOON, Kind.EVENING}
_WHOLE_DAY = (0, 1440)
_EARLY = 420  # "from 5" on a dial of twelve hours is rather the afternoon


class Parser(DateReader):
    """Reads the tokens of one text from left to right."""

    def parts(self) -> Iterator[Part]:
        at, tokens, readers = 0, self.tokens, _READERS.keys()
        while at < len(tokens):
            kind = tokens[at].kind
            part = self._part(kind, at) if kind in readers else None
            yield part or Part(kind, at, at, minute=tokens[at].minute)
            at = part.last + 1 if part else at + 1

    def _part(self, kind: Kind, at: int) -> Part | None:
        for read in _READERS[kind]:
            if part := read(self, at):
                return part
        return None

    # Days

    def _days(self, at: int) -> Part | None:
        if self._kind(at) is not Kind.DAY or self._date_follows(at):
            return None
        first = self.tokens[at]
        days, last, alone = first.days, at, first.days
        clear = first.days if first.sure else frozenset()
        while step := self._next_day(last, alone):
            if self._next_clause(at, last, step[0]):
                break
            last, alone = step
            days |= alone
            clear |= alone if self.tokens[last].sure else frozenset()
        without, end = self._excepted(last)
        paired = last == at + 2 and self._kind(at + 1) is Kind.SLASH and far_apart(days)
        sure = days == clear and not paired and not self._in_a_chain(at + 2)
        return Part(Kind.DAY, at, end, days - without, without, sure=sure)

    def _next_day(self, at: int, before: frozenset[int]) -> tuple[int, frozenset[int]] | None:
        """The day that follows at `at`, with all those a range passes over, and where it stands."""
        link = self._kind(at + 1)
        if link in {Kind.RANGE, Kind.UNTIL} and self._kind(at + 2) is not Kind.AND:
            to = self._skip(at + 2, Kind.OPENER)
            if self._kind(to) is Kind.DAY and not self._date_follows(to):
                if self._in_a_chain(to):
                    return to, self.tokens[to].days
                days = ranged(before, self.tokens[to].days)
                return (to, days) if days else None
            return None
        cut = link is Kind.RANGE  # "woensdag- en vrijdagmiddag"
        to = self._skip(at + 1 + cut, *_JOINING)
        if to - at <= 4 and self._kind(to) is Kind.DAY and not self._date_follows(to):
            return to, self.tokens[to].days
        return None

    def _next_clause(self, first: int, last: int, to: int) -> bool:
        """ "9-21 Mon to Sat, Sundays 10-15": does the comma, or "and", end the first clause?"""
        before = first - 1
        while first - before < 4 and self._kind(before) in {Kind.OPENER, Kind.NOISE}:
            before -= 1
        after = self._kind(self._skip(to + 1, Kind.OPENER, Kind.MARK))
        timed = self._kind(before) is Kind.TIME and after is Kind.TIME
        return timed and self._kind(last + 1) in {Kind.COMMA, Kind.AND}

    def _in_a_chain(self, at: int) -> bool:
        """Is the day at `at` one of "Mon - Wed - Fri", which is a list and no two ranges?"""
        before = self._kind(at - 1) is Kind.RANGE and self._kind(at - 2) is Kind.DAY
        earlier = self._kind(at - 3) is Kind.RANGE and self._kind(at - 4) is Kind.DAY
        later = self._kind(at + 1) is Kind.RANGE and self._kind(at + 2) is Kind.DAY
        return before and (earlier or later)

    def _excepted(self, at: int) -> tuple[frozenset[int], int]:
        """Every day except Sunday: the days taken out again, and where the phrase ends."""
        to = self._skip(at + 1, Kind.MARK, Kind.COMMA, Kind.NOISE)
        if self._kind(to) is not Kind.EXCEPT:
            return frozenset(), at
        part = self._days(self._skip(to + 1, Kind.OPENER))
        if part is None or part.without or self._kind(part.last + 1) in _HALVES:
            return frozenset(), at
        return part.days, part.last

    # Times

    def _times(self, at: int) -> Part | None:
        kind = self._kind(at)
        if kind is Kind.ALL_DAY:
            return Part(Kind.TIME, at, at, spans=(_WHOLE_DAY,))
        if kind is Kind.ALWAYS:
            return Part(kind, at, at, days=frozenset(range(7)), spans=(_WHOLE_DAY,))
        found = self._pair(at, -1)
        if not found:
            return self._open_end(at)
        spans, sure, last = [found[0].span], found[0].sure, found[1]
        while following := self._following_pair(last, spans[-1][1]):
            spans.append(following[0].span)
            sure, last = sure and following[0].sure, following[1]
        return Part(Kind.TIME, at, last, spans=tuple(spans), sure=sure)

    def _open_end(self, at: int) -> Part | None:
        """ "from 9 am", "5 pm till late": when it closes is not told."""
        told = self._kind(at) is Kind.SINCE or self.tokens[at].opens_end
        opens = self._skip(at + 1, Kind.OPENER) if told else at
        if self._kind(opens) is not Kind.TIME:
            return None
        linked = self._kind(opens + 1) in {Kind.RANGE, Kind.UNTIL}
        to = self._skip(opens + 1 + linked, Kind.OPENER)
        late = self._kind(to) is Kind.OPEN_END or (linked and self._kind(to) is Kind.LATE)
        if not late and (not told or linked or not self._alone(opens)):
            return None
        minute = self.tokens[opens].minute
        evening = self.twelve_hours and minute < _EARLY and not self.tokens[opens].half
        return Part(
            Kind.TIME, at, to if late else opens,
            since=minute + 720 * evening, sure=not evening,
        )  # fmt: skip

    def _alone(self, at: int) -> bool:
        """No first of two times, and no mere number of something else."""
        other = {Kind.WORD, Kind.NUMBER, Kind.FOREIGN}
        counted = self.tokens[at].bare and self._kind(at + 1) in other
        return not counted and self._pair(at, -1) is None

    def _following_pair(self, at: int, after: int) -> tuple[Interval, int] | None:
        to = at + 1
        while to - at < 4 and self._kind(to) in _LISTING:
            to += 1
        return self._pair(self._skip(to, Kind.OPENER), after)

    def _pair(self, at: int, after: int) -> tuple[Interval, int] | None:
        between = self._kind(at) is Kind.BETWEEN
        opens = at + 1 if between else at
        if self._kind(opens) is not Kind.TIME:
            return None
        link = self._kind(opens + 1)
        closing = (
            link in {Kind.AND, Kind.COMMA} and self._kind(opens + 2) is Kind.UNTIL
        )  # "and close at"
        linked = closing or link in _PAIRING or (between and link is Kind.AND)
        closes = self._skip(opens + 2 + closing, Kind.OPENER) if linked else opens + 1
        if not self._closes(closes, link) or not self._credible(opens, closes, link):
            return None
        found = interval(
            self.tokens[opens], self.tokens[closes], twelve_hours=self.twelve_hours, after=after
        )
        if found and (not linked or link is Kind.CELL):
            found = Interval(found.span, sure=False)
        return (found, closes) if found else None

    def _closes(self, at: int, link: Kind | None) -> bool:
        """A time, or the "24 hours" of "from 20 to 24 hours"."""
        if self._kind(at) is Kind.ALL_DAY:
            return link in {Kind.RANGE, Kind.UNTIL} and self.tokens[at].minute == _WHOLE_DAY[1]
        return self._kind(at) is Kind.TIME

    def _credible(self, opens: int, closes: int, link: Kind | None) -> bool:
        """Two mere numbers are times only beside a day or a time, with a dash or "to" between."""
        if not (self.tokens[opens].bare and self.tokens[closes].bare):
            return True
        near = {Kind.WORD, Kind.NUMBER, Kind.FOREIGN, None}
        before = self._kind(opens - 1) not in near
        return link in {Kind.RANGE, Kind.UNTIL, Kind.AND} and (
            before or self._kind(self._skip(closes + 1, Kind.OPENER)) is Kind.DAY
        )

    def _closing_time(self, at: int) -> Part | None:
        """ "until 9pm" """
        to = self._skip(at + 1, Kind.OPENER)
        if self._kind(at) is not Kind.UNTIL or self._kind(to) is not Kind.TIME:
            return None
        minute = self.tokens[to].minute
        vague = self.tokens[to].bare or (self.twelve_hours and minute < 780)
        if vague and not self.tokens[to].half and self.twelve_hours and minute < 720:
            minute += 720
        return Part(Kind.UNTIL, at, to, minute=minute)


_READERS: Mapping[Kind, Sequence[Callable[[Parser, int], Part | None]]] = {
    Kind.NUMBER: (Parser._monthly, Parser._dates),
    Kind.ORDINAL: (Parser._monthly,),
    Kind.DATE: (Parser._dates,),
    Kind.DAY: (Parser._dates, Parser._days),
    Kind.TIME: (Parser._dates, Parser._times),
    Kind.SINCE: (Parser._dates, Parser._times),
    Kind.UNTIL: (Parser._dates, Parser._closing_time),
    Kind.ALL_DAY: (Parser._times,),
    Kind.ALWAYS: (Parser._times,),
    Kind.BETWEEN: (Parser._times,),
    Kind.OPENER: (Parser._times,),
}
"""What a token of each kind may begin; any other stands for itself."""
