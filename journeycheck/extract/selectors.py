"""CSS selectors that a person can read and that stay the same from page to page."""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

_STEPS = 12
_OWN_ID = re.compile(r"[A-Za-z][A-Za-z_-]{1,40}\Z")
_PLAIN_CLASS = re.compile(r"[A-Za-z][A-Za-z_-]{2,30}\Z")
_NAME = re.compile(r"[a-z][a-z0-9-]*\Z")
_STATE = frozenset({"active", "current", "open", "show", "selected", "first", "last", "collapsed"})


class Selectors:
    """Makes selectors for the elements of one page."""

    def __init__(self, tree: LexborHTMLParser) -> None:
        self._tree = tree
        self._positions: dict[int, int] = {}
        self._made: dict[int, str] = {}

    def of(self, node: LexborNode, landmark: str = "") -> str:
        """The shortest selector, upwards inside the landmark, that finds this element first."""
        key = node.mem_id
        if key not in self._made:
            self._made[key] = self._shortest(node, landmark)
        return self._made[key]

    def _shortest(self, node: LexborNode, landmark: str) -> str:
        path = ""
        step: LexborNode | None = node
        for _ in range(_STEPS):
            if step is None or not _NAME.match(step.tag or ""):
                break
            own = self._step(step)
            path = f"{own} > {path}" if path else own
            for candidate in (f"{landmark} {path}".strip(), path):
                if self._finds(candidate, node):
                    return candidate
            step = None if own.startswith("#") else step.parent
        return path

    def _finds(self, selector: str, node: LexborNode) -> bool:
        try:
            found = self._tree.css_first(selector)
        except ValueError:  # a selector that this parser does not know
            return False
        return found is not None and found.mem_id == node.mem_id

    def _step(self, node: LexborNode) -> str:
        attributes = node.attributes
        own = attributes.get("id") or ""
        if _OWN_ID.match(own):
            return f"#{own}"
        tag = node.tag or ""
        classes = [c for c in (attributes.get("class") or "").split()[:8] if _PLAIN_CLASS.match(c)]
        plain = next((f".{c}" for c in classes if c.lower() not in _STATE), "")
        place = self._position(node)
        return f"{tag}{plain}:nth-of-type({place})" if place > 1 else f"{tag}{plain}"

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


def attribute_selector(tag: str, name: str, value: str) -> str:
    """`a[href="/returns"]`, quoted as CSS wants it."""
    quoted = re.sub(r'(["\\])', r"\\\1", value)
    return f'{tag}[{name}="{quoted}"]'
