"""What stands around a block of hours: whose hours they are, and whether they are hours at all."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from journeycheck.extract.coding import spelt
from journeycheck.extract.hours.letters import flat, words_in
from journeycheck.extract.hours.vocabulary import any_service, phrase_finder, words_grow_together
from journeycheck.extract.index import Index
from journeycheck.extract.lines import LABEL_LIMIT, Line
from journeycheck.extract.phrases import Phrases
from journeycheck.facts import Service
from journeycheck.words import LANGUAGES, data

_LABEL = 80  # characters of a heading or a label
_TRAIL = 3  # headings above that still say something of a block
_LOOKED_AT = 600  # characters
_TWO_IN_ONE = "ßẞœŒ"
_GROWING = "other"  # the section whose words may be the ends of others


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


class Surroundings:
    """The texts around the hours of one page, and what may be said there by the words of the page:
    most are passed over without being looked at closely."""

    def __init__(self, index: Index) -> None:
        self._held = index.words
        self._words: dict[tuple[str, str], tuple[str, ...]] = {}

    def may_say(self, section: str, language: str, text: str) -> bool:
        """Can a text of the page hold a phrase of that section of the language's words?"""
        if section == _GROWING and words_grow_together(language):
            return True
        key = section, language
        words = self._words.get(key)
        if words is None:
            phrases = _phrases_of(*key).all_in(self._held)
            words = self._words[key] = tuple({max(one, key=len).decode() for one in phrases})
        if _is_odd(text, *key):
            return True
        plain = flat(text[:_LOOKED_AT]) if words else ""
        return any([word in plain for word in words])

    def says(self, section: str, language: str, texts: Iterable[str]) -> bool:
        """Does one of the texts hold such a phrase?"""
        for text in texts:
            if self.may_say(section, language, text) and says(section, language, text):
                return True
        return False

    def service_in(self, text: str, language: str) -> Service | None:
        """The one service a text speaks of; None for none, or for several."""
        return service_in(text, language) if self.may_say("services", language, text) else None


def _is_odd(text: str, section: str, language: str) -> bool:
    """Are its words not as the page has them: cut off at the end, or with two letters in one?"""
    may_be_cut = len(text) == LABEL_LIMIT or len(text) >= _LOOKED_AT
    if may_be_cut and flat(text[:_LOOKED_AT]).endswith(_single_words(section, language)):
        return True
    return any([letters in text for letters in _TWO_IN_ONE])


def context_of(line: Line, text: str, before: str, language: str, around: Surroundings) -> Context:
    """The context of the first line of a block; `before` is the line above it."""
    own = around.service_in(text, language)
    label = before if len(before) <= _LABEL and not any(map(str.isdigit, before)) else ""
    above = [words for words in (label, *reversed(line.trail[-_TRAIL:])) if words]
    services = (around.service_in(words, language) for words in above)
    return Context(
        own_service=own,
        service=own or next((service for service in services if service), None),
        announced=around.says("headings", language, [text, *above]),
        other=around.says("other", language, [text, *above]),
    )


def says(section: str, language: str, text: str) -> bool:
    """Does a text hold a phrase of that section of the language's words?"""
    return _found(section, language, text[:_LOOKED_AT])


@lru_cache(maxsize=1024)
def _found(section: str, language: str, text: str) -> bool:
    return phrase_finder(language, section).search(flat(text)) is not None


@lru_cache(maxsize=1024)
def part_in(text: str, language: str) -> str:
    """The part of the company that a text names, such as its showroom; "" for none."""
    found = phrase_finder(language, "parts").search(flat(text[:_LOOKED_AT]))
    return text[found.start() : found.end()] if found else ""


@lru_cache(maxsize=1024)
def service_in(text: str, language: str) -> Service | None:
    """The one service a text speaks of; None for none, or for several."""
    words = flat(text[:_LOOKED_AT])
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


@lru_cache
def _phrases_of(section: str, language: str) -> Phrases[bytes]:
    return Phrases(map(spelt, _listed(section, language)))


@lru_cache
def _single_words(section: str, language: str) -> tuple[str, ...]:
    return tuple(words_in(flat(" ".join(_listed(section, language)))))


def _listed(section: str, language: str) -> list[str]:
    groups: Iterable[list[str]] = data(f"hours/{language}.toml")[section].values()
    return [phrase for phrases in groups for phrase in phrases]
