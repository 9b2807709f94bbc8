"""The links of a site, its bulk.

They stay in the logbook; what is at hand of them is how many there are, and in a few bytes each
which page leads where.
"""

import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

import msgspec

from journeycheck import urls
from journeycheck.codec import End, Own, Written, facts_of, links_in, links_of, unpack_part
from journeycheck.ends import Ends, ends_of
from journeycheck.facts import ERRAND_KINDS, Anchors, Answer, Fact, Link, LinkOutcome
from journeycheck.logbook import Logbook
from journeycheck.merge import Merger, Numbers
from journeycheck.page import Part, Reading

NOTHING: Mapping[str, frozenset[str]] = MappingProxyType({})


class _Targets(dict[str, int]):
    """Addresses that links lead to, with their numbers."""

    def __missing__(self, target: str) -> int:
        self[sys.intern(target)] = number = len(self)
        return number

    def of(self, targets: Iterable[str]) -> Numbers:
        return array("I", map(self.__getitem__, targets))


class _Page(msgspec.Struct, frozen=True, gc=False):
    """Where its reading stands in the logbook, where its own links lead, and what it shares."""

    number: int
    targets: Numbers
    parts: tuple[str, ...]


class _Shared(NamedTuple):
    """A part that was met: the pages that show it, and where its links lead."""

    pages: Numbers
    targets: Numbers
    external: int
    tells: bool


