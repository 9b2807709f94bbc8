"""The letters of a text as plain as they come, and its words."""

import re
import unicodedata
from functools import lru_cache

_KEPT = 1_000  # characters; longer texts are made plain anew each time
_WORD = re.compile(r"[^\W\d_]+")
ATOM = re.compile(r"\d+|[^\W\d_]+|\S")
_PLAIN = str.maketrans(
    "‐‑‒–—―−\N{HYPHEN BULLET}’‘`´ʼ\u00a0\u202f\u2007\u2009\t\u00adµ", "--------'''''      u"
)


class _Flat(dict[int, str]):
    """Character -> its plain lower-case letter, found when first met."""

    _LIMIT = 5_000

    def __missing__(self, code: int) -> str:
        char = chr(code).translate(_PLAIN)
        plain = (unicodedata.normalize("NFKD", char)[0].lower() or char)[0]
        if len(self) < self._LIMIT:
            self[code] = plain
        return plain


_FLAT = _Flat()
_CODING = "cp1252"  # has nearly all letters of our languages, one byte each
_CODES = bytes(range(256)).decode(_CODING, "replace")
_FLAT_BYTES = _CODES.translate(_FLAT).encode(_CODING, "replace")


def flat(text: str) -> str:
    """Lower case without accents, plain dashes and quotes; the length does not change."""
    return _flattened(text) if len(text) <= _KEPT else _flat(text)


def _flat(text: str) -> str:
    try:
        return text.encode(_CODING).translate(_FLAT_BYTES).decode(_CODING)
    except UnicodeError:
        return text.translate(_FLAT)


_flattened = lru_cache(maxsize=1024)(_flat)


@lru_cache(maxsize=1024)
def words_in(text: str) -> frozenset[str]:
    """The words of a text, flat; digits and signs part them."""
    return frozenset(_WORD.findall(flat(text)))


def atoms(text: str) -> tuple[str, ...]:
    return tuple(ATOM.findall(flat(text)))
