"""What the sentences of a text say of days, as it is gathered."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import msgspec
from msgspec.structs import replace

from journeycheck.extract.hours.clock import Span
from journeycheck.extract.hours.date_phrases import Part
from journeycheck.extract.hours.dates import Stretch
from journeycheck.extract.hours.vocabulary import HOLIDAY, OTHERS, Kind

_DAWN, _NOON = 300, 720
_HOLIDAYS = frozenset({HOLIDAY})
_FREE = frozenset({5, 6, HOLIDAY})
ALL_DAY = ((0, 1440),)
HALVES = {Kind.MORNING: (0, 780), Kind.AFTERNOON: (720, 1440), Kind.EVENING: (1020, 1440)}
QUIET = {
    Kind.NOISE,
    Kind.OPENER,
    Kind.MARK,
    Kind.WORD,
    Kind.FOREIGN,
    Kind.VALID,
    Kind.AM,
    Kind.PM,
} | {Kind.ONLY}


class Claim(msgspec.Struct, frozen=True):
    """What is said of some days. `act`: set closed unknown extend until gap half-closed.

    `like`: the hours just named, which those of a closing time alone begin as.
    """

    act: str
    days: frozenset[int]
    spans: tuple[Span, ...] = ()
    explicit: bool = False  # "except Monday": meant to replace what was said before
    like: tuple[Span, ...] = ()
    since: int = -1  # open from then on, until when is not told
    note: str = ""  # why nobody can tell, in the words of the site


@dataclass
class Gathered:
    """All that was said so far, and what still waits for its other half."""

    seasonal: frozenset[int] = frozenset()  # the first tokens of dates that name the season
    quote: Callable[[Part, Part], str] = lambda first, last: ""  # the text from one to the other
    claims: list[Claim] = field(default_factory=list)
    special: list[tuple[Stretch, tuple[Span, ...]]] = field(default_factory=list)
    doubts: set[str] = field(default_factory=set)
    hints: set[str] = field(default_factory=set)  # readings that are likely, not certain
    used: set[int] = field(default_factory=set)  # the first tokens of the phrases understood

    _pending: Part | None = None
    _half: Kind | None = None
    _held: list[Part] = field(default_factory=list)
    _held_beside_words: bool = False  # that are not known, so they may be times of something else
    _verb: Kind | None = None
    _verb_alone: bool = False  # it was the whole of the sentence before
    _dates: list[Part] = field(default_factory=list)
    _bound_here: bool = False  # the last claim was made in this sentence
    _closed_backward: bool = False
    _rest: Sequence[Part] = ()
    _begin: int = 0  # the first token of the sentence
    _known: int = 0  # claims made before it
    _conditions: list[Part] = field(default_factory=list)  # that no claim was made with
    _breaks: list[Part] = field(default_factory=list)  # named before any day
    _exception: Part | None = None  # "closed except": the word, until the days follow
    _sentence: Sequence[Part] = ()

    def _days_follow(self) -> bool:
        return any(part.kind is Kind.DAY for part in self._rest)

    def _times_follow(self) -> bool:
        """Before other days are named."""
        for part in self._rest:
            if part.kind in {Kind.TIME, Kind.UNTIL, Kind.ALL_DAY}:
                return True
            if part.kind in {Kind.DAY, Kind.CLOSED}:
                return False
        return False

    def _strange_before(self, part: Part) -> bool:
        """Does an unknown word stand between this phrase and the one before?"""
        for before in reversed([one for one in self._sentence if one.first < part.first]):
            if before.kind not in QUIET or before.kind is Kind.WORD:
                return before.kind is Kind.WORD
        return False

    def _same_hours(self) -> bool:
        """ "every day 8-22, including public holidays": no hours of their own follow."""
        return self._bound_here and self.claims[-1].act == "set" and not self._rest

    def _others(self, part: Part) -> Part:
        """ "on the other days": those that no claim has named."""
        named = frozenset(day for claim in self.claims for day in claim.days)
        if not named:
            self.doubts.add("the other days, without the first ones")
        return replace(part, days=frozenset(range(7)) - named | part.days - {OTHERS})

    def _spelt_out(self) -> bool:
        """ "workdays (Mon-Fri)" """
        return bool(self._rest) and self._rest[0].kind is Kind.DAY and self._rest[0].sure

    def _also(self, part: Part, before: Kind | None) -> bool:
        """ "and public holidays"; "including Sundays and public holidays"."""
        if part.days == _HOLIDAYS:
            return before in {Kind.AND, Kind.INCLUDING}
        return before is Kind.INCLUDING and bool(part.days) and part.days <= _FREE

    def _verb_said(self, part: Part) -> None:
        closed = self._bound_here and self.claims[-1].act == "closed"
        if part.kind is Kind.EXCEPT and (closed or self._verb is Kind.CLOSED):
            self._exception, self._verb = part, None
            return
        self._verb = part.kind

    def _closing(self, days: frozenset[int], minute: int) -> Claim:
        """A closing time alone: other days named by it open as those before do."""
        last = self.claims[-1] if self.claims else None
        like = last.spans if last and last.act == "set" else ()
        return Claim("until", days, ((0, minute),), like=like)

    def _narrows(self, days: Part, minute: int) -> bool:
        """ "Monday to Friday 9-18 (Friday 17:00)": some of the days just bound, after noon."""
        last = self.claims[-1] if self._bound_here else Claim("", frozenset())
        aside = not days.days & last.days and self._in_brackets(days)
        return last.act == "set" and (days.days < last.days or aside) and minute > _NOON

    def _in_brackets(self, part: Part) -> bool:
        """ "Monday to Thursday 9-18 (Friday 17:00)" """
        before = [one for one in self._sentence if one.first < part.first]
        return bool(before) and self.quote(before[-1], before[-1]) == "("

    def _starts_gap(self) -> bool:
        return bool(self._rest) and self._rest[0].kind is Kind.TIME

    def _hold(self, part: Part) -> None:
        """Times whose days are still to come."""
        self._held.append(part)
        self._held_beside_words |= any(one.kind is Kind.WORD for one in self._sentence)
        self._verb = self._verb if self._verb is Kind.LATE else None

    def _bind_unnamed(self) -> None:
        """ "Closed on Mondays. 9:30-19:00": most likely on all other days."""
        closed = self.claims[0]
        plain = len(self.claims) == 1 and closed.act == "closed" and not self._held_beside_words
        if plain and all(part.spans or part.since >= 0 for part in self._held):
            self.hints.add("times of the days that are not closed")
            self.used.update(part.first for part in self._held)
            days = frozenset(range(7)) - closed.days
            self.claims += [Claim("set", days, part.spans, since=part.since) for part in self._held]

    def _aside(self) -> bool:
        return not self._pending and not self._days_follow()

    def _claim(self, claim: Claim) -> None:
        self.claims.append(claim)
        self._bound_here = True
        self._half = None

    def _special(self, spans: tuple[Span, ...], *, keep_verb: bool = False) -> None:
        for part in self._dates:
            if part.stretch:
                self.special.append((part.stretch, spans))
                self.used.add(part.first)
        self._dates = []
        if not keep_verb:
            self._verb = None

    def _outdated(self) -> bool:
        """Times of an earlier line are not those of a day that has its own."""
        values = {Kind.TIME, Kind.CLOSED, Kind.APPOINTMENT, Kind.ALWAYS}
        earlier = all(held.first < self._begin for held in self._held)
        return earlier and any(part.kind in values for part in self._rest)

    def _announces(self, said: Sequence[Part]) -> bool:
        """ "Seven days a week: 9-6 weekdays, 10-4 weekends": the first days have no hours."""
        said = [part for part in said if part.kind is not Kind.COMMA]
        turns = [(Kind.TIME, Kind.DAY)] * (len(said) // 2)
        pairs = list(zip(said[1::2], said[2::2], strict=False))
        named = frozenset(day for part in said[2::2] for day in part.days)
        fits = len(said) % 2 == 1 and len(pairs) > 1 and said[0].kind is Kind.DAY
        return fits and [(a.kind, b.kind) for a, b in pairs] == turns and named <= said[0].days

    def _shuts(self, before: Kind | None) -> bool:
        """ "closed from 2 pm", "from 2 pm closed": a closing time."""
        after = self._rest[0].kind if self._rest else None
        return Kind.CLOSED in {before, after}

    def _special_hours(self, part: Part) -> None:
        if part.spans:
            self._special(part.spans)
            self.used.add(part.first)

    def _taken_out(self) -> bool:
        """ "every day except Monday and 1 May" """
        return self._pending is not None and bool(self._pending.without)


def by_day(part: Part) -> tuple[Span, ...]:
    """ "closed 1:00-2:00 for lunch": on a dial of twelve hours, nobody shuts a shop at night."""
    shift = 720 if not part.sure and part.spans[-1][1] <= _DAWN else 0
    return tuple((start + shift, end + shift) for start, end in part.spans)


def closed_to_whom(parts: Sequence[Part]) -> bool:
    """ "closed" at the end of a sentence, with an unknown word after it."""
    for part in reversed(parts):
        if part.kind not in QUIET:
            return part.kind is Kind.CLOSED and parts[-1].kind is Kind.WORD
    return False
