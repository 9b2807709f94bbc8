"""Structured data in JSON-LD: read as a machine reads it, and as far as it goes when it is broken.

Source: JSON-LD 1.1 (W3C), the part of it that sites use; vocabulary schema.org.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any

from journeycheck.facts import How, Region

DEPTH_LIMIT = 30
ITEM_LIMIT = 2_000  # items of one page


@dataclass(frozen=True, eq=False)
class Item:
    """One thing described. `types` are bare schema.org names; ask for properties with `get`."""

    types: tuple[str, ...]
    props: "Mapping[str, tuple[str | Item, ...]]"
    how: How
    selector: str = ""
    id: str = ""
    region: Region = Region.HEAD
    broken: bool = False  # stands in a block that no strict reader accepts

    def get(self, name: str) -> "tuple[str | Item, ...]":
        """The values of a property, whatever the case it is written in."""
        return self.props.get(name.lower(), ())

    def texts(self, name: str) -> tuple[str, ...]:
        """The values that are plain text."""
        return tuple(value for value in self.get(name) if isinstance(value, str))

    def text(self, name: str) -> str:
        return next(iter(self.texts(name)), "")

    def items(self, name: str) -> "tuple[Item, ...]":
        """The values that are things themselves."""
        return tuple(value for value in self.get(name) if isinstance(value, Item))


@dataclass(frozen=True)
class BrokenBlock:
    """A block of JSON-LD that no strict reader accepts. `fault` is one of `json_text.FAULTS`."""

    selector: str
    fault: str
    excerpt: str


class JsonLd:
    """Makes items of decoded JSON-LD: lists and graphs flattened, things in things kept there."""

    def __init__(self) -> None:
        self.items: list[Item] = []
        self._made = 0
        self._broken = False

    def add(self, value: Any, selector: str, *, broken: bool = False) -> None:
        """`broken`: a strict reader stumbles over the block."""
        self._broken = broken
        self.items += islice(self._things(value, selector, 0), ITEM_LIMIT)

    def _things(self, value: Any, selector: str, depth: int) -> Iterator[Item]:
        if depth > DEPTH_LIMIT or self._made > ITEM_LIMIT:
            return
        if isinstance(value, list):
            for part in value:
                yield from self._things(part, selector, depth + 1)
        elif isinstance(value, dict):
            graph = value.get("@graph")
            if graph is not None:
                yield from self._things(graph, selector, depth + 1)
            if graph is None or set(map(str, value)) - {"@graph", "@context", "@id"}:
                yield self._item(value, selector, depth)

    def _item(self, value: dict[Any, Any], selector: str, depth: int) -> Item:
        self._made += 1
        props: dict[str, tuple[str | Item, ...]] = {}
        for key, inner in islice(value.items(), 200):
            if not str(key).startswith("@"):
                found = tuple(self._values(inner, selector, depth + 1))
                name = bare(str(key)).lower()
                props[name] = props.get(name, ()) + found
        return Item(
            types=tuple(bare(str(kind)) for kind in _listed(value.get("@type"))),
            props=props,
            how=How.JSON_LD,
            selector=selector,
            id=str(value.get("@id") or ""),
            broken=self._broken,
        )

    def _values(self, value: Any, selector: str, depth: int) -> Iterator[str | Item]:
        for part in islice(_listed(value), 500):
            if isinstance(part, dict) and "@value" in part:
                yield written(part["@value"])
            elif isinstance(part, dict | list):
                yield from self._things(part, selector, depth)
            elif part is not None:
                yield written(part)


def written(value: Any) -> str:
    """A JSON scalar as text, the way it stands in the source."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value) if isinstance(value, str | int | float) else ""


def _listed(value: Any) -> Iterable[Any]:
    return value if isinstance(value, list) else () if value is None else (value,)


def bare(name: str) -> str:
    """https://schema.org/LocalBusiness, schema:LocalBusiness -> LocalBusiness."""
    return _bare(name.strip()[:300])


@lru_cache(2_000)
def _bare(name: str) -> str:
    return re.split(r"[/#:]", name.rstrip("/#:"))[-1]


def flattened(items: Iterable[Item]) -> tuple[Item, ...]:
    """The items, and the items inside them, each once."""
    found: dict[int, Item] = {}
    queue: list[Iterable[str | Item]] = [tuple(items)]
    for values in queue:
        for item in values:
            if isinstance(item, Item) and id(item) not in found:
                found[id(item)] = item
                queue.extend(item.props.values())
    return tuple(found.values())
