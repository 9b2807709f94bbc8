"""What a page is for: by the words of a link, its address, its title."""

import re
from functools import lru_cache
from urllib.parse import unquote

from journeycheck import urls
from journeycheck.extract.coding import spelt
from journeycheck.extract.phrases import Phrases
from journeycheck.facts import PageKind
from journeycheck.words import fold, kinds, pattern, phrases

WORDS_LIMIT = 40  # characters; longer words are a sentence, not the name of a page
_COVERED = 0.6  # of a title, that the words of a kind must make up
_ENDING = re.compile(r"\.(?:html?|php|aspx?|jsp|cfm)\Z")
_PLAIN = re.compile(r"https?://[a-z0-9.:-]{1,300}+(/(?:[a-z0-9_-][a-z0-9._-]*+/?+)*+)", re.I)
_PARTS = re.compile(r"\s+[|·•»:–—-]\s+")
_PASSED_OVER = re.compile(r"(?:index|default|home|pages?|[a-z]{2}(?:[-_][a-z]{2})?)\Z")


def _may_name(text: str) -> bool:
    """Has it all the words of one of the phrases that name a kind?"""
    return _phrases().any_in(spelt(text))


@lru_cache
def _phrases() -> Phrases[bytes]:
    return Phrases(spelt(phrase) for key in kinds("pages") for phrase in phrases("pages", key))


@lru_cache(4_000)
def by_words(words: str) -> frozenset[PageKind]:
    """The kinds that the words of a link name."""
    if not words or len(words) > WORDS_LIMIT or not _may_name(words):
        return frozenset()
    folded = fold(words)
    return frozenset(
        PageKind(key) for key in kinds("pages") if pattern("pages", key).search(folded)
    )


@lru_cache(4_000)
def by_address(url: str) -> frozenset[PageKind]:
    """The kinds that the last telling segment of the path names as a whole, or a query value."""
    plain = _PLAIN.fullmatch(url)
    path = plain[1] if plain else urls.path(url)
    segments = [segment for segment in path[:600].lower().split("/") if segment]
    names = [_ENDING.sub("", segment) for segment in segments]
    telling = [name for name in names if not _PASSED_OVER.match(name)][-1:]
    _, _, query = url[:1_000].partition("?")
    values = [pair.partition("=")[2].rpartition("/")[2] for pair in query.split("&")[:8]]
    slugs = [fold(name) for raw in (*telling, *values) if _may_name(name := unquote(raw))]
    if not slugs:
        return frozenset()
    return frozenset(
        PageKind(key)
        for key in kinds("pages")
        if any(pattern("pages", key).fullmatch(slug) for slug in slugs)
    )


@lru_cache(1_000)
def by_title(title: str) -> frozenset[PageKind]:
    """The kinds that a title names, when it says little else: "Contact | Shop", not "Lens shop"."""
    first = _PARTS.split(title[:200])[0]
    if not _may_name(first):
        return frozenset()
    folded = re.sub(r"[^\w' &-]+", " ", fold(first)).strip()
    return frozenset(
        PageKind(key)
        for key in kinds("pages")
        if (found := pattern("pages", key).search(folded))
        and len(found[0]) >= _COVERED * len(folded)
    )
