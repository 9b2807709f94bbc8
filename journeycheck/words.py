"""The words sites use, per language: `data/words/<language>.toml`, folded for comparison."""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

_SHORT = 6  # words; a longer text tells about an action rather than doing it
FOLDED_LENGTH = 400  # characters; longer texts are folded anew each time
LANGUAGES = ("fr", "en", "de", "es", "it", "nl", "pt")


def data(name: str) -> Mapping[str, Any]:
    """One data file of the package, by its path under `data/`, read once."""
    return _data(name)


@lru_cache
def _data(name: str) -> Mapping[str, Any]:
    return tomllib.loads((files("journeycheck") / "data" / name).read_text(encoding="utf-8"))


def fold(text: str) -> str:
    """Lower case, no accents, plain dashes, quotes and single spaces: for comparing words."""
    return _folded(text) if len(text) <= FOLDED_LENGTH else _fold(text)


class _Plain(dict[int, str]):
    """Character -> what it is folded to, found when first met."""

    _LIMIT = 5_000

    def __missing__(self, code: int) -> str:
        letter = _LIGATURES.get(chr(code), chr(code))
        bare = "".join(c for c in unicodedata.normalize("NFKD", letter) if not _is_accent(c))
        plain = re.sub(r"[‐-―−]", "-", bare).replace("’", "'").replace("‘", "'").lower()
        if len(self) < self._LIMIT:
            self[code] = plain
        return plain


def _is_accent(character: str) -> bool:
    return unicodedata.combining(character) != 0


_BEYOND = re.compile(r"[^\x00-\x7f]")
_SENTENCE = 24  # characters; what is shorter is folded letter by letter in less time
_LIGATURES = {"œ": "oe", "Œ": "OE", "ß": "ss"}
_PLAIN = _Plain()


def _fold(text: str) -> str:
    plain = text.lower() if text.isascii() else _plain(text)
    return " ".join(plain.split())


def _plain(text: str) -> str:
    """Each character for itself; in a sentence only the few beyond ASCII need be looked at."""
    if len(text) < _SENTENCE:
        return text.translate(_PLAIN)
    return _BEYOND.sub(lambda one: _PLAIN[ord(one[0])], text).lower()


_folded = lru_cache(maxsize=4096)(_fold)  # several readers ask for the same line


@lru_cache
def phrases(section: str, key: str) -> tuple[str, ...]:
    """The folded phrases of all seven languages under `[section] key`."""
    found: dict[str, None] = {}
    for language in LANGUAGES:
        for phrase in data(f"words/{language}.toml").get(section, {}).get(key, ()):
            found[fold(phrase)] = None
    return tuple(found)


@lru_cache
def pattern(section: str, key: str) -> re.Pattern[str]:
    """A pattern that finds any of the phrases as whole words, in folded text or a slug."""
    longest_first = sorted(phrases(section, key), key=len, reverse=True)
    alternatives = "|".join(re.escape(p).replace(r"\ ", "[ _-]+") for p in longest_first)
    return re.compile(rf"(?<![^\W_])(?:{alternatives})(?![^\W_])")


def about_privacy(*told: str) -> bool:
    """Is a page about personal data, by its title, its heading or its address?"""
    return bool(pattern("strangers", "pages").search(fold(" | ".join(told)[:1_000])))


@lru_cache
def kinds(section: str) -> tuple[str, ...]:
    """The keys of a section, over all languages."""
    found: dict[str, None] = {}
    for language in LANGUAGES:
        found |= dict.fromkeys(data(f"words/{language}.toml").get(section, {}))
    return tuple(found)


def bids(text: str) -> bool:
    """Do the words of a link log out, remove, cancel or order, rather than tell how to?"""
    folded = fold(text[:200])
    if not folded or len(folded.split()) > _SHORT:
        return False
    if "?" in folded or pattern("actions", "telling").match(folded):
        return False
    acts = any(pattern("actions", key).search(folded) for key in ("log_out", "change"))
    return acts or _verb_and_thing(re.findall(r"[^\W_]+", folded))


def is_verb(text: str) -> bool:
    """Nothing but a verb of doing, as buttons have it: "Annuler", "Pay"."""
    return fold(text[:200]) in data("actions.toml")["address"]["verbs"]


def _verb_and_thing(said: list[str]) -> bool:
    """ "Annuler la commande", "Bestellung stornieren"."""
    listed = data("actions.toml")["address"]
    verbs, things = listed["verbs"], listed["things"]
    if not 2 <= len(said) <= 4:
        return False
    first, last = said[0], said[-1]
    return (first in verbs and last in things) or (first in things and last in verbs)
