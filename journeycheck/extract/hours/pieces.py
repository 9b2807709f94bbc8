"""The lines of a page that could speak of hours, with their tokens."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from journeycheck.extract.hours.glance import (
    may_be_core,
    may_restrict,
    may_tell,
    naming_lines,
    telling_lines,
)
from journeycheck.extract.hours.lexer import Lexer
from journeycheck.extract.hours.likely import LINE_LIMIT, runs
from journeycheck.extract.hours.tables import rearranged
from journeycheck.extract.hours.tokens import Token
from journeycheck.extract.hours.tongues import language_of_lines, names_days, settled_language
from journeycheck.extract.hours.vocabulary import Kind, vocabulary
from journeycheck.extract.index import Index, spelt
from journeycheck.extract.lines import Line
from journeycheck.texts import clean
from journeycheck.words import LANGUAGES

_RUN, _LINES = 200, 40  # characters of a line, and lines, that tell the language of their run
_PARAGRAPH = 160  # characters: of a longer line only some sentences matter
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[^\W\da-z_])")
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
        return frozenset(token.kind for token in self.tokens)

    @property
    def core(self) -> bool:
        """Names a day, or a value of one."""
        return is_core(self.tokens)

    @property
    def relevant(self) -> bool:
        return self.core or bool(self.kinds & _BESIDE)

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
    return any(token.kind is not Kind.TIME or not token.bare for token in said)


def pieces(lines: Sequence[Line], language: str, index: Index | None = None) -> Iterator[Piece]:
    """In reading order; `language` is that of the page, for lines that declare none.

    Lines that cannot speak of hours are left out: a gap in `Piece.index` shows where. `index`: of
    the words of the lines, if it is made already.
    """
    last = -1
    index = index or Index([line.text for line in lines])
    naming = naming_lines(index, *LANGUAGES)
    telling = frozenset(telling_lines(index, *LANGUAGES)) if naming else naming
    for run in runs(lines, naming):
        spoken = _Run(lines, run, telling, language)
        for at in sorted(spoken.around(naming)):
            piece = spoken.piece(at) if at > last else None
            if piece:
                last = piece.last
                yield piece


class _Run:
    """Likely lines that follow one another; each is read when something asks for it.

    They share their language, so that a lone "Di" is read as its neighbours are.
    """

    def __init__(
        self, lines: Sequence[Line], run: Sequence[int], telling: frozenset[int], language: str
    ) -> None:
        self._lines = lines
        self._telling = telling.intersection(run)
        self._declared = lines[run[0]].language or language
        self._tongues: dict[int, str] = {}
        self._pieces: dict[int, Piece] = {}
        said = tuple(lines[at].text[:_RUN] for at in run[:_LINES])
        self._shared = language_of_lines(said, self._declared)

    def tongue(self, at: int) -> str:
        """The language of a line; "" when it cannot be told."""
        if at not in self._tongues:
            self._tongues[at] = self._settled(at)
        return self._tongues[at]

    def _settled(self, at: int) -> str:
        text = self._lines[at].text[:LINE_LIMIT]
        if names_days(text):
            own = settled_language(text, self._shared or self._declared)
        else:
            own = self._shared
        return own if own in LANGUAGES else ""

    def around(self, naming: frozenset[int]) -> set[int]:
        """The lines that name days, and those above and below that belong to them: without a day
        there are no hours."""
        found: set[int] = set()
        for at in sorted(self._telling & naming):
            piece = self.piece(at)
            if at not in found and piece and piece.kinds & _NAMING:
                found.update(range(at, piece.last + 1))
                found.update(self._relevant(at - 1, -1), self._relevant(piece.last + 1, 1))
        return {at for at in found & self._telling if self.tongue(at)}

    def _relevant(self, at: int, step: int) -> Iterator[int]:
        while (piece := self.piece(at)) and piece.relevant:
            yield from range(at, piece.last + 1)
            at = at - 1 if step < 0 else piece.last + 1

    def piece(self, at: int) -> Piece | None:
        """None for a line that tells nothing, or whose language cannot be told."""
        if at not in self._pieces:
            tongue = self.tongue(at) if at in self._telling else ""
            if not tongue:
                return None
            self._pieces[at] = _piece(self._lines, at, tongue)
        return self._pieces[at]


def _piece(lines: Sequence[Line], at: int, tongue: str) -> Piece:
    line = lines[at]
    text = line.text[:LINE_LIMIT]
    table = rearranged(lines, at, tongue)
    if table:
        return Piece(line, table[0], at, at + table[1] - 1, tongue, tokens_of(table[0], tongue))
    if len(text) > _PARAGRAPH and not line.cells:
        text = _speaking(text, tongue)
    return Piece(line, text, at, at, tongue, tokens_of(text, tongue))


@lru_cache(maxsize=1024)
def tokens_of(text: str, language: str) -> tuple[Token, ...]:
    """The tokens of one line; none when it says nothing of days or times."""
    return _lexed(text, language) if may_tell(text, language) else ()


@lru_cache(maxsize=1024)
def _lexed(text: str, language: str) -> tuple[Token, ...]:
    return Lexer(text, vocabulary(language)).tokens(whole=False)


@lru_cache(maxsize=1024)
def _speaking(text: str, language: str) -> str:
    """The sentences of a paragraph that say something of hours, and what restricts them."""
    kept: list[str] = []
    follows = False
    for sentence in _SENTENCE.split(text):
        held = spelt(sentence)
        core = may_be_core(sentence, held, language) and is_core(_lexed(sentence, language))
        if core or (
            follows and may_restrict(sentence, held, language) and _restricts(sentence, language)
        ):
            kept.append(sentence)
        follows = core
    return "\n".join(kept)


def _restricts(sentence: str, language: str) -> bool:
    kinds = {token.kind for token in _lexed(sentence, language)}
    return bool(kinds & _ASIDE) and not kinds & _ODD
