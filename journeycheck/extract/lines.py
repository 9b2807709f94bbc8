"""The visible text of a page, as the lines a reader sees."""

import msgspec
from selectolax.lexbor import LexborNode

from journeycheck.extract.runs import Links, Run
from journeycheck.extract.selectors import Selectors
from journeycheck.extract.tree import Element, Scope
from journeycheck.facts import Region

TEXT_LIMIT = 2_000_000  # characters of one page
LABEL_LIMIT = 80
LABEL_LEVEL = 7  # below h6
LEVELS = {
    **{f"h{level}": level for level in range(1, 7)},
    **dict.fromkeys(("dt", "legend", "caption", "summary", "figcaption"), LABEL_LEVEL),
}
STRUCTURE = frozenset({*LEVELS, "tr", "dd", "dl", "table"})
TRACKED = frozenset({*LEVELS, "tr", "td", "th"})
SPACED = frozenset({"img", "svg", "input", "select", "textarea", "iframe", "video", "canvas"})
_CELLS = 50
_CELL_LINES = 4  # with more it is no cell of a table of facts, but a part of the layout
_CELL_LIMIT = 200


class Line(msgspec.Struct, eq=False):
    """One run of visible text. `cells` are the cells when it is a row of a table, or a dt with dd.

    `heading` is the nearest heading or label before it; `trail` are all that are in force, the
    outermost first. `links` are the stretches of `text` that stand inside links.
    """

    text: str
    node: LexborNode
    scope: Scope
    selectors: Selectors
    trail: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()
    links: Links = ()

    @property
    def heading(self) -> str:
        return self.trail[-1] if self.trail else ""

    @property
    def region(self) -> Region:
        return self.scope.region

    @property
    def language(self) -> str:
        return self.scope.language

    @property
    def block(self) -> int:
        return self.scope.block

    @property
    def selector(self) -> str:
        return self.selectors.of(self.node, self.scope.landmark)


def is_row(cells: list[list[Line]]) -> bool:
    """Are these the cells of a table of facts, rather than of a layout?"""
    return 1 < len(cells) <= _CELLS and all(
        len(cell) <= _CELL_LINES
        and all(not line.cells and len(line.text) <= _CELL_LIMIT for line in cell)
        for cell in cells
    )


def row(cells: list[list[Line]], node: LexborNode) -> Line:
    """One line of several cells: "Monday : 9-12", or "Monday | 9-12 | 14-18"."""
    between = " : " if len(cells) == 2 else " | "
    text = ""
    links: list[tuple[int, int, Element]] = []
    for number, cell in enumerate(cells):
        text = text.rstrip(" :") + between if number else ""
        for line in cell:
            text += ", " if line is not cell[0] else ""
            links += [(a + len(text), b + len(text), link) for a, b, link in line.links]
            text += line.text
    first = next(line for cell in cells for line in cell)
    texts = tuple(", ".join(line.text for line in cell) for cell in cells)
    return Line(text, node, first.scope, first.selectors, first.trail, texts, tuple(links))


class Trail:
    """The headings and labels in force, per landmark."""

    def __init__(self) -> None:
        self._by_landmark: dict[str, list[tuple[int, str, int]]] = {}
        self.texts: dict[str, tuple[str, ...]] = {}

    def put(self, landmark: str, level: int, text: str, node: LexborNode) -> None:
        """A heading ends those of its level and below; two lines of one heading are joined."""
        trail = self._by_landmark.setdefault(landmark, [])
        if level < LABEL_LEVEL and trail and trail[-1][2] == node.mem_id:
            text = f"{trail[-1][1]} {text}"
        while trail and trail[-1][0] >= level:
            trail.pop()
        trail.append((level, text[:LABEL_LIMIT].rstrip(" :"), node.mem_id))
        self.texts[landmark] = tuple([text for _, text, _ in trail])

    def end_label(self, landmark: str) -> None:
        trail = self._by_landmark.get(landmark, [])
        if trail and trail[-1][0] == LABEL_LEVEL:
            trail.pop()
            self.texts[landmark] = tuple([text for _, text, _ in trail])


_Block = tuple[LexborNode, Scope, int]
"""A block that is open, its scope, and the number of lines before it."""


