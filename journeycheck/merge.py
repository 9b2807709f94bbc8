"""The same words in the same place of many pages are one fact, with all its pages."""

from array import array
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import fields, replace
from functools import lru_cache
from typing import Any, TypeAlias, get_origin

import msgspec

from journeycheck.codec import Facts, kind_called, pack_fact, unpack_fact
from journeycheck.facts import Fact
from journeycheck.prints import Prints

Numbers: TypeAlias = "array[int]"  # of pages or of addresses: four bytes each
Source: TypeAlias = int | str | bytes
"""Where the words of a claim are: in the reading of that number in the logbook, in the part of that
key, or here."""
Recall = Callable[[int | str], Facts]

_NO_PAGE = -1
_PAGES = frozenset({"url", "urls"})
_WORDS = 20_000  # words and the like that are at hand, to be kept once


class _Wide(msgspec.Struct, gc=False):
    """Where a claim stands beside its first page. `shared` are the pages of parts that say it,
    which may become more."""

    others: Numbers
    shared: list[Numbers]


class _Claims:
    """The claims of one kind by number, in columns: a few bytes of each. `sources` numbers where
    they were met, `spots` those of one source. Most claims stand on one page, the first."""

    def __init__(self) -> None:
        self.prints = Prints()
        self.spots = array("I")
        self._sources = array("I")
        self._firsts = array("i")
        self._wide: dict[int, _Wide] = {}

    def number(self, packed: bytes | msgspec.Raw, source: int, spot: int) -> int:
        """That of a claim, which may be new."""
        number = self.prints.number(packed)
        if number == len(self.spots):
            self.spots.append(spot)
            self._sources.append(source)
            self._firsts.append(_NO_PAGE)
        return number

    def of(self, source: int, start: int) -> range:
        """The numbers from `start` on that were first met at a source; all before are of others."""
        return range(start, bisect_right(self._sources, source, start))

    def is_on(self, number: int, page: int) -> None:
        if self._firsts[number] == _NO_PAGE:
            self._firsts[number] = page
        elif page != self._firsts[number]:
            self._spread(number).others.append(page)

    def is_shared_by(self, number: int, pages: Numbers) -> None:
        self._spread(number).shared.append(pages)

    def _spread(self, number: int) -> _Wide:
        return self._wide.get(number) or self._wide.setdefault(number, _Wide(array("I"), []))

    def shown(self, number: int, pages: Sequence[str]) -> tuple[str, ...]:
        """The addresses of its pages, in the order read."""
        first, wide = self._firsts[number], self._wide.get(number)
        if wide is None:
            return (pages[first],)
        numbers = set(wide.others).union(*wide.shared) | ({first} - {_NO_PAGE})
        return tuple(pages[page] for page in sorted(numbers))


class Merger:
    """One fact for each claim, with the numbers of all its pages. The words of a claim stay where
    they are: `recall` gives the claims of a reading or a part. Those added as facts are kept."""

    def __init__(self, recall: Recall | None = None) -> None:
        self._recall = recall
        self._claims: dict[str, _Claims] = {}  # by the name of a kind
        self._sources: list[Source] = []

    def add(self, facts: Iterable[Fact], page: int) -> None:
        """What one page says."""
        for fact in facts:
            claims, number = self._given(fact)
            claims.is_on(number, page)

    def add_packed(self, packed: Facts, page: int, source: int | str) -> None:
        """The same, where somebody can recall it."""
        for claims, number in self._met(packed, source):
            claims.is_on(number, page)

    def add_drawn(self, facts: Iterable[Fact], page: int) -> None:
        """What a browser shows on a page; what was read without one stays as it was."""
        for fact in facts:
            if pack_fact(fact) not in self._of(type(fact).__name__).prints:
                fact = replace(fact, place=replace(fact.place, rendered=True))
            self.add([fact], page)

    def add_shared(self, facts: Iterable[Fact], pages: Numbers) -> None:
        """What a part says on all the pages that show it; there may be more of them later."""
        for fact in facts:
            claims, number = self._given(fact)
            claims.is_shared_by(number, pages)

    def add_shared_packed(self, packed: Facts, pages: Numbers, source: int | str) -> None:
        """The same, where somebody can recall it."""
        for claims, number in self._met(packed, source):
            claims.is_shared_by(number, pages)

    def _of(self, name: str) -> _Claims:
        return self._claims.get(name) or self._claims.setdefault(name, _Claims())

    def _given(self, fact: Fact) -> tuple[_Claims, int]:
        """A claim, kept here when it is new."""
        packed, claims = pack_fact(fact), self._of(type(fact).__name__)
        known = len(claims.spots)
        number = claims.number(packed, len(self._sources), 0)
        if number == known:
            self._sources.append(packed)
        return claims, number

    def _met(self, packed: Facts, source: int | str) -> Iterator[tuple[_Claims, int]]:
        at = len(self._sources)
        self._sources.append(source)
        for name, facts in packed.items():
            claims = self._of(name)
            for spot, fact in enumerate(facts):
                yield claims, claims.number(fact, at, spot)

    def facts(
        self, pages: Sequence[str], kinds: Collection[type[Fact]] = ()
    ) -> dict[type[Fact], tuple[Any, ...]]:
        """Everything merged, or that of some kinds, by kind. `pages` are the addresses by their
        numbers."""
        wanted = {
            name: claims
            for name, claims in self._claims.items()
            if len(claims.spots) and (not kinds or kind_called(name) in kinds)
        }
        told: dict[str, list[Fact]] = {name: [] for name in wanted}
        words = _Words()
        for at, source in enumerate(self._sources):
            found = {name: claims.of(at, len(told[name])) for name, claims in wanted.items()}
            new = {name: numbers for name, numbers in found.items() if numbers}
            packed = self._recalled(source, next(iter(new))) if new else {}
            for name, numbers in new.items():
                claims, raw = wanted[name], packed[name]
                told[name] += [
                    words.once(name, raw[claims.spots[number]], claims.shown(number, pages))
                    for number in numbers
                ]
        return {kind_called(name): tuple(facts) for name, facts in told.items()}

    def _recalled(self, source: Source, name: str) -> Facts:
        """The claims of a source; one that is kept here is of the kind of that name."""
        if isinstance(source, bytes):
            return {name: [msgspec.Raw(source)]}
        return self._recall(source) if self._recall else {}


class _Words:
    """What many facts say in the same words is kept once: most of what facts weigh is words."""

    def __init__(self) -> None:
        self._met: dict[object, object] = {}

    def once(self, name: str, packed: bytes | msgspec.Raw, pages: tuple[str, ...]) -> Fact:
        """The claim of a kind, on these pages. Nobody has seen it yet, so it may be changed."""
        fact: Fact = unpack_fact(name, packed)
        if len(self._met) > _WORDS:
            self._met.clear()
        for told in (fact.place, fact):
            self._share(told)
        object.__setattr__(fact.place, "url", pages[0])
        object.__setattr__(fact, "urls", pages)
        return fact

    def _share(self, told: Any) -> None:
        for name in _names(told.__class__):
            value = getattr(told, name)
            if value:
                object.__setattr__(told, name, self._met.setdefault(value, value))


@lru_cache
def _names(kind: type[Any]) -> tuple[str, ...]:
    """The fields that hold words, or tuples."""
    return tuple(
        field.name
        for field in fields(kind)
        if field.name not in _PAGES and (field.type is str or get_origin(field.type) is tuple)
    )
