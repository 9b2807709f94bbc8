"""The text between two line breaks, put together as a browser spaces it."""

import re
from collections.abc import Iterator

from journeycheck.extract.tree import Element

Links = tuple[tuple[int, int, Element], ...]
"""Stretches of a text that stand inside links: start, end, the link."""

_HIDDEN = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
TIGHT = frozenset({"sup", "sub", "wbr", "font"})
BOLD = frozenset({"b", "strong"})
LINE_LIMIT = 2_000  # characters; a longer run is cut in several lines, at a space


class Run:
    """The text gathered since the last line ended, spaced as it is shown."""

    def __init__(self) -> None:
        self.parts: list[str] = []  # empty when nothing is to be shown yet
        self.gap = False  # something that is no text stands here: a space, an icon, a field
        self.opened = self.closed = False  # an element, since the last text
        self.bold = 0  # elements of bold text that are open
        self._plain = False  # something is not bold
        self._length = 0
        self._open: list[tuple[int, Element]] = []
        self._links: list[tuple[int, int, Element]] = []

    def add(self, raw: str) -> None:
        if raw.isprintable() and "  " not in raw:  # its only white space are single spaces
            shown, text = raw, raw.strip(" ")
        else:
            shown = _HIDDEN.sub("", raw)
            text = " ".join(shown.split())
        if not text:
            self.gap = self.gap or bool(shown)
            return
        if self.parts and (self.gap or shown[0].isspace() or self._apart(text[0])):
            text = f" {text}"
        self.parts.append(text)
        self._length += len(text)
        self._plain = self._plain or not self.bold
        self.gap = shown[-1].isspace()
        self.opened = self.closed = False

    def _apart(self, first: str) -> bool:
        """`<span>Mon</span><span>9h</span>` is shown apart, `Phone<b>01…` too, `<b>M</b>on` not."""
        if not (self.parts[-1][-1].isalnum() and first.isalnum()):
            return False
        if self.opened and self.closed:
            return True
        crossed = self.opened or self.closed
        return crossed and (self.parts[-1][-1].isdigit() or first.isdigit())

    def open_link(self, link: Element) -> None:
        self._open.append((self._length, link))

    def close_link(self) -> None:
        if self._open:
            start, link = self._open.pop()
            self._links.append((start, self._length, link))

    def end(self) -> list[tuple[str, bool, Links]]:
        """The text, whether it is all bold, and its links; then a new run begins."""
        text, bold, spans = "".join(self.parts), not self._plain, self._links
        if self._open:
            spans = [*spans, *((start, self._length, link) for start, link in self._open)]
            self._open = [(0, link) for _, link in self._open]
        if spans:
            self._links = []
        self.parts, self._length = [], 0
        self.gap = self.opened = self.closed = self._plain = False
        if len(text) <= LINE_LIMIT:
            return [(text, bold, _within(spans, 0, len(text)) if spans else ())]
        return [(text[a:b], bold, _within(spans, a, b)) for a, b in _pieces(text)]


def _within(spans: list[tuple[int, int, Element]], start: int, end: int) -> Links:
    """The links of one piece of a text, and where they stand in it."""
    return tuple(
        [
            (max(a, start) - start, min(b, end) - start, link)
            for a, b, link in spans
            if a < end and b > start
        ]
    )


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Where to cut a text that is too long for one line."""
    start = 0
    while start < len(text):
        end = start + LINE_LIMIT
        if end < len(text):
            end = text.rfind(" ", start + 1, end) + 1 or end
        yield start, min(end, len(text))
        start = end
