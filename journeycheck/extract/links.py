"""The links of a page: facts about what customers can follow, and leads for the crawl."""

import re
from collections.abc import Iterator
from functools import lru_cache

from journeycheck import urls
from journeycheck.extract.document import Document, Element
from journeycheck.extract.kinds import by_address, by_words
from journeycheck.extract.selectors import attribute_selector
from journeycheck.facts import How, Link, PageKind, Place
from journeycheck.page import Lead
from journeycheck.texts import clean

LINK_LIMIT = 3_000
_HIDDEN_MAIL = "/cdn-cgi/l/email-protection"  # an address hidden from robots, and no page
_PLAIN = re.compile(r"/(?!/)(?=.{0,500}\Z)(?:[a-z0-9_-][a-z0-9._-]*+/?+)*+", re.I)  # as it is
_HREF_SHOWN = 200  # characters of an address in a selector


def read_links(
    document: Document, start: str, shorts: dict[str, str] | None = None
) -> tuple[tuple[Link, ...], int]:
    """The links to web pages, and how many were left out beyond the limit.

    `shorts`: the short selectors in use, and the words of their links; those given here are added.
    """
    anchors = [element for tag in ("a", "area") for element in document.all(tag)]
    read = anchors[:LINK_LIMIT]
    reader = _LinkReader(document, start, {} if shorts is None else shorts)
    links = [link for element in read if (link := reader.link(element))]
    return tuple(links), len(anchors) - len(read)


def leads_of(links: tuple[Link, ...], acting: frozenset[str] = frozenset()) -> Iterator[Lead]:
    """One lead for each address, with all the kinds that any of its links names. `acting`: the
    addresses that act."""
    merged: dict[str, Lead] = {}
    for link in links:
        known = merged.get(link.target)
        kinds = link.kinds | (known.kinds if known else frozenset())
        words = (known.words if known else "") or link.words
        acts = link.target in acting
        merged[link.target] = Lead(link.target, words, kinds, link.internal, acts)
    yield from merged.values()


def words_of(element: Element) -> str:
    """The accessible words of a link: its text, else aria-label, picture texts, title."""
    if element.said is None:
        own = clean(" ".join((element.text, *element.alts)) if element.alts else element.text)
        element.said = own or clean(element.get("aria-label") or element.get("title"))
    return element.said


def shows_nothing(link: Element) -> bool:
    """Has it neither words nor anything inside, as a template leaves it? Nobody can press it."""
    inside = (node.tag for node in link.node.iter())
    return link.tag == "a" and not words_of(link) and all(tag == "-comment" for tag in inside)


@lru_cache(4_000)
def resolved(href: str, base: str) -> tuple[str, str] | None:
    """The address of a page and the fragment; None for what is no web address."""
    address = urls.absolute(href, base)
    if address is None or not urls.is_web(address):
        return None
    return urls.identity(address), clean(urls.fragment(address))


@lru_cache(8_000)
def _kinds(words: str, address: str) -> frozenset[PageKind]:
    return by_words(words) | by_address(address)


class _LinkReader:
    """Reads the links of one page; a selector by address is used once."""

    def __init__(self, document: Document, start: str, shorts: dict[str, str]) -> None:
        self._document = document
        self._start = start
        self._page = urls.identity(document.url)
        self._root = "/".join(document.base.split("/", 3)[:3]) + "/"
        self._origin = urls.identity(f"{urls.origin(document.base)}/").removesuffix("/")
        self._selectors = shorts
        self._internal: dict[str, bool] = {}
        self._told: set[tuple[str, ...]] = set()
        self._targets: dict[str, tuple[str, str, bool] | None] = {}

    def link(self, element: Element) -> Link | None:
        """None also for one that was told before."""
        href = element.get("href")
        if not href or href.startswith("#"):
            return None
        if href not in self._targets:
            self._targets[href] = self._target(href)
        target = self._targets[href]
        if target is None:
            return None
        (address, fragment, internal), words, scope = target, words_of(element), element.scope
        selector = self._selector(element, href, words)
        key = (selector, words, scope.region.value, scope.language, address, fragment)
        if key in self._told:
            return None
        self._told.add(key)
        return Link(
            place=Place(
                self._document.url, selector, words, How.LINK, scope.region, scope.language
            ),
            target=address,
            fragment=fragment,
            internal=internal,
            kinds=_kinds(words, address),
        )

    def _target(self, href: str) -> tuple[str, str, bool] | None:
        """The absolute address, the fragment and whether it is of the site; None for what is no
        other web page."""
        if _PLAIN.fullmatch(href) and not href.startswith(_HIDDEN_MAIL):
            return f"{self._origin}{href}", "", self._is_internal(self._origin)
        rooted = href[:1] == "/" or href[:4].lower() == "http"
        found = resolved(href, self._root if rooted else self._document.base)
        if found is None or (found[1] and found[0] == self._page) or _HIDDEN_MAIL in found[0]:
            return None
        return *found, self._is_internal(found[0])

    def _is_internal(self, address: str) -> bool:
        origin = "/".join(address.split("/", 3)[:3])
        if origin not in self._internal:
            self._internal[origin] = urls.same_site(address, self._start)
        return self._internal[origin]

    def _selector(self, element: Element, href: str, words: str) -> str:
        """`footer a[href="/returns"]`; the way through the tree when two such links differ."""
        if len(href) <= _HREF_SHOWN:
            short = attribute_selector(element.tag, "href", element.attributes["href"] or "")
            short = f"{element.scope.landmark} {short}".strip()
            if short.isprintable() and self._selectors.setdefault(short, words) == words:
                return short
        return self._document.selectors.of(element.node, element.scope.landmark)
