"""Reads the pages that the crawl brings, and gathers the facts of those that count."""

import sys
from array import array
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from journeycheck.codec import Facts, Own, claims_in, pack, pack_part
from journeycheck.extract import Context, read_page
from journeycheck.facts import Anchors, Fact, Leak, Link, Visit
from journeycheck.link_table import Links
from journeycheck.logbook import Logbook
from journeycheck.merge import Merger, Numbers
from journeycheck.page import Page, Part, Reading, one_set

_DRAWN = "drawn"  # what the logbook calls the reading of a page that a browser has shown
_BULK: frozenset[type[Fact]] = frozenset({Link, Anchors})  # kept by the table of links
_BULKY = frozenset(kind.__name__ for kind in _BULK)


@dataclass(frozen=True, slots=True)
class PageReader:
    """Reads pages, in whatever process it finds itself. `country`: the one the user named."""

    country: str | None

    def __call__(self, page: Page, home: str) -> Reading:
        regions = (self.country,) if self.country else ()
        return read_page(page, Context(home, self.country, regions))


class Gatherer:
    """What the pages of one site say."""

    def __init__(self, country: str | None, logbook: Logbook) -> None:
        self.read = PageReader(country)
        self.logbook = logbook
        self.visits: dict[str, Visit] = {}
        self.links = Links(logbook)
        self._merger = Merger(self._recalled)
        self._shared: dict[str, Numbers] = {}  # part -> the pages that show it
        self._seen: set[str] = set()  # pages that a browser has shown

    def keep(self, reading: Reading, number: int) -> None:
        """A page that counts; `number` finds its reading in the logbook."""
        page = len(self.visits)
        visit = _lean(reading.visit)
        self.visits[visit.url] = visit
        self.links.add(reading, number)
        own = reading.own
        packed = own.packed if isinstance(own, Own) else claims_in(self.logbook.reading(number))
        self._merger.add_packed(_handy(packed), page, number)
        for part in reading.parts:
            self._share(part, page)

    def _recalled(self, source: int | str) -> Facts:
        """The claims of a reading, by its number, or of a part, by its key."""
        log = self.logbook
        return claims_in(log.part(source) if isinstance(source, str) else log.reading(source))

    def draw(self, reading: Reading) -> None:
        """A page as a browser shows it: in place of what its static text says, or a new one. What
        both say stays as it was. Raises DiskFull."""
        url, number = reading.visit.url, self._noted(reading)
        if url in self.visits:
            self.links.forget(url)
        self.links.add(reading, number)
        self.visits[url] = reading.visit
        self.see(url, reading.facts)

    def see(self, url: str, facts: Iterable[Fact]) -> None:
        """Some of what a browser shows of a page that counts."""
        self._seen.add(url)
        kept = (_confirmed(fact) for fact in facts if type(fact) not in _BULK)
        self._merger.add_drawn(kept, list(self.visits).index(url))

    def _noted(self, reading: Reading) -> int:
        url, times = reading.visit.url, 1
        while self.logbook.find(_DRAWN, url, times):  # before the visit was broken off
            times += 1
        for part in reading.parts:
            self.logbook.note_part(part.key, pack_part(part))
        return self.logbook.note(_DRAWN, url, times, b"", pack(reading))

    def _share(self, part: Part, page: int) -> None:
        if part.key not in self._shared:
            pages = self._shared[part.key] = array("I")
            packed = claims_in(self.logbook.part(part.key))
            self._merger.add_shared_packed(_handy(packed), pages, part.key)
        self._shared[part.key].append(page)

    def facts(self, *kinds: type[Fact]) -> dict[type[Fact], tuple[Any, ...]]:
        """Everything gathered but the links, or that of some kinds, by kind, each fact with all its
        pages."""
        facts = self._merger.facts(tuple(self.visits), kinds)
        if leaks := facts.pop(Leak, ()):
            facts[Leak] = tuple(leak for leak in leaks if not self._is_filled(leak))
        return facts

    def last_facts(self) -> dict[type[Fact], tuple[Any, ...]]:
        """The same at the end, when nothing more will be gathered."""
        facts, self._merger = self.facts(), Merger(self._recalled)
        return facts

    def _is_filled(self, leak: Leak) -> bool:
        """A blank that was looked at with a browser: one that is still there is told as sure."""
        return not leak.sure and self._seen.issuperset(leak.pages)


def _handy(packed: Facts) -> Facts:
    """All but the bulk."""
    return {name: facts for name, facts in packed.items() if name not in _BULKY}


def _lean(visit: Visit) -> Visit:
    """The same, with what it shares with others or says twice kept once."""
    heading = visit.title if visit.heading == visit.title else visit.heading
    return replace(visit, url=sys.intern(visit.url), kinds=one_set(visit.kinds), heading=heading)


def _confirmed(fact: Fact) -> Fact:
    """What a browser still shows no script will fill in."""
    return replace(fact, sure=True) if isinstance(fact, Leak) else fact
