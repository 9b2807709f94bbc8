"""Bot walls: answers that turn an automated visit away, with whatever status."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from journeycheck import words
from journeycheck.page import Page

STATUSES = frozenset({401, 403, 405, 407, 429, 451, 503, 999})
NOT_COUNTED = 10**6  # words: to judge a page by its status and headers alone
_FEW_WORDS = 150  # a challenge says little; a mark alone in a page that says more is no wall
_READ = 64 * 1024  # bytes searched for marks
_TAGS = re.compile(r"<(?:script|style)\b.*?</(?:script|style)\s*>|<[^<>]*>", re.DOTALL | re.I)


def wall(page: Page, visible_words: int | None = None) -> str:
    """The name of the wall that answered instead of the site, or "".

    `visible_words`: how much the page says, when somebody has read it.
    """
    if name := _by_headers(page.headers):
        return name
    if page.status in STATUSES:
        return _by_body(page) or f"status {page.status}"
    if page.status >= 400 or not _is_bare(page, visible_words):
        return ""
    return _by_body(page)


def _is_bare(page: Page, visible_words: int | None) -> bool:
    if visible_words is None:
        visible_words = len(_TAGS.sub(" ", _start(page)).split())
    return visible_words <= _FEW_WORDS


def _by_headers(headers: Mapping[str, str]) -> str:
    for row in _rows():
        for name, value in row.get("headers", {}).items():
            if value in headers.get(name, "").lower() and name in headers:
                return str(row["name"])
    return ""


def _by_body(page: Page) -> str:
    """The first wall of which all the marks of one set are there."""
    text = _start(page)
    for row in _rows():
        if any(_all_in(marks, text) for marks in row.get("marks", ())):
            return str(row["name"])
    return ""


def _all_in(marks: Iterable[str], text: str) -> bool:
    return all(mark in text for mark in marks)


def _start(page: Page) -> str:
    return page.body[:_READ].decode("latin-1")


@lru_cache
def _rows() -> tuple[Mapping[str, Any], ...]:
    return tuple(words.data("walls.toml")["wall"])
