"""Is a text worth reading word by word? Most sentences of a page say nothing of days or times."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from journeycheck.extract.hours.letters import atoms, flat
from journeycheck.extract.hours.vocabulary import Kind, Phrase, Vocabulary, vocabulary
from journeycheck.extract.index import Index, marked, spelt
from journeycheck.extract.phrases import Phrases

_BESIDE = frozenset(  # kinds that stand between a day and its time
    {Kind.NUMBER, Kind.FOREIGN, Kind.WORD, Kind.BREAK, Kind.CELL, Kind.COMMA, Kind.SLASH}
    | {Kind.MARK, Kind.RANGE, Kind.UNTIL, Kind.SINCE, Kind.BETWEEN, Kind.OPENER, Kind.AND}
    | {Kind.INCLUDING, Kind.OR, Kind.AM, Kind.PM, Kind.NOISE}
)
_SILENT = _BESIDE | {  # and those that say nothing by themselves
    Kind.DOUBT, Kind.CONDITION, Kind.ORDINAL, Kind.MONTHLY, Kind.OPEN_END, Kind.SPECIAL,
    Kind.PROVISO,
}  # fmt: skip


_DIGIT = re.compile(r"\d")
_CORE = frozenset({Kind.CLOSED, Kind.ALL_DAY, Kind.NOON, Kind.MIDNIGHT})
_VALUES = _CORE | {Kind.APPOINTMENT, Kind.EXCEPT}
_NAMING = frozenset({Kind.DAY, Kind.ALWAYS})


@dataclass(frozen=True)
class _Signs:
    """What tells in one language, as an `Index` knows words.

    naming: phrases that name a day, or "always". core: these, and values of a day. values: what may
    stand beside a day. halves: of the day, which make a time of a number. phrases: all that tell.
    said: these, and what casts doubt. short: names of days that are words of their own too: they
    tell only beside a value (`between` begins one), beside another day (`links` stand between), or
    alone. timed: what can only be a time, in flat text.
    """

    naming: Phrases[bytes]
    core: Phrases[bytes]
    values: Phrases[bytes]
    halves: Phrases[bytes]
    phrases: Phrases[bytes]
    short: frozenset[bytes]
    between: Phrases[bytes]
    links: frozenset[bytes]
    said: Phrases[bytes]
    timed: re.Pattern[str]


def telling_lines(index: Index, *languages: str) -> list[int]:
    """The lines that can name a day, a time, a date, or what restricts them, in one of the
    languages. Reading any other word by word would find nothing."""
    sure = {*index.with_digits, *index.lines_with(_joined(languages, "phrases"))}
    return sorted(sure | _with_short_days(index, sure, languages))


def naming_lines(index: Index, *languages: str) -> frozenset[int]:
    """The lines that can name a day, or say "always": without one there are no hours."""
    sure = set(index.lines_with(_joined(languages, "naming")))
    valued = set(index.lines_with(_joined(languages, "values")))
    sure |= valued.intersection(index.lines_with(_short(languages)))
    return frozenset(sure | _with_short_days(index, sure, languages))


def _with_short_days(index: Index, sure: set[int], languages: tuple[str, ...]) -> set[int]:
    maybe = (at for at in index.lines_with(_short(languages)) if at not in sure)
    return {at for at in maybe if _stand_like_days(index.coded[at], languages)}


def may_tell(text: str, language: str) -> bool:
    """Can a text name a day, a time, a date, or what restricts them?"""
    if _DIGIT.search(flat(text)):
        return True
    signs, held = _signs(language), spelt(text)
    return signs.phrases.any_in(held) or _may_hold_short_days(text, held, signs, language)


def may_be_core(text: str, held: frozenset[bytes], language: str) -> bool:
    """Can it name a day, a value of one, or what can only be a time? `held`: its words."""
    signs = _signs(language)
    if signs.core.any_in(held):
        return True
    plain = flat(text)
    if _DIGIT.search(plain) and (signs.timed.search(plain) or signs.halves.any_in(held)):
        return True
    return _may_hold_short_days(text, held, signs, language)


def _may_hold_short_days(text: str, held: frozenset[bytes], signs: _Signs, language: str) -> bool:
    if signs.short.isdisjoint(held):
        return False
    if signs.values.any_in(held):
        return True
    return bool(_with_short_days(Index(text.split("\n")), set(), (language,)))


def may_restrict(text: str, held: frozenset[bytes], language: str) -> bool:
    """Can it say when something holds, or cast doubt on it? `held`: its words."""
    return bool(_DIGIT.search(flat(text))) or _signs(language).said.any_in(held)


@lru_cache(maxsize=1024)
def _stand_like_days(coded: bytes, languages: tuple[str, ...]) -> bool:
    """Does a short name stand alone between signs, beside a value, or linked to another day?"""
    words, short = marked(coded), _short(languages).keys
    places = [at for at, word in enumerate(words) if word in short or word == b"0"]
    names = [at for at in places if words[at] in short]
    if any(_is_edge(words, at - 1) and _is_edge(words, at + 1) for at in names):
        return True
    held = frozenset(words)
    signs = [one for one in map(_signs, languages) if not one.short.isdisjoint(held)]
    return any(one.between.any_in(held) or _are_linked(words, places, one) for one in signs)


def _are_linked(words: list[bytes], places: list[int], signs: _Signs) -> bool:
    """Digits are as good as a day; two of them say nothing."""
    own = [at for at in places if words[at] in signs.short or words[at] == b"0"]
    return any(
        (words[one] in signs.short or words[other] in signs.short)
        and signs.links.issuperset(words[one + 1 : other])
        for one, other in pairwise(own)
    )


def _is_edge(words: list[bytes], at: int) -> bool:
    return not (0 <= at < len(words) and words[at].isalpha())


@lru_cache
def _signs(language: str) -> _Signs:
    words = vocabulary(language)
    entries = [pair for group in words.phrases.values() for pair in group]
    full = [(phrase, entry.kind) for phrase, entry in entries if entry.full]
    names = [atoms(name) for name in (*words.months, *words.compounds)]
    names_in_short = [_spelt(phrase) for phrase, entry in entries if not entry.full]
    figured = [held for held in names_in_short if any(map(bytes.isdigit, held))]  # "2.ª"
    links = (_spelt(phrase) for phrase, entry in entries if entry.kind in _BESIDE)
    compounds = [atoms(name) for name in words.compounds]
    naming = [*compounds, *(phrase for phrase, kind in full if kind in _NAMING)]
    core = [*naming, *(phrase for phrase, kind in full if kind in _CORE)]
    telling = (phrase for phrase, kind in full if kind not in _SILENT)
    said = (phrase for phrase, kind in full if kind not in _BESIDE)
    return _Signs(
        naming=Phrases((*figured, *map(_spelt, naming))),
        core=Phrases((*figured, *map(_spelt, core))),
        values=Phrases(_spelt(phrase) for phrase, kind in full if kind in _VALUES),
        halves=Phrases(_spelt(p) for p, kind in full if kind in {Kind.AM, Kind.PM}),
        phrases=Phrases(map(_spelt, (*telling, *names))),
        short=frozenset().union(*(held for held in names_in_short if held not in figured)),
        between=Phrases(_spelt(phrase) for phrase, kind in full if kind is Kind.BETWEEN),
        links=frozenset({b".", b"m", b"a", b"p", b"am", b"pm"}).union(
            *links, map(str.encode, words.units)
        ),
        said=Phrases(map(_spelt, (*said, *names))),
        timed=_timed(words),
    )


def _timed(words: Vocabulary) -> re.Pattern[str]:
    """An hour with a unit, with minutes, or with a half of the day."""
    units = "|".join(map(re.escape, words.units))
    signs = "[:." + "," * words.comma + "'" * words.quote + "]"
    lone = r"|\b" if words.twelve_hours else ""
    half = rf"\s?[ap](?:\.?\s?m\b{lone})"
    unit = rf"\s?(?:{units})(?![^\W\d_])"
    return re.compile(rf"(?<!\d)(?:2[0-4]|[01]?\d)(?:{unit}|{signs}\d\d|{half})")


@lru_cache
def _joined(languages: tuple[str, ...], which: str) -> Phrases[bytes]:
    found: list[Phrases[bytes]] = [getattr(_signs(language), which) for language in languages]
    return Phrases(words for phrases in found for words in phrases)


@lru_cache
def _short(languages: tuple[str, ...]) -> Phrases[bytes]:
    return Phrases(frozenset({word}) for language in languages for word in _signs(language).short)


def _spelt(phrase: Phrase) -> frozenset[bytes]:
    return spelt(" ".join(phrase))
