"""Claims to one week: what is said later of fewer days goes before what was said of many."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from journeycheck.extract.hours.claims import Claim
from journeycheck.extract.hours.clock import DAY, Span, apart
from journeycheck.extract.hours.schedule import Slot, Slots

_SMALL_HOURS = 300  # "until 2": nobody closes then in the day
_LATER = {"until": 1, "extend": 1, "half-closed": 2}


@dataclass
class Merger:
    """Puts claims together. `doubts`: contradictions; `hints`: readings that are only likely."""

    note: str = ""  # the site's own words for "by appointment"
    doubts: set[str] = field(default_factory=set)
    hints: set[str] = field(default_factory=set)
    _slots: list[Slot | None] = field(default_factory=lambda: [None] * 8)
    _shared: tuple[Span, ...] = ()  # the hours of all days told so far, when they are the same
    _said_with: list[int] = field(default_factory=lambda: [0] * 8)

    def week(self, claims: Sequence[Claim]) -> Slots:
        """All claims on seven days and the public holidays."""
        acts: Mapping[str, Callable[[Claim, int], None]] = {
            "set": self._set,
            "closed": self._close,
            "unknown": self._unknown,
            "extend": self._extend,
            "until": self._until,
            "gap": self._gap,
            "half-closed": self._half_close,
        }
        # Another closing time waits for the intervals; so do half days that are taken away.
        for claim in sorted(claims, key=lambda claim: _LATER.get(claim.act, 0)):
            before = tuple(self._slots)
            self._shared = self._alike()
            for day in sorted(claim.days):
                acts[claim.act](claim, day)
            if claim.act == "gap" and before == tuple(self._slots):
                self.doubts.add("closed when it is closed anyway")
        return tuple(self._slots)

    def _put(self, day: int, slot: Slot, claim: Claim) -> None:
        self._slots[day] = slot
        self._said_with[day] = len(claim.days)

    def _narrower(self, claim: Claim, day: int) -> bool:
        return len(claim.days) < self._said_with[day]

    def _set(self, claim: Claim, day: int) -> None:
        fresh = Slot(self._spans(claim), since=claim.since)
        before = self._slots[day]
        if before is None or claim.explicit or replace(before, note="") == fresh:
            self._put(day, fresh, claim)
        elif before.shut:
            self._reopen(claim, day, fresh)
        else:
            self._second(claim, day, before, fresh)

    def _spans(self, claim: Claim) -> tuple[Span, ...]:
        spans = tuple(sorted(claim.spans))
        if not apart(spans):
            self.doubts.add("overlapping hours")
        return spans

    def _reopen(self, claim: Claim, day: int, fresh: Slot) -> None:
        """Said to be closed, then to be open."""
        if self._narrower(claim, day):
            self._put(day, fresh, claim)
        elif len(claim.days) == self._said_with[day]:
            self.doubts.add("open and closed")

    def _second(self, claim: Claim, day: int, before: Slot, fresh: Slot) -> None:
        """A second set of hours for one day adds to the first, or replaces it if they overlap."""
        together = Slot(
            tuple(sorted(before.spans + fresh.spans)), since=max(before.since, fresh.since)
        )
        overlap = not _consistent(together) or (before.since >= 0 and fresh.since >= 0)
        if len(claim.days) == self._said_with[day] and not overlap:
            self._put(day, replace(together, note=before.note), claim)
        elif before.note and not overlap:
            self._slots[day] = replace(together, note=before.note)
        elif self._narrower(claim, day):
            self.hints.add("one day said twice")
            self._put(day, fresh if overlap else together, claim)
        else:
            self.doubts.add("one day with two different hours")

    def _close(self, claim: Claim, day: int) -> None:
        before = self._slots[day]
        if before is None or before.shut or claim.explicit or self._narrower(claim, day):
            self._put(day, Slot(()), claim)
        else:
            self.doubts.add("open and closed")

    def _unknown(self, claim: Claim, day: int) -> None:
        self._put(day, Slot(self._spans(claim), claim.note or self.note or "?", claim.since), claim)

    def _extend(self, claim: Claim, day: int) -> None:
        """Late opening: the last interval grows, or one more is added."""
        before = self._slots[day]
        opens, closes = claim.spans[0]
        if before is None or not before.spans or len(claim.spans) > 1:
            self._set(claim, day)
        elif opens < before.spans[-1][0]:
            self.doubts.add("a late opening that begins early")
        elif opens > before.spans[-1][1]:
            self._put(day, Slot((*before.spans, (opens, closes))), claim)
        else:
            last = (before.spans[-1][0], closes)
            self._put(day, Slot((*before.spans[:-1], last)), claim)

    def _until(self, claim: Claim, day: int) -> None:
        before, minute = self._slots[day], claim.spans[0][1]
        if before is None and claim.like:
            self.hints.add("a closing time alone, of a day without hours of its own")
            before = Slot(claim.like)
        if before is None and (like := self._shared):
            self.hints.add("a closing time alone, of a day without hours of its own")
            before = Slot(like)
        if before and before.spans and 0 <= minute <= _SMALL_HOURS:
            minute += DAY
        if before is None or not before.spans or minute <= before.spans[-1][0]:
            self.doubts.add("a closing time without an opening time")
            return
        last = (before.spans[-1][0], minute)
        self._put(day, replace(before, spans=(*before.spans[:-1], last)), claim)

    def _alike(self) -> tuple[Span, ...]:
        """The hours that all days share."""
        told = {slot.spans for slot in self._slots if slot and slot.spans and not slot.note}
        return told.pop() if len(told) == 1 else ()

    def _gap(self, claim: Claim, day: int) -> None:
        before = self._slots[day]
        if before is None or not before.spans:
            return
        spans = before.spans
        for gap in claim.spans:
            spans = tuple(piece for span in spans for piece in _without(span, gap))
        self._slots[day] = replace(before, spans=spans)

    def _half_close(self, claim: Claim, day: int) -> None:
        before, (start, end) = self._slots[day], claim.spans[0]
        if before is None:
            self.hints.add("half of a day closed, the other half not told")
        if before is None or not before.spans:
            return
        kept = tuple(span for span in before.spans if span[0] < start or span[1] > end)
        if kept and any(a < min(end, 720) and b > max(start, 840) for a, b in kept):
            self.doubts.add("half a day of unknown length")
        self._slots[day] = replace(before, spans=kept)


def _consistent(slot: Slot) -> bool:
    """No interval runs into the next one, or into the open end."""
    last = slot.spans[-1][1] if slot.spans else 0
    return apart(slot.spans) and (slot.since < 0 or last <= slot.since)


def _without(span: Span, gap: Span) -> tuple[Span, ...]:
    """An interval less another."""
    (a, b), (c, d) = span, gap
    if d <= a or c >= b:
        return (span,)
    return tuple(piece for piece in ((a, c), (d, b)) if piece[0] < piece[1])
