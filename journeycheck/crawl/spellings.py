"""One page under two addresses that differ by a slash, by capitals, or by `index.html`.

Servers may tell them apart, so both are asked, until the site has shown often enough, and without
exception, that it does not.
"""

import re
from collections import Counter

from journeycheck.crawl.mazes import Look
from journeycheck.crawl.shapes import Shape, shape

ENOUGH = 5  # pairs that turned out to be one page
NAME = "other spellings of pages that were read"
_SLASHES = re.compile(r"/{2,}")
_INDEX = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?|jsp)$", re.I)

_Kind = tuple[bool, bool, bool]  # do capitals, slashes, an index differ?


class Spellings:
    """Knows each page by the address that was asked first."""

    def __init__(self) -> None:
        self._first: dict[int, str] = {}  # any spelling -> the first one asked
        self._looks: dict[int, tuple[str, int]] = {}  # any spelling -> the first one read, its look
        self._same: Counter[_Kind] = Counter()
        self._differ: set[_Kind] = set()

    def twin(self, url: str) -> str:
        """An address is to be asked now: the other one of the same page, or "" when it is to be
        asked indeed."""
        first = self._first.setdefault(_loose(shape(url)), url)
        if first == url:
            return ""
        kind = _kind(first, url)
        return first if self._same[kind] >= ENOUGH and kind not in self._differ else ""

    def read(self, url: str, look: Look) -> None:
        """A page was read, and counts."""
        bare = not look.signature  # like no other
        seen = len(self._looks) if bare else hash((look.title, look.heading, look.signature))
        first, told = self._looks.setdefault(_loose(shape(url)), (url, seen))
        if first != url and told == seen:
            self._same[_kind(first, url)] += 1
        elif first != url:
            self._differ.add(_kind(first, url))


def _loose(one: Shape) -> int:
    """What all spellings share, as a hash."""
    return hash((_bare(one).lower(), *sorted(one.query.split("&"))))


def _bare(one: Shape) -> str:
    return _INDEX.sub("/", _SLASHES.sub("/", one.path)).rstrip("/")


def _kind(first: str, url: str) -> _Kind:
    one, other = shape(first), shape(url)
    slashes = [(path.endswith("/"), "//" in path) for path in (one.path, other.path)]
    index = [_INDEX.search(path) is None for path in (one.path, other.path)]
    return _bare(one) != _bare(other), slashes[0] != slashes[1], index[0] != index[1]
