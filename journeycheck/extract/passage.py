"""What one walk gathers: the lines and the elements of a page, or of a part that is read apart."""

from collections import defaultdict
from collections.abc import Callable
from functools import cached_property

from selectolax.lexbor import LexborHTMLParser, LexborNode

from journeycheck.extract.index import Index
from journeycheck.extract.lines import Line, LineBuilder
from journeycheck.extract.markup_data import marked_up_items, opens_item
from journeycheck.extract.selectors import Selectors
from journeycheck.extract.structured import Item
from journeycheck.extract.tree import SILENT, Element, Scope
from journeycheck.extract.walking import Flags, Walk
from journeycheck.facts import Region

_KEPT = frozenset(
    {"a", "area", "iframe", "form", "input", "select", "textarea", "button", "label", "script"}
    | {"frame", "meta", "link", "h1", "title", "noscript", "img"}
)
OF_PAGE = ("script", "meta")
"""What is the page's own, also inside a part that is read apart."""
_AROUND = frozenset({"form", "label"})
_WORDED = frozenset({"a", "button", "label", "h1", "title"})
_FLAGS = Flags(_KEPT, _WORDED, _AROUND)

TakesOut = Callable[[LexborNode, Scope, Scope], str | None]
"""Is a landmark read apart? Its first heading ("" for none) if so, None if not. Given are the
element, its scope and the scope around it."""


class Passage:
    """The lines and elements of a page, but for its parts that are read apart, or of one of these.

    lines: the visible text in document order; an empty line stands where a part was taken out.
    endless: there were more nodes, or more text, than are read.
    """

    def __init__(
        self,
        tree: LexborHTMLParser,
        root: LexborNode,
        scope: Scope,
        takes_out: TakesOut | None = None,
    ) -> None:
        self.root = root
        self.selectors = Selectors(tree)
        self.elements: dict[str, list[Element]] = defaultdict(list)
        self.worded: list[Element] = []
        self._marked: list[Element] = []
        self.scopes: dict[int, Scope] = {root.mem_id: scope}
        self._taken: set[int] = set()
        self._takes_out = takes_out
        self._holders: list[Element] = []
        self._around: dict[str, Element] = {}
        self._lines = LineBuilder(root, scope, self.selectors)
        walk = Walk(root, _FLAGS, self, self._lines)
        self.endless = walk.through(root, scope) or self._lines.full
        self._takes_out = None  # it may hold the page, which holds this

    @property
    def lines(self) -> list[Line]:
        return self._lines.lines

    def keep(self, element: Element, *, marked: bool) -> None:
        """An element that readers want, or that describes something, begins."""
        tag, around = element.tag, self._around
        if tag in _KEPT:
            self.elements[tag].append(element)
            if around:
                element.form, element.label = around.get("form"), around.get("label")
        if tag == "img" and self.worded:
            self.worded[-1].alts.append(element.attributes.get("alt") or "")
        elif tag in _AROUND:
            around[tag] = element
        if marked:
            self._mark(element)

    def _mark(self, element: Element) -> None:
        element.holder = self._holders[-1] if self._holders else None
        self._marked.append(element)
        if opens_item(element):
            self._holders.append(element)

    def left(self, element: Element) -> None:
        if self._around and self._around.get(element.tag) is element:
            del self._around[element.tag]
        if self._holders and self._holders[-1] is element:
            self._holders.pop()

    def is_taken_out(self, node: LexborNode, inner: Scope, outer: Scope) -> bool:
        """A landmark that stands alone, in no form, table or item, may be read apart."""
        if self._takes_out is None or self._around or self._holders or self.worded:
            return False
        if outer.landmark or inner.region is Region.MAIN or not self._lines.free:
            return False
        heading = self._takes_out(node, inner, outer)
        if heading is None:
            return False
        self._taken.add(node.mem_id)
        self._lines.skip(node, inner)
        self._keep_of(node, inner, heading)
        return True

    def _keep_of(self, node: LexborNode, scope: Scope, heading: str) -> None:
        """What counts for the page as a whole, wherever it stands: see `OF_PAGE`, and a heading."""
        if heading:
            element = Element(node, "h1", {}, scope, [heading])
            self.elements["h1"].append(element)
        for found in node.css(", ".join(OF_PAGE)):
            if not _is_silent(found, node):
                tag = found.tag or ""
                self.elements[tag].append(Element(found, tag, found.attributes, scope))

    def relabel(self, declared: str, language: str) -> None:
        """What was taken for the declared language is in the language of the page."""
        for scope in self.scopes.values():
            if scope.language == declared:
                scope.language = language

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """What the markup describes; the JSON-LD of a page is the page's own."""
        return marked_up_items(self._marked, self.selectors)

    @property
    def words(self) -> int:
        """How many words are shown."""
        shown = " ".join([line.text for line in self.lines if line.text])
        if not shown or "  " in shown or " " in {shown[0], shown[-1]}:
            return len(shown.split())
        return shown.count(" ") + 1  # all white space of lines is single spaces

    @cached_property
    def index(self) -> Index:
        """Which words stand in which of its lines."""
        return Index([line.text for line in self.lines])

    def css(self, selector: str) -> list[LexborNode]:
        """The elements that a selector finds here, in document order."""
        found = self.root.css(selector)
        return [node for node in found if self._is_here(node)] if self._taken else found

    def _is_here(self, node: LexborNode) -> bool:
        around: LexborNode | None = node
        while around is not None:
            if around.mem_id in self._taken:
                return False
            around = around.parent
        return True

    def scope_of(self, node: LexborNode) -> Scope | None:
        """The scope of an element; None for what is not shown, as in a <template>."""
        own = around = node
        while around.mem_id not in self.scopes:
            parent = around.parent
            if parent is None:
                return None
            around = parent
            if around is not own and around.tag in SILENT:
                return None
        return self.scopes[around.mem_id]


def _is_silent(node: LexborNode, root: LexborNode) -> bool:
    """Does it stand in what the walk passes over, such as a drawing or a <noscript>?"""
    around = node.parent
    while around is not None and around.mem_id != root.mem_id:
        if around.tag in SILENT:
            return True
        around = around.parent
    return False
