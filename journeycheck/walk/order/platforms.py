"""Shop platforms as data (`data/platforms.toml`): a recipe says where to look first, no more."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from journeycheck.words import data


@dataclass(frozen=True)
class Recipe:
    """One platform. All but `marks`, `product` and `stop` are CSS selectors, the best first."""

    name: str = ""
    marks: tuple[str, ...] = ()
    product: str = ""
    add: tuple[str, ...] = ()
    cart: tuple[str, ...] = ()
    checkout: tuple[str, ...] = ()
    guest: tuple[str, ...] = ()
    next: tuple[str, ...] = ()
    payment: tuple[str, ...] = ()
    final: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()
    stop: str = ""

    @property
    def rules(self) -> tuple[str, ...]:
        """All its selectors."""
        parts = (self.add, self.cart, self.checkout, self.guest, self.next, self.payment)
        return tuple(dict.fromkeys(sum((*parts, self.final, self.never, self.remove), ())))

    def is_product(self, url: str) -> bool:
        return bool(self.product) and re.search(self.product, url) is not None


GENERIC = Recipe()


@lru_cache
def recipes() -> tuple[Recipe, ...]:
    return tuple(map(_recipe, data("platforms.toml")["platform"]))


def _recipe(row: Mapping[str, Any]) -> Recipe:
    lists = {key: tuple(value) for key, value in row.items() if isinstance(value, list)}
    return Recipe(**{**row, **lists})


@lru_cache
def all_marks() -> tuple[str, ...]:
    return tuple(dict.fromkeys(mark for recipe in recipes() for mark in recipe.marks))


def recognised(marks: Iterable[str]) -> Recipe:
    """The platform with these marks in its pages, or the recipe that knows nothing."""
    met = frozenset(marks)
    return next((one for one in recipes() if met.intersection(one.marks)), GENERIC)
