"""Lines in one byte a letter, in which words and shapes are quickly found."""

import codecs
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from journeycheck.words import fold

_CODING = "cp1252"  # has the letters of all our languages, one byte each
_LETTERS = "journeycheck.letters"  # what becomes of the other characters
_LETTER = re.compile(r"[^\W\d_]")
STRANGE = "\x7f"  # stands for a letter that is none of ours: it parts no word


def _replaced(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeEncodeError)
    return "".join(map(_ours, error.object[error.start : error.end])), error.end


def _ours(character: str) -> str:
    if character.isdecimal():
        return "0"
    return STRANGE if _LETTER.match(character) else " "


codecs.register_error(_LETTERS, _replaced)


def _characters() -> Iterator[str]:
    return (bytes([code]).decode(_CODING, "replace") for code in range(256))


def _lower(character: str) -> str:
    return character.lower() if _LETTER.match(character) else " "


def _bare(character: str) -> str:
    """Without its accent; a letter that has no plain one is a strange one."""
    folded = fold(character)
    if len(folded) == 1 and folded.isascii():
        return folded if folded.isalpha() else " "
    return STRANGE if character.isalpha() else " "


def _marked(character: str) -> str:
    if character.isalpha():
        return _bare(character)
    return "0" if character.isdecimal() else "." if character.strip() else " "


def _table(made: Iterable[str]) -> bytes:
    table = bytearray("".join(made).encode(_CODING, _LETTERS))
    table[ord("\n")], table[ord(STRANGE)] = ord("\n"), ord(STRANGE)
    return bytes(table)


_LOWER = _table(map(_lower, _characters()))
BARE = _table(map(_bare, _characters()))
_MARKED = _table(map(_marked, _characters()))
_POINTED = bytes(ord(",") if sign == ord(".") else sign for sign in _MARKED)
_POINTED = _POINTED[: ord(".")] + b"." + _POINTED[ord(".") + 1 :]
FIGURES = bytes(code if chr(code) in "0123456789" else _POINTED[code] for code in range(256))
NUMBERS = bytes(code if chr(code) in "0123456789\n" else ord(" ") for code in range(256))


@dataclass(frozen=True, slots=True)
class Drawing:
    """What becomes of each character of coded lines, which are left out, and what is sought then:
    a quick look at a whole page."""

    sought: tuple[bytes, ...]
    table: bytes
    without: bytes


def drawing(sought: Iterable[str], signs: Mapping[str, str]) -> Drawing:
    """One sign (ASCII) for each kind of characters, "?" for the rest; the kind of the sign "" is
    left out. Of what has no code, digits are "0", letters `STRANGE` and all else is " "."""
    told = {character: sign for sign, every in signs.items() for character in every}
    kinds = [told.get(character, "?") for character in _characters()]
    kinds[ord("\n")] = "\n"
    table = bytes("".join(kind or "?" for kind in kinds), "ascii")
    without = bytes(code for code, kind in enumerate(kinds) if not kind)
    return Drawing(tuple(bytes(sign, "ascii") for sign in sought), table, without)


def characters_of(pattern: str) -> str:
    """Those of the characters of coded lines that match a pattern."""
    return "".join(filter(re.compile(pattern).match, _characters()))


def raw(text: str) -> bytes:
    """One byte a letter, each character by itself."""
    return text.encode(_CODING, _LETTERS)


def count_words(coded: bytes) -> Counter[bytes]:
    """How often each word stands in a text in one byte a letter, in lower case, accents and all."""
    return Counter(coded.translate(_LOWER).split())


def as_text(word: bytes) -> str:
    """A word as it is written."""
    return word.decode(_CODING)


def plain(text: str) -> str:
    """Ligatures in two letters, and one character for what may be written in several ways."""
    if text.isascii():
        return text
    text = unicodedata.normalize("NFKC", text).replace("œ", "oe").replace("Œ", "oe")
    return text.replace("ß", "ss")


def encoded(text: str) -> bytes:
    """One byte a letter, accents kept; ligatures in two letters."""
    return raw(plain(text))


def spelt(phrase: str) -> frozenset[bytes]:
    """The words and numbers of a phrase, as `Index` knows them."""
    return _held(encoded(phrase))


def marks_of(coded: bytes) -> bytes:
    """A coded line in letters without accents; "." for a full stop, "," for any other sign, "0" for
    a digit."""
    return coded.translate(_POINTED)


def coded_lines(text: str) -> list[bytes]:
    """The lines of a text as `Index` codes them."""
    return encoded(text).split(b"\n")


def _held(coded: bytes) -> frozenset[bytes]:
    return frozenset((*coded.translate(BARE).split(), *coded.translate(NUMBERS).split()))


def marked(coded: bytes) -> list[bytes]:
    """The words of a coded line in their order; b"." for each sign between them, b"0" for each
    digit."""
    return coded.translate(_MARKED).replace(b".", b" . ").replace(b"0", b" 0 ").split()
