"""The words sites use, per language: `data/words/<language>.toml`, folded for comparison."""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

LANGUAGES = ("fr", "en", "de", "es", "it", "nl", "pt")


def data(name: str) -> Mapping[str, Any]:
    """One data file of the package, by its path under `data/`, read once."""
    return _data(name)


@lru_cache
def _data(name: str) -> Mapping[str, Any]:
    return tomllib.loads((files("journeycheck") / "data" / name).read_text(encoding="utf-8"))


def fold(text: str) -> str:
    """Lower case, no accents, plain dashes, quotes and single spaces: for comparing words."""
    flat = unicodedata.normalize(
        "NFKD", text.replace("œ", "oe").replace("Œ", "OE").replace("ß", "ss")
    )
    bare = "".join(c for c in flat if not unicodedata.combining(c))
    bare = re.sub(r"[‐-―−]", "-", bare).replace("’", "'").replace("‘", "'")
    return " ".join(bare.lower().split())


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


def kinds(section: str) -> tuple[str, ...]:
    """The keys of a section, over all languages."""
    found: dict[str, None] = {}
    for language in LANGUAGES:
        found |= dict.fromkeys(data(f"words/{language}.toml").get(section, {}))
    return tuple(found)
