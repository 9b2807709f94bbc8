"""Rows of addresses without end: found by their pattern and by what their pages show, and sampled.

Told of every page in the order of the visit, and of nothing else, so the same answers find the same
traps. Only what leads nowhere new is left out: lists of goods and their pages are read to the end.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from journeycheck.crawl import shapes
from journeycheck.crawl.mazes import Copies, Look, Maze
from journeycheck.crawl.shapes import Shape

SAMPLE = 5  # pages asked of an endless row
_NOTHING = Look()
_NOWHERE = -1
_SITE = ""  # the ground of the whole site
_COMBINED = 50  # addresses of one path before their queries are taken for combinations
_AT_ONCE, _ONLY_TWO = 3, 10  # addresses for each name and value: of three or more names, of two
_BY_ADDRESS = {
    "deep": f"paths of more than {shapes.DEEPEST_PATH} folders",
    "repeated": "paths that repeat themselves",
    "growing": "queries that grow",
    "filters": "orders and filters of a list",
}


@dataclass(frozen=True)
class Seen:
    """A page that counts, under the address it was asked by. `leads` are the addresses on the site
    that stand on it and in no menu met before; `dripped`: it came too slowly to be had whole."""

    url: str
    look: Look = _NOTHING
    leads: Sequence[str] = ()
    dripped: bool = False


@dataclass(frozen=True, slots=True)
class _Way:
    """How a page was come by."""

    url: str = ""
    ground: str = _SITE
    calendar: str = ""
    steps: int = -1
    found_on: int = _NOWHERE


class _Found(NamedTuple):
    """Where an address stood first: `on` the page of that number. `ground` is its own."""

    on: int
    ground: str


@dataclass
class _Queries:
    """The addresses of one path that differ by their query."""

    combine: bool = False  # few names and values, each of them with every other
    _count: int = 0
    _most: int = 0  # names in one query
    _pairs: set[tuple[str, str]] = field(default_factory=set)

    def add(self, pairs: Sequence[tuple[str, str]]) -> None:
        if self.combine:
            return
        self._count += 1
        self._most = max(self._most, len(pairs))
        self._pairs.update(pairs)
        share = _AT_ONCE if self._most > 2 else _ONLY_TWO
        self.combine = self._count >= _COMBINED and self._count > share * len(self._pairs)


@dataclass
class _Same:
    """Pages of one path and the same names in their queries, as long as all are the same page."""

    look: Look
    count: int = 0
    differ: bool = False


class Traps:
    """Knows the pages read; `row` then names the endless row that an address belongs to."""

    def __init__(self) -> None:
        self._found: dict[str, _Found] = {}
        self._ways: list[_Way] = []
        self._mazes: defaultdict[str, Maze] = defaultdict(Maze)
        self._mazes_found = False
        self._copies = Copies()
        self._behind: set[str] = set()  # asked although found in doubt
        self._queries: dict[str, _Queries] = {}
        self._same: dict[str, _Same] = {}
        self._drips: Counter[str] = Counter()
        self._whole: set[str] = set()  # grounds of which some page came whole
        self._taken: Counter[str] = Counter()

    def row(self, url: str) -> str:
        """The name of the row, when enough of it was asked and this address is one too many."""
        one = shapes.shape(url)
        name, enough = self._pattern(url, one)
        if name and self._taken[name] >= enough:
            return name
        return self._tried(url, one)

    def take(self, url: str) -> str:
        """An address is to be asked now: the name of its row when it is one too many."""
        if row := self.row(url):
            return row
        if name := self._pattern(url, shapes.shape(url))[0]:
            self._taken[name] += 1
        if self.doubt(url):
            self._behind.add(url)
        return ""

    def doubt(self, url: str) -> int:
        """Of an address found in what may be a maze, the steps to it; 0 for any other."""
        if (found := self._found.get(url)) is None:
            return 0
        doubtful = any(row.is_doubtful(found.on) for row in self._rows(found.on).values())
        return self._ways[found.on].steps + 1 if doubtful else 0

    def read(self, page: Seen) -> None:
        """A page was read, and counts."""
        one, number = shapes.shape(page.url), len(self._ways)
        steps = self._finder(page.url).steps + 1
        found = self._found.get(page.url)
        on = found.on if found else _NOWHERE
        self._ways.append(_Way(page.url, one.ground, shapes.calendar(one), steps, on))
        new = {url: shapes.shape(url) for url in page.leads if url not in self._found}
        if number:  # the home page leads to everything
            self._walk(page, number, new)
        if shapes.combination(one):
            self._compare(page.look, one, new.values())
        if page.dripped:
            self._drips[one.ground] += 1
        else:
            self._whole.add(one.ground)
        self._note(page.leads, number, new)

    def _pattern(self, url: str, one: Shape) -> tuple[str, int]:
        """The row that the pattern of an address tells of, and how many of it are asked."""
        if kind := shapes.endless(one):
            return _BY_ADDRESS[kind], 0 if kind == "deep" else SAMPLE
        if (calendar := shapes.calendar(one)) and self._finder(url).calendar == calendar:
            return calendar, SAMPLE
        queries = self._queries.get(one.path)
        if queries and queries.combine and len(shapes.combination(one)) > 1:
            return f"{one.path}?…", SAMPLE
        return "", 0

    def _tried(self, url: str, one: Shape) -> str:
        """The row that pages already read tell of: enough of it was asked."""
        same = self._same.get(_names(one)) if shapes.combination(one) else None
        if same and not same.differ and same.count >= SAMPLE:
            return _names(one)
        if self._drips[one.ground] >= SAMPLE and one.ground not in self._whole:
            return f"{one.ground.rstrip('/')}/…"
        found = self._found.get(url)
        return self._maze(found.on) if found else ""

    def _finder(self, url: str) -> _Way:
        found = self._found.get(url)
        return self._ways[found.on] if found else _Way()

    def _walk(self, page: Seen, number: int, new: Mapping[str, Shape]) -> None:
        """Follow the page through its ground, and through the site."""
        way = self._ways[number]
        come_from = {page.url, self._finder(page.url).url}
        known = [self._found[url].ground for url in page.leads
                 if url in self._found and url not in come_from]  # fmt: skip
        unknown = [shape.ground for url, shape in new.items() if url not in come_from]
        near, back = unknown.count(way.ground), known.count(way.ground)
        self._mazes[way.ground].walk(number, way.found_on, near, back)
        self._mazes[_SITE].walk(number, way.found_on, len(unknown), len(known))
        one = shapes.shape(page.url)
        of_list = one.pairs and not shapes.combination(one)  # its pages may well be alike
        look = Look() if of_list else page.look
        self._copies.walk(number, way.found_on, look, behind=page.url in self._behind)

    def _rows(self, number: int) -> Mapping[str, Maze | Copies]:
        """Where a page may be one of an endless row, by name."""
        ground = self._ways[number].ground
        return {
            f"{ground.rstrip('/')}/…": self._mazes[ground],
            "pages that lead to ever more": self._mazes[_SITE],
            "copies of one page": self._copies,
        }

    def _maze(self, number: int) -> str:
        """The name of the row without end that a page belongs to, or ""."""
        rows = self._rows(number).items()
        return next((name for name, row in rows if row.is_endless(number)), "")

    def _compare(self, look: Look, one: Shape, new: Iterable[Shape]) -> None:
        """Is it the same page as others of its path, and leads to nothing new elsewhere?"""
        same = self._same.setdefault(_names(one), _Same(look))
        same.count += 1
        leads_out = any(shape.path != one.path for shape in new)
        if leads_out or not look.is_like(same.look):
            same.look, same.differ = Look(), True

    def _note(self, leads: Iterable[str], number: int, new: Mapping[str, Shape]) -> None:
        """Note where an address was found first; what stands outside a maze as well is outside."""
        for url, shape in new.items():
            self._found[sys.intern(url)] = _Found(number, shape.ground)
            pairs = shapes.combination(shape) if shape.pairs else ()
            if len(pairs) > 1:
                self._queries.setdefault(shape.path, _Queries()).add(pairs)
        self._mazes_found = self._mazes_found or self._maze(number) != ""
        if not self._mazes_found or self._maze(number):
            return
        for url in leads:
            if self._maze(self._found[url].on):
                self._found[url] = self._found[url]._replace(on=number)


def _names(one: Shape) -> str:
    return f"{one.path}?{'&'.join(sorted(one.keys))}"
