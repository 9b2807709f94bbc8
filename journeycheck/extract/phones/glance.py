"""Is a line worth searching for numbers? Most digits in a text are prices, years and references."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from phonenumbers.phonenumberutil import _VALID_PUNCTUATION

from journeycheck.extract.index import Index, spelt
from journeycheck.extract.phones.labels import letter_before
from journeycheck.extract.phrases import Phrases
from journeycheck.words import phrases

_NAMING = ("sure", "label", "price", "fax", "mobile", "sales", "aftersales", "switchboard")
_BEFORE, _AFTER = 90, 60  # characters around a number in which such words stand
_RIGHT_BEFORE = 20
_RUN = re.compile(rf"\d(?:[{_VALID_PUNCTUATION}\s·]{{0,21}}\d)*+")
_DATE = re.compile(r"(?:19|20)\d\d([./-])(?:0\d|1[0-2])\1(?:[0-2]\d|3[01])")
_MASKED = re.compile(r"[xX]{2}")
_FEWEST = 6  # digits of a number that is not a short one


@lru_cache
def _words(*kinds: str) -> Phrases[bytes]:
    return Phrases(spelt(phrase) for kind in kinds for phrase in phrases("phone", kind))


def likely_lines(index: Index, texts: Sequence[str]) -> list[int]:
    """Of the lines with digits, those in which a number may be published.

    Digits without groups, a zero or a plus before them are no number unless words near them say so.
    """
    named = frozenset(index.lines_with(_words(*_NAMING, "mobile_alone")))
    bidding = frozenset(index.lines_with(_words("call")))
    return [
        at
        for at in index.with_digits
        if at in bidding
        or (index.digits(at) >= _FEWEST and _may_be_published(texts[at], named=at in named))
        or _MASKED.search(texts[at])
    ]


def _may_be_published(text: str, *, named: bool) -> bool:
    runs = _long_runs(text)
    told = (
        _is_written(text, run)
        or (named and _is_named(text, run))
        or letter_before(text[max(0, run.start() - _RIGHT_BEFORE) : run.start()])
        for run in runs
    )
    return any(told)


def _is_named(text: str, run: re.Match[str]) -> bool:
    around = text[max(0, run.start() - _BEFORE) : run.end() + _AFTER]
    before = text[max(0, run.start() - _RIGHT_BEFORE) : run.start()]
    return _words(*_NAMING).any_in(spelt(around)) or _words("mobile_alone").any_in(spelt(before))


def exemplary_lines(index: Index) -> frozenset[int]:
    """The lines that speak of examples."""
    return frozenset(index.lines_with(_words("example")))


def has_number(text: str) -> bool:
    """Are there digits enough, or a mask?"""
    return bool(_MASKED.search(text)) or any(_long_runs(text))


def _long_runs(text: str) -> Iterator[re.Match[str]]:
    """What has digits enough for a number, and is no date."""
    for run in _RUN.finditer(text):
        if sum(map(str.isdigit, run[0])) >= _FEWEST and not (
            _DATE.fullmatch(run[0])
            and text[max(0, run.start() - 1) : run.start()] not in {".", "-"}
        ):
            yield run


def longest_run(text: str) -> int:
    """Characters of the longest of what could be one number, and of signs before it."""
    return max((len(run) + 4 for run in _RUN.findall(text)), default=0)


def _is_written(text: str, run: re.Match[str]) -> bool:
    """Is it written as numbers are, rather than as mere digits?"""
    before = text[max(0, run.start() - 2) : run.start()]
    grouped = not run[0].isdecimal() or run[0][0] == "0"
    return grouped or any(sign in before for sign in "+＋(（[［")
