"""Readings as bytes: on their way between processes, and in `audit.db`.

MessagePack, typed on the way back: bytes that are no reading raise `Garbled`, and run nothing.
"""

from collections.abc import Callable, Iterable
from functools import cached_property, lru_cache
from typing import Any, TypeVar

import msgspec

from journeycheck.facts import Fact, Visit
from journeycheck.page import Lead, Part, Reading

F = TypeVar("F", bound=Fact)

Garbled = msgspec.MsgspecError

Facts = dict[str, msgspec.Raw]  # the name of a kind -> its facts, in the order they were met
FindPart = Callable[[str], Part]

encode = msgspec.msgpack.Encoder().encode


class _Reading(msgspec.Struct, array_like=True):
    visit: Visit
    facts: Facts
    leads: tuple[Lead, ...]
    parts: tuple[str, ...]
    signature: frozenset[int]
    links_left_out: int


class _Part(msgspec.Struct, array_like=True):
    key: str
    facts: Facts
    leads: tuple[Lead, ...]


_reading = msgspec.msgpack.Decoder(_Reading)
_part = msgspec.msgpack.Decoder(_Part)


@lru_cache
def _kinds() -> dict[str, type[Fact]]:
    return {kind.__name__: kind for kind in Fact.__subclasses__()}


@lru_cache
def _decoder(kind: str) -> msgspec.msgpack.Decoder[Any]:
    several: Any = tuple[_kinds()[kind], ...]  # type: ignore[misc]  # known at run time only
    return msgspec.msgpack.Decoder(several)


def _sorted(facts: Iterable[Fact]) -> Facts:
    by_kind: dict[str, list[Fact]] = {}
    for fact in facts:
        by_kind.setdefault(type(fact).__name__, []).append(fact)
    return {kind: msgspec.Raw(encode(facts)) for kind, facts in by_kind.items()}


def _facts(packed: Facts) -> tuple[Fact, ...]:
    return tuple(fact for kind, facts in packed.items() for fact in _decoder(kind).decode(facts))


def pack(reading: Reading) -> bytes:
    """A reading as bytes; of its parts, the keys only."""
    keys = tuple(part.key for part in reading.parts)
    return encode(
        _Reading(
            reading.visit, _sorted(reading.own), reading.own_leads, keys, reading.signature,
            reading.links_left_out,
        )
    )  # fmt: skip


def pack_part(part: Part) -> bytes:
    return encode(_Part(part.key, _sorted(part.facts), part.leads))


def unpack_part(packed: bytes) -> Part:
    """Raises Garbled."""
    part = _part.decode(packed)
    return Part(part.key, _facts(part.facts), part.leads)


def unpack_fact(kind: type[F], packed: bytes) -> F:
    """One fact by itself. Raises Garbled."""
    fact: F = _single(kind.__name__).decode(packed)
    return fact


@lru_cache
def _single(kind: str) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(_kinds()[kind])


def facts_of(packed: bytes, kind: type[F]) -> tuple[F, ...]:
    """The own facts of one kind in a packed reading. Raises Garbled."""
    facts = _reading.decode(packed).facts.get(kind.__name__)
    return tuple(_decoder(kind.__name__).decode(facts)) if facts else ()


class Packed:
    """A reading in its bytes, unpacked when it is first looked at. `find` gives its parts."""

    def __init__(self, raw: bytes, find: FindPart) -> None:
        self.raw = raw
        self._find = find

    @cached_property
    def reading(self) -> Reading:
        """Raises Garbled."""
        packed = _reading.decode(self.raw)
        return Reading(
            visit=packed.visit,
            own=_facts(packed.facts),
            own_leads=packed.leads,
            parts=tuple(map(self._find, packed.parts)),
            signature=packed.signature,
            links_left_out=packed.links_left_out,
        )
