"""Reads the pages that the crawl brings, and gathers the facts of those that count."""

from array import array
from dataclasses import dataclass
from typing import Any

from journeycheck.extract import Context, read_page
from journeycheck.facts import Anchors, Fact, Link, Visit
from journeycheck.link_table import Links
from journeycheck.logbook import Logbook
from journeycheck.merge import Merger, Numbers
from journeycheck.page import Page, Part, Reading

_BULK: frozenset[type[Fact]] = frozenset({Link, Anchors})  # kept by the table of links


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
        self._merger = Merger()
        self._shared: dict[str, Numbers] = {}  # part -> the pages that show it

    def keep(self, reading: Reading, number: int) -> None:
        """A page that counts; `number` finds its reading in the logbook."""
        page = len(self.visits)
        self.visits[reading.visit.url] = reading.visit
        self.links.add(reading, number)
        self._merger.add((fact for fact in reading.own if type(fact) not in _BULK), page)
        for part in reading.parts:
            self._share(part, page)

    def _share(self, part: Part, page: int) -> None:
        if part.key not in self._shared:
            pages = self._shared[part.key] = array("I")
            self._merger.add_shared((f for f in part.facts if type(f) not in _BULK), pages)
        self._shared[part.key].append(page)

    def facts(self) -> dict[type[Fact], tuple[Any, ...]]:
        """Everything gathered but the links, by kind, each fact with all its pages."""
        return self._merger.facts(tuple(self.visits))
