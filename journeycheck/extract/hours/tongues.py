"""Which language a block of hours is in: settled before any of its words is read.

The same letters are other days elsewhere: "di" is Sunday in French and Tuesday in German, "do" is
Sunday in Spanish and Thursday in Dutch.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import zip_longest

from journeycheck.extract.hours.letters import atoms, flat, words_in
from journeycheck.extract.hours.vocabulary import Kind, vocabulary
from journeycheck.extract.index import spelt
from journeycheck.words import LANGUAGES, data

_LEAST = 2  # letters of a name that tells


def settled_language(text: str, declared: str) -> str:
    """The language of a text: the declared one, unless its days are better known to another.

    "" when neither the declaration nor the days tell.
    """
    return language_of_lines((text,), declared)


def language_of_lines(texts: tuple[str, ...], declared: str) -> str:
    """The same, of several lines together."""
    own = declared.partition("-")[0].lower()
    found = [name for text in texts for name in _days_in(text)]
    if found:
        named = {
            language: sum(name in _names(language) for name in found) for language in LANGUAGES
        }
        return _best(named, own) or (own if own in LANGUAGES else "")
    return _by_short_names("\n".join(texts), own)


@lru_cache(maxsize=1024)
def _by_short_names(text: str, own: str) -> str:
    if _words_of_short_names().isdisjoint(spelt(text)):
        return own if own in LANGUAGES else ""
    known = _known_to(text)
    if max(known.values(), default=0) > 1:
        return _best(known, own)
    return own if own in LANGUAGES else ""


def names_days(text: str) -> bool:
    """Does the full name of a day stand in it, in any language?"""
    return bool(_days_in(text))


@lru_cache(maxsize=1024)
def _days_in(text: str) -> tuple[str, ...]:
    """The full names of days in a text, in any language."""
    if _words_of_days().isdisjoint(words_in(text)):
        return ()
    return tuple(_full_days().findall(flat(text)))


@lru_cache
def _words_of_days() -> frozenset[str]:
    """One word of each full name."""
    names = (name for tongue in LANGUAGES for name in _names(tongue))
    return frozenset(max(words_in(name), key=len) for name in names)


def _best(counts: Mapping[str, int], own: str) -> str:
    """The language that knows most; the own one when no other knows more, "" for several."""
    most = max(counts.values())
    if counts.get(own) == most:
        return own
    best = [language for language, count in counts.items() if count == most]
    return best[0] if len(best) == 1 else ""


def _known_to(text: str) -> dict[str, int]:
    """How many of the short names of days in a text, and of the words beside them, each language
    knows. A short name counts where no word follows: "so" is rarely Sunday."""
    words = atoms(text)
    told = _telling()
    short = {
        word
        for word, after in zip_longest(words, words[1:], fillvalue="")
        if "day" in told.get(word, {}).values() and not after.isalpha()
    }
    if not short:
        return {}
    found = short | {word for word in words if "day" not in told.get(word, {"": "day"}).values()}
    return {language: sum(language in told[word] for word in found) for language in LANGUAGES}


@lru_cache
def _telling() -> dict[str, dict[str, str]]:
    """Word -> language -> "day" for its short names of days, "beside" for units and "closed"."""
    told: dict[str, dict[str, str]] = {}
    for language in LANGUAGES:
        words = vocabulary(language)
        for word in (*words.units, *_singles(language, Kind.CLOSED)):
            if len(word) > _LEAST:
                told.setdefault(word, {})[language] = "beside"
        for word in _singles(language, Kind.DAY):
            if len(word) >= _LEAST:
                told.setdefault(word, {})[language] = "day"
    return told


def _singles(language: str, kind: Kind) -> Iterable[str]:
    for group in vocabulary(language).phrases.values():
        for phrase, entry in group:
            if len(phrase) == 1 and entry.kind is kind:
                yield phrase[0]


@lru_cache
def _names(language: str) -> frozenset[str]:
    days = data(f"hours/{language}.toml")["days"]["full"].values()
    return frozenset(flat(name) for day in days for name in day)


@lru_cache
def _words_of_short_names() -> frozenset[bytes]:
    return frozenset(
        word for name, told in _telling().items() if "day" in told.values() for word in spelt(name)
    )


@lru_cache
def _full_days() -> re.Pattern[str]:
    """The full names of days in all languages, the longest first."""
    names = sorted({name for tongue in LANGUAGES for name in _names(tongue)}, key=len)
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, reversed(names)))})(?![^\W_])")
