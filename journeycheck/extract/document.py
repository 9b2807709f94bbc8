"""One page, parsed once: its lines, its elements and its structured data, for all readers."""

import re
from collections import Counter
from collections.abc import Callable
from copy import copy
from functools import cached_property

from selectolax.lexbor import LexborHTMLParser, LexborNode

from journeycheck import urls
from journeycheck.extract import seldom
from journeycheck.extract.index import Index
from journeycheck.extract.json_text import read_json
from journeycheck.extract.language import SAMPLE, language_of, sample, telling
from journeycheck.extract.lines import Line
from journeycheck.extract.parse import parsed
from journeycheck.extract.passage import Passage
from journeycheck.extract.selectors import Selectors, attribute_selector
from journeycheck.extract.sketch import Apart
from journeycheck.extract.structured import BrokenBlock, Item, JsonLd, flattened
from journeycheck.extract.tree import Attributes, Element, Scope, primary
from journeycheck.facts import How, Place, Region
from journeycheck.page import Page
from journeycheck.texts import clean

_LD_LIMIT = 1_000_000  # characters of one block of JSON-LD
_DATA_NAME = 20  # characters of the name of a `data-` attribute that are compared

__all__ = ["BrokenBlock", "Document", "Element", "Item", "Line"]

Divide = Callable[["Document", LexborNode, Scope, Scope], Apart | None]
"""Is a landmark of the page read apart? Given are its element, its scope and the scope around."""


