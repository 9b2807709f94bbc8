"""What holds on a condition only, by exception, or like what was said before."""

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from msgspec.structs import replace

from journeycheck.extract.hours.claims import ALL_DAY, HALVES, Claim, Gathered, by_day
from journeycheck.extract.hours.date_phrases import Part
from journeycheck.extract.hours.vocabulary import Kind

_SEVERAL, _WEEK = 3, 7  # days
_CONDITIONAL = frozenset({Kind.CONDITION, Kind.SPECIAL})


class Conditions(Gathered):
    """Hours of which nobody can tell when they hold become unknown, with the words for it."""

    def _except_closed(self, part: Part) -> None:
        """ "closed on Mondays, except on public holidays": when it is open then is not told."""
        if self._exception:
            note = self.quote(self._exception, part)
            self.hints.add("open by exception")
            self._claim(Claim("unknown", part.days, explicit=True, note=note))
        self._exception = None

    def _half_like_before(self) -> None:
        """ "9-13 and 14-18, Saturdays in the morning": the first of the hours just named."""
        last = self.claims[-1] if self.claims else None
        if not (self._pending and self._half and last and last.act == "set"):
            return
        start, end = HALVES[self._half]
        spans = tuple(span for span in last.spans if span[0] >= start and span[1] <= end)
        if len(last.spans) > 1 and spans:
            self.hints.add("half a day, like those before")
            self._claim(Claim("set", self._pending.days, spans))
            self._pending = None

    def _on_condition(self, parts: Sequence[Part]) -> None:
        """ "every other Monday 9-12": nobody can tell whether this Monday is one of them."""
        if self._exception:
            self.doubts.add("closed, with exceptions")
            self._exception = None
        if not any([part.kind in _CONDITIONAL for part in parts]):
            return
        for part, after in zip_longest(parts, parts[1:]):
            promised = after is not None and after.kind is Kind.FOREIGN  # "usually within 24 h"
            special = part.kind is Kind.SPECIAL and not self.seasonal
            if (part.kind is Kind.CONDITION or special) and not promised:
                made = self._conditional(part, self._known, _clause_days(parts, part))
                self._conditions += [] if made else [part]
                return

    def condition(self, sentences: Iterable[Sequence[Part]]) -> None:
        """ "Summer hours": all that is claimed holds in a season whose dates are not told."""
        named = ((parts, part) for parts in sentences for part in parts)
        for parts, part in named:
            if part.kind is Kind.SEASON:
                behind = any(one.kind is Kind.DAY and one.first < part.first for one in parts)
                self._conditional(part, 0, _clause_days(parts, part) if behind else frozenset())
                return

    def _conditional(self, part: Part, since: int, days: frozenset[int] = frozenset()) -> bool:
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

    def _apply_breaks(self) -> None:
        """ "Closed for lunch 12-1. Mon-Fri 9-5": of which days is not said, so of all."""
        said = frozenset(day for claim in self.claims if claim.act == "set" for day in claim.days)
        for part in self._breaks:
            if said:
                self.used.add(part.first)
                self.hints.add("a break, on which days is not said")
                self._claim(Claim("gap", said, by_day(part)))

    def _leave_out_always(self) -> None:
        """ "Emergencies 24/7. Offices open Mon-Fri 8-18": that line speaks of something else."""
        always = [one for one in self.claims if one.spans == ALL_DAY and len(one.days) >= _WEEK]
        others = (one for one in self.claims if one.act == "set" and one not in always)
        if always and len({day for one in others for day in one.days}) >= _SEVERAL:
            self.claims = [one for one in self.claims if one not in always]
            self.hints.add("around the clock, beside other hours")

    def _closed(self, part: Part) -> None:
        half = self._rest[0].kind if self._rest and self._rest[0].kind in HALVES else self._half
        if self._dates and not self._pending:
            self._special(())
        elif self._pending and half:
            self._claim(Claim("half-closed", self._pending.days, (HALVES[half],)))
            self._pending = self._pending if self._times_follow() else None
        elif self._pending and not self._starts_gap():
            self._claim(Claim("closed", self._pending.days))
            self._pending, self._closed_backward = None, True
        else:
            self._verb = Kind.CLOSED

    def _appointment(self, part: Part) -> None:
        if self._pending:
            self._claim(Claim("unknown", self._pending.days))
            self._pending = None
        elif self._days_follow():
            self._verb = part.kind
        elif self._bound_here and self.claims[-1].act == "set" and not self._strange_before(part):
            last = self.claims.pop()
            self._claim(Claim("unknown", last.days, last.spans))
        else:
            self.hints.add("by appointment, of which days is not said")


def _clause_days(parts: Sequence[Part], part: Part) -> frozenset[int]:
    """The days named between the same two commas."""
    commas = [one.first for one in parts if one.kind is Kind.COMMA]
    begins = max((at for at in commas if at < part.first), default=-1)
    ends = min((at for at in commas if at > part.first), default=parts[-1].last + 1)
    clause = (one.days for one in parts if begins < one.first < ends)
    return frozenset(day for days in clause for day in days)
