"""What a page is for: by the words of a link, its address, its title."""

import re
from functools import lru_cache
from urllib.parse import unquote

from journeycheck import urls
from journeycheck.facts import PageKind
from journeycheck.words import fold, kinds, pattern

WORDS_LIMIT = 40  # characters; longer words are a sentence, not the name of a page
_COVERED = 0.6  # of a title, that the words of a kind must make up
_ENDING = re.compile(r"\.(?:html?|php|aspx?|jsp|cfm)\Z")
_PARTS = re.compile(r"\s+[|·•»:–—-]\s+")
_PASSED_OVER = re.compile(r"(?:index|default|home|pages?|[a-z]{2}(?:[-_][a-z]{2})?)\Z")


@lru_cache(4_000)
def by_words(words: str) -> frozenset[PageKind]:
    """The kinds that the words of a link name."""
    if not words or len(words) > WORDS_LIMIT:
        return frozenset()
    folded = fold(words)
    return frozenset(
        PageKind(key) for key in kinds("pages") if pattern("pages", key).search(folded)
    )


@lru_cache(4_000)
def by_address(url: str) -> frozenset[PageKind]:
    """The kinds that the last telling segment of the path names as a whole, or a query value."""
    segments = [segment for segment in urls.path(url)[:600].lower().split("/") if segment]
    names = [_ENDING.sub("", segment) for segment in segments]
    telling = [name for name in names if not _PASSED_OVER.match(name)][-1:]
    _, _, query = url[:1_000].partition("?")
    values = [pair.partition("=")[2].rpartition("/")[2] for pair in query.split("&")[:8]]
    slugs = [fold(unquote(name)) for name in (*telling, *values) if name]
    return frozenset(
        PageKind(key)
        for key in kinds("pages")
        if any(pattern("pages", key).fullmatch(slug) for slug in slugs)
    )


@lru_cache(1_000)
def by_title(title: str) -> frozenset[PageKind]:
    """The kinds that a title names, when it says little else: "Contact | Shop", not "Lens shop"."""
    first = _PARTS.split(title[:200])[0]
    folded = re.sub(r"[^\w' &-]+", " ", fold(first)).strip()
    return frozenset(
        PageKind(key)
        for key in kinds("pages")
        if (found := pattern("pages", key).search(folded))
        and len(found[0]) >= _COVERED * len(folded)
    )
