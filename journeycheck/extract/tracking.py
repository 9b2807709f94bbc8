"""Scripts that give each visitor another telephone number."""

from collections.abc import Iterator
from functools import lru_cache

from journeycheck.extract.document import Document
from journeycheck.facts import CallTracking, How, Place, Region
from journeycheck.texts import clean
from journeycheck.words import data

_LINES = 4_000  # characters of one script in the page: what loads another one is short
_ALL = 40_000


def read_call_tracking(document: Document) -> Iterator[CallTracking]:
    """Whose scripts of this kind the page loads, each vendor once."""
    sources = "\n".join(script.get("src") or "" for script in document.scripts)
    text = f"{sources}\n{_loaders(document)}"[:_ALL]
    for vendor, marks in _vendors():
        mark = next((mark for mark in marks if mark in text), "")
        if mark:
            place = Place(document.url, "", clean(mark), How.TEXT, Region.HEAD, document.language)
            yield CallTracking(place=place, vendor=vendor)


def _loaders(document: Document) -> str:
    """The short scripts that stand in the page itself."""
    own = (script for script in document.scripts if not script.has("src"))
    texts = (script.node.text() or "" for script in own if "json" not in script.get("type"))
    return "\n".join(text for text in texts if len(text) <= _LINES)


@lru_cache
def _vendors() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((row["name"], tuple(row["marks"])) for row in data("call_tracking.toml")["vendor"])
