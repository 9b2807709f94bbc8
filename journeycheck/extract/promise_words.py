"""The words of promises in one language, as patterns: `data/promises.toml`."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from journeycheck.extract.index import spelt
from journeycheck.extract.phrases import Phrases
from journeycheck.facts import PromiseKind, Unit
from journeycheck.words import LANGUAGES, data, fold

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
    story: re.Pattern[str]
    void: re.Pattern[str]
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
    folded = sorted({fold(phrase) for phrase in phrases}, key=len, reverse=True)
    return "(?:" + "|".join(map(re.escape, folded)) + ")"


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
        story=whole(words["story"]),
        void=whole(words["void"]),
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
def telling_subjects(*languages: str) -> Phrases[bytes]:
    """The words without which nothing is promised on a page; in any language if none is named."""
    listed = [data("promises.toml")[language] for language in languages or LANGUAGES]
    return Phrases(spelt(word) for words in listed for key in SUBJECTS for word in words[key])


@lru_cache
def telling_answers() -> Phrases[bytes]:
    """The words without which no line speaks of an answer."""
    listed = [data("promises.toml")[language] for language in LANGUAGES]
    return Phrases(spelt(word) for words in listed for key in ANSWERS for word in words[key])


def tongues(text: str) -> tuple[str, ...]:
    """The languages in which a text may promise something."""
    said = spelt(text)
    return tuple(tag for tag in LANGUAGES if telling_subjects(tag).any_in(said))
