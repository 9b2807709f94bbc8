"""Names of days with a figure in them, "7/7", "2ª feira": in which lines do they stand?"""

import re
from collections.abc import Iterator
from functools import lru_cache

from journeycheck.extract.coding import spelt
from journeycheck.extract.hours.vocabulary import Phrase
from journeycheck.extract.index import Index

_SLASH = frozenset({b"/"})
_REACH = 40  # characters before a word in which the figure stands that it follows
_BETWEEN = b" .,"
_DIGITS = b"0123456789"
_FIGURED = _DIGITS + _BETWEEN

Ways = dict[bytes, tuple[list[frozenset[bytes]], re.Pattern[bytes]]]
"""What follows the first figure of names -> what each of them needs, and how these names go on from
a figure, as `Index.figures` has them."""


def has_figure(phrase: Phrase) -> bool:
    return any(map(str.isdigit, phrase))


def lines_with_figures(index: Index, ways: Ways) -> Iterator[int]:
    """The lines in which one of the names may stand."""
    slashed = any(index.places_of_sign(b"/"))
    held = index.words | _SLASH if slashed else index.words
    for follower in [word for word in ways if word in held]:
        needed, names = ways[follower]
        if any([words <= held for words in needed]):
            figures = index.figures
            sign = follower in _SLASH
            for place in index.places_of_sign(follower) if sign else index.places_of(follower):
                last, before = figures[place - 1], figures[place - 2]
                near = last in _DIGITS or (last in _BETWEEN and before in _FIGURED)
                if near and names.match(figures, _figure_before(figures, place)):
                    yield index.line_at(place)


def _figure_before(figures: bytes, place: int) -> int:
    """Where the number begins after which something stands, with nothing but signs between; or else
    some place where no number begins."""
    before = figures[max(place - _REACH, 0) : place].rstrip(_BETWEEN)
    return max(place - _REACH, 0) + len(before.rstrip(_DIGITS))


@lru_cache
def ways_of(phrases: frozenset[Phrase]) -> Ways:
    """How the names with a figure go on."""
    needed: dict[bytes, list[frozenset[bytes]]] = {}
    names: dict[bytes, set[bytes]] = {}
    for phrase in phrases:
        first = next(at for at, atom in enumerate(phrase) if atom.isdigit())
        words = [_coded(atom) for atom in phrase[first:]]
        follower = next(word for word in words[1:] if word not in _BETWEEN)
        signs = _SLASH.intersection(words)
        needed.setdefault(follower, []).append(spelt(" ".join(phrase)) | signs)
        names.setdefault(follower, set()).add(b" *".join(map(_pattern, words)))
    return {
        follower: (needed[follower], re.compile(b"|".join(sorted(told))))
        for follower, told in names.items()
    }


def _coded(atom: str) -> bytes:
    """As an `Index` knows it; a sign stays what it is."""
    return next(iter(spelt(atom)), atom.encode())


def _pattern(word: bytes) -> bytes:
    if word.isdigit():
        return word + b"(?![0-9])"
    return word + b"(?![a-z])" if word.isalpha() else b"[.,]"
