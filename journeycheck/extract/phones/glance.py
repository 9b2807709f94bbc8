"""Is a line worth searching for numbers? Most digits in a text are prices, years and references."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from string import digits

from phonenumbers.phonenumberutil import _VALID_PUNCTUATION

from journeycheck.extract.coding import STRANGE, characters_of, drawing, spelt
from journeycheck.extract.index import Index
from journeycheck.extract.phones.labels import letter_before
from journeycheck.extract.phrases import Phrases
from journeycheck.words import phrases

DIGIT_LIMIT = 12_000  # digits of one page that are looked at
_NAMING = ("sure", "label", "price", "fax", "mobile", "sales", "aftersales", "switchboard")
_BEFORE, _AFTER = 90, 60  # characters around a number in which such words stand
_RIGHT_BEFORE = 20
_RUN = re.compile(rf"\d(?:[{_VALID_PUNCTUATION}\s·]{{0,21}}\d)*+")
_LONG_RUN = re.compile(rf"\d(?:[{_VALID_PUNCTUATION}\s·]{{0,21}}\d){{5,}}+")
_DATE = re.compile(r"(?:19|20)\d\d([./-])(?:0\d|1[0-2])\1(?:[0-2]\d|3[01])")
_DATED = len("2026-11-22")
_LETTERS = frozenset("TFMtfm")  # that may be short for a word
_MASKED = re.compile(r"[xX]{2}")
_SIGNS = frozenset("+＋(（[［")  # that stand before a number
_FEWEST = 6  # digits of a number that is not a short one
_FEWEST_IN_ALL = 4  # digits of a line with a number

# Quick looks at all lines: each shows every line that has what it is for, and a few others.
_WITHIN = characters_of(rf"[{_VALID_PUNCTUATION}\s·]") + STRANGE  # in a number; STRANGE may be ー
LONG = drawing(["0" * _FEWEST], {"0": digits, "": _WITHIN})
"""Digits enough for a number, with nothing else between them."""
CUT = drawing(["xx", "..", "*"], {"x": f"xX•{STRANGE}", ".": ".", "*": "*"})  # it may be an ẍ
"""Masks (xx), and signs that something was left out (…, ***)."""


@lru_cache
def _words(*kinds: str) -> Phrases[bytes]:
    return Phrases(spelt(phrase) for kind in kinds for phrase in phrases("phone", kind))


def lines_with_digits(index: Index) -> tuple[frozenset[int], bool]:
    """The lines that may hold a number, up to a number of digits; and whether these are all."""
    lines, all_read = index.with_digits, index.all_digits <= DIGIT_LIMIT
    if not all_read:
        lines = lines[: bisect_right([*accumulate(map(index.digits, lines))], DIGIT_LIMIT)]
    return frozenset([at for at in lines if index.digits(at) >= _FEWEST_IN_ALL]), all_read


def likely_lines(index: Index, texts: Sequence[str]) -> list[int]:
    """Of the lines with digits, those in which a number may be published.

    Digits without groups, a zero or a plus before them are no number unless words near them say so.
    """
    named = frozenset(index.lines_with(_words(*_NAMING, "mobile_alone")))
    published = (
        at for at in index.lines_showing(LONG) if _may_be_published(texts[at], named=at in named)
    )
    masked = (at for at in index.lines_showing(CUT) if _MASKED.search(texts[at]))
    bidding = index.lines_with(_words("call"))
    return [at for at in sorted({*bidding, *masked, *published}) if index.digits(at)]


def _may_be_published(text: str, *, named: bool) -> bool:
    for run in _long_runs(text):
        before = text[max(0, run.start() - _RIGHT_BEFORE) : run.start()]
        if _is_written(run[0], before) or (_may_end_in_letter(before) and letter_before(before)):
            return True
        if named and _is_named(before, text[max(0, run.start() - _BEFORE) : run.end() + _AFTER]):
            return True
    return False


def _may_end_in_letter(before: str) -> bool:
    """A quick look for "T. (", before the long one."""
    return before.rstrip("(").rstrip().rstrip(".:").rstrip()[-1:] in _LETTERS


def _is_named(before: str, around: str) -> bool:
    return _words(*_NAMING).any_in(spelt(around)) or _words("mobile_alone").any_in(spelt(before))


def exemplary_lines(index: Index) -> frozenset[int]:
    """The lines that speak of examples."""
    return frozenset(index.lines_with(_words("example")))


def has_number(text: str) -> bool:
    """Are there digits enough, or a mask?"""
    return bool(_MASKED.search(text)) or any(_long_runs(text))


def _long_runs(text: str) -> Iterator[re.Match[str]]:
    """What has digits enough for a number, and is no date."""
    for run in _LONG_RUN.finditer(text):
        if len(run[0]) != _DATED or not _is_date(run):
            yield run


def _is_date(run: re.Match[str]) -> bool:
    before = run.string[max(0, run.start() - 1) : run.start()]
    return _DATE.fullmatch(run[0]) is not None and before not in {".", "-"}


def longest_run(text: str) -> int:
    """Characters of the longest of what could be one number, and of signs before it."""
    return max((len(run) + 4 for run in _RUN.findall(text)), default=0)


def _is_written(run: str, before: str) -> bool:
    """Is it written as numbers are, rather than as mere digits?"""
    return not run.isdecimal() or run[0] == "0" or not _SIGNS.isdisjoint(before[-2:])
