"""CSS selectors that a person can read and that stay the same from page to page."""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

_STEPS = 12
_AROUND, _BEFORE = 100, 2  # elements around one, and texts before it, that are looked at
_QUERIES = 500  # of one page; each looks through the whole page
_OWN_ID = re.compile(r"[A-Za-z][A-Za-z_-]{1,40}\Z")
_PLAIN_CLASS = re.compile(r"[A-Za-z][A-Za-z_-]{2,30}\Z")
_NAME = re.compile(r"[a-z][a-z0-9-]*\Z")
_STATE = frozenset({"active", "current", "open", "show", "selected", "first", "last", "collapsed"})


class Selectors:
    """Makes selectors for the elements of one page, in time linear in the page."""

    def __init__(self, tree: LexborHTMLParser) -> None:
        self._tree = tree
        self._positions: dict[int, int] = {}
        self._made: dict[int, str] = {}
        self._first: dict[str, int] = {}

    def of(self, node: LexborNode, landmark: str = "") -> str:
        """A short selector that finds this element: `footer p.tel`, `main > p:nth-of-type(2)`.

        It starts from the nearest element around that its name, class or id finds in the landmark.
        """
        key = node.mem_id
        if key not in self._made:
            self._made[key] = self._anchored(node, landmark)
        return self._made[key]

    def _anchored(self, node: LexborNode, landmark: str) -> str:
        path = ""
        step: LexborNode | None = node
        for _ in range(_STEPS):
            if step is None or not _NAME.match(step.tag or ""):
                break
            name = _name(step)
            if anchor := self._anchor(step, name, landmark):
                return anchor + path
            place = self._position(step)
            path = f" > {name}{f':nth-of-type({place})' if place > 1 else ''}{path}"
            step = step.parent
        return path.removeprefix(" > ")

    def _anchor(self, step: LexborNode, name: str, landmark: str) -> str:
        """A selector without positions that finds this first: in the landmark, or in the page."""
        if _follows_its_like(step, name):
            return ""
        inside = _is_inside(step, landmark)
        if inside is not False and self._finds(f"{landmark} {name}", step):
            return f"{landmark} {name}"
        # Inside the landmark, what was found there before it comes before it in the page too.
        return name if not inside and self._finds(name, step) else ""

    def _finds(self, selector: str, node: LexborNode) -> bool:
        """Is it the first element that a selector without positions finds?"""
        if selector not in self._first:
            if len(self._first) >= _QUERIES:
                return False
            found = self._tree.css_first(selector)
            self._first[selector] = found.mem_id if found is not None else 0
        return self._first[selector] == node.mem_id

    def _position(self, node: LexborNode) -> int:
        """1 for the first of its tag among its siblings; counted once for all siblings."""
        if node.mem_id not in self._positions:
            self._count_siblings(node)
        return self._positions.get(node.mem_id, 1)

    def _count_siblings(self, node: LexborNode) -> None:
        seen: dict[str, int] = {}
        sibling = node.parent.first_child if node.parent else None
        while sibling is not None:
            tag = sibling.tag or ""
            seen[tag] = seen.get(tag, 0) + 1
            self._positions[sibling.mem_id] = seen[tag]
            sibling = sibling.next


def _follows_its_like(node: LexborNode, name: str) -> bool:
    """Does an element with the same name stand right before it, and is found before it?"""
    before = node.prev
    for _ in range(_BEFORE):
        if before is None or before.tag != "-text":
            break
        before = before.prev
    return before is not None and _name(before) == name


def _is_inside(node: LexborNode, landmark: str) -> bool | None:
    """Is a landmark around an element? None when this is not plain to see."""
    if not landmark or not _NAME.match(landmark):
        return None if landmark else False
    around = node.parent
    for _ in range(_AROUND):
        if around is None:
            return False
        if around.tag == landmark:
            return True
        around = around.parent
    return None


def _name(node: LexborNode) -> str:
    """`#contact`, `p.tel` or `p`: names with digits are made by machines, and change."""
    attributes = node.attributes
    own = attributes.get("id") or ""
    if _OWN_ID.match(own):
        return f"#{own}"
    classes = (attributes.get("class") or "").split()[:8]
    plain = (c for c in classes if _PLAIN_CLASS.match(c) and c.lower() not in _STATE)
    first = next(plain, "")
    return f"{node.tag}.{first}" if first else f"{node.tag}"


def attribute_selector(tag: str, name: str, value: str) -> str:
    """`a[href="/returns"]`, quoted as CSS wants it."""
    quoted = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'{tag}[{name}="{quoted}"]'
