"""Is a text worth reading word by word? Most sentences of a page say nothing of days or times."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from journeycheck.extract.hours.vocabulary import Kind, Phrase, atoms, vocabulary
from journeycheck.extract.index import Index, spelt
from journeycheck.extract.phrases import Phrases

_SILENT = frozenset(  # kinds that say nothing by themselves
    {Kind.NUMBER, Kind.FOREIGN, Kind.WORD, Kind.BREAK, Kind.CELL, Kind.COMMA, Kind.SLASH}
    | {Kind.MARK, Kind.RANGE, Kind.UNTIL, Kind.SINCE, Kind.BETWEEN, Kind.OPENER, Kind.AND}
    | {Kind.INCLUDING, Kind.OR, Kind.AM, Kind.PM, Kind.NOISE, Kind.DOUBT}
    | {Kind.CONDITION, Kind.ORDINAL, Kind.MONTHLY, Kind.OPEN_END}
    | {Kind.SPECIAL, Kind.PROVISO}
)
_LINKS = frozenset({Kind.RANGE, Kind.UNTIL, Kind.AND, Kind.OPENER})


@dataclass(frozen=True)
class _Signs:
    """What tells in one language, as an `Index` knows words: phrases, and `short` names of days
    that are words of their own too: they tell only beside a value (`between` begins one), beside
    another day (`links` stand between), or alone."""

    phrases: Phrases[bytes]
    short: frozenset[bytes]
    between: Phrases[bytes]
    links: frozenset[bytes]


def telling_lines(index: Index, *languages: str) -> list[int]:
    """The lines that can name a day, a time, a date, or what restricts them, in one of the
    languages. Reading any other word by word would find nothing."""
    phrases, short = _phrases(languages), _short(languages)
    sure = {*index.with_digits, *index.lines_with(phrases)}
    maybe = (at for at in index.lines_with(short) if at not in sure)
    sure.update(at for at in maybe if _stand_like_days(index.words_of(at), short.keys, languages))
    return sorted(sure)


def may_tell(text: str, language: str) -> bool:
    """Can a text do so?"""
    return bool(telling_lines(Index(text.split("\n")), language))


def _stand_like_days(
    words: list[bytes], short: frozenset[bytes], languages: Sequence[str]
) -> bool:
    """Does a short name stand alone between signs, beside a value, or linked to another?"""
    places = [at for at, word in enumerate(words) if word in short]
    if any(_is_edge(words, at - 1) and _is_edge(words, at + 1) for at in places):
        return True
    held = frozenset(words)
    signs = [one for one in map(_signs, languages) if not one.short.isdisjoint(held)]
    return any(one.between.any_in(held) or _are_linked(words, places, one) for one in signs)


def _are_linked(words: list[bytes], places: list[int], signs: _Signs) -> bool:
    own = [at for at in places if words[at] in signs.short]
    return any(signs.links.issuperset(words[one + 1 : other]) for one, other in pairwise(own))


def _is_edge(words: list[bytes], at: int) -> bool:
    return not (0 <= at < len(words) and words[at].isalpha())


@lru_cache
def _signs(language: str) -> _Signs:
    words = vocabulary(language)
    entries = [pair for group in words.phrases.values() for pair in group]
    telling = [phrase for phrase, entry in entries if entry.full and entry.kind not in _SILENT]
    names = [atoms(name) for name in (*words.months, *words.compounds)]
    short = (_spelt(phrase) for phrase, entry in entries if not entry.full)
    links = (spelt(" ".join(phrase)) for phrase, entry in entries if entry.kind in _LINKS)
    return _Signs(
        phrases=Phrases(map(_spelt, (*telling, *names))),
        short=frozenset().union(*short),
        between=Phrases(_spelt(phrase) for phrase, e in entries if e.kind is Kind.BETWEEN),
        links=frozenset({b"."}).union(*links),
    )


@lru_cache
def _phrases(languages: tuple[str, ...]) -> Phrases[bytes]:
    return Phrases(words for language in languages for words in _signs(language).phrases)


@lru_cache
def _short(languages: tuple[str, ...]) -> Phrases[bytes]:
    return Phrases(frozenset({word}) for language in languages for word in _signs(language).short)


def _spelt(phrase: Phrase) -> frozenset[bytes]:
    """The words of a phrase; none when it has digits, which tell already."""
    digits = any(atom.isdigit() for atom in phrase)
    return frozenset() if digits else spelt(" ".join(phrase))
