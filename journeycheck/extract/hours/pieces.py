"""The lines of a page that could speak of hours, with their tokens."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from journeycheck.extract.hours.glance import may_tell, telling_lines
from journeycheck.extract.hours.lexer import Lexer
from journeycheck.extract.hours.tables import rearranged
from journeycheck.extract.hours.tokens import Token
from journeycheck.extract.hours.tongues import names_days, settled_language
from journeycheck.extract.hours.vocabulary import (
    Kind,
    atoms,
    flat,
    telling_words,
    vocabulary,
)
from journeycheck.extract.index import Index, spelt
from journeycheck.extract.lines import Line
from journeycheck.extract.phrases import Phrases
from journeycheck.facts import Region
from journeycheck.texts import clean
from journeycheck.words import LANGUAGES

REGION_LIMIT = (
    16_000  # characters of likely lines that are looked at closely, in one part of a page
)
LINE_LIMIT = 6_000
_RUN, _LINES = 200, 40  # characters of a line, and lines, that tell the language of their run
_SHORT = 80  # characters of a line that may hold no more than "closed"
_PARAGRAPH = 160  # characters: of a longer line only some sentences matter
_TIME_LIKE = re.compile(
    r"(?<![\d.,])(?:[01]?\d|2[0-4])\s?(?:[hu:.]\s?[0-5]\d(?![\d.,:]*\d)(?!\s?(?:€|£|\$|%|eur))"
    r"|[hu](?![^\W\d_])|uhr\b|uur\b|[ap]\.?m\b)|24/|/7\b|(?<![^\W_])[lm]\s?-\s?(?:f|v|th|s|d)(?![^\W_])"
)
_INITIALS = Phrases([spelt("L"), spelt("M")])
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[^\W\da-z_])")
_VALUES = frozenset({Kind.ALL_DAY, Kind.ALWAYS, Kind.CLOSED})
_BESIDE = frozenset(
    {Kind.DATE, Kind.SEASON, Kind.APPOINTMENT, Kind.LATE, Kind.EXCEPT, Kind.VALID}
    | {Kind.MORNING, Kind.AFTERNOON, Kind.EVENING, Kind.TIME}
)
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
    return any(
        token.kind in _VALUES
        or token.kind is Kind.DAY
        or (token.kind is Kind.TIME and not token.bare)
        for token in tokens
    )


def pieces(lines: Sequence[Line], language: str, index: Index | None = None) -> Iterator[Piece]:
    """In reading order; `language` is that of the page, for lines that declare none.

    Lines that cannot speak of hours are left out: a gap in `Piece.index` shows where. `index`: of
    the words of the lines, if it is made already.
    """
    last = -1
    index = index or Index([line.text for line in lines])
    for at, tongue in _tongues(lines, language, index):
        if at > last:
            piece = _piece(lines, at, tongue)
            last = piece.last
            yield piece


def _tongues(lines: Sequence[Line], language: str, index: Index) -> Iterator[tuple[int, str]]:
    """The lines that may speak of hours, and the language each is in, if that can be told.

    Lines that follow one another share theirs, so that a lone "Di" is read as its neighbours are.
    """
    telling = dict.fromkeys(telling_lines(index, *LANGUAGES))
    for run in _runs(lines, telling):
        declared = lines[run[0]].language or language
        shared = settled_language("\n".join(lines[at].text[:_RUN] for at in run[:_LINES]), declared)
        for at in filter(telling.__contains__, run):
            text = lines[at].text[:LINE_LIMIT]
            own = settled_language(text, shared or declared) if names_days(text) else shared
            if own in LANGUAGES:
                yield at, own


def _runs(lines: Sequence[Line], telling: Iterable[int]) -> Iterator[list[int]]:
    """Likely lines that follow one another in one part of the page, around each of these; up to
    the limit of each part."""
    spent: Counter[Region] = Counter()
    last = -1
    for at in telling:
        if at > last and _likely(lines[at].text[:LINE_LIMIT]):
            first = at
            while first - 1 > last and _goes_on(lines, at, first - 1):
                first -= 1
            last = at
            while last + 1 < len(lines) and _goes_on(lines, at, last + 1):
                last += 1
            if run := list(_within(lines, range(first, last + 1), spent)):
                yield run


def _goes_on(lines: Sequence[Line], at: int, beside: int) -> bool:
    one, other = lines[at], lines[beside]
    together = one.region is other.region and one.language == other.language
    return together and _likely(other.text[:LINE_LIMIT])


def _within(lines: Sequence[Line], run: Iterable[int], spent: Counter[Region]) -> Iterator[int]:
    for at in run:
        if spent[lines[at].region] < REGION_LIMIT:
            spent[lines[at].region] += len(lines[at].text[:LINE_LIMIT])
            yield at


def _piece(lines: Sequence[Line], at: int, tongue: str) -> Piece:
    line = lines[at]
    text = line.text[:LINE_LIMIT]
    table = rearranged(lines, at, tongue)
    if table:
        return Piece(line, table[0], at, at + table[1] - 1, tongue, tokens_of(table[0], tongue))
    if len(text) > _PARAGRAPH and not line.cells:
        text = _speaking(text, tongue)
    return Piece(line, text, at, at, tongue, tokens_of(text, tongue))


def maybe_timed(index: Index) -> list[int]:
    """The lines that `looks_timed` could hold of: with a digit, or days as in "L - V"."""
    return sorted({*index.with_digits, *index.lines_with(_INITIALS)})


@lru_cache(maxsize=4096)
def _likely(text: str) -> bool:
    words = set(atoms(text))
    days, values = telling_words()
    short = len(text) <= _SHORT and not values.isdisjoint(words)
    return short or not days.isdisjoint(words) or looks_timed(text)


@lru_cache(maxsize=4096)
def looks_timed(text: str) -> bool:
    """Does something like a time of day stand in it?"""
    return _TIME_LIKE.search(flat(text[:LINE_LIMIT])) is not None


def tokens_of(text: str, language: str) -> tuple[Token, ...]:
    """The tokens of one line; none when it says nothing of days or times."""
    return _lexed(text, language) if may_tell(text, language) else ()


@lru_cache(maxsize=4096)
def _lexed(text: str, language: str) -> tuple[Token, ...]:
    return Lexer(text, vocabulary(language)).tokens(whole=False)


def _speaking(text: str, language: str) -> str:
    """The sentences of a paragraph that say something of hours, and what restricts them."""
    kept: list[str] = []
    follows = False
    for sentence in _SENTENCE.split(text):
        core = is_core(tokens_of(sentence, language))
        if core or (follows and _restricts(sentence, language)):
            kept.append(sentence)
        follows = core
    return "\n".join(kept)


def _restricts(sentence: str, language: str) -> bool:
    kinds = {token.kind for token in _lexed(sentence, language)}
    return bool(kinds & _ASIDE) and not kinds & _ODD
