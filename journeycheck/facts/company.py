"""Who the company is and where, by its own words and by a listing's."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from journeycheck.facts.hours import SILENT, Confidence, Week
from journeycheck.facts.places import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class PostalAddress(Fact):
    """A postal address: of structured data, of the text, or of a link to a map."""

    value: str  # one line
    street: str = ""
    postcode: str = ""
    locality: str = ""
    country: str = ""  # ISO 3166 alpha-2
    name: str = ""
    role: str = ""  # registered returns, or stranger: a host, a mediator, an authority


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressHint(Fact):
    """A sign of an address that was not read as one: a street without its town, a pin on a map."""

    clue: str


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """One date with hours of its own: intervals in minutes, none for closed."""

    day: date
    spans: tuple[tuple[int, int], ...] = ()


class Status(StrEnum):
    """What a listing says of the company's door."""

    OPEN = "open"
    CLOSED = "closed"
    CLOSED_FOR_NOW = "closed-for-now"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing(Fact):
    """What others are told of the company, outside its site: a map, a directory.

    source: its name, as customers know it. asked: the fields this source can tell (name phone
    hours address website special); the others being empty means nothing. phones: as written, then
    `dialled` the same as E.164. checked: the day on which somebody last confirmed it.
    """

    source: str
    name: str = ""
    street: str = ""
    postcode: str = ""
    locality: str = ""
    address: str = ""  # one line
    phones: tuple[str, ...] = ()
    dialled: tuple[str, ...] = ()
    website: str = ""
    hours: str = ""  # as written
    osm: str = ""
    week: Week = SILENT
    confidence: Confidence = Confidence.LOW  # of the hours
    special: tuple[SpecialDay, ...] = ()
    status: Status | None = None
    checked: date | None = None
    asked: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Company(Fact):
    """A name the company gives itself. `weight` is the worth of the source (higher wins)."""

    name: str
    weight: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryHint(Fact):
    """A sign of the site's country. `weight` says how much it is worth (higher wins)."""

    country: str
    weight: int = 0
