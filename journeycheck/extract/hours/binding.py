"""Phrases to claims: which hours belong to which days.

A sentence that begins with times names their days afterwards ("9 to 5 on weekdays"); any other
names the days first. What cannot be bound without guessing is left over, and said to be.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from msgspec.structs import replace

from journeycheck.extract.hours.claims import HALVES, QUIET, Claim, by_day, closed_to_whom
from journeycheck.extract.hours.conditions import Conditions
from journeycheck.extract.hours.date_phrases import Part
from journeycheck.extract.hours.vocabulary import OTHERS, Kind


class Binder(Conditions):
    """Reads sentence after sentence; ends with `claims`, `special` dates and what it doubts."""

    def sentence(self, parts: Sequence[Part]) -> None:
        said = [p for p in parts if p.kind not in QUIET and p.first not in self.seasonal]
        if self._announces(said):
            said = said[1:]
        forward = self._begins_with_times(said)
        self._begin, self._sentence = parts[0].first, parts
        self._bound_here = self._closed_backward = False
        self._known = len(self.claims)
        for at, part in enumerate(said):
            self._rest = said[at + 1 :]
            before = said[at - 1].kind if at else None
            self._take(part, before, forward=forward)
        self._end_sentence(parts, said)
        self._on_condition(parts)
        if closed_to_whom(parts):
            self.hints.add("closed, in words that are not known")

    def finish(self) -> None:
        """The end of the text: whatever still waits was not understood."""
        if self._held and self.claims and not self._pending:
            self._bind_unnamed()
        if self._pending:
            self.doubts.add("days without hours")
        self._pending, self._held = None, []
        self._leave_out_always()
        self._apply_breaks()
        for part in self._conditions:
            self._conditional(part, 0)

    def _begins_with_times(self, said: Sequence[Part]) -> bool:
        days = any(part.kind is Kind.DAY for part in said)
        first = next((p.kind for p in said if p.kind not in {*HALVES, Kind.AND, Kind.COMMA}), None)
        return days and first in {Kind.TIME, Kind.UNTIL} and self._pending is None

    def _take(self, part: Part, before: Kind | None, *, forward: bool) -> None:
        if part.kind is Kind.TIME and part.since >= 0 and self._shuts(before):
            self._verb = None
            self._until(replace(part, minute=part.since, since=-1))
        elif part.kind is Kind.TIME and (part.spans or part.since >= 0):
            self._times(part, before, forward=forward)
        elif part.kind is Kind.TIME:
            self._lone_time(part)
        elif part.kind is Kind.APPOINTMENT and before in {Kind.OR, Kind.AND} and self._aside():
            self._verb = None  # "or by appointment" takes nothing away
        elif part.kind is Kind.DATE and before is Kind.AND and self._taken_out():
            self._dates.append(part)
            self._special((), keep_verb=True)
        elif self._also(part, before) and self._same_hours():
            self._claim(replace(self.claims[-1], days=part.days))
        elif act := self._acts.get(part.kind):
            act(part)
        elif part.kind in HALVES:
            self._half = part.kind

    @cached_property
    def _acts(self) -> Mapping[Kind, Callable[[Part], None]]:
        return {
            Kind.DAY: self._days,
            Kind.ALWAYS: self._always,
            Kind.UNTIL: self._until,
            Kind.DATE: self._date,
            Kind.CLOSED: self._closed,
            Kind.APPOINTMENT: self._appointment,
            Kind.EXCEPT: self._verb_said,
            Kind.LATE: self._verb_said,
        }

    # Days

    def _days(self, part: Part) -> None:
        if not part.sure and not self._spelt_out():
            self.hints.add("days that could be read otherwise")
        if OTHERS in part.days:
            part = self._others(part)
        if self._exception:
            self._except_closed(part)
            return
        if part.without:
            self.claims.append(Claim("closed", part.without - {OTHERS}, explicit=True))
        if self._verb is Kind.CLOSED and not (self._bound_here and self._times_follow()):
            self._close(part)
        elif self._verb is Kind.EXCEPT and self._rest and self._rest[0].kind in HALVES:
            self._close(part)
            self._verb = None
        elif self._verb is Kind.EXCEPT and self._pending and self._pending.days > part.days:
            self.claims.append(Claim("closed", part.days, explicit=True))
            self._pending = replace(self._pending, days=self._pending.days - part.days)
            self._verb = None
        elif self._verb is Kind.EXCEPT and not self._times_follow():
            self._claim(Claim("closed", part.days, explicit=True))
            self._verb = self._verb if self._days_follow() else None
        elif self._held and not self._outdated():
            self._bind_held(part)
        else:
            self._wait(part)

    def _wait(self, part: Part) -> None:
        """For hours. "Open 7 days: Mon-Sat 9-5" announces days that are named one by one."""
        announced = self._pending and (self._pending.days >= part.days or not self._pending.sure)
        if self._pending and not announced:
            self.doubts.add("days without hours")
        self._pending = part

    def _bind_held(self, part: Part) -> None:
        for held in self._held:
            if held.first < self._begin:
                self.hints.add("times on one line, days on the next")
            if not held.spans and held.since < 0:
                self._claim(self._closing(part.days, held.minute))
            else:
                self._set(part.days, held)
        self._held = []

    def _close(self, part: Part) -> None:
        half = HALVES.get(self._rest[0].kind) if self._rest else None
        self._claim(Claim("half-closed" if half else "closed", part.days, (half,) if half else ()))

    def _set(self, days: frozenset[int], part: Part) -> None:
        """Bind intervals to days, as the verb before them says."""
        self.used.add(part.first)
        if not part.sure:
            self.hints.add("times that could be read otherwise")
        if part.since >= 0:
            self.hints.add("no closing time is told")
        act = "unknown" if self._verb is Kind.APPOINTMENT else "set"
        if self._verb is Kind.LATE and part.spans:
            act = "extend"
        explicit = act == "set" and self._verb is Kind.EXCEPT
        self._claim(Claim(act, days, part.spans, explicit, since=part.since))
        self._verb = None

    # Times

    def _times(self, part: Part, before: Kind | None, *, forward: bool) -> None:
        if before is Kind.OR:
            self.hints.add("one time or another")
        if before in {Kind.CLOSED, Kind.EXCEPT}:
            self._gap(part)
        elif self._dates and all(date.stretch and date.stretch.single for date in self._dates):
            self._special_hours(part)
        elif forward and self._days_follow():
            self._hold(part)
        elif self._pending:
            self._set(self._pending.days, part)
            self._pending = None
        elif self.claims and not forward:
            self._more(part)
        else:
            self._hold(part)

    def _more(self, part: Part) -> None:
        """More intervals for the days just bound: another line, the afternoon, a second column."""
        last = self.claims[-1]
        unbound = last.act == "closed" and not (self._bound_here and self._closed_backward)
        if unbound or last.act not in {"set", "closed", "unknown"} or self._days_follow():
            self._hold(part)
            return
        if last.act == "closed":
            self.claims.pop()
        elif last.act == "unknown" and not last.spans and last.since < 0:
            self.claims.pop()
            self._verb = Kind.APPOINTMENT
        self._set(last.days, part)

    def _always(self, part: Part) -> None:
        """24/7"""
        self._set(self._pending.days if self._pending else part.days, part)
        self._pending = None

    def _gap(self, part: Part) -> None:
        """ "closed from 12 to 2": an interval taken out of the days bound so far."""
        self._verb = None
        if not (self.claims or self._pending or self._days_follow()):
            self._breaks.append(part)
            return
        if self._days_follow() or self._pending or not self.claims:
            self.doubts.add("a closing time that belongs to no day")
            return
        self.used.add(part.first)
        said = [claim for claim in self.claims if claim.act == "set"]
        if self._bound_here and len(said) > 1:
            self.hints.add("a break, on which days is not said")
        self._claim(Claim("gap", frozenset(d for claim in said for d in claim.days), by_day(part)))

    def _lone_time(self, part: Part) -> None:
        """ "9h-17h30 (16h30 le vendredi)": most likely another closing time."""
        if self._verb is Kind.CLOSED:
            self.doubts.add("a closing time that belongs to no day")
        pending = self._pending
        named_next = self.claims and not pending and self._rest and self._rest[0].kind is Kind.DAY
        if named_next or (pending and self._narrows(pending, part.minute)):
            self.hints.add("a time alone")
            self._until(part)

    def _until(self, part: Part) -> None:
        """ "until 9 pm on Thursday": a later or earlier closing time."""
        if self._pending:
            self.used.add(part.first)
            self._claim(self._closing(self._pending.days, part.minute))
            self._pending = self._verb = None
        elif self._days_follow():
            self.used.add(part.first)
            self._held.append(part)

    # Dates

    def _date(self, part: Part) -> None:
        if self._verb in {Kind.CLOSED, Kind.EXCEPT}:
            self._dates.append(part)
            self._special((), keep_verb=True)
        else:
            self._dates.append(part)

    def _end_sentence(self, parts: Sequence[Part], said: Sequence[Part]) -> None:
        """ "Closed:" waits for the next line; "Closed" alone is how things stand right now."""
        alone = len(said) == 1 and said[0].kind is Kind.CLOSED and parts[-1].kind is Kind.MARK
        if self._pending and self._verb is Kind.APPOINTMENT:
            self._claim(Claim("unknown", self._pending.days))
            self._pending = None
        self._half_like_before()
        if not alone or self._verb_alone:
            self._verb = None
        self._verb_alone, self._half = alone and not self._verb_alone, None
        self._dates = []
