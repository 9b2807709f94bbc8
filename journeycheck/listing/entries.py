"""One listing as its source gives it, and the fact it becomes once the site's country is known."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import phonenumbers

from journeycheck.extract.address_text import parsed
from journeycheck.extract.hours import osm_of, read_text, week_of
from journeycheck.facts import (
    SILENT,
    Confidence,
    How,
    Listing,
    Place,
    Region,
    SpecialDay,
    Status,
    Week,
)
from journeycheck.texts import clean
from journeycheck.words import data, fold

PHONE_LIMIT = 20
FIELDS = ("name", "phone", "hours", "address", "website", "special")


@dataclass(frozen=True)
class Entry:
    """One listing, as written. `where`: its web address, or the file and line it stands in.
    `asked`: which of FIELDS this source can tell. `week`: days already understood, if any."""

    where: str
    source: str
    name: str = ""
    street: str = ""
    postcode: str = ""
    locality: str = ""
    address: str = ""
    phones: tuple[str, ...] = ()
    website: str = ""
    hours: str = ""
    week: Week | None = None
    special: tuple[SpecialDay, ...] = ()
    status: Status | None = None
    checked: date | None = None
    asked: frozenset[str] = frozenset(FIELDS)


def listing_of(entry: Entry, country: str | None, language: str) -> Listing:
    """The fact. National numbers are read in `country`, hours in words in `language`."""
    street, postcode, locality, line = _address(entry)
    week, confidence = _week(entry, language)
    said = (entry.name, line, *entry.phones, entry.hours)
    text = clean(" · ".join(filter(None, said)))
    return Listing(
        place=Place(entry.where, "", text, How.LISTING, Region.HEAD, language),
        source=clean(entry.source, 60),
        name=clean(entry.name, 100),
        street=street,
        postcode=postcode,
        locality=locality,
        address=line,
        phones=tuple(clean(phone, 40) for phone in entry.phones[:PHONE_LIMIT]),
        dialled=dialled(entry.phones[:PHONE_LIMIT], country),
        website=clean(entry.website),
        hours=clean(entry.hours),
        osm=osm_of(week),
        week=week,
        confidence=confidence,
        special=entry.special,
        status=entry.status,
        checked=entry.checked,
        asked=entry.asked,
    )


def _address(entry: Entry) -> tuple[str, str, str, str]:
    """Street, postcode, town and the whole in one line."""
    parts = [clean(part, 150) for part in (entry.street, entry.postcode, entry.locality)]
    if not any(parts) and len(found := parsed(entry.address)) == 1:
        parts = [found[0].street, found[0].postcode, found[0].locality]
    street, postcode, locality = parts
    line = clean(entry.address) or ", ".join(
        filter(None, (street, f"{postcode} {locality}".strip()))
    )
    return street, postcode, locality, line


def dialled(phones: Iterable[str], country: str | None) -> tuple[str, ...]:
    """Valid numbers as E.164, in the order given."""
    numbers = (number_of(phone, country) for phone in phones)
    return tuple(dict.fromkeys(filter(None, numbers)))


def number_of(phone: str, country: str | None) -> str:
    """E.164; "" for what is no number there."""
    try:
        number = phonenumbers.parse(phone[:60], country)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_valid_number(number):
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _week(entry: Entry, language: str) -> tuple[Week, Confidence]:
    """The ordinary week: as understood, as an OSM value, or as words."""
    if entry.week is not None:
        return entry.week, Confidence.HIGH
    if not entry.hours:
        return SILENT, Confidence.LOW
    if (week := week_of(entry.hours)) != SILENT:
        return week, Confidence.HIGH
    read = read_text(entry.hours.replace("|", "\n").replace(" / ", "\n"), language)
    return read.week, read.confidence


def status_of(text: str) -> Status | None:
    """OPERATIONAL, "Fermé définitivement"…; None for anything else."""
    told = fold(text)
    for name, words in data("listing_headers.toml")["status"].items():
        if told in words:
            return Status(name)
    return None


def split_phones(text: str) -> tuple[str, ...]:
    """Several numbers in one cell or tag; a slash may be part of one."""
    return tuple(part.strip() for part in re.split(r"[;,\n]| / ", text) if part.strip())
