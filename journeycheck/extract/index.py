"""Which words stand in which lines: most readers need to look at few of them."""

import codecs
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from journeycheck.extract.phrases import Phrases
from journeycheck.words import fold

_CODING = "cp1252"  # has the letters of all our languages, one byte each
_LETTERS = "journeycheck.letters"  # what becomes of the other characters
_LETTER = re.compile(r"[^\W\d_]")
_STRANGE = "\x7f"  # stands for a letter that is none of ours: it parts no word


def _replaced(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeEncodeError)
    return "".join(map(_ours, error.object[error.start : error.end])), error.end


def _ours(character: str) -> str:
    if character.isdecimal():
        return "0"
    return _STRANGE if _LETTER.match(character) else " "


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
    return _STRANGE if character.isalpha() else " "


def _marked(character: str) -> str:
    if character.isalpha():
        return _bare(character)
    return "0" if character.isdecimal() else "." if character.strip() else " "


def _table(made: Iterable[str]) -> bytes:
    table = bytearray("".join(made).encode(_CODING, _LETTERS))
    table[ord("\n")], table[ord(_STRANGE)] = ord("\n"), ord(_STRANGE)
    return bytes(table)


_LOWER = _table(map(_lower, _characters()))
_BARE = _table(map(_bare, _characters()))
_MARKED = _table(map(_marked, _characters()))
_NUMBERS = bytes(code if chr(code) in "0123456789\n" else ord(" ") for code in range(256))


def count_words(texts: Iterable[str]) -> Counter[str]:
    """How often each word stands in the texts, in lower case, accents and all."""
    coded = "\n".join(texts).encode(_CODING, _LETTERS).translate(_LOWER)
    return Counter(coded.decode(_CODING).split())


def _coded(text: str) -> bytes:
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).replace("œ", "oe").replace("Œ", "oe")
        text = text.replace("ß", "ss")
    return text.encode(_CODING, _LETTERS)


def spelt(phrase: str) -> frozenset[bytes]:
    """The words and numbers of a phrase, as `Index` knows them."""
    return _held(_coded(phrase))


def _held(coded: bytes) -> frozenset[bytes]:
    return frozenset((*coded.translate(_BARE).split(), *coded.translate(_NUMBERS).split()))


def marked(coded: bytes) -> list[bytes]:
    """The words of a coded line in their order; b"." for each sign between them, b"0" for each
    digit."""
    return coded.translate(_MARKED).replace(b".", b" . ").replace(b"0", b" 0 ").split()


class Index:
    """The words and numbers of some lines, without accents, in lower case; digits and signs part
    words."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._coded = _coded("\n".join(texts))
        self._numbers = self._coded.translate(_NUMBERS).split(b"\n")
        lines = zip(self._coded.translate(_BARE).split(b"\n"), self._numbers, strict=True)
        self._words = [frozenset((*line.split(), *numbers.split())) for line, numbers in lines]

    @cached_property
    def coded(self) -> list[bytes]:
        """The lines in one byte a letter, accents kept; letters of other scripts are all one."""
        return self._coded.split(b"\n")

    @cached_property
    def _lines(self) -> dict[bytes, list[int]]:
        """The words, and the lines in which they stand."""
        lines: dict[bytes, list[int]] = {}
        for at, words in enumerate(self._words):
            for word in words:
                lines.setdefault(word, []).append(at)
        return lines

    @cached_property
    def words(self) -> frozenset[bytes]:
        return frozenset(self._lines)

    def digits(self, at: int) -> int:
        """How many digits stand in a line."""
        return len(self._numbers[at]) - self._numbers[at].count(b" ")

    @cached_property
    def with_digits(self) -> list[int]:
        """The lines with a digit."""
        return [at for at, numbers in enumerate(self._numbers) if numbers and not numbers.isspace()]

    def lines_with(self, phrases: Phrases[bytes]) -> list[int]:
        """The lines that have all the words of one of the phrases."""
        lines, words = self._lines, self._words
        found: set[int] = set()
        for word in phrases.keys & lines.keys():
            for needed in phrases.known_by(word):
                found.update(at for at in lines[word] if len(needed) == 1 or needed <= words[at])
        return sorted(found)
