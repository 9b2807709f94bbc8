"""One walk over a parsed page, in document order: its lines are made, and elements are handed out.

Nothing runs as often as these few functions: what an element is, is told by the flags of its tag,
and one of no interest costs nearly nothing.
"""

from collections.abc import Iterable
from typing import Protocol

from selectolax.lexbor import LexborNode

from journeycheck.extract.lines import SPACED, STRUCTURE, TRACKED, LineBuilder
from journeycheck.extract.runs import BOLD, TIGHT
from journeycheck.extract.tree import (
    BLOCKS,
    GROUPS,
    LANDMARKS,
    NAMED,
    SCOPED,
    SECTIONS,
    SILENT,
    TELLING,
    UNSHOWN,
    Attributes,
    Element,
    Scope,
    inner_scope,
    may_be_named,
)

NODE_LIMIT = 200_000
_KEPT, _SCOPED, _TELLING, _SILENT = 1, 2, 4, 8
_BLOCK, _TRACKED, _STRUCTURE, _BREAK, _SPACED = 16, 32, 64, 128, 256
_TIGHT, _BOLD, _LINK, _MARKED, _WORDED = 512, 1024, 2048, 4096, 8192
_GROUP, _SECTION, _CHANGING, _NAMED = 1 << 14, 1 << 15, 1 << 16, 1 << 17
_TEXT, _NO_ELEMENT, _HOLDING = 1 << 18, 1 << 19, 1 << 20
_DRAWN = _SILENT | _SPACED  # a picture that no reader asks for
_OUTSIDE = _BLOCK | _BREAK | _SPACED  # stands in no run of text
_STYLED = _TIGHT | _BOLD | _LINK
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
    (_GROUP, GROUPS),
    (_SECTION, SECTIONS),
    (_CHANGING, LANDMARKS | UNSHOWN),
    (_NAMED, NAMED),
    (_TEXT, ("-text",)),
)
_MARKS = "[itemprop], [itemscope], [typeof], [property]"
_NUMBERED = 1_000  # tags of the standard have lower numbers, others one of their own in each page
_NO_ATTRIBUTES: Attributes = {}
_WORDED_DEPTH = 3  # a link in a label in a heading
_Open = tuple[LexborNode, int, Scope, Element | None]


class Keeper(Protocol):
    """Is handed the elements that are kept and the scopes, and asked which parts to leave out.

    worded: the elements that are open and whose words are kept, the innermost last. scopes: by
    the elements that begin them.
    """

    worded: list[Element]
    scopes: dict[int, Scope]

    def keep(self, element: Element, *, marked: bool) -> None: ...

    def left(self, element: Element) -> None:
        """One that holds others, or describes something, ends."""

    def is_taken_out(self, node: LexborNode, inner: Scope, outer: Scope) -> bool:
        """A landmark begins: is it read apart? Then nothing in it is told."""


class Flags:
    """What the elements of each tag are, by the numbers of the tags: `kept`, with their words,
    holding others that are kept."""

    def __init__(self, kept: Iterable[str], worded: Iterable[str], holding: Iterable[str]) -> None:
        self._named: dict[str, int] = {}
        self.numbered: dict[int, int] = {}
        for flag, tags in ((_KEPT, kept), (_WORDED, worded), (_HOLDING, holding), *_TAGS):
            for tag in tags:
                self._named[tag] = self._named.get(tag, 0) | flag

    def met(self, node: LexborNode) -> int:
        """The flags of an element whose tag is not known by its number."""
        tag, number = node.tag or "", node.tag_id
        flag = self._named.get(tag, _NO_ELEMENT if tag[:1] in {"-", "!"} else 0)
        if number < _NUMBERED:
            self.numbered[number] = flag
        return flag


class Walk:
    """One way through a tree."""

    def __init__(self, root: LexborNode, flags: Flags, keeper: Keeper, lines: LineBuilder) -> None:
        self._flags, self._keeper, self._lines, self._run = flags, keeper, lines, lines.run
        self._worded, self._scopes = keeper.worded, keeper.scopes
        self._own = {node.mem_id: _SCOPED | _TELLING for node in root.css(TELLING)}
        for node in root.css(_MARKS):
            self._own[node.mem_id] = self._own.get(node.mem_id, 0) | _KEPT | _MARKED

    def through(self, root: LexborNode, scope: Scope) -> bool:
        """Everything in document order; True when the page had more nodes than the limit."""
        flags, own, around = self._flags.numbered.get, self._own.get, list[_Open]()
        node: LexborNode = root
        for count in range(NODE_LIMIT):
            if (flag := flags(node.tag_id, -1)) < 0:
                flag = self._flags.met(node)
            if flag == _TEXT:
                self._text(node.text_content or "", shown=scope.shown)
            elif flag != _NO_ELEMENT:
                flag |= own(node.mem_id, 0)
                inner = self._inner(node, flag, scope, count) if flag & _SCOPED else scope
                if flag == _DRAWN:
                    self._run.gap = True
                elif inner is not None:
                    element = self._enter(node, flag, inner)
                    if not flag & _SILENT and (child := node.first_child) is not None:
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

    def _inner(self, node: LexborNode, flag: int, outer: Scope, count: int) -> Scope | None:
        """The scope inside an element; None when it is read apart."""
        named = flag & _NAMED and may_be_named(outer)
        if not named and not flag & (_TELLING | _CHANGING):
            sectioned = outer.sectioned or flag & _SECTION > 0
            block = count if flag & _GROUP else outer.block
            inner = Scope(
                outer.language, outer.region, outer.landmark, sectioned, outer.shown, block
            )
        else:
            told = node.attributes if named or flag & _TELLING else _NO_ATTRIBUTES
            inner = inner_scope(node.tag or "", told, outer, count)
            if inner.landmark != outer.landmark and self._keeper.is_taken_out(node, inner, outer):
                return None
        self._scopes[node.mem_id] = inner
        return inner

    def _enter(self, node: LexborNode, flag: int, scope: Scope) -> Element | None:
        element = self._kept(node, flag, scope) if flag & _KEPT else None
        if flag & _BLOCK:
            self._lines.open(node, scope, tracked=flag & _TRACKED)
        elif flag & _SPACED:
            self._run.gap = True
        elif flag & _BREAK:
            self._lines.end()
        elif flag & _STYLED:
            self._style(flag, element)
        else:
            self._run.opened = True
        return element

    def _style(self, flag: int, element: Element | None) -> None:
        run = self._run
        run.opened = run.opened or not flag & _TIGHT
        run.bold += 1 if flag & _BOLD else 0
        if flag & _LINK and element:
            run.open_link(element)

    def _kept(self, node: LexborNode, flag: int, scope: Scope) -> Element:
        element = Element(node, node.tag or "", node.attributes, scope)
        self._keeper.keep(element, marked=flag & _MARKED > 0)
        if flag & _WORDED:
            self._worded.append(element)
        return element

    def _leave(self, flag: int, element: Element | None) -> None:
        if flag & _BLOCK:
            self._lines.close(structured=flag & _STRUCTURE)
        elif flag & _STYLED:
            self._unstyle(flag)
        elif not flag & _OUTSIDE:
            self._run.closed = True
        if element is not None:
            if flag & _WORDED and self._worded and self._worded[-1] is element:
                self._worded.pop()
            if flag & (_HOLDING | _MARKED):
                self._keeper.left(element)

    def _unstyle(self, flag: int) -> None:
        run = self._run
        run.closed = run.closed or not flag & _TIGHT
        if flag & _BOLD and run.bold:
            run.bold -= 1
        if flag & _LINK:
            run.close_link()
