"""Sentences to seasons: the ordinary week, and the weeks that hold between two dates."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from journeycheck.extract.hours.date_phrases import Part
from journeycheck.extract.hours.dates import Stretch
from journeycheck.extract.hours.vocabulary import Kind

Sentence = tuple[Part, ...]
_HALVES = 2  # of a year
UNDATED = "a season without its dates"
_WEEKLY = {Kind.DAY, Kind.TIME, Kind.ALWAYS}
_SAYING = _WEEKLY | {Kind.CLOSED}


@dataclass(frozen=True)
class Season:
    """The sentences that hold in one stretch of the year; `when` is None for the ordinary week.

    `used` are the first tokens of the phrases that name the season.
    """

    when: Stretch | None = None
    sentences: tuple[Sentence, ...] = ()
    used: frozenset[int] = frozenset()
    doubts: frozenset[str] = frozenset()
    undated: bool = False  # "summer hours"
    alone: bool = False  # nothing else is told of the year

    @property
    def named(self) -> bool:
        return self.when is not None or self.undated

    @cached_property
    def speaks(self) -> bool:
        """Says something of days or times."""
        return any([part.kind in _WEEKLY for sentence in self.sentences for part in sentence])

    def also(self, sentence: Sentence) -> "Season":
        return replace(self, sentences=(*self.sentences, sentence))


@dataclass
class _Seasons:
    done: list[Season] = field(default_factory=list)
    now: Season = field(default_factory=Season)

    def start(self, season: Season) -> None:
        """ "Summer hours" above dates is no more than their title."""
        titled = self.now.undated and not self.now.speaks
        if titled and season.when:
            season = replace(season, sentences=(*self.now.sentences, *season.sentences))
        else:
            self.done.append(self.now)
        self.now = season


def seasons(parts: Iterable[Part]) -> tuple[Season, ...]:
    """The seasons of one text, the ordinary week first."""
    found = _Seasons()
    for sentence in sentences(parts):
        named = _named(sentence)
        if named is None:
            found.now = found.now.also(sentence)
        elif _leads(sentence):
            found.start(named)
        else:
            found.done.append(named)
    return _alone(_settled([*found.done, found.now]))


def _alone(found: tuple[Season, ...]) -> tuple[Season, ...]:
    """Undated hours with no others beside them: each day is told, but not when it is so."""
    if len(found) != 1 or not found[0].undated:
        return found
    return (replace(found[0], alone=True, doubts=found[0].doubts - {UNDATED}),)


def sentences(parts: Iterable[Part]) -> Iterator[Sentence]:
    now: list[Part] = []
    for part in parts:
        if part.kind is Kind.BREAK or (part.kind is Kind.SEASON and _next_season(now)):
            if now:
                yield tuple(now)
            now = []
        if part.kind is not Kind.BREAK:
            now.append(part)
    if now:
        yield tuple(now)


def _next_season(before: Sequence[Part]) -> bool:
    """ "Summer (April to October): 8-19, winter: 9-17": a comma parts them like a full stop."""
    if not before or before[-1].kind is not Kind.COMMA:
        return False
    kinds = {one.kind for one in before}
    return Kind.TIME in kinds and _leads(tuple(before))


def _settled(found: Sequence[Season]) -> tuple[Season, ...]:
    """One validity named after all hours holds for them: "valid from 1 May to 30 June 2026"."""
    ordinary = [season for season in found if not season.named]
    regular = Season(sentences=tuple(s for season in ordinary for s in season.sentences))
    named = [season for season in found if season.named]
    speaking = [season for season in named if season.speaks]
    silent = [season for season in named if not season.speaks]
    if not regular.speaks and not silent and len(speaking) == _HALVES:
        speaking = _completed(speaking)
    if regular.speaks and not speaking and len(silent) == 1:
        return (replace(silent[0], sentences=(*regular.sentences, *silent[0].sentences)),)
    if silent:
        doubts = frozenset({"a season whose hours are not given"})
        regular = replace(regular, doubts=doubts)
        speaking = [replace(season, doubts=season.doubts | doubts) for season in speaking]
    return tuple(season for season in (regular, *speaking) if season.sentences)


def _completed(found: Sequence[Season]) -> list[Season]:
    """ "Summer (April to October) …, winter …": the one without dates is the rest of the year."""
    dated = [season.when for season in found if season.when]
    rest = dated[0].rest() if len(dated) == 1 else None
    return [
        replace(season, when=rest, doubts=season.doubts - {UNDATED})
        if rest and season.undated
        else season
        for season in found
    ]


def _leads(sentence: Sentence) -> bool:
    """The season is named before any day or time: what follows belongs to it."""
    for part in sentence:
        if part.kind in {Kind.DATE, Kind.SEASON}:
            return True
        if part.kind in _SAYING:
            return False
    return False


def _named(sentence: Sentence) -> Season | None:
    """The season a sentence names, with that sentence in it; None when it names none."""
    dates = [part for part in sentence if part.kind is Kind.DATE and part.stretch]
    if dates:
        if _special(sentence, dates):
            return None
        whole = [part for part in dates if part.stretch and not part.stretch.single]
        if len(whole) == 1:
            return Season(whole[0].stretch, (sentence,), frozenset({whole[0].first}))
    seasonal = [part for part in sentence if part.kind is Kind.SEASON]
    if seasonal and not _special(sentence, seasonal):
        return Season(None, (sentence,), doubts=frozenset({UNDATED}), undated=True)
    return None


def _special(sentence: Sentence, dates: Sequence[Part]) -> bool:
    """Closed on some dates, or open otherwise on one: no season."""
    before = {part.kind for part in sentence if part.first < dates[0].first}
    after = {part.kind for part in sentence if part.first > dates[-1].last}
    if Kind.CLOSED in before or Kind.EXCEPT in before:
        return True
    if Kind.CLOSED in after and not after & _WEEKLY:
        return True
    return all(part.stretch and part.stretch.single for part in dates)
