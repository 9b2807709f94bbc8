"""The letters of a text as plain as they come, and its words."""

import codecs
import re
import unicodedata
from encodings.cp1252 import encoding_table
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
_ODD = "journeycheck.odd"  # what becomes of the other characters: each is a place
_PLACE = "\x7f"
_FEW = 50  # other characters, each looked up by itself


def _placed(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeEncodeError)
    return _PLACE * (error.end - error.start), error.end


codecs.register_error(_ODD, _placed)


def flat(text: str) -> str:
    """Lower case without accents, plain dashes and quotes; the length does not change."""
    return _flattened(text) if len(text) <= _KEPT else _flat(text)


def _flat(text: str) -> str:
    coded = codecs.charmap_encode(text, _ODD, encoding_table)[0].translate(_FLAT_BYTES)
    plain = coded.decode("ascii" if coded.isascii() else _CODING)
    odd = plain.count(_PLACE) if _PLACE in plain else 0
    if odd <= _FEW:
        return _with_odd(plain, text) if odd else plain
    return text.translate(_FLAT)


def _with_odd(plain: str, text: str) -> str:
    """With the plain letters of what stands where there are only places."""
    parts = plain.split(_PLACE)
    at = len(parts[0])
    told = [parts[0]]
    for part in parts[1:]:
        told += text[at].translate(_FLAT), part
        at += 1 + len(part)
    return "".join(told)


_flattened = lru_cache(maxsize=1024)(_flat)


@lru_cache(maxsize=1024)
def words_in(text: str) -> frozenset[str]:
    """The words of a flat text; digits and signs part them."""
    return frozenset(_WORD.findall(text))


def atoms(text: str) -> tuple[str, ...]:
    return tuple(ATOM.findall(flat(text)))
