"""Short names of days ("di", "sat", "m") are words of their own: where may one stand for its day?

None is passed over that `certain_days` keeps; most others are.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from journeycheck.extract.coding import coded_lines, marked, marks_of, spelt
from journeycheck.extract.hours.vocabulary import Entry, Kind, Phrase, vocabulary
from journeycheck.extract.index import Index
from journeycheck.words import LANGUAGES

_VALUES = frozenset(
    {Kind.CLOSED, Kind.ALL_DAY, Kind.NOON, Kind.MIDNIGHT, Kind.APPOINTMENT, Kind.BETWEEN}
)
_AFTERWARDS = _VALUES | {Kind.EXCEPT}  # what a day may follow
_LINKS = frozenset(
    {Kind.RANGE, Kind.UNTIL, Kind.SINCE, Kind.AND, Kind.OPENER, Kind.NOISE, Kind.CONDITION}
    | {Kind.AM, Kind.PM}
)
_LETTER, _PAIR = 1, 2  # lengths of a name
_POINT = ord(".")
_SIGN = re.compile(rb"[.,0]")
_CLOCK = frozenset({b".", b",", b"a", b"p", b"m", b"am", b"pm", b"min", b"mn"})
_AFTER_SIGN = re.compile(rb" *[.,0\n]")


@dataclass(frozen=True)
class _Around:
    """What may stand around the short names of one language, in words as `marks_of` has them.

    links: between a name and its value, or another day; signs too. after: how a value, or
    another day, begins behind a name; "0" is any digit. before: how one ends in front of it.
    """

    names: frozenset[bytes]
    links: frozenset[bytes]
    after: frozenset[bytes]
    before: frozenset[bytes]


def lines_with_short_days(index: Index, *languages: str) -> set[int]:
    """The lines in which a short name may stand for its day in one of the languages."""
    names = _names(languages) & index.words
    found = {index.line_at(place) for name in names for place in _likely_places(index, name)}
    return {at for at in found if _stand_like_days(index.coded[at], languages)}


def may_hold_short_days(text: str, language: str) -> bool:
    if _names((language,)).isdisjoint(spelt(text)):
        return False
    return any(_stand_like_days(line, (language,)) for line in coded_lines(text))


def _likely_places(index: Index, name: bytes) -> Iterator[int]:
    """Where what follows may make a day of a name; a longer name may also follow its value."""
    marks, length = index.marks, len(name)
    goes_on = _following().match
    for place in index.places_of(name):
        end = place + length
        told = length + (marks[end] == _POINT)  # "m." and "sa." are longer names
        apart = told == _PAIR and _is_apart(marks, place, end)
        if told > _PAIR or apart or goes_on(marks, end):
            yield place


def _is_apart(marks: bytes, start: int, end: int) -> bool:
    """Between two signs, or the ends of a line."""
    if not _AFTER_SIGN.match(marks, end):
        return False
    before = start - 1
    while marks[before] == ord(" "):
        before -= 1
    return marks[before : before + 1] in {b".", b",", b"0", b"\n"}


@lru_cache
def _following() -> re.Pattern[bytes]:
    """Signs and links, and then a digit or the first of the words that may follow a short name."""
    values = {word for one in _all_around() for word in one.after if word.isalpha()}
    links = {word for one in _all_around() for word in one.links if word.isalpha()} - values
    value, link = (b"|".join(sorted(words)) for words in (values, links))
    return re.compile(
        rb"[ .,]*+(?:(?:%b)(?![a-z\x7f])[ .,]*+)*+(?:0|(?:%b)(?![a-z\x7f]))" % (link, value)
    )


@lru_cache(maxsize=1024)
def _stand_like_days(coded: bytes, languages: tuple[str, ...]) -> bool:
    """Does a short name stand alone between signs, beside a value, or linked to another day?"""
    words = _SIGN.sub(rb" \g<0> ", marks_of(coded)).split()
    return any(
        _stands_like_a_day(words, at, one)
        for one in map(_around, languages)
        if not one.names.isdisjoint(words)
        for at, word in enumerate(words)
        if word in one.names
    )


def _stands_like_a_day(words: list[bytes], at: int, around: _Around) -> bool:
    length = len(words[at]) + (words[at + 1 : at + 2] == [b"."])
    if length > _LETTER and _is_edge(words, at - 1) and _is_edge(words, at + 1):
        return True
    if _meets(words[at + 1 :], around.after, around.links):
        return True
    return length > _PAIR and _meets(reversed(words[:at]), around.before, around.links)


def _meets(words: Iterable[bytes], sought: frozenset[bytes], links: frozenset[bytes]) -> bool:
    """Does one of the words stand there, with nothing but links before it?"""
    for word in words:
        if word in sought:
            return True
        if word not in links:
            return False
    return False


def _is_edge(words: list[bytes], at: int) -> bool:
    return not (0 <= at < len(words) and words[at].isalpha())


@lru_cache
def _names(languages: tuple[str, ...]) -> frozenset[bytes]:
    return frozenset().union(*(_around(language).names for language in languages))


def _all_around() -> list[_Around]:
    return [_around(language) for language in LANGUAGES]


@lru_cache
def _around(language: str) -> _Around:
    words = vocabulary(language)
    entries = [pair for group in words.phrases.values() for pair in group]
    spelt_short = [spelt(" ".join(phrase)) for phrase, entry in entries if not entry.full]
    names = frozenset().union(*(held for held in spelt_short if not any(map(bytes.isdigit, held))))
    links = (spelt(" ".join(phrase)) for phrase, entry in entries if entry.kind in _LINKS)
    return _Around(
        names=names,
        links=_CLOCK.union(*links, map(str.encode, words.units)),
        after=names | {b"0"} | _ends(entries, _VALUES, 0),
        before=names | {b"0"} | _ends(entries, _AFTERWARDS, -1),
    )


def _ends(
    entries: Iterable[tuple[Phrase, Entry]], kinds: frozenset[Kind], which: int
) -> frozenset[bytes]:
    """The first, or the last, word of the phrases of some kinds."""
    coded = (coded_lines(" ".join(phrase))[0] for phrase, entry in entries if entry.kind in kinds)
    found = ([word for word in marked(line) if word != b"."] for line in coded)
    return frozenset(words[which] for words in found if words)
