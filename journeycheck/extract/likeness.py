"""Hashes of what a page shows, to compare it by with others."""

from collections.abc import Sequence
from zlib import crc32

from journeycheck.extract.lines import Line
from journeycheck.facts import Region

_CHUNK = 6  # words hashed together
_PADDING = [[b""] * number for number in range(_CHUNK)]  # no words, to end a line with
_MAIN = frozenset({Region.MAIN, Region.ASIDE})
_FIGURES = b"0123456789"


def main_lines(lines: Sequence[Line]) -> list[Line]:
    """The lines of the main part, and of what stands beside it."""
    return [line for line in lines if line.text and line.region in _MAIN]


def hashes(lines: Sequence[Line], own: str = "") -> frozenset[int]:
    """Hashes of the words, six at a time, a line by itself.

    Digits and `own`, the page's address, are left out: they differ between pages that are the same.
    """
    text = "\n".join([line.text for line in lines])
    if len(own) > 1:
        text = text.replace(own, " ")
    words: list[bytes] = []
    for line in text.lower().encode("utf-8", "replace").translate(None, _FIGURES).split(b"\n"):
        words += line.split()
        words += _PADDING[-len(words) % _CHUNK]
    chunks = zip(*[iter(words)] * _CHUNK, strict=True)
    return frozenset(map(crc32, map(bytes.rstrip, map(b" ".join, chunks))))
