"""The gathered site: every fact, every page, and the ways between them, as one value."""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Any, TypeVar

from journeycheck.facts import (
    ERRAND_KINDS,
    Answer,
    Certificate,
    ErrorPage,
    Fact,
    Link,
    Place,
    Visit,
)

EDITION_PAGES = 3  # pages in another language from which on it is an edition, not a stray page

F = TypeVar("F", bound=Fact)


@dataclass(frozen=True)
class Edition:
    """The pages of the site in one language. `home` is its entry page."""

    language: str
    home: str
    urls: tuple[str, ...]


@dataclass(frozen=True)
class Site:
    """Everything gathered, as one value: all that a check is given.

    `acts` maps each act that was not done to the reason a reader understands.
    `unread` maps pages the errand needed but could not read to the reason.
    `met` are kinds of which not every claim was kept: of links, only those that tell something.
    `ways` maps each page to those its links lead to; None: the links given are all there are.
    `anchors` maps pages that links lead into to the names of their parts, where all are known.
    `certificates` maps hosts to the certificate they show. `catch_all`: any address at all shows
    the home page. `error_page` is what an address that cannot exist shows, None if not seen.
    `form_actions`: what addresses that contact forms send to answered; nothing was sent to them.
    """

    url: str
    pages: Mapping[str, Visit] = field(default_factory=dict)
    answers: Mapping[str, Answer] = field(default_factory=dict)
    gathered: Mapping[type[Fact], tuple[Any, ...]] = field(default_factory=dict)
    language: str = ""
    country: str | None = None
    name: str = ""
    today: date = field(default_factory=date.today)
    now: datetime = field(default_factory=lambda: datetime.now(UTC))
    fictional: bool = False  # a host reserved for tests (RFC 2606, RFC 6761)
    acts: Mapping[str, str] = field(default_factory=dict)
    unread: Mapping[str, str] = field(default_factory=dict)
    met: frozenset[type[Fact]] = frozenset()
    ways: Mapping[str, Sequence[str]] | None = None
    anchors: Mapping[str, frozenset[str]] = field(default_factory=dict)
    certificates: Mapping[str, Certificate] = field(default_factory=dict)
    catch_all: bool = False
    error_page: ErrorPage | None = None
    form_actions: Mapping[str, Answer] = field(default_factory=dict)

    def facts(self, kind: type[F]) -> tuple[F, ...]:
        """All claims of one kind, in the order they were met."""
        return self.gathered.get(kind, ())

    def has(self, kind: type[Fact]) -> bool:
        """Was any claim of this kind met?"""
        return kind in self.gathered or kind in self.met

    @cached_property
    def paths(self) -> Mapping[str, tuple[str, ...]]:
        """The shortest way by links from the home page to each page, home page first."""
        return shortest_paths(self.url, self._ways if self.ways is None else self.ways)

    @cached_property
    def _ways(self) -> Mapping[str, Sequence[str]]:
        """Page -> the pages its links lead to, redirects followed."""
        lead = {alias: page.url for page in self.pages.values() for alias in page.aliases}
        ways: dict[str, dict[str, None]] = {}
        for link in self.facts(Link):
            target = lead.get(link.target, link.target)
            if target in self.pages:
                for url in link.pages:
                    ways.setdefault(url, {})[target] = None
        return {url: tuple(targets) for url, targets in ways.items()}

    def within_reach(self, edition: Edition) -> frozenset[str]:
        """The pages of an edition, and those its contact, hours, help or legal links lead to."""
        own = frozenset(edition.urls)
        lead = {alias: page.url for page in self.pages.values() for alias in page.aliases}
        near = {
            lead.get(link.target, link.target)
            for link in self.facts(Link)
            if link.kinds & ERRAND_KINDS and not own.isdisjoint(link.pages)
        }
        return own | (near & self.pages.keys())

    def other_editions(self) -> Iterator[Edition]:
        """The editions besides the first that are large enough to be judged apart."""
        editions = self.editions()
        next(editions, None)
        return (edition for edition in editions if len(edition.urls) >= EDITION_PAGES)

    def path(self, urls: Iterable[str]) -> tuple[str, ...]:
        """The shortest way from the home page to any of `urls`; empty if no link leads there."""
        ways = [self.paths[url] for url in urls if url in self.paths]
        return min(ways, key=len, default=())

    def clicks(self, urls: Iterable[str]) -> int | None:
        """Clicks from the home page to the nearest of `urls`, None if no link leads there."""
        way = self.path(urls)
        return len(way) - 1 if way else None

    def nearest(self, facts: Sequence[Fact]) -> tuple[Place, int | None]:
        """Where a customer first meets one of `facts` (at least one), and the clicks to it: None
        when no link leads to any of them."""
        ways = [(self.path(fact.pages), fact) for fact in facts]
        way, fact = min(ways, key=lambda pair: len(pair[0]) or sys.maxsize)
        if not way:
            return fact.place, None
        return replace(fact.place, url=way[-1]), len(way) - 1

    def editions(self) -> Iterator[Edition]:
        """The language editions of the site, the home page's first, then by number of pages."""
        return iter(self._editions)

    @cached_property
    def _editions(self) -> tuple[Edition, ...]:
        return tuple(self._told_apart())

    def _told_apart(self) -> Iterator[Edition]:
        by_language: dict[str, list[str]] = {}
        for url, page in self.pages.items():
            by_language.setdefault(page.language or self.language, []).append(url)
        order = sorted(by_language, key=lambda tag: (tag != self.language, -len(by_language[tag])))
        for tag in order:
            urls = by_language[tag]
            nearest = min(urls, key=lambda url: len(self.paths.get(url, range(99))))
            yield Edition(tag, self.url if self.url in urls else nearest, tuple(urls))


def shortest_paths(start: str, ways: Mapping[str, Sequence[str]]) -> Mapping[str, tuple[str, ...]]:
    """Breadth-first: node -> the nodes from `start` to it, both included."""
    paths: dict[str, tuple[str, ...]] = {start: (start,)}
    queue = [start]
    for node in queue:
        for target in ways.get(node, ()):
            if target not in paths:
                paths[target] = (*paths[node], target)
                queue.append(target)
    return paths
