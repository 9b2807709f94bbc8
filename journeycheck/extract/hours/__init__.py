"""Opening hours: read from text and from structured data, each with how sure the reading is."""

from journeycheck.extract.document import Document
from journeycheck.extract.hours.open_now import read_open_now
from journeycheck.extract.hours.pictured import read_pictured
from journeycheck.extract.hours.reading import Read, read_seasons, read_text
from journeycheck.extract.hours.schedule import osm_of, week_of
from journeycheck.extract.hours.schema_org import read_items
from journeycheck.extract.hours.shown import read_shown
from journeycheck.facts import Fact

__all__ = ["Read", "osm_of", "read_hours", "read_seasons", "read_text", "week_of"]


def read_hours(document: Document) -> tuple[Fact, ...]:
    """All opening hours a page claims, and the faults of those in structured data.

    Facts are `OpeningHours`, `OpenNow` and `Malformation`. What was not understood is kept with
    confidence low and the words that are left over; it is never taken for "closed".
    """
    shown = (*read_shown(document), *read_pictured(document))
    return (*shown, *read_open_now(document), *read_items(document))
