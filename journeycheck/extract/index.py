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


class Index:
    """The words and numbers of some lines, without accents, in lower case; digits and signs part
    words."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._coded = _coded("\n".join(texts))
        words = self._coded.translate(_BARE).split(b"\n")
        self._numbers = [line.split() for line in self._coded.translate(_NUMBERS).split(b"\n")]
        self._words = [
            frozenset((*line.split(), *numbers))
            for line, numbers in zip(words, self._numbers, strict=True)
        ]

    @cached_property
    def coded(self) -> list[bytes]:
        """The lines in one byte a letter, accents kept; letters of other scripts are all one."""
        return self._coded.split(b"\n")

    @cached_property
    def words(self) -> frozenset[bytes]:
        return frozenset().union(*self._words)

    def digits(self, at: int) -> int:
        """How many digits stand in a line."""
        return sum(map(len, self._numbers[at]))

    @cached_property
    def with_digits(self) -> list[int]:
        """The lines with a digit."""
        return [at for at, numbers in enumerate(self._numbers) if numbers]

    def words_of(self, at: int) -> list[bytes]:
        """The words of one line in their order; b"." for each sign between them, b"0"
        for each digit."""
        return self.coded[at].translate(_MARKED).replace(b".", b" . ").replace(b"0", b" 0 ").split()

    def lines_with(self, phrases: Phrases[bytes]) -> list[int]:
        """The lines that have all the words of one of the phrases."""
        met = phrases.keys & self.words
        return [
            at
            for at, held in enumerate(self._words if met else ())
            if not met.isdisjoint(held) and phrases.any_in(held)
        ]
