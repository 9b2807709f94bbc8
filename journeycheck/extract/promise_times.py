"""The times in a sentence: 48 h, two to four working days, the next day."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from journeycheck.extract.promise_words import Tongue
from journeycheck.facts import Unit
from journeycheck.words import data, fold

_DAY = 24
_MORNING, _LATE = 6, 20  # o'clock
_END = re.compile(r"[.!?;](?=\s|$)")
_ALWAYS = re.compile(
    r"24\s?(?:h|heures?|hours?|std|stunden|horas|ore|uur)?\s?(?:/|sur|su|op|von)\s?(?:24|7)\b"
    r"|7\s?(?:j|jours?|days|tage|dias|giorni|dagen|gg)?\s?(?:/|sur|su|op|von|sobre)\s?7\b"
    r"|\b24/7\b|\bh24\b|24 (?:hours|horas|ore|stunden|uur) (?:a|al|per|por|am|pro) \w+"
)


@dataclass(frozen=True)
class Time:
    """A time in a sentence, and where it stands."""

    start: int
    end: int
    most: int
    unit: Unit
    least: int | None = None
    sure: bool = False  # needs no word of limit before it: "the next day"
    loose: bool = False  # needs one, whatever label stands before: "a week", "9h"


@lru_cache
def _signs(key: str) -> frozenset[str]:
    return frozenset(map(fold, data("promises.toml")["signs"][key]))


def until() -> frozenset[str]:
    """Words of a limit that also stand before a time of the day."""
    return _signs("until")


def plain(sentence: str) -> str:
    """Folded, without what says that somebody is always there."""
    folded = fold(sentence)
    return _ALWAYS.sub(" ", folded) if "24" in folded or "7" in folded else folded


def sentences(text: str) -> Iterator[str]:
    start = 0
    for end in _END.finditer(text):
        if end[0] == "." and _is_shortened(text[max(start, end.start() - 12) : end.start()]):
            continue
        yield text[start : end.end()]
        start = end.end()
    yield text[start:]


def _is_shortened(before: str) -> bool:
    """Does a full stop after this shorten a word, rather than end a sentence?"""
    return any(map(_shortens, before.split()[-1:]))


@lru_cache(4_000)
def _shortens(last: str) -> bool:
    word = fold(last).rpartition(" ")[2]
    return word in _signs("shortened") or _is_letter(word)


def _is_letter(word: str) -> bool:
    """One letter that stands for a word, as in "z. B.", rather than for a unit of time."""
    return len(word) == 1 and word.isalpha() and word not in "hju"


def times_in(sentence: str, words: Tongue) -> tuple[Time, ...]:
    """The times of a folded sentence: first those that are counted."""
    return tuple(_times(sentence, words))


def _times(sentence: str, words: Tongue) -> Iterator[Time]:
    for match in words.duration.finditer(sentence):
        time = _time(match, words)
        if time and not words.frequency.match(sentence, time.end):
            yield time
    for match in words.at_once.finditer(sentence):
        days = words.days[match[0]]
        yield Time(match.start(), match.end(), days, Unit.DAY, None, sure=True)


def _time(match: re.Match[str], words: Tongue) -> Time | None:
    """None for a time of the day, and for a range that falls."""
    most, unit = words.number(match["most"]), words.units[match["unit"]]
    least = words.number(match["least"]) if match["least"] else None
    falls = least is not None and least >= most
    if not most or falls or _is_clock(match, unit, least, most):
        return None
    article = most == 1 and not match["most"].isdecimal()
    loose = article or (unit is Unit.HOUR and most < _DAY)
    return Time(match.start(), match.end(), most, unit, least, loose=loose)


def _is_clock(match: re.Match[str], unit: Unit, least: int | None, most: int) -> bool:
    """From 9h to 18h is a time of the day, 2 to 4h is not; nor is 24h/48h."""
    if unit is not Unit.HOUR or least is None or most > _DAY:
        return False
    return match["low"] is not None or (least >= _MORNING and most <= _LATE)
