"""The postal addresses that a page shows: in its text, and in its links to maps."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain, islice
from string import digits
from urllib.parse import parse_qs, unquote_plus, urlsplit

from journeycheck.extract.address_text import (
    TEXT_LIMIT,
    Parsed,
    has_postcode,
    lone_postcode,
    loose,
    parsed,
)
from journeycheck.extract.coding import STRANGE, characters_of, drawing
from journeycheck.extract.document import Document, Element, Line
from journeycheck.extract.links import words_of
from journeycheck.extract.street_signs import joined_street, street_in, street_phrases
from journeycheck.facts import AddressHint, Fact, How, PageKind, Place, PostalAddress
from journeycheck.postal import REGISTERED, RETURNS, STRANGER
from journeycheck.texts import clean
from journeycheck.urls import path
from journeycheck.words import about_privacy, data, fold, pattern

ADDRESS_LIMIT = 100  # of one page
_LINES = 4  # before that of the postcode, in which the street is looked for
_LONG = 160  # characters; a longer line before is a sentence, and no line of an address
_AROUND = 160  # characters before an address that may say whose it is
_HINTS = 3
_NEAR_LEVELS = 3
_LEGAL = frozenset({PageKind.LEGAL, PageKind.TERMS})
# What lines with a postcode and its town show, and a few others: 59990 Lille, 1000-100 Lisboa,
# 2514 's-Gravenhage, SW1A 1AA, D02 X285. STRANGE may be a capital.
_CODES = drawing(
    ["0000A", "-000A", "000's-A", "A00", "A0A"],
    {
        "0": digits,
        "A": characters_of("[A-ZÀ-ÖØ-ÞŠŒŽŸ]") + STRANGE,
        "-": "-",
        "'": "'’",
        "s": "s",
        "": " ,",
    },
)
_MAPS = re.compile(
    r"(?:^|[./])(?:google\.[a-z.]{2,6}/maps|maps\.google\.|maps\.app\.goo\.gl|goo\.gl/maps"
    r"|maps\.apple\.com|openstreetmap\.org|osm\.org|bing\.com/maps|mappy\.com|waze\.com)"
)
_ASKED = ("q", "query", "destination", "daddr", "address", "where1", "rtp")
_MAP_PATH = re.compile(r"/maps/(?:place|search|dir)/+([^/@]{5,300})")


def read_shown_addresses(document: Document, kinds: frozenset[PageKind]) -> tuple[Fact, ...]:
    """Addresses in the text and behind links to maps (`PostalAddress`), and signs of those that
    were not understood (`AddressHint`). `kinds`: what the page is for."""
    kinds = frozenset() if document.is_part else kinds
    found = tuple(islice(chain(_texts(document, kinds), _maps(document)), ADDRESS_LIMIT))
    if any(isinstance(fact, PostalAddress) for fact in found):
        return tuple(dict.fromkeys(found))
    return (*dict.fromkeys(found), *islice(_streets_alone(document), _HINTS))


def read_addresses_in(text: str) -> tuple[PostalAddress, ...]:
    """The addresses of a text."""
    return tuple(_address(Place(""), found) for found in parsed(text))


def _texts(document: Document, kinds: frozenset[PageKind]) -> Iterator[Fact]:
    for at in document.index.lines_showing(_CODES):
        if has_postcode(document.lines[at].text):
            yield from _of_line(document, at, kinds)


def _of_line(document: Document, at: int, kinds: frozenset[PageKind]) -> Iterator[Fact]:
    """The addresses whose postcode stands in one line; a sign of one, where a postcode that ends
    addresses stands with no street that we know."""
    line = document.lines[at]
    before = [other.text for other in _lines_before(document.lines, at)]
    text = "\n".join((*before, line.text))
    found = parsed(text, len(text) - len(line.text))
    private = found and not document.is_part and about_privacy(line.heading, path(document.url))
    legal = bool(kinds & _LEGAL or private)
    after = 0
    for address in found:
        context = f"{line.heading} / {text[after : address.start][-_AROUND:]}"
        place = document.place(line, address.value, How.TEXT)
        yield _address(place, address, _role(context, legal))
        after = address.end
    named = not found and (_is_address(line) or _is_labelled(line, before))
    if named and (one := loose(line.text)):
        yield _address(document.place(line, line.text, How.TEXT), one)
    elif not found and (code := lone_postcode(line.text)):
        yield AddressHint(place=document.place(line, line.text, How.TEXT), clue=code)


def _lines_before(lines: list[Line], at: int) -> list[Line]:
    """The lines of the same block that may begin the address, the first one first."""
    before: list[Line] = []
    for line in reversed(lines[max(0, at - _LINES) : at]):
        if line.block != lines[at].block or len(line.text) > _LONG or not line.text:
            break
        before.append(line)
    return before[::-1]


def _address(place: Place, found: Parsed, role: str = "") -> PostalAddress:
    return PostalAddress(
        place=place,
        value=clean(found.value),
        street=clean(found.street, 150),
        postcode=found.postcode,
        locality=clean(found.locality, 150),
        country=found.country,
        role=role,
    )


def _role(context: str, legal: bool) -> str:
    """Whose address it is, by the words before it; some words tell it on legal pages only, and on
    those about personal data."""
    told = fold(context)
    if pattern("strangers", "numbers").search(told):
        return STRANGER
    if legal and (pattern("strangers", "legal").search(told) or _words(STRANGER).search(told)):
        return STRANGER
    return next((role for role in (RETURNS, REGISTERED) if _words(role).search(told)), "")


@lru_cache
def _words(role: str) -> re.Pattern[str]:
    told = sorted(map(fold, data("addresses.toml")["roles"][role]), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, told))})(?!\w)")


def _is_address(line: Line) -> bool:
    """Does the line stand in an <address>, which pages use for what it is made for?"""
    node = line.node
    for _ in range(_NEAR_LEVELS):
        if node.tag == "address":
            return True
        if node.parent is None:
            return False
        node = node.parent
    return False


def _is_labelled(line: Line, before: Iterable[str]) -> bool:
    """Is the line, or the one before it, called an address?"""
    said = (line.text.partition(":")[0], line.heading, *list(before)[-1:])
    return any(fold(text.strip(" :")) in _labels() for text in said)


@lru_cache
def _labels() -> frozenset[str]:
    return frozenset(map(fold, data("addresses.toml")["labels"]["words"]))


def _streets_alone(document: Document) -> Iterator[AddressHint]:
    """Streets with a house number, and no town that was understood."""
    index = document.index
    telling = set(index.lines_with(street_phrases()))
    joined = joined_street(index.words)
    for at in index.with_digits if joined or telling else ():
        line = document.lines[at]
        likely = (joined or at in telling) and len(line.text) <= _LONG
        if likely and (street := street_in(line.text)):
            yield AddressHint(place=document.place(line, line.text, How.TEXT), clue=street[:100])


def _maps(document: Document) -> Iterator[Fact]:
    for element in (*document.all("a"), *document.all("iframe")):
        href = element.get("href") or element.get("src")
        if ("map" in href or "osm.org" in href or "waze" in href) and _is_map(href):
            yield _pinned(document, element, href)


def _is_map(href: str) -> bool:
    return href[:4].lower() == "http" and bool(_MAPS.search(href[:200].lower()))


def _pinned(document: Document, element: Element, href: str) -> Fact:
    """The address a map is asked for; a pin that gives none is a sign of one."""
    for asked in _asked(href):
        if found := parsed(asked):
            return _address(document.place(element, found[0].value, How.LINK), found[0])
    words = words_of(element) if element.tag == "a" else element.get("title")
    return AddressHint(place=document.place(element, words, How.LINK), clue=clean(href, 100))


def _asked(href: str) -> Iterator[str]:
    try:
        parts = urlsplit(href[:TEXT_LIMIT])
        query = parse_qs(parts.query, max_num_fields=50)
    except ValueError:  # no address at all, or one with too many fields
        return
    yield from (query[name][0] for name in _ASKED if name in query)
    if path := _MAP_PATH.search(parts.path):
        yield unquote_plus(path[1])
