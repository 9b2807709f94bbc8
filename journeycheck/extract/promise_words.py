"""The words of promises in one language, as patterns: `data/promises.toml`."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from journeycheck.extract.coding import spelt
from journeycheck.extract.phrases import Phrases, either
from journeycheck.facts import PromiseKind, Unit
from journeycheck.words import FOLDED_LENGTH, LANGUAGES, data, fold

SUBJECTS = {
    "answer": (PromiseKind.ANSWER, ""),
    "callback": (PromiseKind.CALLBACK, ""),
    "delivery": (PromiseKind.DELIVERY, "arrival"),
    "dispatch": (PromiseKind.DELIVERY, "dispatch"),
    "transit": (PromiseKind.DELIVERY, ""),
}
"""What is promised, by the key of its words; a key that is not here is no promise."""


ANSWERS = frozenset({"answer", "callback"})


@dataclass(frozen=True, eq=False)
class Tongue:
    """One language. Patterns are for folded text."""

    duration: re.Pattern[str]  # groups: least, its unit, most, unit
    units: dict[str, Unit]
    numbers: dict[str, int]
    at_once: re.Pattern[str]
    subject: re.Pattern[str]
    subjects: dict[str, str]  # word -> key
    within: re.Pattern[str]
    not_within: re.Pattern[str]
    void: re.Pattern[str]  # nothing is promised, or somebody tells a story
    after: re.Pattern[str]
    frequency: re.Pattern[str]
    conditions: re.Pattern[str]
    narrowed: re.Pattern[str]  # group: the words after "for"
    plain: frozenset[str]  # words that narrow nothing
    days: dict[str, int]  # of the words of at_once

    def number(self, told: str) -> int:
        return int(told) if told.isdecimal() else self.numbers[told]


def any_of(phrases: Iterable[str]) -> str:
    """Any of the phrases, the longest first; accents and case folded."""
    return either({fold(phrase) for phrase in phrases})


def whole(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(phrases)}(?!\w)")


@lru_cache
def tongue(language: str) -> Tongue:
    """The patterns of one of our languages."""
    words = data("promises.toml")[language]
    units = _units(language)
    keys = [*SUBJECTS, "others"]
    about = rf"(?:\s*{any_of(words['about'])})*[\s:(-]*$"
    known = {fold(number).replace("-", " "): value for number, value in words["numbers"].items()}
    return Tongue(
        duration=_duration([*known], units, words["to"]),
        units=units,
        numbers=known,
        at_once=whole(words["at_once"]),
        subject=whole(word for key in keys for word in words[key]),
        subjects={fold(word): key for key in keys for word in words[key]},
        within=re.compile(rf"(?<!\w){any_of(words['within'])}{about}"),
        not_within=re.compile(rf"(?<!\w){any_of(words['not_within'])}{about}"),
        void=whole([*words["story"], *words["void"]]),
        after=re.compile(rf"\W*(?:\w+\W+){{0,2}}{any_of(words['after'])}(?!\w)"),
        frequency=re.compile(rf"\W*{any_of(words['frequency'])}(?!\w)"),
        conditions=whole(words["conditions"]),
        narrowed=re.compile(
            rf"(?<!\w){any_of(words['for'])}\s+((?!{any_of(words['everyone'])}(?!\w))[^\W\d][\w-]*)"
        ),
        plain=_plain(words, [*known, *units]),
        days={fold(phrase): days for phrase, days in words["at_once"].items()},
    )


def _plain(words: Mapping[str, Any], others: Iterable[str]) -> frozenset[str]:
    keys = ("plain", "everyone", "within", "about", "after", "at_once", "to", *SUBJECTS)
    listed = [phrase for key in keys for phrase in words[key]]
    return frozenset(word for phrase in (*listed, *others) for word in spoken(fold(phrase)))


def spoken(folded: str) -> list[str]:
    """The words of a text, without digits and signs."""
    return re.findall(r"[^\W\d_]+", folded)


def _units(language: str) -> dict[str, Unit]:
    listed = data("promises.toml")["units"][language]
    return {fold(word): Unit(unit) for unit, words in listed.items() for word in words}


def _duration(numbers: list[str], units: Iterable[str], to: Iterable[str]) -> re.Pattern[str]:
    """48 h · 2 to 4 working days · 24/48h · two (2) days."""
    number = rf"(?:\d{{1,3}}|{any_of(numbers)})"
    unit = any_of(units)
    said = r"(?:\s?\([\w -]{1,20}\))?"
    return re.compile(
        rf"(?<![\w.,:/€$£-])(?:(?P<least>{number}){said}(?:[\s-]?(?P<low>{unit}))?"
        rf"\s?(?:[-/]|(?<!\w){any_of(to)}(?!\w))\s?)?"
        rf"(?P<most>{number}){said}[\s-]?(?P<unit>{unit})(?![\w'])(?!\.\d|\s\d)"
    )


@lru_cache
def means() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The means of an answer, and their words."""
    return tuple((name, whole(words)) for name, words in data("promises.toml")["means"].items())


@lru_cache
def telling_times() -> Phrases[bytes]:
    """The words without which no line tells a time."""
    listed = data("promises.toml")
    told = [unit for language in LANGUAGES for unit in _units(language)]
    told += [phrase for language in LANGUAGES for phrase in listed[language]["at_once"]]
    return Phrases(map(spelt, told))


@lru_cache
def telling_subjects() -> Phrases[bytes]:
    """The words without which nothing is promised on a page, in any language."""
    return Phrases(_subjects())


@lru_cache
def _subjects() -> dict[frozenset[bytes], set[str]]:
    """The words of each phrase that says what is promised, and the languages that have it."""
    found: dict[frozenset[bytes], set[str]] = {}
    for language in LANGUAGES:
        listed = data("promises.toml")[language]
        for word in (word for key in SUBJECTS for word in listed[key]):
            found.setdefault(spelt(word), set()).add(language)
    return found


@lru_cache
def telling_answers() -> Phrases[bytes]:
    """The words without which no line speaks of an answer."""
    listed = [data("promises.toml")[language] for language in LANGUAGES]
    return Phrases(spelt(word) for words in listed for key in ANSWERS for word in words[key])


def tongues(text: str) -> tuple[str, ...]:
    """The languages in which a text may promise something."""
    return _tongues_known(text) if len(text) <= FOLDED_LENGTH else _tongues_of(text)


def _tongues_of(text: str) -> tuple[str, ...]:
    return _spoken_by(spelt(text))


_tongues_known = lru_cache(2_000)(_tongues_of)


def signs(sentence: str) -> tuple[bool, tuple[str, ...]]:
    """Has it the words without which no text tells a time? If so, in which languages may it promise
    something?"""
    return _signs_known(sentence) if len(sentence) <= FOLDED_LENGTH else _signs_of(sentence)


def _signs_of(sentence: str) -> tuple[bool, tuple[str, ...]]:
    said = spelt(sentence)
    return (True, _spoken_by(said)) if telling_times().any_in(said) else (False, ())


_signs_known = lru_cache(4_000)(_signs_of)  # many pages say the same


def _spoken_by(said: frozenset[bytes]) -> tuple[str, ...]:
    """The languages that say with some of these words what is promised."""
    known, subjects = telling_subjects(), _subjects()
    if known.keys.isdisjoint(said):
        return ()
    phrases = (words for key in known.keys & said for words in known.known_by(key))
    found = {tag for words in phrases if words <= said for tag in subjects[words]}
    return tuple(tag for tag in LANGUAGES if tag in found)
