"""Which words stand in which lines: most readers need to look at few of them."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate

from journeycheck.extract.coding import (
    BARE,
    FIGURES,
    NUMBERS,
    Drawing,
    count_words,
    marks_of,
    plain,
    raw,
)
from journeycheck.extract.phrases import Phrases

_SPACE = ord(" ")
_RARE = 4  # letters of a word that is sought as it is: spaces around it would slow the search


class Index:
    """The words and numbers of some lines, without accents, in lower case; digits and signs part
    words. words: all of them. counts: how often each word stands there, accents and all."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.text = "\n".join(texts)
        self._texts = texts
        spelt_plainly = plain(self.text)
        self._coded = raw(spelt_plainly)
        as_it_is = spelt_plainly == self.text
        self.counts: Counter[bytes] = count_words(self._coded if as_it_is else raw(self.text))
        self._bare = b"\n%b\n" % self._coded.translate(BARE)
        self._numbers = b"\n%b\n" % self._coded.translate(NUMBERS)
        words = b" ".join(self.counts).translate(BARE) if as_it_is else self._bare
        self.words = frozenset((*words.split(), *self._numbers.split()))
        self._met: dict[bytes, list[int]] = {}
        self._held: dict[int, frozenset[bytes]] = {}
        self._shown: dict[Drawing, list[int]] = {}

    @cached_property
    def coded(self) -> list[bytes]:
        """The lines in one byte a letter, accents kept; letters of other scripts are all one."""
        return self._coded.split(b"\n")

    @cached_property
    def _ends(self) -> list[int]:
        """Where in the text each line ends, its newline included."""
        return list(accumulate(len(text) + 1 for text in self._texts))

    @cached_property
    def _coded_ends(self) -> list[int]:
        """The same in one byte a letter, after a first newline."""
        return list(accumulate((len(line) + 1 for line in self.coded), initial=1))[1:]

    def lines_matching(self, pattern: re.Pattern[str]) -> list[int]:
        """The lines in which a pattern is found: one look at the whole text, line by line only
        where there is something. The pattern must not match a newline."""
        lines: list[int] = []
        met = pattern.search(self.text)
        while met:
            lines.append(bisect_right(self._ends, met.start()))
            met = pattern.search(self.text, self._ends[lines[-1]])
        return lines

    @cached_property
    def _digits(self) -> list[int]:
        """How many digits stand in each line."""
        lines = self._numbers[1:-1].translate(None, b" ").split(b"\n")
        return [len(line) for line in lines]

    def digits(self, at: int) -> int:
        """How many digits stand in a line."""
        return self._digits[at]

    @property
    def all_digits(self) -> int:
        """How many digits stand in all lines together."""
        return sum(self._digits)

    @cached_property
    def with_digits(self) -> list[int]:
        """The lines with a digit."""
        return [at for at, number in enumerate(self._digits) if number]

    def places_of_sign(self, sign: bytes) -> Iterator[int]:
        """Where a sign of one byte stands in `marks`."""
        return (met.start() + 1 for met in re.finditer(re.escape(sign), self._coded))

    def lines_showing(self, drawing: Drawing) -> list[int]:
        """The lines in which a drawing shows one of the signs it seeks; "\\n" begins a line."""
        if drawing not in self._shown:
            self._shown[drawing] = sorted(set(self._showing(drawing)))
        return self._shown[drawing]

    def _showing(self, drawing: Drawing) -> Iterator[int]:
        drawn = b"\n" + self._coded.translate(drawing.table, drawing.without)
        for sign in drawing.sought:
            line, begun = -1, sign.count(b"\n")
            for before in drawn.split(sign)[:-1]:
                line += before.count(b"\n") + begun
                yield line

    def lines_with(self, phrases: Phrases[bytes]) -> list[int]:
        """The lines that have all the words of one of the phrases."""
        found: set[int] = set()
        for word in phrases.keys & self.words:
            for needed in phrases.known_by(word):
                if len(needed) == 1:
                    found.update(self.lines_of(word))
                elif needed <= self.words:
                    found.update(self._with_all(needed, self.lines_of(word)))
        return sorted(found)

    def _with_all(self, words: frozenset[bytes], lines: Iterable[int]) -> list[int]:
        return [at for at in lines if words <= self.said(at)]

    def said(self, at: int) -> frozenset[bytes]:
        """The words and numbers of one line."""
        if at not in self._held:
            bare, numbers = self._split
            self._held[at] = frozenset((*bare[at + 1].split(), *numbers[at + 1].split()))
        return self._held[at]

    @cached_property
    def _split(self) -> tuple[list[bytes], list[bytes]]:
        """The words and the numbers of the lines, before each an empty one."""
        return self._bare.split(b"\n"), self._numbers.split(b"\n")

    def lines_of(self, word: bytes) -> list[int]:
        """The lines in which one word, or number, stands."""
        if word not in self._met:
            self._met[word] = list(dict.fromkeys(map(self.line_at, self.places_of(word))))[::-1]
        return self._met[word]

    def places_of(self, word: bytes) -> Iterator[int]:
        """Where a word, or number, stands in `marks`: the last place first, since a search from
        the end is the quicker one."""
        text, length = self._spaced[word.isdigit()], len(word)
        parted = length < _RARE  # short ones stand in many others
        sought = b" %b " % word if parted else word
        place = text.rfind(sought)
        while place >= 0:
            if parted:
                yield place + 1
            elif text[place - 1] == text[place + length] == _SPACE:
                yield place
            place = text.rfind(sought, 0, place + 1 if parted else place)

    def line_at(self, place: int) -> int:
        """The line of a place in `marks`."""
        return bisect_right(self._coded_ends, place)

    @cached_property
    def _spaced(self) -> tuple[bytes, bytes]:
        """The words, and the numbers, with nothing but spaces between them."""
        return self._bare.replace(b"\n", b" "), self._numbers.replace(b"\n", b" ")

    @cached_property
    def figures(self) -> bytes:
        """The same as `marks`, with the digits that there are."""
        return b"\n%b\n" % self._coded.translate(FIGURES)

    @cached_property
    def marks(self) -> bytes:
        """All lines as `marks_of` has them, after a first newline."""
        return b"\n%b\n" % marks_of(self._coded)
