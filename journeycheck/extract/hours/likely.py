"""The lines that look as if they spoke of hours, and those that follow one another."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from journeycheck.extract.hours.letters import flat, words_in
from journeycheck.extract.hours.vocabulary import telling_words
from journeycheck.extract.index import Index, spelt
from journeycheck.extract.lines import Line
from journeycheck.extract.phrases import Phrases
from journeycheck.facts import Region

REGION_LIMIT = 16_000  # characters of likely lines that are looked at in one part of a page
LINE_LIMIT = 6_000
_SHORT = 80  # characters of a line that may hold no more than "closed"
_TIME_LIKE = re.compile(
    r"(?<![\d.,])(?:[01]?\d|2[0-4])\s?(?:[hu:.]\s?[0-5]\d(?![\d.,:]*\d)(?!\s?(?:€|£|\$|%|eur))"
    r"|[hu](?![^\W\d_])|uhr\b|uur\b|[ap]\.?m\b)|24/|/7\b|(?<![^\W_])[lm]\s?-\s?(?:f|v|th|s|d)(?![^\W_])"
)
_INITIALS = Phrases([spelt("L"), spelt("M")])


def runs(lines: Sequence[Line], naming: Iterable[int]) -> Iterator[list[int]]:
    """Likely lines that follow one another in one part of the page, around those that name days;
    up to the limit of each part."""
    spent: Counter[Region] = Counter()
    last = -1
    for at in sorted(naming):
        if at > last and _likely(lines[at].text[:LINE_LIMIT]):
            first = at
            while first - 1 > last and _goes_on(lines, at, first - 1):
                first -= 1
            last = at
            while last + 1 < len(lines) and _goes_on(lines, at, last + 1):
                last += 1
            if run := list(_within(lines, range(first, last + 1), spent)):
                yield run


def _goes_on(lines: Sequence[Line], at: int, beside: int) -> bool:
    one, other = lines[at], lines[beside]
    together = one.region is other.region and one.language == other.language
    return together and _likely(other.text[:LINE_LIMIT])


def _within(lines: Sequence[Line], run: Iterable[int], spent: Counter[Region]) -> Iterator[int]:
    for at in run:
        if spent[lines[at].region] < REGION_LIMIT:
            spent[lines[at].region] += len(lines[at].text[:LINE_LIMIT])
            yield at


def maybe_timed(index: Index) -> list[int]:
    """The lines that `looks_timed` could hold of: with a digit, or days as in "L - V"."""
    return sorted({*index.with_digits, *index.lines_with(_INITIALS)})


@lru_cache(maxsize=1024)
def _likely(text: str) -> bool:
    words = words_in(text)
    days, values = telling_words()
    short = len(text) <= _SHORT and not values.isdisjoint(words)
    return short or not days.isdisjoint(words) or looks_timed(text)


@lru_cache(maxsize=1024)
def looks_timed(text: str) -> bool:
    """Does something like a time of day stand in it?"""
    return _TIME_LIKE.search(flat(text[:LINE_LIMIT])) is not None
