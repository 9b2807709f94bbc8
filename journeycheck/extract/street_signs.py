"""Signs of a street, for lines that were not read as an address: a quick look, no reading."""

import re
from collections.abc import Iterable
from functools import lru_cache

from journeycheck.extract.coding import spelt
from journeycheck.extract.phrases import Phrases
from journeycheck.extract.streets import flat, suffixes
from journeycheck.words import data

_HOUSE_ALONE = re.compile(r"\d{1,4}[a-d]?(?:[-/]\d{1,4})?[,.;]?")
_PLAINEST = (
    b"strasse ", b"straat ", b"weg ", b"platz ", b"gasse ", b"laan ", b"plein ", b"gracht ",
)  # fmt: skip


@lru_cache(4_000)  # the cards of the same products stand on many pages
def street_in(text: str) -> str:
    """What seems to be a street with a house number, in a short line; "" for nothing of the kind.
    Quick, and no reading: it only tells where a person should look."""
    words = text.split()
    for at, word in enumerate(words):
        if word[0].isdecimal() and _HOUSE_ALONE.fullmatch(word) and _near_street(words, at):
            return " ".join(words[max(0, at - 4) : at + 6])
    return ""


@lru_cache
def street_phrases() -> Phrases[bytes]:
    """The words of streets, as the index of a page looks for them."""
    words = _street_words("fr", "it", "es", "pt", "en")
    return Phrases(spelt(word) for word in words if len(word) > 2)


def joined_street(words: Iterable[bytes]) -> bool:
    """Is one of the words of a page the name of a street by its end, as Hauptstraße is?"""
    every = b" ".join((*words, b""))
    return any(ending in every for ending in _PLAINEST)


def _near_street(words: list[str], at: int) -> bool:
    """14, rue Haute; 12 High Street; Hauptstraße 5; Via Roma 3."""
    before, after = words[max(0, at - 5) : at], words[at + 1 : at + 6]
    if after[:1] in (["bis"], ["ter"]):
        after = after[1:]
    return _begins_street(after) or _ends_street(before)


def _begins_street(words: list[str]) -> bool:
    named = any(word[:1].isupper() for word in words[1:4])
    if words and named and _word(words[0]) in _street_words("fr"):
        return True
    return any(word[:1].isupper() and _word(word) in _street_words("en") for word in words[1:])


def _ends_street(words: list[str]) -> bool:
    if words and words[-1][:1].isupper() and _word(words[-1]).endswith(suffixes()):
        return True
    named = any(word[:1].isupper() for word in words[1:])
    return named and any(_word(word) in _street_words("it", "es", "pt") for word in words[:-1])


def _word(word: str) -> str:
    return flat(word).strip(",.;:()")


@lru_cache
def _street_words(*tongues: str) -> frozenset[str]:
    """The single words for streets of these tongues, those of one letter left out."""
    listed = data("addresses.toml")
    words = [
        _word(word)
        for tongue in tongues
        for word in (*listed["before"][tongue], *listed["after"].get(tongue, ()))
    ]
    return frozenset(word for word in words if len(word) > 1)