def looks_like_label(text: str, *, bold: bool) -> bool:
    """A short line all in bold, or ending in a colon, names what follows."""
    if len(text) > LABEL_LIMIT or not (bold or text.endswith(":")):
        return False
    return sum(map(str.isalpha, text)) > 2 * sum(map(str.isdigit, text))


class LineBuilder:
    """Told of everything shown in document order, it makes the lines."""

    def __init__(self, root: LexborNode, scope: Scope, selectors: Selectors) -> None:
        self.lines: list[Line] = []
        self.full = False  # more text than is read of one page
        self._length = 0
        self._selectors = selectors
        self.run = Run()
        self._trail = Trail()
        self._blocks: list[_Block] = [(root, scope, 0)]
        self._levels: list[tuple[int, LexborNode]] = []
        self._rows: list[list[int]] = []
        self._term: list[list[Line]] = []
        self._term_start = 0

    @property
    def free(self) -> bool:
        """No heading, table or list of terms is open."""
        return not any(node.tag in STRUCTURE for node, _, _ in self._blocks[1:])

    def skip(self, node: LexborNode, scope: Scope) -> None:
        """Something stands here that is read apart."""
        self.end()
        self.lines.append(Line("", node, scope, self._selectors))

    def text(self, text: str) -> None:
        self.full = self.full or self._length > TEXT_LIMIT
        if not self.full:
            self.run.add(text)

    def open(self, node: LexborNode, scope: Scope, *, tracked: int) -> None:
        """A block begins. `tracked`: lines of its kind are told apart."""
        if self.run.parts:
            self._flush()
        self._blocks.append((node, scope, len(self.lines)))
        if tracked:
            self._track(node)

    def close(self, *, structured: int) -> None:
        """The last block ends. `structured`: its end changes lines or names."""
        if self.run.parts:
            self._flush()
        node, scope, start = self._blocks.pop()
        if structured:
            self._settle(node, scope, start)

    def end(self) -> None:
        """The line ends."""
        if self.run.parts:
            self._flush()

    def _track(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if tag in LEVELS:
            self._levels.append((LEVELS[tag], node))
        if tag == "tr":
            self._rows.append([])
        elif tag in {"td", "th"} and self._rows:
            self._rows[-1].append(len(self.lines))

    def _settle(self, node: LexborNode, scope: Scope, start: int) -> None:
        tag = node.tag or ""
        if tag in LEVELS:
            self._levels.pop()
        if tag == "tr":
            self._end_row(node, start, self._rows.pop())
        elif tag == "dt":
            self._term, self._term_start = [self.lines[start:]], start
        elif tag == "dd":
            self._end_description(node, start)
        elif tag in {"dl", "table"}:
            self._trail.end_label(scope.landmark)

    def _end_row(self, node: LexborNode, start: int, starts: list[int]) -> None:
        """`starts`: the numbers of lines before its cells; none in an empty row."""
        ends = [*starts[1:], len(self.lines)][: len(starts)]
        cells = [self.lines[begin:end] for begin, end in zip(starts, ends, strict=True)]
        if len(self.lines) > start and is_row(cells):
            self.lines[start:] = [row(cells, node)]
            self._term = []  # one that stands in it is no line any more

    def _end_description(self, node: LexborNode, start: int) -> None:
        """A dt and the dd that follow it are one line, if they are short and stand together."""
        cells = [*self._term, self.lines[start:]]
        said = len(self._term[0]) if len(self._term) == 1 else 1  # lines of the term so far
        together = 0 < said == start - self._term_start
        if self._term and together and cells[-1] and is_row(cells):
            self.lines[self._term_start :] = [row(cells, node)]
            self._term = cells
        else:
            self._term = []

    def _flush(self) -> None:
        node, scope, _ = self._blocks[-1]
        landmark = scope.landmark
        for text, bold, links in self.run.end():
            self._length += len(text)
            trail = self._trail.texts.get(landmark, ())
            self.lines.append(Line(text, node, scope, self._selectors, trail, (), links))
            if self._levels:
                self._trail.put(landmark, self._levels[-1][0], text, self._levels[-1][1])
            elif (bold or text[-1] == ":") and looks_like_label(text, bold=bold):
                self._trail.put(landmark, LABEL_LEVEL, text, node)
