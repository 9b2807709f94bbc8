"""What the sentences of a text say of days, as it is gathered."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from journeycheck.extract.hours.clock import Span
from journeycheck.extract.hours.dates import Stretch
from journeycheck.extract.hours.phrases import Part
from journeycheck.extract.hours.vocabulary import HOLIDAY, OTHERS, Kind

_HOLIDAYS = frozenset({HOLIDAY})
_FREE = frozenset({5, 6, HOLIDAY})
QUIET = {Kind.NOISE, Kind.OPENER, Kind.MARK, Kind.WORD, Kind.FOREIGN, Kind.VALID, Kind.AM, Kind.PM}


@dataclass(frozen=True, slots=True)
class Claim:
    """What is said of some days. `act`: set closed unknown extend until gap half-closed."""

    act: str
    days: frozenset[int]
    spans: tuple[Span, ...] = ()
    explicit: bool = False  # "except Monday": meant to replace what was said before


@dataclass
class Gathered:
    """All that was said so far, and what still waits for its other half."""

    seasonal: frozenset[int] = frozenset()  # the first tokens of dates that name the season
    claims: list[Claim] = field(default_factory=list)
    special: list[tuple[Stretch, tuple[Span, ...]]] = field(default_factory=list)
    doubts: set[str] = field(default_factory=set)
    hints: set[str] = field(default_factory=set)  # readings that are likely, not certain
    used: set[int] = field(default_factory=set)  # the first tokens of the phrases understood

    _pending: Part | None = None
    _half: Kind | None = None
    _held: list[Part] = field(default_factory=list)
    _verb: Kind | None = None
    _verb_alone: bool = False  # it was the whole of the sentence before
    _dates: list[Part] = field(default_factory=list)
    _bound_here: bool = False  # the last claim was made in this sentence
    _closed_backward: bool = False
    _rest: Sequence[Part] = ()
    _begin: int = 0  # the first token of the sentence
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
            self.doubts.add("closed, with exceptions")
            self._verb = None
            return
        self._verb = part.kind

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


def closed_to_whom(parts: Sequence[Part]) -> bool:
    """ "closed" at the end of a sentence, with an unknown word after it."""
    for part in reversed(parts):
        if part.kind not in QUIET:
            return part.kind is Kind.CLOSED and parts[-1].kind is Kind.WORD
    return False