class Document:
    """One parse of one page, or the view of one of its parts (`within`).

    url: its address after redirects. base: what relative addresses start from. language: primary
    subtag, "" when nothing tells. apart: the parts that are read by themselves; the rest is here.
    truncated: the crawl or a limit of ours cut something off. title, heading (the first h1),
    scripts and words (how many it shows) are of the whole page, in the view of a part too.
    """

    def __init__(self, page: Page, divide: Divide | None = None) -> None:
        self.page = page
        self.url = page.final_url
        self.source = _source(page)
        self.tree, cut = parsed(self.source)
        self.apart: list[Apart] = []
        self.is_part = False
        root = self.tree.root or _empty_root()
        self.declared = self._declared_language(root)
        self._divide = divide
        scope = Scope(language=self.declared)
        self._passage = Passage(self.tree, root, scope, self._takes_out if divide else None)
        endless = self._passage.endless or any(part.sketch.endless for part in self.apart)
        self.title, self.heading = self._first("title"), self._first("h1")
        self.scripts = self.all("script")
        self.words = self._passage.words
        self.words += sum(part.sketch.words for part in self.apart)
        self.truncated = page.truncated or cut or endless
        self.language = language_of(self.declared, self.word_counts)
        if self.language != self.declared:
            self._passage.relabel(self.declared, self.language)

    def _takes_out(self, node: LexborNode, inner: Scope, outer: Scope) -> str | None:
        part = self._divide(self, node, inner, outer) if self._divide else None
        if part is None:
            return None
        self.apart.append(part)
        return part.sketch.heading

    def within(self, passage: Passage) -> "Document":
        """One of its parts, as the readers see it."""
        view = copy(self)
        view.is_part, view.apart, view._passage = True, [], passage
        for name in ("items", "every_item", "_blocks"):
            view.__dict__.pop(name, None)
        passage.relabel(self.declared, self.language)
        return view

    @property
    def lines(self) -> list[Line]:
        """The visible text in document order; an empty line stands for a part read apart."""
        return self._passage.lines

    @cached_property
    def word_counts(self) -> Counter[bytes]:
        """How often each word is shown that tells of a language, its parts included."""
        short = len(self.index.text) <= SAMPLE
        counts = telling(self.index.counts if short else sample(line.text for line in self.lines))
        for part in self.apart:
            counts.update(part.sketch.counts)
        return counts

    def _declared_language(self, root: LexborNode) -> str:
        attributes = root.attributes
        own = primary(attributes.get("lang") or attributes.get("xml:lang") or "")
        return own or primary(self.page.headers.get("content-language", ""))

    @cached_property
    def named(self) -> list[Attributes]:
        """The attributes of every element that has an id, and of the links with a name."""
        return [node.attributes for node in self.tree.css("[id], a[name]")]

    @cached_property
    def after_data(self) -> list[str]:
        """The source, parted at each "data-"."""
        return self.source.split("data-")

    @cached_property
    def _data_names(self) -> str:
        return "\n".join(("", *{piece[:_DATA_NAME] for piece in self.after_data[1:]}))

    def has_data(self, name: str) -> bool:
        """Does "data-", and this, stand in the source: in an element or in a script?"""
        return f"\n{name[:_DATA_NAME]}" in self._data_names

    @cached_property
    def may_have_any_data(self) -> bool:
        """Are such names written in capitals?"""
        return "DATA-" in self.source or "Data-" in self.source

    @cached_property
    def has_seldom(self) -> bool:
        """Is there anything of what stands in `seldom`?"""
        return self.tree.css_first(seldom.everything()) is not None

    @property
    def declared_region(self) -> str:
        """BE of `<html lang="fr-BE">`; "" when the declared language names no region."""
        root = self.tree.root
        tag = (root.attributes.get("lang") or "") if root else ""
        region = re.fullmatch(
            r"[a-zA-Z]{2,3}(?:[-_][A-Za-z]{4})?[-_]([A-Za-z]{2})", tag.strip()[:20]
        )
        return region[1].upper() if region and primary(tag) == self.language else ""

    @cached_property
    def base(self) -> str:
        """The address relative links start from: the first usable <base href>, else its own."""
        for node in self.tree.css(seldom.BASE) if self.has_seldom else ():
            href = (node.attributes.get("href") or "").strip()
            address = urls.absolute(href, self.url) if href else None
            if address and urls.is_web(address):
                return address
        return self.url

    def _first(self, tag: str) -> str:
        """The first of these elements that says something."""
        return clean(next((e.text for e in self.all(tag) if e.text), ""))

    @property
    def elements(self) -> dict[str, list[Element]]:
        """The elements of the kinds that are kept, by their tags, in document order."""
        return self._passage.elements

    def all(self, tag: str) -> list[Element]:
        """The elements of one of the kinds that are kept, in document order."""
        return self._passage.elements.get(tag, [])

    @property
    def index(self) -> Index:
        """Which words stand in which of its lines."""
        return self._passage.index

    @property
    def selectors(self) -> Selectors:
        return self._passage.selectors

    def css(self, selector: str) -> list[LexborNode]:
        """What a selector finds, in document order, but for the parts that are read apart."""
        return self._passage.css(selector)

    def meta(self, name: str) -> str:
        """The content of a <meta> by its name or property; "" when there is none."""
        for element in self.all("meta"):
            if name in {element.get("name").lower(), element.get("property").lower()}:
                return element.get("content")
        return ""

    @cached_property
    def _blocks(self) -> tuple[tuple[Item, ...], tuple[BrokenBlock, ...]]:
        """The items of JSON-LD, and the blocks that no strict reader accepts."""
        json_ld = JsonLd()
        broken: list[BrokenBlock] = []
        for script in self.all("script"):
            if "ld+json" in script.get("type").lower():
                text = script.node.text()
                selector = self._selector_of(script)
                values, fault = read_json(text[:_LD_LIMIT])
                json_ld.add(values, selector, broken=bool(fault))
                if fault and len(text) <= _LD_LIMIT:
                    broken.append(BrokenBlock(selector, fault, clean(text)))
        return tuple(json_ld.items), tuple(broken)

    def _selector_of(self, script: Element) -> str:
        """`script[type="application/ld+json"]` for the first block, its way for the others."""
        told = attribute_selector("script", "type", script.attributes["type"] or "")
        first = self.tree.css_first(told) if told.isprintable() else None
        if first is not None and first.mem_id == script.node.mem_id:
            return told
        return self.selectors.of(script.node)

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Structured data: JSON-LD, microdata and RDFa."""
        return (*self._blocks[0], *self._passage.items)

    @property
    def broken(self) -> tuple[BrokenBlock, ...]:
        return self._blocks[1]

    @cached_property
    def every_item(self) -> tuple[Item, ...]:
        """The items, and the items inside them, each once."""
        return flattened(self.items)

    def place(self, where: "Line | Element | Item | LexborNode", text: str, how: How) -> Place:
        """The place of a claim in this page; `text` is the site's own words."""
        quoted = clean(text)
        if isinstance(where, Item):
            return Place(self.url, where.selector, quoted, how, where.region, self.language)
        if isinstance(where, Line):
            selector, scope = where.selector, where.scope
        else:
            node = where if isinstance(where, LexborNode) else where.node
            known = where.scope if isinstance(where, Element) else self._passage.scope_of(node)
            scope = known or Scope(self.language, Region.HEAD)
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
