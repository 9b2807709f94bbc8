"""What one walk gathers: the lines and the elements of a page, or of a part that is read apart."""

from collections.abc import Callable
from functools import cached_property

from selectolax.lexbor import LexborHTMLParser, LexborNode

from journeycheck.extract.index import Index
from journeycheck.extract.lines import Line, LineBuilder
from journeycheck.extract.markup_data import marked_up_items, opens_item
from journeycheck.extract.selectors import Selectors
from journeycheck.extract.structured import Item
from journeycheck.extract.tree import SILENT, Element, Scope, walk
from journeycheck.facts import Region

_KEPT = frozenset(
    {"a", "area", "iframe", "form", "input", "select", "textarea", "button", "label", "script"}
    | {"frame", "meta", "link", "h1", "title", "noscript", "img"}
)
_WORDED = frozenset({"a", "button", "label", "h1", "title"})
_WORDED_DEPTH = 3  # a link in a label in a heading
_MARKS = "[itemprop], [itemscope], [typeof], [property]"

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
        self.elements: dict[str, list[Element]] = {}
        self._marked: list[Element] = []
        self._scopes: dict[int, Scope] = {root.mem_id: scope}
        self._taken: set[int] = set()
        self._takes_out = takes_out
        self._marks = {node.mem_id for node in root.css(_MARKS)}
        self._worded: list[Element] = []
        self._holders: list[Element] = []
        self._around: dict[str, Element] = {}
        self._scope = scope
        self._lines = LineBuilder(root, scope, self.selectors)
        self.endless = walk(root, scope, self) or self._lines.full
        self._takes_out = None  # it may hold the page, which holds this

    @property
    def lines(self) -> list[Line]:
        return self._lines.lines

    def enter(self, node: LexborNode, tag: str, scope: Scope) -> Element | None:
        if scope is not self._scope:
            self._scope = self._scopes[node.mem_id] = scope
        element = None
        if tag in _KEPT or (self._marks and node.mem_id in self._marks):
            element = Element(node, tag, node.attributes, scope)
            self._keep(element)
        self._lines.enter(node, tag, scope, element if tag == "a" else None)
        return element

    def _keep(self, element: Element) -> None:
        tag = element.tag
        if tag in _KEPT:
            self.elements.setdefault(tag, []).append(element)
            if self._around:
                element.form, element.label = self._around.get("form"), self._around.get("label")
        if tag == "img" and self._worded:
            self._worded[-1].alts.append(element.attributes.get("alt") or "")
        if tag in {"form", "label"}:
            self._around[tag] = element
        if tag in _WORDED:
            self._worded.append(element)
        if self._marks and element.node.mem_id in self._marks:
            self._mark(element)

    def _mark(self, element: Element) -> None:
        element.holder = self._holders[-1] if self._holders else None
        self._marked.append(element)
        if opens_item(element):
            self._holders.append(element)

    def text(self, text: str, scope: Scope) -> None:
        for element in self._worded[-_WORDED_DEPTH:]:
            element.words.append(text)
        if scope.shown:
            self._lines.text(text)

    def leave(self, tag: str, element: Element | None) -> None:
        self._lines.leave(tag)
        if element is None:
            return
        if self._worded and self._worded[-1] is element:
            self._worded.pop()
        if self._around.get(tag) is element:
            del self._around[tag]
        if self._holders and self._holders[-1] is element:
            self._holders.pop()

    def takes_out(self, node: LexborNode, inner: Scope, outer: Scope) -> bool:
        """A landmark that stands alone, in no form, table or item, may be read apart."""
        if self._takes_out is None or self._around or self._holders or self._worded:
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
        """What counts for the page as a whole, wherever it stands: scripts, and a heading."""
        if heading:
            element = Element(node, "h1", {}, scope, [heading])
            self.elements.setdefault("h1", []).append(element)
        for script in node.css("script"):
            element = Element(script, "script", script.attributes, scope)
            self.elements.setdefault("script", []).append(element)

    def relabel(self, declared: str, language: str) -> None:
        """What was taken for the declared language is in the language of the page."""
        for scope in self._scopes.values():
            if scope.language == declared:
                scope.language = language

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """What the markup describes; the JSON-LD of a page is the page's own."""
        return marked_up_items(self._marked, self.selectors)

    @property
    def scopes(self) -> list[Scope]:
        return list(self._scopes.values())

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
        while around.mem_id not in self._scopes:
            parent = around.parent
            if parent is None:
                return None
            around = parent
            if around is not own and around.tag in SILENT:
                return None
        return self._scopes[around.mem_id]
