"""Do two postal addresses name the same door? Spelling, ranges and boxes at the post do not count.

Source of the spellings: `data/addresses.toml`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache
from typing import Protocol

from journeycheck.words import data, fold

STRANGER, REGISTERED, RETURNS = "stranger", "registered", "returns"  # roles of an address
_ALIKE = 0.85  # of the letters of two names of streets
_HOUSE = re.compile(r"(?<![\w.])(\d{1,4})(?:(?: ?[-/&] ?| (?:a|et|to) )(\d{1,4})(?!\w))?")
_BOX = re.compile(r"\b(?:cedex|bp|cs|tsa|postfach|po box|postbus|apartado)\b|p\.o\. box|\bb\.p\.")
_CEDEX = re.compile(r"\bcedex\b.*|\d+(?:er|e|eme)?\b")


class Postal(Protocol):
    """Whatever has the parts of an address."""

    @property
    def street(self) -> str: ...
    @property
    def postcode(self) -> str: ...
    @property
    def locality(self) -> str: ...


class Likeness(StrEnum):
    """How two addresses stand to each other."""

    SAME = "same"
    NUMBER = "number"  # the same street, another house
    POSTCODE = "postcode"  # the same street and house, another postcode
    OTHER = "other"
    UNKNOWN = "unknown"  # one of them does not say enough


@dataclass(frozen=True)
class Door:
    """An address made comparable. `first` and `last` are its house numbers, 0 for none; `box`: it
    is one at the post, whose postcode is not that of the street."""

    street: tuple[str, ...]
    first: int
    last: int
    postcode: str
    town: str
    box: bool


def door(address: Postal) -> Door:
    return _door(address.street, address.postcode, address.locality)


def identity(address: Postal) -> str:
    """The same for two spellings of one address; "" for one without its parts."""
    it = door(address)
    if not (it.street or it.first):
        return ""
    return f"{it.postcode}|{it.first}|{' '.join(it.street)}"


def likeness(one: Postal, other: Postal) -> Likeness:
    """Are they the same door? A part that one of them leaves out contradicts nobody."""
    a, b = door(one), door(other)
    if not (a.street and b.street):
        return Likeness.UNKNOWN
    elsewhere = _differ(a.town, b.town) and _differ(a.postcode, b.postcode)
    if elsewhere or not _same_street(a.street, b.street):
        return Likeness.OTHER
    if not (a.first and b.first):
        return Likeness.SAME
    same_house = a.first <= b.last and b.first <= a.last
    other_code = _differ(a.postcode, b.postcode) and not (a.box or b.box)
    if same_house:
        return Likeness.POSTCODE if other_code else Likeness.SAME
    return Likeness.OTHER if other_code else Likeness.NUMBER


def _differ(one: str, other: str) -> bool:
    return bool(one and other and one != other)


def _same_street(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    a, b = set(one), set(other)
    if a <= b or b <= a:
        return True
    return SequenceMatcher(None, " ".join(one), " ".join(other)).ratio() >= _ALIKE


@lru_cache(2_000)
def _door(street: str, postcode: str, town: str) -> Door:
    told = fold(f"{street[:200]}").replace("'", " ")
    code = re.sub(r"^[a-z]{1,2} ?- ?(?=\d)|\W", "", fold(postcode))
    first, last, name = _house(told)
    return Door(
        street=_spelt(name),
        first=first,
        last=last,
        postcode=data("addresses.toml")["same_postcodes"].get(code, code),
        town=" ".join(_spelt(_CEDEX.sub(" ", fold(town)))),
        box=bool(_BOX.search(f"{told} {fold(town)}")),
    )


def _house(street: str) -> tuple[int, int, str]:
    """The first and last house number, and the street without what follows them at its end."""
    months = data("addresses.toml")["dates"]["months"]
    for match in _HOUSE.finditer(street):
        after = re.findall(r"[a-z]+", street[match.end() : match.end() + 20])[:2]
        dated = any(word in months for word in after) or street[match.end() :][:2] == ". "
        if not dated or match.start() == 0:
            before, rest = street[: match.start()], street[match.end() :]
            return int(match[1]), int(match[2] or match[1]), _name(before, rest)
    return 0, 0, street


def _name(before: str, rest: str) -> str:
    """On which side of the house number the street is named: "Bâtiment B, 14 rue Haute"."""
    if not re.search(r"[a-z]{3}", before):
        return rest
    typed = [any(word in _spellings() for word in re.findall(r"[a-z]+", t)) for t in (before, rest)]
    return rest if typed == [False, True] else before


def _spelt(name: str) -> tuple[str, ...]:
    """The words of a name in one spelling, those that do not count left out."""
    known = _spellings()
    words = re.findall(r"\d+(?:st|nd|rd|th)\b|[a-z]+|\d+", re.sub(r"\.(?=[a-z])", "", name))
    spelt = (known.get(word, _short(word)) for word in words)
    kept = tuple(word for word in spelt if len(word) > 1 or word in _SHORT)
    return kept or tuple(words)


_SHORT = frozenset({"r", "c", "p", "v"})


def _short(word: str) -> str:
    """Hauptstrasse, Hauptstr, Kerkstraat -> one ending."""
    return re.sub(r"(?<=[a-z]{3})(?:strasse|straat)$", "str", word)


@lru_cache
def _spellings() -> Mapping[str, str]:
    listed = data("addresses.toml")["spellings"]
    return {word: short for short, words in listed.items() for word in words}