class Links:
    """Every link of the pages that count. `placed` counts a link for every page that carries it,
    `external` those of them that lead to other sites."""

    def __init__(self, logbook: Logbook) -> None:
        self.placed = 0
        self.external = 0
        self._log = logbook
        self._pages: dict[str, _Page] = {}
        self._shared: dict[str, _Shared] = {}
        self._parts: dict[tuple[str, ...], tuple[str, ...]] = {}  # those of a page, kept once
        self._targets = _Targets()
        self._telling: set[str] = set()  # pages with a link that tells more than where it leads
        self._named: dict[str, set[str]] = {}  # address -> the parts of it that links name

    def add(self, reading: Reading, number: int) -> None:
        """The links of a page that counts; `number` finds its reading in the logbook."""
        url, own = sys.intern(reading.visit.url), reading.own
        ends = own.ends if isinstance(own, Own) else ends_of(own, url)
        self._name(ends)
        if ends.named or ends.errand:
            self._telling.add(url)
        self._count(len(ends.targets), ends.external)
        keys = tuple(part.key for part in reading.parts)
        page = list(self._pages).index(url) if url in self._pages else len(self._pages)
        for part in reading.parts:
            self._share(part, page)
        parts = self._parts.setdefault(keys, keys)
        self._pages[url] = _Page(number, self._targets.of(ends.targets), parts)

    def forget(self, url: str) -> None:
        """Take back the links of a page, before those that a browser shows are added."""
        place, page = list(self._pages).index(url), self._pages[url]
        own = self._own(page)
        self._count(-len(own), -sum(not link.internal for link in own))
        for shared in map(self._shared.__getitem__, page.parts):
            shared.pages.remove(place)
            self._count(-len(shared.targets), -shared.external)

    def _name(self, ends: Ends) -> None:
        """Note the parts of pages that links name."""
        for target, name in ends.named:
            self._named.setdefault(target, set()).add(name)

    def _share(self, part: Part, page: int) -> None:
        if part.key not in self._shared:
            self._shared[part.key] = self._met(ends_of(part.facts))
        shared = self._shared[part.key]
        shared.pages.append(page)
        self._count(len(shared.targets), shared.external)

    def _met(self, ends: Ends) -> _Shared:
        self._name(ends)
        targets, tells = self._targets.of(ends.targets), ends.errand or bool(ends.named)
        return _Shared(array("I"), targets, ends.external, tells)

    def _count(self, links: int, external: int) -> None:
        self.placed += links
        self.external += external

    def telling(self, answers: Mapping[str, Answer]) -> tuple[Link, ...]:
        """The links that say more than that all is well, each with all its pages."""
        wrong = {url for url, answer in answers.items() if _is_notable(answer)}
        numbers = {n for n, target in enumerate(self._targets) if target in wrong}

        def tells(link: Link | End) -> bool:
            return bool(link.kinds & ERRAND_KINDS or link.fragment or link.target in wrong)

        merger = Merger()
        for number, (url, page) in enumerate(self._pages.items()):
            if url in self._telling or not numbers.isdisjoint(page.targets):
                merger.add(links_of(self._log.reading(page.number), tells), number)
        for key, shared in self._shared.items():
            if shared.tells or not numbers.isdisjoint(shared.targets):
                merger.add_shared([link for link in self.of_part(key) if tells(link)], shared.pages)
        return merger.facts(tuple(self._pages)).get(Link, ())

    def _own(self, page: _Page) -> tuple[Link, ...]:
        return facts_of(self._log.reading(page.number), Link)

    def of_part(self, key: str) -> tuple[Link, ...]:
        """The links of a part that pages share."""
        return only_links(unpack_part(self._log.part(key)).facts)

    def written_in(self, key: str) -> list[Written]:
        """The same, as far as they are written down."""
        return links_in(self._log.part(key))

    def by_page(self) -> Iterator[tuple[str, list[Written], tuple[str, ...]]]:
        """Each page with its own links and the keys of its parts, read from the logbook."""
        for url, page in self._pages.items():
            yield url, links_in(self._log.reading(page.number)), page.parts

    def anchors(
        self, lead: Mapping[str, str], drawn: Mapping[str, frozenset[str]] = NOTHING
    ) -> Mapping[str, frozenset[str]]:
        """Page -> those of its parts that links name, of pages all of whose parts are known.
        `lead` tells to which page an address leads, `drawn` which parts a browser shows: if all
        that are named are there, none is missing; one that is not may come later."""
        named: dict[str, set[str]] = {}
        for target, names in self._named.items():
            named.setdefault(lead.get(target, target), set()).update(names)
        whole = {url: named[url] for url in named.keys() & drawn.keys() if named[url] <= drawn[url]}
        return {
            url: fact.ids & named[url]
            for url, page in self._pages.items()
            if url in named
            for fact in facts_of(self._log.reading(page.number), Anchors)
        } | {url: frozenset(names) for url, names in whole.items()}

    def ways(self, lead: Mapping[str, str]) -> Mapping[str, Sequence[str]]:
        """Page -> the pages its links lead to, redirects followed."""
        ends = (lead.get(target, target) for target in self._targets)
        to_page = {number: end for number, end in enumerate(ends) if end in self._pages}
        return _Ways(self._pages, self._shared, to_page)


class _Ways(Mapping[str, Sequence[str]]):
    """Where each page leads, worked out when it is asked."""

    def __init__(
        self, pages: Mapping[str, _Page], shared: Mapping[str, _Shared], to_page: Mapping[int, str]
    ) -> None:
        self._pages = pages
        self._shared = shared
        self._to_page = to_page

    def __getitem__(self, url: str) -> tuple[str, ...]:
        page = self._pages[url]
        targets = (page.targets, *(self._shared[key].targets for key in page.parts))
        numbers = dict.fromkeys(number for some in targets for number in some)
        return tuple(self._to_page[number] for number in numbers if number in self._to_page)

    def __iter__(self) -> Iterator[str]:
        return iter(self._pages)

    def __len__(self) -> int:
        return len(self._pages)


def only_links(facts: Iterable[Fact]) -> tuple[Link, ...]:
    return tuple(fact for fact in facts if isinstance(fact, Link))


def _is_notable(answer: Answer) -> bool:
    """Not simply fine? A redirect is, unless it may have ended at a home page."""
    if answer.outcome is LinkOutcome.REDIRECTED:
        return "/" not in urls.path(answer.final_url).strip("/")
    return answer.outcome is not LinkOutcome.WORKS
