"""What an address tells by itself of the row it belongs to: dates, filters, paths that repeat."""

import re
import sys
from dataclasses import dataclass
from functools import cached_property, lru_cache
from urllib.parse import parse_qsl, unquote

from journeycheck import urls, words

DEEPEST_PATH = 12  # segments
_LONGEST_QUERY = 1_000
_SAME_KEY = 3  # times in one query
_YEAR = re.compile(r"(?:19|20|21)\d\d")
_NUMBER = re.compile(r"\d{1,4}")
_PLACE_IN_YEAR = re.compile(r"[0-3]?\d")
_DATE = re.compile(r"(?:19|20|21)\d\d-?(?:[01]\d(?:-?[0-3]\d)?|w\d\d?)")
_DASHED = re.compile(r"(?:19|20|21)\d\d-(?:[01]\d(?:-[0-3]\d)?|w\d\d?)")
_DIGITS = re.compile(r"\d+")
_TONGUE = re.compile(r"[a-z]{2}(?:[-_][a-z]{2})?")
_SEVERAL = re.compile(r"[^,|;+ ]+[,|;+ ]+[^,|;+ ]")


@dataclass(frozen=True)
class Shape:
    """An address in its parts. `segments` are decoded, `pairs` have their keys in lower case."""

    path: str
    segments: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]
    query: str

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(key for key, _ in self.pairs)

    @cached_property
    def ground(self) -> str:
        """The folder under the root, or under a language's, with its digits abstracted."""
        folders = [_DIGITS.sub("#", segment) for segment in self.segments[:-1]]
        depth = 2 if folders and _TONGUE.fullmatch(folders[0].lower()) else 1
        return sys.intern("/" + "/".join(folders[:depth]))  # of many addresses


@lru_cache(maxsize=1024)
def shape(url: str) -> Shape:
    """Of an absolute address, however absurd. Nothing is parsed that is not needed: each link of a
    site comes by here."""
    _, _, rest = url.partition("#")[0].partition("://")
    path, _, query = rest.partition("?")
    path = f"/{path.partition('/')[2]}"
    segments = tuple(unquote(segment) for segment in path.split("/") if segment)
    return Shape(path, segments, _pairs(query) if query else (), query)


def _pairs(query: str) -> tuple[tuple[str, str], ...]:
    try:
        pairs = parse_qsl(query[: urls.MAX_LENGTH], keep_blank_values=True, max_num_fields=100)
    except ValueError:
        return ()
    return tuple((key.lower(), value.lower()) for key, value in pairs)


def endless(one: Shape) -> str:
    """The kind of row that the address alone gives away: deep, repeated, growing, filters, or "".

    Such a row is sampled over the whole site, wherever its addresses were found.
    """
    if len(one.segments) > DEEPEST_PATH:
        return "deep"
    if len(one.segments) > 2 and _repeats(one.segments):
        return "repeated"
    if not one.query:
        return ""
    if _grows(one):
        return "growing"
    return "filters" if _reorders(one.pairs) or _filters(one.pairs) > 1 else ""


def _repeats(segments: tuple[str, ...]) -> bool:
    """`/a/b/a/b`, `/a/x/a/y/a`; numbers may well be the same."""
    named = [segment for segment in segments if not segment.isdecimal()]
    if any(named.count(segment) >= _SAME_KEY for segment in named):
        return True
    return any(
        named[at : at + size] == named[at + size : at + 2 * size]
        for size in range(2, len(named) // 2 + 1)
        for at in range(len(named) - 2 * size + 1)
    )


def _grows(one: Shape) -> bool:
    """The same key again and again, an address within an address within an address."""
    keys = [key for key, _ in one.pairs if not key.endswith("]")]
    if len(one.query) > _LONGEST_QUERY or "%2525" in one.query:
        return True
    if any(keys.count(key) >= _SAME_KEY for key in keys[:50]):
        return True
    return any("?" in value and f"{key}=" in value for key, value in one.pairs)


def _reorders(pairs: tuple[tuple[str, str], ...]) -> bool:
    """Is it a list that is also shown in another order?"""
    return any(
        key in _names("order", "names")
        or (key in _names("order_by_value", "names") and value in _names("order_by_value", "words"))
        for key, value in pairs
    )


def _filters(pairs: tuple[tuple[str, str], ...]) -> int:
    """How many filters are set at once; a value that lists several counts for each."""
    beginnings = tuple(_names("filter", "beginnings"))
    return sum(
        2 if _SEVERAL.search(value[:200]) else 1
        for key, value in pairs
        if key in _names("filter", "names") or key.startswith(beginnings)
    )


def combination(one: Shape) -> tuple[tuple[str, str], ...]:
    """What of a query may be combined with one another: neither page nor language."""
    if not one.pairs:
        return ()
    return tuple(sorted(pair for pair in one.pairs if pair[0] not in _names("beside", "names")))


def calendar(one: Shape) -> str:
    """The calendar that the address is a page of, or "": `/agenda/2031/05`, `?month=2031-05`."""
    if one.pairs and any(_is_date(key, value) for key, value in one.pairs):
        return f"{_DIGITS.sub('#', one.path)}?<date>"
    dated = _dated(one.segments) if any(map(str.isdigit, one.path[-3:])) else 0
    if not dated:
        return ""
    return "/" + "/".join([*(_DIGITS.sub("#", s) for s in one.segments[:-dated]), "<date>"])


def _is_date(key: str, value: str) -> bool:
    if _DASHED.fullmatch(value):
        return True
    told = _DATE.fullmatch(value) or _YEAR.fullmatch(value) or _PLACE_IN_YEAR.fullmatch(value)
    return key in _names("calendar", "names") and told is not None


def _dated(segments: tuple[str, ...]) -> int:
    """How many segments at the end of a path are a date; an id that looks like a year is none."""
    lower = [segment.lower() for segment in segments]
    if lower and _DASHED.fullmatch(lower[-1]):
        return 1
    numbers = _numbers_at_end(lower)
    for size in range(numbers, 1, -1):
        year, *rest = lower[-size:]
        if _YEAR.fullmatch(year) and all(map(_PLACE_IN_YEAR.fullmatch, rest)):
            return size
    in_calendar = any(segment in _names("calendar", "folders") for segment in lower)
    has_year = any(map(_YEAR.fullmatch, lower[len(lower) - numbers :]))
    return numbers if in_calendar and has_year else 0


def _numbers_at_end(segments: list[str]) -> int:
    count = 0
    while count < min(3, len(segments)) and _NUMBER.fullmatch(segments[-1 - count]):
        count += 1
    return count


@lru_cache
def _names(section: str, key: str) -> frozenset[str]:
    return frozenset(words.data("traps.toml")[section][key])
