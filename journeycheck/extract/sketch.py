"""What a page has to know of a part that is read apart, without reading it again."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from journeycheck import urls
from journeycheck.extract.language import sample, telling
from journeycheck.extract.likeness import hashes, main_lines
from journeycheck.extract.passage import Passage
from journeycheck.extract.structured import Item, flattened
from journeycheck.extract.tree import Element, Scope
from journeycheck.facts import Region
from journeycheck.texts import clean

_CARRIERS = ("openingHours", "openingHoursSpecification", "specialOpeningHoursSpecification")
_FIELDS = ("input", "select", "textarea", "button")
_ADDRESSES = ("href", "src", "data-src", "data-lazy-src", "data-original", "action")
_FIXED = re.compile(r"/|[a-z][a-z0-9+.-]*:", re.I)  # means the same on every page
_ELSEWHERE = "https://elsewhere.invalid/"


@dataclass(frozen=True, slots=True)
class Sketch:
    """One part of a page, as far as the whole page depends on it, or it on the page.

    relative: an address in it means something else on other pages. of_page: so does a form or a
    button that goes to the page itself. pinned: the pages on which a link of it leads nowhere else.
    landmarks: the selectors its places begin with. wants: the ids it asks for and does not have.
    coded: an address of it is shown by a script of the page. carriers: the names of what has hours
    in its markup.
    """

    heading: str
    words: int
    counts: Counter[bytes]
    main: int  # lines of the main part
    main_hashes: frozenset[int]
    hashes: frozenset[int]
    landmarks: frozenset[str]
    anchors: int
    relative: bool
    of_page: bool
    pinned: frozenset[str]
    ids: frozenset[str]
    wants: frozenset[str]
    coded: bool
    carriers: frozenset[str]
    product: bool
    endless: bool
    has_main: bool


@dataclass(frozen=True, slots=True)
class Apart:
    """A part met on a page. `key` stands for its own markup, read at its place. `passage` is there
    when it was not known before."""

    key: str
    node: LexborNode
    inner: Scope
    outer: Scope
    sketch: Sketch
    passage: Passage | None


def sketched(passage: Passage, base: str) -> Sketch:
    """`base`: where relative addresses of the page start from."""
    lines = passage.lines
    main = main_lines(lines)
    ids = frozenset(node.attributes.get("id") or "" for node in passage.css("[id]"))
    return Sketch(
        heading=next((e.text for e in passage.elements.get("h1", ()) if clean(e.text)), ""),
        words=passage.words,
        counts=telling(sample(line.text for line in lines)),
        main=len(main),
        main_hashes=hashes(main),
        hashes=hashes(lines),
        landmarks=frozenset(scope.landmark for scope in passage.scopes.values() if scope.landmark),
        anchors=len(passage.elements.get("a", ())) + len(passage.elements.get("area", ())),
        relative=any(map(_is_relative, _kept(passage))),
        of_page=any(map(_goes_to_page, passage.elements.get("form", ())))
        or any("location" in (n.attributes["onclick"] or "") for n in passage.css("[onclick]")),
        pinned=frozenset(_pinned(passage, base)),
        ids=ids,
        wants=wanted(passage.elements) - ids,
        coded=bool(passage.css("[data-cfemail], [href*=email-protection]")),
        carriers=carriers(flattened(passage.items)),
        product=any("Product" in item.types for item in passage.items),
        endless=passage.endless,
        has_main=any(
            scope.region is Region.MAIN for scope in passage.scopes.values() if scope.landmark
        ),
    )


def wanted(elements: dict[str, list[Element]]) -> frozenset[str]:
    """The ids that labels and fields ask for."""
    names = [label.get("for") for label in elements.get("label", ())]
    for field in (field for tag in _FIELDS for field in elements.get(tag, ())):
        names += [field.get("form"), *field.get("aria-labelledby").split()[:5]]
    return frozenset(filter(None, names))


def carriers(items: Iterable[Item]) -> frozenset[str]:
    """The names of everything described that has hours."""
    with_hours = (item for item in items if any(item.get(key) for key in _CARRIERS))
    return frozenset(item.text("name").strip().casefold() for item in with_hours) - {""}


def _kept(passage: Passage) -> Iterator[Element]:
    return (element for kept in passage.elements.values() for element in kept)


def _is_relative(element: Element) -> bool:
    told = (element.get(name) for name in _ADDRESSES)
    return any(value and value[:1] != "#" and not _FIXED.match(value) for value in told)


def _goes_to_page(form: Element) -> bool:
    """Without an action, or with one that is no address, a form sends to the page it stands on."""
    action = form.get("action")
    address = urls.absolute(action, _ELSEWHERE) or ""
    odd = urls.scheme(address) not in {"http", "https", "mailto"}
    return not action or action.startswith("#") or odd


def _pinned(passage: Passage, base: str) -> Iterator[str]:
    """Links to a place on a page, and frames, count on all pages but that one."""
    for tag in ("a", "area", "iframe", "frame"):
        for element in passage.elements.get(tag, ()):
            href = element.get("href") or element.get("src") or element.get("data-src")
            framed = tag in {"iframe", "frame"}
            if (framed or "#" in href[1:]) and (found := urls.absolute(href, base)):
                yield urls.identity(found)
