"""Who the company says it is, and where: names, postal addresses, signs of its country."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from journeycheck.extract.address_text import parsed
from journeycheck.extract.document import Document, Item, Line
from journeycheck.facts import (
    Company,
    CountryHint,
    How,
    Place,
    PostalAddress,
    Region,
    Trade,
    TradeSign,
)
from journeycheck.postal import STRANGER, Likeness, likeness
from journeycheck.texts import clean
from journeycheck.words import data, fold

# What a source is worth: higher wins.
DECLARED_ORGANISATION, DECLARED_BUSINESS, SITE_NAME, TITLE_PART = 40, 30, 20, 1
ADDRESS_COUNTRY, LANGUAGE_REGION = 40, 10

ADDRESS_LIMIT = 300
_OTHERS = frozenset(
    {"Event", "JobPosting", "Person", "Product", "Review", "Article", "NewsArticle", "BlogPosting"}
    | {"Offer", "Brand", "Recipe", "Course", "Movie", "Book", "WebSite", "WebPage"}
)
_ABOUT = ("publisher", "mainEntity", "about", "provider")
_NUMBER = re.compile(r"\d")
_TITLE_PARTS = re.compile(r"\s+[|·•»:–—-]\s+")

Street = tuple[str, Place]
"""A line of a part that is read apart, made comparable, and its place."""


def read_companies(document: Document) -> Iterator[Company]:
    """The names on one page: structured data, og:site_name, the parts of the title."""
    for item in _organisations(document):
        if name := clean(item.text("name"), 100):
            general = any(kind.endswith("Organization") for kind in item.types)
            weight = DECLARED_ORGANISATION if general else DECLARED_BUSINESS
            yield Company(place=document.place(item, name, item.how), name=name, weight=weight)
    if document.is_part:
        return
    if name := clean(document.meta("og:site_name"), 100):
        yield Company(place=_head(document, name, "meta"), name=name, weight=SITE_NAME)
    for part in dict.fromkeys(_TITLE_PARTS.split(document.title)[:5]):
        if part.strip():
            place = _head(document, document.title, "title")
            yield Company(place=place, name=part.strip()[:100], weight=TITLE_PART)


def _head(document: Document, text: str, selector: str) -> Place:
    return Place(document.url, selector, clean(text), How.TEXT, Region.HEAD, document.language)


def _organisations(document: Document) -> Iterator[Item]:
    for item in document.items:
        candidates = (item, *(inner for name in _ABOUT for inner in item.items(name)))
        for candidate in candidates:
            if is_organisation(candidate):
                yield candidate


def is_organisation(item: Item) -> bool:
    """A company, a shop, a restaurant…: schema.org has hundreds of kinds of them."""
    if not item.types or set(item.types) & _OTHERS:
        return False
    named = any(kind.endswith(("Organization", "Business", "Store")) for kind in item.types)
    told = ("telephone", "address", "openingHours", "openingHoursSpecification", "contactPoint")
    return named or any(item.get(name) for name in told)


def read_trade(document: Document) -> Iterator[TradeSign]:
    """The kind of business that the data names, when it is one that nobody sends goods back to."""
    exempt = set(data("policies.toml")["exempt"]["types"])
    if any(not exempt.isdisjoint(item.types) for item in document.items):
        place = Place(document.url, text="types", region=Region.HEAD)
        yield TradeSign(place=place, trade=Trade.EXEMPT)


def unread(addresses: Iterable[PostalAddress]) -> tuple[PostalAddress, ...]:
    """Those declared for machines that no reader of the text met on the page."""
    every = tuple(addresses)
    met = [address for address in every if address.shown]
    return tuple(
        one
        for one in every
        if not one.shown and not any(likeness(one, other) is Likeness.SAME for other in met)
    )


def shown_addresses(
    document: Document,
    declared: Iterable[PostalAddress],
    streets: Mapping[int, tuple[Street, ...]],
) -> Iterator[PostalAddress]:
    """Declared addresses where the page shows them first. `streets`: the lines with numbers of the
    parts that are read apart, by their elements."""
    for address in declared:
        street = _comparable(address.street)
        if number := next(iter(re.findall(r"\d+", street)), ""):
            lines = _numbered(document, streets)
            places = (_place_in(document, line, number, street, streets) for line in lines)
            if place := next(filter(None, places), None):
                yield replace(address, place=place)


def _numbered(document: Document, streets: Mapping[int, tuple[Street, ...]]) -> list[Line]:
    """The lines with a number, and those that stand for parts, in reading order."""
    numbered = set(document.index.with_digits)
    apart = streets.keys()
    return [
        line
        for at, line in enumerate(document.lines)
        if at in numbered or (not line.text and line.node.mem_id in apart)
    ]


def _place_in(
    document: Document,
    line: Line,
    number: str,
    street: str,
    streets: Mapping[int, tuple[Street, ...]],
) -> Place | None:
    """Where a line, or the part that stands for it, shows a street."""
    if number in line.text and street in _comparable(line.text):
        return document.place(line, line.text, How.TEXT)
    lines = () if line.text else streets.get(line.node.mem_id, ())
    found = next((place for text, place in lines if street in text), None)
    return replace(found, url=document.url) if found else None


def streets_of(document: Document) -> tuple[Street, ...]:
    """The lines with a number, and where they stand, for addresses that are declared elsewhere."""
    return tuple(
        (_comparable(line.text), document.place(line, line.text, How.TEXT))
        for line in document.lines
        if _NUMBER.search(line.text)
    )


def _comparable(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold(text)))


def read_addresses(document: Document) -> Iterator[PostalAddress]:
    """The postal addresses of structured data, with the name of what they belong to."""
    owned = set()
    for item in document.every_item[:ADDRESS_LIMIT]:
        for value in () if set(item.types) & _OTHERS else item.get("address"):
            owned.add(id(value))
            if address := _address(document, value, item):
                yield address
    for item in document.items[:ADDRESS_LIMIT]:
        loose = "PostalAddress" in item.types and id(item) not in owned
        if loose and (address := _address(document, item, item)):
            yield address


def _address(document: Document, value: str | Item, owner: Item) -> PostalAddress | None:
    name = clean(owner.text("name"), 100)
    if isinstance(value, str):
        return _written_out(document, clean(value), owner, name)
    street, postcode, locality = (
        clean(value.text(key), 150) for key in ("streetAddress", "postalCode", "addressLocality")
    )
    country = country_code(value)
    town = " ".join(filter(None, (postcode, locality)))
    line = ", ".join(filter(None, (street, town, country)))
    if not (street or town):
        return None
    return PostalAddress(
        place=document.place(value, line, value.how),
        value=line,
        street=street,
        postcode=postcode,
        locality=locality,
        country=country,
        name=name,
    )


def _written_out(document: Document, line: str, owner: Item, name: str) -> PostalAddress | None:
    """An address in one line, and its parts where they are understood."""
    if not line:
        return None
    address = PostalAddress(place=document.place(owner, line, owner.how), value=line, name=name)
    if len(found := parsed(line)) != 1:
        return address
    one = found[0]
    return replace(address, street=one.street, postcode=one.postcode, locality=one.locality)


def country_code(address: Item) -> str:
    """ISO 3166 alpha-2 of an address: a code, a name in one of our languages, or a Country."""
    inner = [
        item.text("name") or item.text("identifier") for item in address.items("addressCountry")
    ]
    told = fold(next(iter((*address.texts("addressCountry"), *inner)), ""))
    if re.fullmatch(r"[a-z]{2}", told):
        return str(data("countries.toml")["tlds"]["other_code"].get(told, told.upper()))
    for code, names in data("countries.toml")["names"].items():
        if told in names:
            return str(code)
    return ""


def read_country_hints(
    document: Document, addresses: Iterable[PostalAddress]
) -> Iterator[CountryHint]:
    """Signs of the country: its own addresses, and the region of the declared language."""
    for address in addresses:
        if address.country and address.role != STRANGER:
            yield CountryHint(place=address.place, country=address.country, weight=ADDRESS_COUNTRY)
    declared = "" if document.is_part else document.declared_region
    if declared and (declared, document.language) != ("US", "en"):  # what templates come with
        place = _head(document, declared, "html")
        yield CountryHint(place=place, country=declared, weight=LANGUAGE_REGION)
