"""One walk over a parsed page, in document order: its lines are made, and elements are handed out.

Nothing runs as often as these few functions: what an element is, is told by the flags of its tag,
and one of no interest costs nearly nothing.
"""

from collections.abc import Iterable
from typing import Protocol

from selectolax.lexbor import LexborNode

from journeycheck.extract.lines import SPACED, STRUCTURE, TRACKED, Block, LineBuilder
from journeycheck.extract.runs import BOLD, TIGHT
from journeycheck.extract.tree import (
    BLOCKS,
    SCOPED,
    SILENT,
    TELLING,
    Attributes,
    Element,
    Scope,
    inner_scope,
    may_be_named,
)

NODE_LIMIT = 200_000
_KEPT, _SCOPED, _TELLING, _SILENT = 1, 2, 4, 8
_BLOCK, _TRACKED, _STRUCTURE, _BREAK, _SPACED = 16, 32, 64, 128, 256
_TIGHT, _BOLD, _LINK, _MARKED = 512, 1024, 2048, 4096
_OUTSIDE = _BREAK | _SPACED  # stands in no run of text
_TAGS: tuple[tuple[int, Iterable[str]], ...] = (
    (_SCOPED, SCOPED),
    (_SILENT, SILENT),
    (_BLOCK, BLOCKS),
    (_TRACKED, TRACKED),
    (_STRUCTURE, STRUCTURE),
    (_BREAK, ("br",)),
    (_SPACED, SPACED),
    (_TIGHT, TIGHT),
    (_BOLD, BOLD),
    (_LINK, ("a",)),
)
_MARKS = "[itemprop], [itemscope], [typeof], [property]"
_NO_ELEMENT = frozenset({"-", "!"})  # how the names of other nodes begin
_NO_ATTRIBUTES: Attributes = {}
_WORDED_DEPTH = 3  # a link in a label in a heading
_Open = tuple[LexborNode, int, Scope, Element | None]


class Keeper(Protocol):
    """Is handed the elements that are kept and the scopes, and asked which parts to leave out.

    worded: the elements that are open and whose words are kept, the innermost last.
    """

    worded: list[Element]

    def keep(self, element: Element, *, marked: bool) -> None: ...

    def left(self, element: Element) -> None: ...

    def scoped(self, node: LexborNode, inner: Scope, outer: Scope) -> bool:
        """A part of the page begins; False when it is read apart, and nothing in it is told."""


def flagged(kept: Iterable[str]) -> dict[str, int]:
    """What the elements of each tag are; one that is nothing special is not named."""
    flags = dict.fromkeys(kept, _KEPT)
    for flag, tags in _TAGS:
        for tag in tags:
            flags[tag] = flags.get(tag, 0) | flag
    return flags


class Walk:
    """One way through a tree. `flags`: see `flagged`."""

    def __init__(
        self, root: LexborNode, flags: dict[str, int], keeper: Keeper, lines: LineBuilder
    ) -> None:
        self._flags, self._keeper, self._lines, self._run = flags, keeper, lines, lines.run
        self._worded = keeper.worded
        self._own = {node.mem_id: _SCOPED | _TELLING for node in root.css(TELLING)}
        for node in root.css(_MARKS):
            self._own[node.mem_id] = self._own.get(node.mem_id, 0) | _KEPT | _MARKED

    def through(self, root: LexborNode, scope: Scope) -> bool:
        """Everything in document order; True when the page had more nodes than the limit."""
        flags, own, around = self._flags.get, self._own.get, list[_Open]()
        node: LexborNode = root
        for count in range(NODE_LIMIT):
            tag = node.tag or ""
            if tag == "-text":
                self._text(node.text_content or "", shown=scope.shown)
            elif tag[:1] not in _NO_ELEMENT:
                flag = flags(tag, 0) | own(node.mem_id, 0)
                inner = self._inner(node, tag, flag, scope, count) if flag & _SCOPED else scope
                if inner is not None:
                    element = self._enter(node, tag, flag, inner)
                    child = None if flag & _SILENT else node.first_child
                    if child is not None:
                        around.append((node, flag, scope, element))
                        node, scope = child, inner
                        continue
                    self._leave(flag, element)
            while around:
                if (following := node.next) is not None:
                    node = following
                    break
                node, flag, scope, element = around.pop()
                self._leave(flag, element)
            else:
                return False
        return True

    def _text(self, text: str, *, shown: bool) -> None:
        if self._worded:
            for element in self._worded[-_WORDED_DEPTH:]:
                element.words.append(text)
        if not shown:
            return
        if text.isspace():
            self._run.gap = True
        else:
            self._lines.text(text)

    def _inner(
        self, node: LexborNode, tag: str, flag: int, outer: Scope, count: int
    ) -> Scope | None:
        """The scope inside an element; None when it is read apart."""
        told = flag & _TELLING or may_be_named(tag, outer)
        inner = inner_scope(tag, node.attributes if told else _NO_ATTRIBUTES, outer, count)
        return inner if self._keeper.scoped(node, inner, outer) else None

    def _enter(self, node: LexborNode, tag: str, flag: int, scope: Scope) -> Element | None:
        element = None
        if flag & _KEPT:
            element = Element(node, tag, node.attributes, scope)
            self._keeper.keep(element, marked=bool(flag & _MARKED))
        run = self._run
        if flag & _BLOCK:
            self._lines.open(Block(node, tag, scope, 0), tracked=flag & _TRACKED)
        elif flag & _BREAK:
            self._lines.end()
        elif flag & _SPACED:
            run.gap = True
        else:
            run.opened = run.opened or not flag & _TIGHT
            run.bold += 1 if flag & _BOLD else 0
            if flag & _LINK and element:
                run.open_link(element)
        return element

    def _leave(self, flag: int, element: Element | None) -> None:
        run = self._run
        if flag & _BLOCK:
            self._lines.close(structured=flag & _STRUCTURE)
        elif not flag & _OUTSIDE:
            run.closed = run.closed or not flag & _TIGHT
            if flag & _BOLD and run.bold:
                run.bold -= 1
            if flag & _LINK:
                run.close_link()
        if element is not None:
            self._keeper.left(element)
