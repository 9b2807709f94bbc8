"""Opening hours in structured data (schema.org), with the faults that machines stumble over."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from journeycheck.extract.document import BrokenBlock, Document, Item
from journeycheck.extract.hours.reading import ORDER, Read, read_seasons
from journeycheck.extract.hours.schedule import rules, week_from
from journeycheck.extract.hours.schema_rows import Row, never_open, row_of, seasons, week
from journeycheck.extract.hours.schema_values import spelt_out, text_fault
from journeycheck.facts import (
    Confidence,
    Fact,
    How,
    Malformation,
    OpeningHours,
    Place,
    Region,
    Service,
)
from journeycheck.texts import clean

_MANY = 100  # specifications or texts read of one item
_LATE = re.compile("bar|hotel|night|lodging|casino|fire|police|hospital|emergency|gas|hostel", re.I)
_COMPANY = re.compile(
    r"telephone|openinghours|contactpoint|organization|localbusiness|postaladdress|store\b"
    r"|restaurant|\"(?:corporation|hotel|dentist|bakery)\"",
    re.I,
)
_CARRIERS = ("openingHours", "openingHoursSpecification", "specialOpeningHoursSpecification")


def read_items(document: Document) -> Iterator[Fact]:
    """The hours of every company, department and contact point of a page, and their faults."""
    items = document.every_item
    carriers = [item for item in items if any(item.get(key) for key in _CARRIERS)]
    names = {item.text("name").strip().casefold() for item in carriers} - {""}
    for item in carriers:
        of = clean(item.text("name"), 80) if len(names) > 1 else ""
        yield from _company(document, item, of)
    for item in items:
        of = clean(item.text("name"), 80) if len(names) > 1 else ""
        for contact in item.items("contactPoint"):
            yield from _contact(document, contact, of)
    yield from (_broken(document, block) for block in document.broken if _concerns(block))


def _company(document: Document, item: Item, of: str) -> Iterator[Fact]:
    late = any(_LATE.search(kind) for kind in item.types)
    rows = _rows(document, item, "openingHoursSpecification", late=late)
    yield from _weeks(document, item, rows, of, None)
    special = _rows(document, item, "specialOpeningHoursSpecification", late=late)
    yield from _faults(document, item, special)
    dated = [replace(row, faults=()) for row in special if row.start or row.end]
    yield from _weeks(document, item, dated, of, None)
    yield from _texts(document, item, of)


def _contact(document: Document, contact: Item, of: str) -> Iterator[Fact]:
    chat = "chat" in contact.text("contactType").casefold()
    rows = _rows(document, contact, "hoursAvailable", late=True)
    service = Service.CHAT if chat else Service.PHONE
    yield from _weeks(document, contact, rows, of, service)


def _rows(document: Document, item: Item, key: str, *, late: bool) -> list[Row]:
    """One row each; without its hours, a row of a broken block may be cut off: it is not closed."""
    specs = islice(item.items(key), _MANY)
    whole = (s for s in specs if not s.broken or (s.get("opens") and s.get("closes")))
    return [row_of(spec, document.language, late=late) for spec in whole]


def _weeks(
    document: Document, item: Item, rows: Sequence[Row], of: str, service: Service | None
) -> Iterator[Fact]:
    """One claim for each season, and the faults of all."""
    yield from _faults(document, item, rows)
    for group in seasons(rows):
        ambiguous = never_open(group)
        if ambiguous:
            yield _fault(document, item, "SH03", ambiguous.raw)
        slots, agreed = week(() if ambiguous else group)
        unread = [row.raw for row in group if not row.sure or ambiguous]
        sure = agreed and not unread and any(slots)
        raw = clean("; ".join(row.raw for row in group))
        yield OpeningHours(
            place=document.place(item, raw, item.how),
            raw=raw,
            osm=rules(slots),
            week=week_from(slots),
            of=of,
            service=service,
            valid_from=group[0].start,
            valid_through=group[0].end,
            seasonal=bool(group[0].start or group[0].end),
            confidence=_capped(Confidence.HIGH if sure else Confidence.LOW, item),
            leftover=clean("; ".join(unread)),
        )


def _texts(document: Document, item: Item, of: str) -> Iterator[Fact]:
    """The openingHours texts of one item: together they are one week."""
    texts = [clean(text) for text in item.texts("openingHours")[:_MANY]]
    for text in texts:
        if fault := text_fault(text):
            yield _fault(document, item, fault, text)
    read = _read_together([text for text in texts if text_fault(text) != "SH14"], document.language)
    if read is None:
        return
    raw = clean("; ".join(texts))
    yield OpeningHours(
        place=document.place(item, raw, item.how),
        raw=raw,
        osm=read.osm,
        week=read.week,
        of=of,
        valid_from=read.valid_from,
        valid_through=read.valid_through,
        confidence=_capped(read.confidence, item),
        leftover=read.leftover,
        seasonal=read.seasonal,
    )


def _capped(confidence: Confidence, item: Item) -> Confidence:
    """What stands in a broken block is never certain: search engines do not see it."""
    return min(confidence, Confidence.MEDIUM, key=ORDER.index) if item.broken else confidence


def _read_together(texts: Sequence[str], language: str) -> Read | None:
    """The short form is English; a sentence is in the language of the page."""
    if not texts:
        return None
    sentence = any(text_fault(text) == "SH13" for text in texts)
    lines = "\n".join(texts if sentence else map(spelt_out, texts))
    found = read_seasons(lines, language if sentence else "en")
    return found[0] if found else Read(leftover=clean(lines))


def _faults(document: Document, item: Item, rows: Iterable[Row]) -> Iterator[Fact]:
    faults = dict.fromkeys(fault for row in rows for fault in row.faults)
    yield from (_fault(document, item, code, value) for code, value in faults)


def _fault(document: Document, item: Item, code: str, value: str) -> Malformation:
    place = document.place(item, value, item.how)
    return Malformation(place=place, subject="hours", fault=code, value=clean(value, 80))


def _concerns(block: BrokenBlock) -> bool:
    """An empty block misleads nobody, and a product's is no card of the company."""
    return block.fault != "empty" and _COMPANY.search(block.excerpt) is not None


def _broken(document: Document, block: BrokenBlock) -> Malformation:
    text = clean(block.excerpt)
    place = Place(document.url, block.selector, text, How.JSON_LD, Region.HEAD, document.language)
    return Malformation(place=place, subject="block", fault=block.fault, value=clean(text, 80))
