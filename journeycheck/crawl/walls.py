"""Answers that come instead of the site: bot walls, and pages that stand in for it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from journeycheck import urls, words
from journeycheck.crawl import reasons
from journeycheck.page import Page, Reading

STATUSES = frozenset({401, 403, 405, 407, 429, 451, 503, 999})
NOT_COUNTED = 10**6  # words: to judge a page by its status and headers alone
_FEW_WORDS = 150  # a challenge says little; a mark alone in a page that says more is no wall
_HARDLY_ANY = 30  # words; one that is the trade of some ("Maintenance") must stand almost alone
_WAYS_ON = 2  # links to other pages of the site, from which on it is open
_READ = 64 * 1024  # bytes searched for marks
_TOLD = {
    "challenge": reasons.CHALLENGED,
    "under-work": reasons.UNDER_WORK,
    "parked": reasons.PARKED,
}
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


def stand_in(page: Page, reading: Reading) -> str:
    """Why a page that was read is not the site's own: a reason, or ""."""
    if reading.visit.words > _FEW_WORDS or _ways_on(reading) >= _WAYS_ON:
        return ""
    body = _start(page).lower()
    return next((kind.reason for kind in _stand_ins() if _is(kind, reading, body)), "")


@dataclass(frozen=True, slots=True)
class _StandIn:
    """One kind of page in place of the site, its words folded; see `data/walls.toml`."""

    reason: str
    phrases: tuple[str, ...]
    whole: tuple[str, ...]
    marks: tuple[str, ...]
    sure: tuple[str, ...]


@lru_cache
def _stand_ins() -> tuple[_StandIn, ...]:
    return tuple(
        _StandIn(
            _TOLD[row["kind"]],
            tuple(map(words.fold, row["phrases"])),
            tuple(map(words.fold, row["whole"])),
            tuple(row["marks"]),
            tuple(row["sure"]),
        )
        for row in words.data("walls.toml")["stand_in"]
    )


def _ways_on(reading: Reading) -> int:
    """Links to pages of the site other than this one and the home page."""
    own = {urls.path(reading.visit.url), "/"}
    return len({lead.target for lead in reading.leads if lead.internal and not lead.acts
                and urls.path(lead.target) not in own})  # fmt: skip


def _is(kind: _StandIn, reading: Reading, body: str) -> bool:
    if any(mark in body for mark in kind.sure):
        return True
    if kind.marks and not any(mark in body for mark in kind.marks):
        return False
    visit = reading.visit
    said = [words.fold(text[:300]) for text in (visit.title, visit.heading)]
    if any(phrase in text for phrase in kind.phrases for text in said):
        return True
    return visit.words <= _HARDLY_ANY and any(text.strip(" .!…:-") in kind.whole for text in said)


def _is_bare(page: Page, visible_words: int | None) -> bool:
    if visible_words is None:
        visible_words = len(_TAGS.sub(" ", _start(page)).split())
    return visible_words <= _FEW_WORDS


def _by_headers(headers: Mapping[str, str]) -> str:
    """The first wall of which one header is there."""
    marks = _header_marks()
    found = [
        place
        for name in marks.keys() & headers.keys()
        for place, value in marks[name]
        if value in headers[name].lower()
    ]
    return str(_rows()[min(found)]["name"]) if found else ""


@lru_cache
def _header_marks() -> Mapping[str, list[tuple[int, str]]]:
    """The name of a header -> what it says of which wall."""
    marks: dict[str, list[tuple[int, str]]] = {}
    for place, row in enumerate(_rows()):
        for name, value in row.get("headers", {}).items():
            marks.setdefault(name, []).append((place, value))
    return marks


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
