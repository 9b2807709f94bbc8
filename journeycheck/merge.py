"""The same words in the same place of many pages are one fact, with all its pages."""

from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import fields, replace
from functools import lru_cache
from hashlib import blake2b
from typing import Any, TypeAlias

import msgspec

from journeycheck.codec import Facts, kind_called, pack_fact, unpack_fact
from journeycheck.facts import Fact

Numbers: TypeAlias = "array[int]"  # of pages or of addresses: four bytes each
Source: TypeAlias = int | str | bytes
"""Where the words of a claim are: in the reading of that number in the logbook, in the part of that
key, or here."""
Recall = Callable[[int | str], Facts]

_PRINT = 16  # bytes of BLAKE2b that stand for a claim


class _Claim(msgspec.Struct, gc=False):
    """`spot`: which it is among the claims of its kind at its source. Most stand on one page, the
    `first`; `shared` are the pages of parts that say it, which may become more."""

    source: Source
    spot: int
    first: int = -1
    others: "Numbers | None" = None
    shared: "list[Numbers] | None" = None

    def is_on(self, page: int) -> None:
        if self.first < 0:
            self.first = page
        elif page != self.first:
            self.others = self.others or array("I")
            self.others.append(page)

    def is_shared_by(self, pages: Numbers) -> None:
        self.shared = [*(self.shared or ()), pages]

    def shown(self, pages: Sequence[str]) -> tuple[str, ...]:
        """The addresses of its pages, in the order read."""
        own = {self.first} if self.first >= 0 else set()
        if not (self.others or self.shared):
            return tuple(pages[number] for number in own)
        numbers = own.union(self.others or (), *(self.shared or ()))
        return tuple(pages[number] for number in sorted(numbers))


class Merger:
    """One fact for each claim, with the numbers of all its pages. The words of a claim stay where
    they are: `recall` gives the claims of a reading or a part. Those added as facts are kept."""

    def __init__(self, recall: Recall | None = None) -> None:
        self._recall = recall
        self._claims: dict[str, dict[bytes, _Claim]] = {}  # the name of a kind -> print -> claim

    def add(self, facts: Iterable[Fact], page: int) -> None:
        """What one page says."""
        for fact in facts:
            packed = pack_fact(fact)
            self._claim(type(fact).__name__, packed, packed, 0).is_on(page)

    def add_packed(self, packed: Facts, page: int, source: int | str) -> None:
        """The same, where somebody can recall it."""
        for name, spot, claim in _each(packed):
            self._claim(name, claim, source, spot).is_on(page)

    def add_drawn(self, facts: Iterable[Fact], page: int) -> None:
        """What a browser shows on a page; what was read without one stays as it was."""
        for fact in facts:
            if _print(pack_fact(fact)) not in self._claims.get(type(fact).__name__, {}):
                fact = replace(fact, place=replace(fact.place, rendered=True))
            self.add([fact], page)

    def add_shared(self, facts: Iterable[Fact], pages: Numbers) -> None:
        """What a part says on all the pages that show it; there may be more of them later."""
        for fact in facts:
            packed = pack_fact(fact)
            self._claim(type(fact).__name__, packed, packed, 0).is_shared_by(pages)

    def add_shared_packed(self, packed: Facts, pages: Numbers, source: int | str) -> None:
        """The same, where somebody can recall it."""
        for name, spot, claim in _each(packed):
            self._claim(name, claim, source, spot).is_shared_by(pages)

    def _claim(self, name: str, packed: bytes | msgspec.Raw, source: Source, spot: int) -> _Claim:
        known, stamp = self._claims.setdefault(name, {}), _print(packed)
        if stamp not in known:
            known[stamp] = _Claim(source, spot)
        return known[stamp]

    def facts(
        self, pages: Sequence[str], kinds: Collection[type[Fact]] = ()
    ) -> dict[type[Fact], tuple[Any, ...]]:
        """Everything merged, or that of some kinds, by kind. `pages` are the addresses by their
        numbers."""
        names = [name for name in self._claims if not kinds or kind_called(name) in kinds]
        told: dict[str, list[Any]] = {name: [None] * len(self._claims[name]) for name in names}
        words = _Words()
        for source, stand in self._by_source(names).items():
            packed = {} if isinstance(source, bytes) or not self._recall else self._recall(source)
            for name, number, claim in stand:
                raw = source if isinstance(source, bytes) else packed[name][claim.spot]
                told[name][number] = words.once(name, raw, claim.shown(pages))
        return {kind_called(name): tuple(facts) for name, facts in told.items()}

    def _by_source(self, names: Iterable[str]) -> dict[Source, list[tuple[str, int, _Claim]]]:
        """The claims that stand in one place, each with its number among those of its kind."""
        found: dict[Source, list[tuple[str, int, _Claim]]] = {}
        for name in names:
            for number, claim in enumerate(self._claims[name].values()):
                found.setdefault(claim.source, []).append((name, number, claim))
        return found


class _Words:
    """What many facts say in the same words is kept once: most of what facts weigh is words."""

    def __init__(self) -> None:
        self._met: dict[object, object] = {}

    def once(self, name: str, packed: bytes | msgspec.Raw, pages: tuple[str, ...]) -> Fact:
        """The claim of a kind, on these pages. Nobody has seen it yet, so it may be changed."""
        fact: Fact = unpack_fact(name, packed)
        for told in (fact.place, fact):
            self._share(told)
        object.__setattr__(fact.place, "url", pages[0])
        object.__setattr__(fact, "urls", pages)
        return fact

    def _share(self, told: Any) -> None:
        for name in _names(told.__class__):
            value = getattr(told, name)
            if type(value) is str or type(value) is tuple:
                object.__setattr__(told, name, self._met.setdefault(value, value))


@lru_cache
def _names(kind: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def _each(packed: Facts) -> Iterator[tuple[str, int, msgspec.Raw]]:
    return (
        (name, spot, claim) for name, facts in packed.items() for spot, claim in enumerate(facts)
    )


def _print(packed: bytes | msgspec.Raw) -> bytes:
    return blake2b(packed, digest_size=_PRINT).digest()
