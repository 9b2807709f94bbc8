"""The same words in the same place of many pages are one fact, with all its pages."""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from typing import Any, TypeAlias

import msgspec

from journeycheck.codec import unpack_fact
from journeycheck.facts import Fact, Place

Numbers: TypeAlias = "array[int]"  # of pages or of addresses: four bytes each
_encode = msgspec.msgpack.Encoder(order="deterministic").encode  # equal facts, equal bytes


class Merger:
    """One fact for each claim, with the numbers of all its pages. Facts are kept in their bytes, a
    third of what they take as objects."""

    def __init__(self) -> None:
        # Kind and bytes of a fact -> the numbers of its own pages, then those of parts.
        self._places: dict[tuple[type[Fact], bytes], list[Numbers]] = {}

    def add(self, facts: Iterable[Fact], page: int) -> None:
        """What one page says."""
        for fact in facts:
            own = self._places.setdefault(_key(_nowhere(fact)), [array("I")])[0]
            if not own or own[-1] != page:
                own.append(page)

    def add_drawn(self, facts: Iterable[Fact], page: int) -> None:
        """What a browser shows on a page; what was read without one stays as it was."""
        for fact in facts:
            bare = _nowhere(fact)
            if _key(bare) not in self._places:
                bare = replace(bare, place=replace(bare.place, rendered=True))
            self.add([bare], page)

    def add_shared(self, facts: Iterable[Fact], pages: Numbers) -> None:
        """What a part says on all the pages that show it; there may be more of them later."""
        for fact in facts:
            self._places.setdefault(_key(fact), [array("I")]).append(pages)

    def facts(self, pages: Sequence[str]) -> dict[type[Fact], tuple[Any, ...]]:
        """Everything merged, by kind. `pages` are the addresses by their numbers."""
        by_kind: dict[type[Fact], list[Fact]] = {}
        words = _Words()
        for (kind, packed), places in self._places.items():
            fact = unpack_fact(kind, packed)
            shown = tuple(pages[number] for number in sorted(set().union(*places)))
            place = replace(fact.place, **words.once(fact.place) | {"url": shown[0]})
            told = words.once(fact) | {"place": place, "urls": shown}
            by_kind.setdefault(kind, []).append(replace(fact, **told))
        return {kind: tuple(facts) for kind, facts in by_kind.items()}


class _Words:
    """What many facts say in the same words is kept once: most of what facts weigh is words."""

    def __init__(self) -> None:
        self._met: dict[str, str] = {}

    def once(self, told: Fact | Place) -> dict[str, Any]:
        """What it says in words, by the names of its fields."""
        said = ((field.name, getattr(told, field.name)) for field in fields(told))
        return {name: self._met.setdefault(v, v) for name, v in said if type(v) is str}


def _key(fact: Fact) -> tuple[type[Fact], bytes]:
    return type(fact), _encode(fact)


def _nowhere(fact: Fact) -> Fact:
    """The claim without its page."""
    return replace(fact, place=replace(fact.place, url=""), urls=())
