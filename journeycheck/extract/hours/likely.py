"""The lines that look as if they spoke of hours, and those that follow one another."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import chain

from journeycheck.extract.coding import spelt
from journeycheck.extract.hours.glance import CoreWords, core_words, lines_with_full_names, telling
from journeycheck.extract.hours.letters import flat, words_in
from journeycheck.extract.hours.short_names import lines_with_short_days
from journeycheck.extract.hours.tongues import days_in, first_of, unshared_days
from journeycheck.extract.hours.vocabulary import telling_words
from journeycheck.extract.index import Index
from journeycheck.extract.lines import Line
from journeycheck.facts import Region
from journeycheck.words import LANGUAGES

REGION_LIMIT = 16_000  # characters of likely lines that are looked at in one part of a page
LINE_LIMIT = 6_000
_SHORT = 80  # characters of a line that may hold no more than "closed"
_TIME = re.compile(
    r"\d(?<![\d.,]\d)(?:(?<=[01])\d|(?<=2)[0-4])?\s?(?:[hu](?![^\W\d_])|uhr\b|uur\b|[ap]\.?m\b"
    r"|[hu:.]\s?[0-5]\d(?![\d.,:]*\d)(?!\s?(?:€|£|\$|%|eur)))"
)
_DIGIT = re.compile(r"\d")
_AROUND_THE_CLOCK = re.compile(r"/(?:(?<=24/)|7\b)")
_FROM_DAY_TO_DAY = re.compile(
    r"-(?:(?<=(?<![^\W_])[lm]-)|(?<=(?<![^\W_])[lm]\s-))\s?(?:f|v|th|s|d)(?![^\W_])"
)


class Outlook:
    """What the words of a page tell of its lines, before any is read.

    naming: the lines that can name a day, or say "always". Without one there are no hours.
    """

    def __init__(self, lines: Sequence[Line], index: Index | None = None) -> None:
        self.lines = lines
        self._index = index or Index([line.text for line in lines])
        self._short = lines_with_short_days(self._index, *LANGUAGES)
        self.naming = lines_with_full_names(self._index, *LANGUAGES) | self._short
        self._looked_at: dict[int, bool] = {}

    @cached_property
    def core(self) -> CoreWords:
        """The words of days and times that stand on the page."""
        return core_words(self._index, *LANGUAGES)

    def days_in(self, at: int, limit: int = LINE_LIMIT) -> tuple[str, ...]:
        """The full names of days in the first characters of a line, or so many of them that they
        tell the same language."""
        plain = self.plain(at)[:limit]
        if self._unshared:
            return first_of(self._unshared, plain)
        return days_in(plain) if any(word in plain for word in self._days) else ()

    def days_of(self, run: Iterable[int], limit: int) -> tuple[str, ...]:
        """The same of several lines together."""
        named = (self.days_in(at, limit) for at in run)
        if self._unshared:
            return next(filter(None, named), ())
        return tuple(chain.from_iterable(named))

    @cached_property
    def _unshared(self) -> tuple[str, ...]:
        return unshared_days(self._index.words)

    @cached_property
    def _days(self) -> tuple[str, ...]:
        """The words of days that stand on the page."""
        known = _words_of_days()
        return tuple(known[word] for word in known.keys() & self._index.words)

    @cached_property
    def _plain(self) -> list[str]:
        return flat(self._index.text).split("\n")

    def plain(self, at: int) -> str:
        """As much of a line as is looked at, in flat letters."""
        return self._plain[at][:LINE_LIMIT]

    def may_name_days_in_short(self, at: int) -> bool:
        return at in self._short

    def may_tell(self, at: int) -> bool:
        """Can a line name a day, a time, a date, or what restricts them? Reading any other word by
        word would find nothing."""
        told = at in self.naming or _DIGIT.search(self._plain[at])
        return bool(told) or telling(*LANGUAGES).any_in(self._index.said(at))

    def likely(self, at: int) -> bool:
        """Does it look as if it spoke of hours?"""
        if at not in self._looked_at:
            plain = self.plain(at)
            self._looked_at[at] = (
                any([_stands(word, plain) for word in self._days if word in plain])
                or (len(plain) <= _SHORT and _has_value(plain))
                or _holds_time(plain)
            )
        return self._looked_at[at]

    def runs(self) -> Iterator[list[int]]:
        """Likely lines that follow one another in one part of the page, around those that name
        days; up to the limit of each part."""
        spent: Counter[Region] = Counter()
        last = -1
        for at in sorted(self.naming):
            if at > last and self.likely(at):
                first = at
                while first - 1 > last and self._goes_on(at, first - 1):
                    first -= 1
                last = at
                while last + 1 < len(self.lines) and self._goes_on(at, last + 1):
                    last += 1
                if run := list(_within(self.lines, range(first, last + 1), spent)):
                    yield run

    def _goes_on(self, at: int, beside: int) -> bool:
        one, other = self.lines[at].scope, self.lines[beside].scope
        together = one.region is other.region and one.language == other.language
        return together and self.likely(beside)


def _within(lines: Sequence[Line], run: Iterable[int], spent: Counter[Region]) -> Iterator[int]:
    for at in run:
        if spent[lines[at].region] < REGION_LIMIT:
            spent[lines[at].region] += len(lines[at].text[:LINE_LIMIT])
            yield at


@lru_cache
def _words_of_days() -> dict[bytes, str]:
    """As an `Index` knows them -> in flat letters."""
    return {coded: word for word in telling_words()[0] for coded in spelt(word)}


def _stands(word: str, plain: str) -> bool:
    """Between signs or digits?"""
    at = plain.find(word)
    while at >= 0:
        end = at + len(word)
        if not (plain[at - 1 : at].isalpha() or plain[end : end + 1].isalpha()):
            return True
        at = plain.find(word, end)
    return False


def _has_value(plain: str) -> bool:
    return not telling_words()[1].isdisjoint(words_in(plain))


@lru_cache(maxsize=1024)
def looks_timed(text: str) -> bool:
    """Does something like a time of day stand in it?"""
    return _holds_time(flat(text[:LINE_LIMIT]))


def any_timed(texts: Iterable[str]) -> bool:
    """Does it look so in one of the texts? None of them must be longer than is looked at."""
    return _holds_time(flat(" | ".join(texts)))  # no time goes over such a sign


def _holds_time(plain: str) -> bool:
    if "/" in plain and _AROUND_THE_CLOCK.search(plain):
        return True
    if "-" in plain and _FROM_DAY_TO_DAY.search(plain):
        return True
    return _TIME.search(plain) is not None
