"""One page, parsed once: its lines, its elements and its structured data, for all readers."""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property

from selectolax.lexbor import LexborHTMLParser, LexborNode

from journeycheck import urls
from journeycheck.extract.json_text import read_json
from journeycheck.extract.language import language_of
from journeycheck.extract.lines import Line, LineBuilder
from journeycheck.extract.markup_data import marked_up_items, opens_item
from journeycheck.extract.parse import parsed
from journeycheck.extract.selectors import Selectors, attribute_selector
from journeycheck.extract.structured import BrokenBlock, Item, JsonLd
from journeycheck.extract.tree import Attributes, Element, Scope, primary, walk
from journeycheck.facts import How, Place, Region
from journeycheck.page import Page
from journeycheck.texts import clean

_KEPT = frozenset(
    {"a", "area", "iframe", "form", "input", "select", "textarea", "button", "label", "script"}
    | {"frame", "meta", "link", "h1", "title", "base", "noscript", "img"}
)
_WORDED = frozenset({"a", "button", "label", "h1", "title"})
_WORDED_DEPTH = 3  # a link in a label in a heading
_MARKS = frozenset({"itemprop", "itemscope", "typeof", "property"})
_LD_LIMIT = 1_000_000  # characters of one block of JSON-LD

__all__ = ["BrokenBlock", "Document", "Element", "Item", "Line"]


class _Gatherer:
    """Keeps the elements the readers ask for, and hands the text to the line builder."""

    def __init__(self, lines: LineBuilder) -> None:
        self.lines = lines
        self.elements: dict[str, list[Element]] = {}
        self.marked: list[Element] = []
        self.scopes: dict[int, Scope] = {}
        self._worded: list[Element] = []
        self._open: list[Element | None] = []
        self._holders: list[Element] = []
        self._around: dict[str, Element] = {}

    def enter(self, node: LexborNode, tag: str, attributes: Attributes, scope: Scope) -> None:
        self.scopes[node.mem_id] = scope
        marked = not _MARKS.isdisjoint(attributes)
        element = Element(node, tag, attributes, scope) if marked or tag in _KEPT else None
        self._open.append(element)
        if tag == "img" and self._worded:
            self._worded[-1].alts.append(attributes.get("alt") or "")
        self.lines.enter(node, tag, scope, element if tag == "a" else None)
        if element:
            self._keep(element, marked)

    def _keep(self, element: Element, marked: bool) -> None:
        if element.tag in _KEPT:
            self.elements.setdefault(element.tag, []).append(element)
            element.form, element.label = self._around.get("form"), self._around.get("label")
        if element.tag in {"form", "label"}:
            self._around[element.tag] = element
        if element.tag in _WORDED:
            self._worded.append(element)
        if marked:
            element.holder = self._holders[-1] if self._holders else None
            self.marked.append(element)
            if opens_item(element):
                self._holders.append(element)

    def text(self, text: str, scope: Scope) -> None:
        for element in self._worded[-_WORDED_DEPTH:]:
            element.words.append(text)
        if scope.shown:
            self.lines.text(text)

    def leave(self, tag: str) -> None:
        self.lines.leave(tag)
        element = self._open.pop()
        if element is None:
            return
        if self._worded and self._worded[-1] is element:
            self._worded.pop()
        if self._around.get(tag) is element:
            del self._around[tag]
        if self._holders and self._holders[-1] is element:
            self._holders.pop()


