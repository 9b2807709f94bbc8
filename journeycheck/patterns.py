"""Patterns of addresses, as a person writes them in a configuration: `*` is anything."""

import re
from collections.abc import Iterable
from functools import lru_cache

from journeycheck import urls


def fits(url: str, patterns: Iterable[str]) -> bool:
    """Is the address like one of the patterns? One that begins with / is a path with its query."""
    return any(_fits(url, pattern) for pattern in patterns)


def _fits(url: str, pattern: str) -> bool:
    text = urls.target(url) if pattern.startswith("/") else url
    pieces = _pieces(pattern)
    if len(pieces) == 1:
        return text == pattern
    first, *middle, last = pieces
    if not text.startswith(first):
        return False
    at = len(first)
    for piece in middle:  # the first place is as good as any: linear time
        found = text.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return text.endswith(last) and len(text) - len(last) >= at


@lru_cache
def _pieces(pattern: str) -> list[str]:
    return re.split(r"\*+", pattern)
