"""What stands around a block of hours: whose hours they are, and whether they are hours at all."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from journeycheck.extract.coding import spelt
from journeycheck.extract.hours.letters import flat
from journeycheck.extract.hours.vocabulary import any_service, phrase_finder
from journeycheck.extract.lines import Line
from journeycheck.extract.phrases import Phrases
from journeycheck.facts import Service
from journeycheck.words import LANGUAGES, data

_LABEL = 80  # characters of a heading or a label
_TRAIL = 3  # headings above that still say something of a block


@dataclass(frozen=True, slots=True)
class Context:
    """`own_service`: said in the block's own words; `service`: by its words or its headings.

    `announced`: the words of hours stand in or above it ("opening hours"). `other`: so do words of
    things that have times of their own (a course, a concert).
    """

    own_service: Service | None
    service: Service | None
    announced: bool
    other: bool


def context_of(
    line: Line, text: str, before: str, language: str, *, may_announce: bool = True
) -> Context:
    """The context of the first line of a block; `before` is the line above it. `may_announce`:
    the words of hours stand somewhere on the page."""
    own = service_in(text, language)
    label = before if len(before) <= _LABEL and not any(map(str.isdigit, before)) else ""
    around = [label, *reversed(line.trail[-_TRAIL:])]
    above = (service_in(words, language) for words in around)
    return Context(
        own_service=own,
        service=own or next((service for service in above if service), None),
        announced=may_announce and says("headings", language, [text, *around]),
        other=says("other", language, [text, *around]),
    )


def says(section: str, language: str, texts: Iterable[str]) -> bool:
    """Does one of the texts hold a phrase of that section of the language's words?"""
    return any(_found(section, language, text[:600]) for text in texts)


@lru_cache(maxsize=1024)
def _found(section: str, language: str, text: str) -> bool:
    return phrase_finder(language, section).search(flat(text)) is not None


@lru_cache(maxsize=1024)
def service_in(text: str, language: str) -> Service | None:
    """The one service a text speaks of; None for none, or for several."""
    words = flat(text[:600])
    if not any_service(language).search(words):
        return None
    spans = [
        (match.start(), match.end(), service)
        for service in Service
        for match in phrase_finder(language, "services", service.value).finditer(words)
    ]
    whole = {
        service
        for start, end, service in spans
        if not any(a <= start and end <= b and (a, b) != (start, end) for a, b, _ in spans)
    }
    return whole.pop() if len(whole) == 1 else None


@lru_cache
def announcing_words() -> Phrases[bytes]:
    """The words of headings of hours in all languages, as an `Index` knows them."""
    return Phrases(
        spelt(phrase)
        for language in LANGUAGES
        for phrase in data(f"hours/{language}.toml")["headings"]["words"]
    )
