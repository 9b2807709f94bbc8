"""Hashes of what a page shows, to compare it by with others."""

from collections.abc import Sequence
from zlib import crc32

from journeycheck.extract.lines import Line
from journeycheck.facts import Region

_CHUNK = 6  # words hashed together
_MAIN = frozenset({Region.MAIN, Region.ASIDE})
_FIGURES = b"0123456789"


def main_lines(lines: Sequence[Line]) -> list[Line]:
    """The lines of the main part, and of what stands beside it."""
    return [line for line in lines if line.text and line.region in _MAIN]


def hashes(lines: Sequence[Line], own: str = "") -> frozenset[int]:
    """Hashes of the words, six at a time, a line by itself.

    Digits and `own`, the page's address, are left out: they differ between pages that are the same.
    """
    texts = [line.text for line in lines]
    if len(own) > 1:
        texts = [text.replace(own, " ") for text in texts]
    found: set[int] = set()
    for line in _without_digits("\n".join(texts)).split(b"\n"):
        words = line.split()
        for start in range(0, len(words), _CHUNK):
            found.add(crc32(b" ".join(words[start : start + _CHUNK])))
    return frozenset(found)


def _without_digits(text: str) -> bytes:
    """In lower case, in UTF-8."""
    return text.lower().encode("utf-8", "replace").translate(None, _FIGURES)
