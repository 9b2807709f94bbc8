"""The lines of a page that could speak of hours, with their tokens."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from journeycheck.extract.hours.glance import CoreWords, may_be_core, may_restrict, may_tell
from journeycheck.extract.hours.lexed import lexed, tokens_within
from journeycheck.extract.hours.likely import LINE_LIMIT, Outlook
from journeycheck.extract.hours.tables import rearranged
from journeycheck.extract.hours.tokens import Token
from journeycheck.extract.hours.tongues import language_told_by
from journeycheck.extract.hours.vocabulary import Kind
from journeycheck.extract.index import Index
from journeycheck.extract.lines import Line
from journeycheck.texts import clean
from journeycheck.words import LANGUAGES

_RUN, _LINES = 200, 40  # characters of a line, and lines, that tell the language of their run
_PARAGRAPH = 160  # characters: of a longer line only some sentences matter
_BETWEEN = re.compile(r"[.!?](\s+)(?=[^\W\da-z_])")  # sentences
_SENTENCE = 2  # unknown words, from which on a line is no mere row of days and hours
_WHOLE = frozenset({Kind.DAY, Kind.TIME})
_VALUES = frozenset({Kind.ALL_DAY, Kind.ALWAYS, Kind.CLOSED})
_CORE = _VALUES | {Kind.DAY, Kind.TIME}
_BESIDE = frozenset(
    {Kind.DATE, Kind.SEASON, Kind.APPOINTMENT, Kind.LATE, Kind.EXCEPT, Kind.VALID}
    | {Kind.MORNING, Kind.AFTERNOON, Kind.EVENING, Kind.TIME}
)
_NAMING = frozenset({Kind.DAY, Kind.ALWAYS})
_ODD = frozenset({Kind.NUMBER, Kind.FOREIGN})
_ASIDE = frozenset(
    {Kind.DATE, Kind.SEASON, Kind.EXCEPT, Kind.DOUBT, Kind.CONDITION, Kind.APPOINTMENT}
    | {Kind.SPECIAL, Kind.PROVISO}
)


@dataclass(frozen=True)
class Piece:
    """One line, or those sentences of a paragraph that may speak of hours."""

    line: Line
    text: str
    index: int  # of the line in the page
    last: int  # of the last line it takes
    language: str
    tokens: tuple[Token, ...] = ()

    @cached_property
    def kinds(self) -> frozenset[Kind]:
        return frozenset([token.kind for token in self.tokens])

    @cached_property
    def core(self) -> bool:
        """Names a day, or a value of one."""
        return is_core(self.tokens)

    @property
    def relevant(self) -> bool:
        return self.core or bool(self.kinds & _BESIDE)

    @cached_property
    def apart(self) -> bool:
        """Says who, on which day and when: no more than a sentence of its own."""
        strange = sum(token.kind is Kind.WORD for token in self.tokens)
        return self.kinds >= _WHOLE and strange >= _SENTENCE and not self.line.cells

    @cached_property
    def label(self) -> str:
        """Words before the first day that are no words of hours: the name of a place, perhaps."""
        first = next((token for token in self.tokens if token.kind is Kind.DAY), None)
        before = [token for token in self.tokens if first and token.start < first.start]
        ends = bool(before) and before[-1].kind in {Kind.MARK, Kind.CELL}
        if first is None or not ends or not any(token.kind is Kind.WORD for token in before):
            return ""
        return clean(self.text[: first.start].strip(" :|-–"), 80)


def is_core(tokens: Sequence[Token]) -> bool:
    said = [token for token in tokens if token.kind in _CORE]
    return any([token.kind is not Kind.TIME or not token.bare for token in said])


def pieces(lines: Sequence[Line], language: str, index: Index | None = None) -> Iterator[Piece]:
    """In reading order; `language` is that of the page, for lines that declare none.

    Lines that cannot speak of hours are left out: a gap in `Piece.index` shows where. `index`: of
    the words of the lines, if it is made already.
    """
    last = -1
    outlook = Outlook(lines, index)
    for run in outlook.runs():
        spoken = _Run(outlook, run, language)
        for at in sorted(spoken.around()):
            piece = spoken.piece(at) if at > last else None
            if piece:
                last = piece.last
                yield piece


class _Run:
    """Likely lines that follow one another; each is read when something asks for it.

    They share their language, so that a lone "Di" is read as its neighbours are.
    """

    def __init__(self, outlook: Outlook, run: Sequence[int], language: str) -> None:
        self._outlook = outlook
        self._lines = outlook.lines
        self._run = frozenset(run)
        self._declared = self._lines[run[0]].language or language
        self._tongues: dict[int, str] = {}
        self._pieces: dict[int, Piece | None] = {}
        days = outlook.days_of(run[:_LINES], _RUN)
        said = (self._text(at, _RUN) for at in run[:_LINES])
        self._shared = language_told_by(days, said, self._declared)

    def _text(self, at: int, limit: int = LINE_LIMIT) -> str:
        return self._lines[at].text[:limit]

    def tongue(self, at: int) -> str:
        """The language of a line; "" when it cannot be told."""
        if at not in self._tongues:
            own = self._shared
            if days := self._outlook.days_in(at):
                own = language_told_by(days, (), own or self._declared)
            self._tongues[at] = own if own in LANGUAGES else ""
        return self._tongues[at]

    def around(self) -> set[int]:
        """The lines that name days, and those above and below that belong to them: without a day
        there are no hours."""
        found: set[int] = set()
        for at in sorted(self._run & self._outlook.naming):
            piece = self.piece(at)
            if at not in found and piece and piece.kinds & _NAMING:
                found.update(range(at, piece.last + 1))
                found.update(self._relevant(at - 1, -1), self._relevant(piece.last + 1, 1))
        return {at for at in found if self._tells(at)}

    def _relevant(self, at: int, step: int) -> Iterator[int]:
        while (piece := self.piece(at)) and piece.relevant:
            yield from range(at, piece.last + 1)
            at = at - 1 if step < 0 else piece.last + 1

    def _tells(self, at: int) -> bool:
        return at in self._run and self._outlook.may_tell(at) and bool(self.tongue(at))

    def piece(self, at: int) -> Piece | None:
        """None for a line that tells nothing, or whose language cannot be told."""
        if at not in self._pieces:
            self._pieces[at] = self._read(at) if self._tells(at) else None
        return self._pieces[at]

    def _read(self, at: int) -> Piece:
        line, text, tongue = self._lines[at], self._text(at), self.tongue(at)
        table = rearranged(self._lines, at, tongue)
        if table:
            tokens = tokens_of(table[0], tongue)
            return Piece(line, table[0], at, at + table[1] - 1, tongue, tokens)
        if len(text) > _PARAGRAPH and not line.cells:
            core = None if self._outlook.may_name_days_in_short(at) else self._outlook.core
            text = _speaking(text, self._outlook.plain(at), tongue, core)
        return Piece(line, text, at, at, tongue, tokens_of(text, tongue) if text else ())


@lru_cache(maxsize=1024)
def tokens_of(text: str, language: str) -> tuple[Token, ...]:
    """The tokens of one line; none when it says nothing of days or times."""
    return tokens_within(text, language) if may_tell(text, language) else ()


def _speaking(text: str, plain: str, language: str, words: CoreWords | None = None) -> str:
    """The sentences of a paragraph that say something of hours, and what restricts them.

    `plain`: the same in flat letters. `words`: of days and times, those on the page, when it has no
    short days in the paragraph.
    """
    places = None if words is None else words.places_in(plain, language)
    if places == []:
        return ""
    kept: list[str] = []
    follows = False
    for start, end in _sentences(text):
        core = places is None or bisect_left(places, start) < bisect_left(places, end)
        core = core and (words is None or words.any_in(plain[start:end], language))
        core = core and _is_core(text[start:end], language)
        if core or (follows and _restricts(text[start:end], language)):
            kept.append(text[start:end])
        follows = core
    return "\n".join(kept)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where they begin and end."""
    start = 0
    for between in _BETWEEN.finditer(text):
        yield start, between.start(1)
        start = between.end()
    yield start, len(text)


@lru_cache(maxsize=4096)  # a sentence stands on many pages
def _is_core(sentence: str, language: str) -> bool:
    return may_be_core(sentence, language) and is_core(lexed(sentence, language))


@lru_cache(maxsize=4096)
def _restricts(sentence: str, language: str) -> bool:
    if not may_restrict(sentence, language):
        return False
    kinds = {token.kind for token in lexed(sentence, language)}
    return bool(kinds & _ASIDE) and not kinds & _ODD
