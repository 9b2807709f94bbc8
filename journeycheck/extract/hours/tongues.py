"""Which language a block of hours is in: settled before any of its words is read.

The same letters are other days elsewhere: "di" is Sunday in French and Tuesday in German, "do" is
Sunday in Spanish and Thursday in Dutch.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import zip_longest

from journeycheck.extract.coding import spelt
from journeycheck.extract.hours.letters import atoms, flat
from journeycheck.extract.hours.vocabulary import Kind, vocabulary
from journeycheck.extract.phrases import either
from journeycheck.words import LANGUAGES, data

_LEAST = 2  # letters of a name that tells


def settled_language(text: str, declared: str) -> str:
    """The language of a text: the declared one, unless its days are better known to another.

    "" when neither the declaration nor the days tell.
    """
    return language_told_by(days_in(text), (text,), declared)


def language_told_by(days: Iterable[str], texts: Iterable[str], declared: str) -> str:
    """The same, of several texts together and the full names of days in them."""
    own = declared.partition("-")[0].lower()
    if named := tuple(days):
        return _by_full_names(named, own)
    return _by_short_names("\n".join(texts), own)


@lru_cache(maxsize=1024)
def _by_full_names(names: tuple[str, ...], own: str) -> str:
    named = {language: sum(name in _names(language) for name in names) for language in LANGUAGES}
    return _best(named, own) or (own if own in LANGUAGES else "")


@lru_cache(maxsize=1024)
def _by_short_names(text: str, own: str) -> str:
    if _words_of_short_names().isdisjoint(spelt(text)):
        return own if own in LANGUAGES else ""
    known = _known_to(text)
    if max(known.values(), default=0) > 1:
        return _best(known, own)
    return own if own in LANGUAGES else ""


def unshared_days(words: frozenset[bytes]) -> tuple[str, ...]:
    """The full names of days in a text with these words, as an `Index` knows them, if one language
    alone knows them; then one of them tells as much as all."""
    found = [name for name, needed in _days_spelt() if needed <= words]
    knowing = {name: [tongue for tongue in LANGUAGES if name in _names(tongue)] for name in found}
    one = len({tongue for known in knowing.values() for tongue in known}) == 1
    return tuple(found) if one else ()


def first_of(days: Iterable[str], plain: str) -> tuple[str, ...]:
    """One of these names of days, if any stands in a flat text."""
    return next(((name,) for name in days if _stands(name, plain)), ())


def _stands(name: str, plain: str) -> bool:
    """As a whole word?"""
    at = plain.find(name)
    while at >= 0:
        before, after = plain[at - 1 : at], plain[at + len(name) : at + len(name) + 1]
        if not (before.isalnum() or after.isalnum()):
            return True
        at = plain.find(name, at + 1)
    return False


@lru_cache(maxsize=1024)
def days_in(text: str) -> tuple[str, ...]:
    """The full names of days in a text, in any language."""
    return tuple(_full_days().findall(flat(text)))


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
def _days_spelt() -> list[tuple[str, frozenset[bytes]]]:
    names = sorted({name for tongue in LANGUAGES for name in _names(tongue)})
    return [(name, spelt(name)) for name in names]


@lru_cache
def _words_of_short_names() -> frozenset[bytes]:
    return frozenset(
        word for name, told in _telling().items() if "day" in told.values() for word in spelt(name)
    )


@lru_cache
def _full_days() -> re.Pattern[str]:
    """The full names of days in all languages, the longest first."""
    names = either({name for tongue in LANGUAGES for name in _names(tongue)})
    return re.compile(rf"(?<![^\W_]){names}(?![^\W_])")
