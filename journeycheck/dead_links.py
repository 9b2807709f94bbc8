"""Dead links by cause: what one repair settles, and every place to edit."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from journeycheck import urls
from journeycheck.facts import (
    Answer,
    Link,
    LinkOutcome,
    PageKind,
    Place,
    Region,
)
from journeycheck.site import Site

SHARED_PAGES = 3  # pages from which on a link in a header or footer is a shared part
_SHARED_REGIONS = frozenset({Region.HEADER, Region.NAV, Region.FOOTER})


class Spread(StrEnum):
    """What the dead links have in common."""

    TEMPLATE = "template"  # one target, linked from a part that many pages share
    FAMILY = "family"  # targets of the site side by side in one folder
    EXTERNAL = "external"  # targets on one other host


@dataclass(frozen=True, slots=True)
class Edit:
    """One place to edit: a page, or a shared part (`template` is its landmark, else "").

    `links` counts the links that this edit repairs, on all pages.
    """

    place: Place
    template: str
    words: tuple[str, ...]
    targets: tuple[str, ...]
    links: int


@dataclass(frozen=True, slots=True)
class DeadLinks:
    """Dead links that one repair settles. `name`: the address, folder or host they share."""

    spread: Spread
    name: str
    targets: tuple[str, ...]
    edits: tuple[Edit, ...]
    kinds: frozenset[PageKind]
    pages: int  # pages that carry such a link

    @property
    def key(self) -> str:
        """The same in every run, as long as the links lead there."""
        return f"{self.spread}:{self.name}"

    @property
    def links(self) -> int:
        return sum(edit.links for edit in self.edits)

    @property
    def places(self) -> tuple[Place, ...]:
        """The places to edit, shared parts first, then those with most links."""
        return tuple(edit.place for edit in self.edits)

    @property
    def words(self) -> str:
        """The words of the first link, "" when it has none (a picture)."""
        return next((word for edit in self.edits for word in edit.words), "")

    @property
    def is_one_link(self) -> bool:
        """Can it be named by its words: one target, and words that lead there?"""
        alone = self.spread is Spread.TEMPLATE or len(self.targets) == 1
        return alone and bool(self.words)


def anything(answer: Answer) -> bool:
    return True


def breaks_down(answer: Answer) -> bool:
    """Does the page itself fail, rather than the way to it?"""
    return not (answer.goes_round or answer.bad_certificate)


def goes_round(answer: Answer) -> bool:
    return answer.goes_round


def is_distrusted(answer: Answer) -> bool:
    return answer.bad_certificate


def causes(
    site: Site, outcome: LinkOutcome, when: Callable[[Answer], bool] = anything
) -> tuple[DeadLinks, ...]:
    """The links whose target gave `outcome`, by cause: shared parts, folders, other hosts."""
    dead = {url for url, a in site.answers.items() if a.outcome is outcome and when(a)}
    return by_cause(site, (link for link in site.facts(Link) if link.target in dead))


def by_cause(site: Site, links: Iterable[Link]) -> tuple[DeadLinks, ...]:
    """Links to repair, by cause. Each target must have an answer."""
    by_target: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        by_target[link.target].append(link)
    groups: dict[tuple[Spread, str], list[Link]] = defaultdict(list)
    for target, same in by_target.items():
        groups[_cause(target, same)] += same
    order = list(Spread)
    made = (_dead_links(site, spread, name, group) for (spread, name), group in groups.items())
    return tuple(sorted(made, key=lambda dead: (order.index(dead.spread), -dead.links, dead.name)))


def _cause(target: str, links: Iterable[Link]) -> tuple[Spread, str]:
    links = tuple(links)
    if not links[0].internal:
        return Spread.EXTERNAL, urls.host(target)
    if any(_is_shared(link) for link in links):
        return Spread.TEMPLATE, target.removeprefix(urls.origin(target))
    return Spread.FAMILY, urls.path(target).rstrip("/").rpartition("/")[0] + "/"


def _is_shared(link: Link) -> bool:
    return link.place.region in _SHARED_REGIONS and len(link.pages) >= SHARED_PAGES


def _dead_links(site: Site, spread: Spread, name: str, links: list[Link]) -> DeadLinks:
    edits = [_edit(site, template, parts) for template, parts in _by_place(links)]
    return DeadLinks(
        spread=spread,
        name=name,
        targets=tuple(dict.fromkeys(link.target for link in links)),
        edits=tuple(sorted(edits, key=lambda e: (not e.template, -e.links, e.place.url))),
        kinds=frozenset(kind for link in links for kind in link.kinds),
        pages=len({url for link in links for url in link.pages}),
    )


def _by_place(links: Iterable[Link]) -> Iterator[tuple[str, list[Link]]]:
    """The links of each shared part (by landmark and language), and of each page."""
    shared: dict[tuple[str, str], list[Link]] = defaultdict(list)
    single: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        if _is_shared(link):
            shared[link.place.region, link.place.language].append(link)
            continue
        for url in link.pages:
            single[url].append(replace(link, place=replace(link.place, url=url), urls=(url,)))
    yield from ((region, parts) for (region, _), parts in shared.items())
    yield from (("", parts) for parts in single.values())


def _edit(site: Site, template: str, links: list[Link]) -> Edit:
    best = max(links, key=lambda link: len(link.pages))
    return Edit(
        place=replace(best.place, status=site.answers[best.target].status),
        template=template,
        words=tuple(dict.fromkeys(link.words for link in links if link.words)),
        targets=tuple(dict.fromkeys(link.target for link in links)),
        links=sum(len(link.pages) for link in links),
    )
