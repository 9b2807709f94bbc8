"""The same words in the same place of many pages are one fact, with all its pages."""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, TypeAlias

from journeycheck.facts import Fact

Numbers: TypeAlias = "array[int]"  # of pages or of addresses: four bytes each


class Merger:
    """One fact for each claim, with the numbers of all its pages."""

    def __init__(self) -> None:
        self._places: dict[Fact, list[Numbers]] = {}  # those of its own pages, then those of parts

    def add(self, facts: Iterable[Fact], page: int) -> None:
        """What one page says."""
        for fact in facts:
            own = self._places.setdefault(_nowhere(fact), [array("I")])[0]
            if not own or own[-1] != page:
                own.append(page)

    def add_shared(self, facts: Iterable[Fact], pages: Numbers) -> None:
        """What a part says on all the pages that show it; there may be more of them later."""
        for fact in facts:
            self._places.setdefault(fact, [array("I")]).append(pages)

    def facts(self, pages: Sequence[str]) -> dict[type[Fact], tuple[Any, ...]]:
        """Everything merged, by kind. `pages` are the addresses by their numbers."""
        by_kind: dict[type[Fact], list[Fact]] = {}
        for fact, places in self._places.items():
            shown = tuple(pages[number] for number in sorted(set().union(*places)))
            place = replace(fact.place, url=shown[0])
            by_kind.setdefault(type(fact), []).append(replace(fact, place=place, urls=shown))
        return {kind: tuple(facts) for kind, facts in by_kind.items()}


def _nowhere(fact: Fact) -> Fact:
    """The claim without its page."""
    return replace(fact, place=replace(fact.place, url=""), urls=())
