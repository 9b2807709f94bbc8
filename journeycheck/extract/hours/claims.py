"""What the sentences of a text say of days, as it is gathered."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from journeycheck.extract.hours.clock import Span
from journeycheck.extract.hours.dates import Stretch
from journeycheck.extract.hours.phrases import Part
from journeycheck.extract.hours.vocabulary import HOLIDAY, OTHERS, Kind

_DAWN, _NOON = 300, 720
_HOLIDAYS = frozenset({HOLIDAY})
_FREE = frozenset({5, 6, HOLIDAY})
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


@dataclass(frozen=True, slots=True)
class Claim:
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

    def _except_closed(self, part: Part) -> None:
        """ "closed on Mondays, except on public holidays": when it is open then is not told."""
        if self._exception:
            note = self.quote(self._exception, part)
            self.hints.add("open by exception")
            self._claim(Claim("unknown", part.days, explicit=True, note=note))
        self._exception = None

    def _on_condition(self, parts: Sequence[Part]) -> None:
        """ "every other Monday 9-12": nobody can tell whether this Monday is one of them."""
        if self._exception:
            self.doubts.add("closed, with exceptions")
            self._exception = None
        for part, after in zip_longest(parts, parts[1:]):
            promised = after is not None and after.kind is Kind.FOREIGN  # "usually within 24 h"
            special = part.kind is Kind.SPECIAL and not self.seasonal
            if (part.kind is Kind.CONDITION or special) and not promised:
                made = self._conditional(part, self._known, _clause_days(parts, part))
                self._conditions += [] if made else [part]
                return

    def condition(self, sentences: Iterable[Sequence[Part]]) -> None:
        """ "Summer hours": all that is claimed holds in a season whose dates are not told."""
        named = (part for parts in sentences for part in parts if part.kind is Kind.SEASON)
        if part := next(named, None):
            self._conditional(part, 0)

    def _conditional(
        self, part: Part, since: int, days: frozenset[int] = frozenset()
    ) -> bool:
        """The claims made from then on, of these days or else all, are so on that condition; were
        there any?"""
        note = self.quote(part, part)
        made = self.claims[since:]
        met = [claim for claim in made if claim.act in {"set", "closed"}]
        meant = [claim for claim in met if claim.days <= days] or met
        self.claims[since:] = [
            replace(claim, act="unknown", note=note) if claim in meant else claim for claim in made
        ]
        self.hints.add("not in all weeks")
        return bool(made)

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

    def _apply_breaks(self) -> None:
        """ "Closed for lunch 12-1. Mon-Fri 9-5": of which days is not said, so of all."""
        said = frozenset(day for claim in self.claims if claim.act == "set" for day in claim.days)
        for part in self._breaks:
            if said:
                self.used.add(part.first)
                self.hints.add("a break, on which days is not said")
                self._claim(Claim("gap", said, by_day(part)))

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
            self.claims += [
                Claim("set", days, part.spans, since=part.since) for part in self._held
            ]

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


def _clause_days(parts: Sequence[Part], part: Part) -> frozenset[int]:
    """The days named between the same two commas."""
    commas = [one.first for one in parts if one.kind is Kind.COMMA]
    begins = max((at for at in commas if at < part.first), default=-1)
    ends = min((at for at in commas if at > part.first), default=parts[-1].last + 1)
    clause = (one.days for one in parts if begins < one.first < ends)
    return frozenset(day for days in clause for day in days)


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
