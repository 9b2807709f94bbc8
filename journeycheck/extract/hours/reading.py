"""One block of text to opening hours, with how sure the reading is and what was left over."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache
from itertools import pairwise, zip_longest

from journeycheck.extract.hours.asides import asides_last
from journeycheck.extract.hours.binding import Binder
from journeycheck.extract.hours.clock import DAY, Span, on_twelve_hours
from journeycheck.extract.hours.date_phrases import Part
from journeycheck.extract.hours.dates import Stretch
from journeycheck.extract.hours.letters import flat
from journeycheck.extract.hours.lexed import tokens_in
from journeycheck.extract.hours.merging import Merger
from journeycheck.extract.hours.phrases import Parser
from journeycheck.extract.hours.schedule import Slot, Slots, rules, spans_text, week_from
from journeycheck.extract.hours.seasons import Season, seasons
from journeycheck.extract.hours.strangers import strangers
from journeycheck.extract.hours.tokens import Token
from journeycheck.extract.hours.tongues import settled_language
from journeycheck.extract.hours.vocabulary import Kind, vocabulary
from journeycheck.facts import SILENT, Confidence, Week
from journeycheck.texts import clean

TEXT_LIMIT = 4_000  # characters; no company needs more for its hours
_GLANCE = 1_000  # characters read of a longer text, of which nothing can be certain
_LEAST, _MOST = 2 * 60, 168 * 60  # minutes of a credible week
_DOUBTFUL = {Kind.DOUBT, Kind.SINCE, Kind.ORDINAL, Kind.MONTHLY, Kind.OPEN_END}
_TIMES = {Kind.TIME, Kind.UNTIL}
_DIGITS = {Kind.NUMBER, Kind.TIME, Kind.DATE, Kind.UNTIL}


@dataclass(frozen=True, slots=True)
class Read:
    """What a text says. `osm` is "" when nothing was understood; `holidays` is "open", "closed" or
    "" when public holidays are not spoken of; `leftover` is what a person should look at."""

    osm: str = ""
    week: Week = SILENT
    confidence: Confidence = Confidence.LOW
    leftover: str = ""
    holidays: str = ""
    valid_from: date | None = None
    valid_through: date | None = None
    seasonal: bool = False  # a part of the year, even one whose dates are not given
    doubts: tuple[str, ...] = ()


def read_text(text: str, language: str) -> Read:
    """The hours in one block of text. `language` is a tag, or "" to go by the names of the days.

    Lines count. A text with seasons gives them all in `osm`, and the ordinary week in `week`.
    """
    found = read_seasons(text, language)
    if len(found) < 2:
        return found[0] if found else Read(leftover=_digits_of(text))
    regular = next((read for read in found if not read.seasonal), found[0])
    return replace(
        regular,
        osm="; ".join(read.osm for read in found if read.osm),
        confidence=min((read.confidence for read in found), key=ORDER.index),
        leftover=" … ".join(read.leftover for read in found if read.leftover),
    )


ORDER = (Confidence.LOW, Confidence.MEDIUM, Confidence.HIGH)


@lru_cache(maxsize=512)
def read_seasons(text: str, language: str) -> tuple[Read, ...]:
    """The same, one reading for each season; the ordinary week first. Empty for no hours at all."""
    safe = "\n".join(clean(line, TEXT_LIMIT) for line in text[: TEXT_LIMIT * 2].splitlines())
    cut = len(text) > TEXT_LIMIT
    safe = safe[: _GLANCE if cut else TEXT_LIMIT]
    tongue = settled_language(safe, language)
    if not tongue:
        return ()
    tokens = asides_last(tokens_in(safe, tongue), flat(safe))
    twelve_hours = vocabulary(tongue).twelve_hours and on_twelve_hours(tokens)
    parts = tuple(Parser(tokens, twelve_hours=twelve_hours).parts())
    block = _Block(safe, tokens, cut)
    return tuple(
        read
        for season in seasons(parts)
        for read in block.read(season)
        if read.osm or read.leftover
    )


@dataclass(frozen=True)
class _Block:
    text: str
    tokens: Sequence[Token]
    cut: bool  # there was more of it than is read

    def read(self, season: Season) -> Iterator[Read]:
        binder, lasting = self._bound(season)
        parts = [part for sentence in season.sentences for part in sentence]
        kinds = {part.kind for part in parts}
        merger = Merger(self._words(parts, Kind.APPOINTMENT) if Kind.APPOINTMENT in kinds else "")
        slots = merger.week(binder.claims)
        leftover = self._leftover(parts, binder.used | season.used)
        doubts = binder.doubts | merger.doubts | season.doubts
        doubts |= self._doubtful(parts) if kinds & _DOUBTFUL else set()
        hints = binder.hints | merger.hints | strangers(lasting)
        if self._dropped_day:
            hints.add("a word that may be a day")
        if Kind.PROVISO in kinds:
            hints.add("subject to change")
        if any(when.monthly for when, _ in binder.special):
            hints.add("not in all weeks")
        if self.cut:
            doubts |= {"too long to be read whole"}
        if not season.named and Kind.SEASON in kinds:
            hints.add("closed in a season without dates")
        yield _week_read(slots, season, binder.special, leftover, doubts, hints)
        sure = Confidence.LOW if leftover or doubts else Confidence.HIGH
        yield from (_dated(when, spans, sure) for when, spans in binder.special if when.dated)

    def _bound(self, season: Season) -> tuple[Binder, list[Sequence[Part]]]:
        """What the sentences of a season claim, and those that speak of more than this moment."""
        binder = Binder(season.used, self._from_to)
        lasting: list[Sequence[Part]] = []
        for sentence in season.sentences:
            if _of_the_moment(sentence):
                binder.used.update(part.first for part in sentence if part.kind in _TIMES)
            else:
                binder.sentence(sentence)
                lasting.append(sentence)
        binder.finish()
        if season.alone:
            binder.condition(season.sentences)
        return binder, lasting

    @cached_property
    def _dropped_day(self) -> bool:
        """ ", Wed mornings only": the short name of a day, in a list, that was taken for a word."""
        after = {Kind.COMMA, Kind.SLASH, Kind.CELL}
        if all([token.full for token in self.tokens]):
            return False
        return any(
            token.kind is Kind.WORD and not token.full and before.kind in after
            for before, token in pairwise(self.tokens)
        )

    def _words(self, parts: Iterable[Part], kind: Kind) -> str:
        found = next((part for part in parts if part.kind is kind), None)
        return self._quote(found) if found else ""

    def _quote(self, part: Part) -> str:
        return self._from_to(part, part)

    def _from_to(self, first: Part, last: Part) -> str:
        return self.text[self.tokens[first.first].start : self.tokens[last.last].end]

    def _leftover(self, parts: Sequence[Part], used: Iterable[int]) -> str:
        known = set(used)
        return " … ".join(
            [self._quote(p) for p in parts if p.kind in _DIGITS and p.first not in known]
        )

    def _doubtful(self, parts: Sequence[Part]) -> set[str]:
        """Words like "every other" or "from", in front of which hours are not what they seem."""
        return {
            f"“{self._quote(part)}”"
            for part, after in zip_longest(parts, parts[1:])
            if part.kind in _DOUBTFUL and not _from_when_to_when(part, after)
        }


def _from_when_to_when(part: Part, after: Part | None) -> bool:
    """ "from 17 to 24 h": the end is given."""
    return (
        part.kind is Kind.SINCE
        and after is not None
        and after.kind is Kind.TIME
        and bool(after.spans)
    )


def _of_the_moment(sentence: Sequence[Part]) -> bool:
    """ "Closed right now", "open today 9-18": the state of one hour, not of the week."""
    kinds = [part.kind for part in sentence]
    return Kind.NOW in kinds and Kind.DAY not in kinds


def _week_read(
    slots: Slots,
    season: Season,
    special: Sequence[tuple[Stretch, tuple[Span, ...]]],
    leftover: str,
    doubts: set[str],
    hints: set[str],
) -> Read:
    selector = season.when.osm() if season.when else ""
    if season.when and not season.when.dated:
        hints = hints | {"a season without its year"}
    written = [rules(slots, selector)]
    written += [
        f"{when.osm()} {spans_text(spans) or 'off'}"
        for when, spans in special
        if not when.dated and when.osm()
    ]
    only_dates = bool(special) and not any(slots)
    dated = season.when if season.when and season.when.dated else None
    return Read(
        osm="; ".join(filter(None, written)),
        week=week_from(slots),
        confidence=_confidence(slots, leftover, doubts, hints, only_dates=only_dates),
        leftover=clean(leftover),
        holidays=_holidays(slots[7]),
        valid_from=dated.start.first() if dated and dated.start else None,
        valid_through=dated.end.last() if dated and dated.end else None,
        seasonal=season.named,
        doubts=tuple(sorted(doubts | hints)),
    )


def _dated(when: Stretch, spans: tuple[Span, ...], confidence: Confidence) -> Read:
    """A closure or special hours on dates with their year."""
    return Read(
        osm=f"{when.osm()} {spans_text(spans) or 'off'}" if when.osm() else "off",
        week=(spans,) * 7,
        confidence=confidence,
        valid_from=when.start.first() if when.start else None,
        valid_through=when.end.last() if when.end else None,
        seasonal=True,
    )


def _holidays(slot: Slot | None) -> str:
    if slot is None or slot.note:
        return ""
    return "closed" if slot.shut else "open"


def _confidence(
    slots: Slots, leftover: str, doubts: set[str], hints: set[str], *, only_dates: bool
) -> Confidence:
    """`only_dates`: nothing is said but of single dates, which make no week."""
    total = sum(slot.minutes for slot in slots if slot)
    if leftover or doubts or not (only_dates or _LEAST <= total <= _MOST + DAY):
        return Confidence.LOW
    return Confidence.MEDIUM if hints or only_dates else Confidence.HIGH


def _digits_of(text: str) -> str:
    return clean(text) if any(char.isdigit() for char in text[:TEXT_LIMIT]) else ""