class Document:
    """One parse of one page.

    url: its address after redirects. base: what relative addresses start from. language: primary
    subtag, "" when nothing tells. lines: the visible text in document order. items: structured
    data, lists and graphs flattened. truncated: the crawl or a limit of ours cut something off.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self.url = page.final_url
        self.source = _source(page)
        self.tree, cut = parsed(self.source)
        self.selectors = Selectors(self.tree)
        root = self.tree.root or _empty_root()
        declared = self._declared_language(root)
        scope = Scope(language=declared)
        self._gathered = _Gatherer(LineBuilder(root, scope, self.selectors))
        endless = walk(root, scope, self._gathered)
        self.truncated = page.truncated or cut or endless or self._gathered.lines.full
        self.lines: tuple[Line, ...] = tuple(self._gathered.lines.lines)
        self.language = language_of(declared, (line.text for line in self.lines))
        if self.language != declared:
            self._relabel(declared)

    def _declared_language(self, root: LexborNode) -> str:
        attributes = root.attributes
        own = primary(attributes.get("lang") or attributes.get("xml:lang") or "")
        return own or primary(self.page.headers.get("content-language", ""))

    @property
    def declared_region(self) -> str:
        """BE of `<html lang="fr-BE">`; "" when the declared language names no region."""
        root = self.tree.root
        tag = (root.attributes.get("lang") or "") if root else ""
        region = re.fullmatch(
            r"[a-zA-Z]{2,3}(?:[-_][A-Za-z]{4})?[-_]([A-Za-z]{2})", tag.strip()[:20]
        )
        return region[1].upper() if region and primary(tag) == self.language else ""

    def _relabel(self, declared: str) -> None:
        """What was taken for the declared language is in the language of the page."""
        swapped: dict[int, Scope] = {}

        def swap(scope: Scope) -> Scope:
            if scope.language != declared:
                return scope
            return swapped.setdefault(id(scope), replace(scope, language=self.language))

        self.lines = tuple(replace(line, scope=swap(line.scope)) for line in self.lines)
        self._gathered.scopes = {key: swap(s) for key, s in self._gathered.scopes.items()}
        for element in (e for kept in self._gathered.elements.values() for e in kept):
            element.scope = swap(element.scope)

    @cached_property
    def base(self) -> str:
        """The address relative links start from: the first usable <base href>, else its own."""
        for element in self.all("base"):
            address = urls.absolute(element.get("href"), self.url)
            if element.get("href") and address and urls.is_web(address):
                return address
        return self.url

    @cached_property
    def title(self) -> str:
        return clean(next((e.text for e in self.all("title") if e.text), ""))

    @cached_property
    def heading(self) -> str:
        """The first h1 that says something."""
        return clean(next((e.text for e in self.all("h1") if e.text), ""))

    def all(self, tag: str) -> list[Element]:
        """The elements of one of the kinds that are kept, in document order."""
        return self._gathered.elements.get(tag, [])

    def meta(self, name: str) -> str:
        """The content of a <meta> by its name or property; "" when there is none."""
        for element in self.all("meta"):
            if name in {element.get("name").lower(), element.get("property").lower()}:
                return element.get("content")
        return ""

    @cached_property
    def _structured(self) -> tuple[tuple[Item, ...], tuple[BrokenBlock, ...]]:
        json_ld = JsonLd()
        broken: list[BrokenBlock] = []
        for script in self.all("script"):
            if "ld+json" in script.get("type").lower():
                text = script.node.text()
                selector = self._selector_of(script)
                values, fault = read_json(text[:_LD_LIMIT])
                json_ld.add(values, selector)
                if fault and len(text) <= _LD_LIMIT:
                    broken.append(BrokenBlock(selector, fault, clean(text)))
        marked = marked_up_items(self._gathered.marked, self.selectors)
        return (*json_ld.items, *marked), tuple(broken)

    def _selector_of(self, script: Element) -> str:
        """`script[type="application/ld+json"]` for the first block, its way for the others."""
        told = attribute_selector("script", "type", script.attributes["type"] or "")
        first = self.tree.css_first(told) if told.isprintable() else None
        if first is not None and first.mem_id == script.node.mem_id:
            return told
        return self.selectors.of(script.node)

    @property
    def items(self) -> tuple[Item, ...]:
        return self._structured[0]

    @property
    def broken(self) -> tuple[BrokenBlock, ...]:
        return self._structured[1]

    @cached_property
    def every_item(self) -> tuple[Item, ...]:
        """The items, and the items inside them, each once."""
        found: dict[int, Item] = {}
        queue: list[Iterable[str | Item]] = [self.items]
        for values in queue:
            for item in values:
                if isinstance(item, Item) and id(item) not in found:
                    found[id(item)] = item
                    queue.extend(item.props.values())
        return tuple(found.values())

    def place(self, where: "Line | Element | Item | LexborNode", text: str, how: How) -> Place:
        """The place of a claim in this page; `text` is the site's own words."""
        quoted = clean(text)
        if isinstance(where, Item):
            return Place(self.url, where.selector, quoted, how, where.region, self.language)
        if isinstance(where, Line):
            selector, scope = where.selector, where.scope
        else:
            node = where if isinstance(where, LexborNode) else where.node
            known = self._gathered.scopes.get(node.mem_id, Scope(self.language, Region.HEAD))
            scope = where.scope if isinstance(where, Element) else known
            selector = self.selectors.of(node, scope.landmark)
        return Place(self.url, selector, quoted, how, scope.region, scope.language)


def _source(page: Page) -> str:
    """The text of a page; in UTF-8 when it names a coding that is none of texts."""
    try:
        return page.text
    except (LookupError, ValueError):
        return page.body.decode("utf-8", "replace")


def _empty_root() -> LexborNode:
    root = LexborHTMLParser("<html></html>").root
    assert root is not None, "the parser always makes an <html>"
    return root
