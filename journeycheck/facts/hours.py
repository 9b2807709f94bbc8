"""Opening hours, and signs of them."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from journeycheck.facts.places import Fact

Week = tuple[tuple[tuple[int, int], ...] | None, ...]
"""Seven days from Monday: intervals in minutes from midnight (a closing time after midnight is
over 1440), an empty tuple for "says closed", None for "says nothing"."""

SILENT: Week = (None,) * 7


class Service(StrEnum):
    """Whose hours they are."""

    SHOP = "shop"
    PHONE = "phone"
    CHAT = "chat"
    RECEPTION = "reception"
    DELIVERY = "delivery"


class Confidence(StrEnum):
    """How sure the reader is of its reading. Only `high` may ground an accusation."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningHours(Fact):
    """Opening hours as claimed. `osm` is an OSM opening_hours value, "" if not understood."""

    raw: str
    osm: str = ""
    week: Week = SILENT
    of: str = ""  # the named place they belong to, "" for the company itself
    service: Service | None = None
    valid_from: date | None = None
    valid_through: date | None = None
    confidence: Confidence = Confidence.LOW
    leftover: str = ""
    seasonal: bool = False  # of a season, with or without its dates ("April to October")

    @property
    def regular(self) -> bool:
        """The ordinary week, with no season attached."""
        return not self.seasonal and self.valid_from is None and self.valid_through is None


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursPicture(Fact):
    """A picture or a file that seems to hold opening hours: what it shows is not read.

    `clue` is what gave it away: the text in place of the picture, the words of the link, or the
    name of the file. `target` is the address of the picture or file.
    """

    target: str
    clue: str
    download: bool = False  # a PDF, rather than a picture


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursHint(Fact):
    """A sign that hours are told here which no reader understood: none can be called missing."""

    clue: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenNow(Fact):
    """A sign that says whether somebody is there right now ("Closed – opens at 9:00 tomorrow").

    `told_at`: when the site made the page, by its own clock, aware; None when it does not say. It
    is that of the first page met with the sign, and no part of what makes two signs the same.
    """

    open: bool
    service: Service | None = None
    told_at: datetime | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class HolidayNote(Fact):
    """A line that speaks of public holidays, whatever it says of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Malformation(Fact):
    """Structured data a machine cannot read. `fault` is a code of `data/malformations.toml`."""

    subject: str  # hours, phone, …, or "block" for a whole block of JSON-LD
    fault: str
    value: str
