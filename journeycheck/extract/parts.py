"""The parts that pages repeat, menus and feet: which are read apart, and what is known of them.

What is taken out depends on the page alone, never on the pages read before: a part that was met
before is only not read again.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Generic, TypeVar

from selectolax.lexbor import LexborNode

from journeycheck import urls
from journeycheck.extract.company import Street
from journeycheck.extract.document import Document
from journeycheck.extract.forwards import FEW_WORDS
from journeycheck.extract.hidden_emails import hiding
from journeycheck.extract.leaks import says_nothing
from journeycheck.extract.links import LINK_LIMIT
from journeycheck.extract.passage import OF_PAGE, Passage
from journeycheck.extract.sketch import Apart, Sketch, carriers, sketched, wanted
from journeycheck.extract.tree import Scope
from journeycheck.page import Part

LEAST = 1_000  # characters of markup; less is read as quickly as it is looked up
_SKETCHES = 100_000  # words in all the sketches that are kept
_FACTS = 15_000  # facts and leads in all the parts that are kept

T = TypeVar("T")


@dataclass
class Shelf(Generic[T]):
    """What was used last, up to a weight."""

    room: int
    _kept: OrderedDict[str, tuple[T, int]] = field(default_factory=OrderedDict)
    _weight: int = 0

    def get(self, key: str) -> T | None:
        found = self._kept.get(key)
        if found is None:
            return None
        self._kept.move_to_end(key)
        return found[0]

    def put(self, key: str, value: T, weight: int) -> None:
        self._weight += weight - self._kept.pop(key, (value, 0))[1]
        self._kept[key] = (value, weight)
        while self._weight > self.room:
            self._weight -= self._kept.popitem(last=False)[1][1]

    def clear(self) -> None:
        self._kept.clear()
        self._weight = 0


@dataclass(frozen=True)
class Told:
    """What the readers found in one part. `shorts`: see `links.read_links`. `streets`: its lines
    with numbers. `open`: its signs that say whether somebody is there."""

    part: Part
    incomplete: bool = False
    shorts: dict[str, str] = field(default_factory=dict)
    streets: tuple[Street, ...] = ()
    open: frozenset[bool] = frozenset()


@dataclass(frozen=True, slots=True)
class _Known:
    """A sketch, and whether the part may be read apart at all."""

    sketch: Sketch
    fit: bool


_sketches: Shelf[_Known] = Shelf(_SKETCHES)
told: Shelf[Told] = Shelf(_FACTS)


def forget() -> None:
    """Read every part anew."""
    _sketches.clear()
    told.clear()


def hashed(*parts: object) -> str:
    """16 hexadecimal digits that stand for all of them."""
    text = "\0".join(map(str, parts)).encode("utf-8", "surrogatepass")
    return blake2b(text, digest_size=8).hexdigest()


def divide(document: Document, node: LexborNode, inner: Scope, outer: Scope) -> Apart | None:
    """Is this landmark read apart? It must be of some size, and the first of its kind: the places
    in it are told by its landmarks."""
    html = node.html or ""
    if len(html) < LEAST:
        return None
    key = hashed(html, outer.language, outer.shown, outer.sectioned, urls.origin(document.base))
    known, passage = _sketches.get(key), None
    if known is None:
        passage = _passage(document, node, outer)
        sketch = sketched(passage, document.base)
        known = _Known(sketch, _is_fit(sketch, passage))
        _sketches.put(key, known, known.sketch.words + len(known.sketch.ids) + 100)
    if not known.fit or not all(
        _stands_in(document, mark, node) for mark in known.sketch.landmarks
    ):
        return None
    return Apart(key, node, inner, outer, known.sketch, passage)


def _is_fit(sketch: Sketch, passage: Passage) -> bool:
    wraps_all = sketch.has_main or sketch.endless or sketch.anchors > LINK_LIMIT
    return not wraps_all and says_nothing("\n".join(line.text for line in passage.lines))


def _stands_in(document: Document, landmark: str, root: LexborNode) -> bool:
    """Is the first element that a landmark's selector finds in this part?"""
    node = document.tree.css_first(landmark)
    while node is not None and node.mem_id != root.mem_id:
        node = node.parent
    return node is not None


def must_be_whole(document: Document) -> bool:
    """Do the parts of the page depend on one another, or is it too short or too long to divide?"""
    sketches = [part.sketch for part in document.apart]
    anchors = len(document.all("a")) + len(document.all("area"))
    return (
        document.words < FEW_WORDS
        or anchors + sum(sketch.anchors for sketch in sketches) > LINK_LIMIT
        or _ask_one_another(document, sketches)
        or _share_hours(document, sketches)
    )


def _ask_one_another(document: Document, sketches: list[Sketch]) -> bool:
    """A label here for a field there, a field there of a form here."""
    ids = {name for sketch in sketches for name in sketch.ids}
    if not ids.isdisjoint(wanted(document.elements)):
        return True
    wants = {name for sketch in sketches for name in sketch.wants}
    if not wants:
        return False
    own = {node.attributes.get("id") or "" for node in document.css("[id]")}
    return not wants.isdisjoint(own | ids)


def _share_hours(document: Document, sketches: list[Sketch]) -> bool:
    """Hours of several names, which are told from one another."""
    named = {name for sketch in sketches for name in sketch.carriers}
    return bool(named) and len(named | carriers(document.every_item)) > 1


def view(document: Document, part: Apart) -> Document:
    """A part as the readers see it."""
    return document.within(part.passage or _passage(document, part.node, part.outer))


def _passage(document: Document, node: LexborNode, outer: Scope) -> Passage:
    passage = Passage(document.tree, node, outer)
    for tag in OF_PAGE:
        passage.elements.pop(tag, None)
    return passage


def key_of(document: Document, part: Apart, *context: object) -> str:
    """The key of a part with everything its reading depends on. `context`: beyond the page."""
    sketch, page = part.sketch, urls.identity(document.url)
    own = document.url if sketch.relative or sketch.of_page else ""
    return hashed(
        part.key,
        document.declared,
        document.language,
        document.selectors.of(part.node, part.inner.landmark),
        own and (own, document.base),
        page if page in sketch.pinned else "",
        bool(document.scripts) or document.tree.css_first("template") is not None,
        hiding(document) if sketch.coded else "",
        *context,
    )


def contradict(
    told_parts: Iterable[Told], acting: frozenset[str], signs: Callable[[], frozenset[bool]]
) -> bool:
    """Does a link that only shows here act there, or a sign say open here and closed there?"""
    parts = list(told_parts)
    leads = [lead for one in parts for lead in one.part.leads]
    acts = acting.union(lead.target for lead in leads if lead.acts)
    if any(lead.target in acts and not lead.acts for lead in leads):
        return True
    said = [one.open for one in parts if one.open]
    return bool(said) and len(signs().union(*said)) > 1
