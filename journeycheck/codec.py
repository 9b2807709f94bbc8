"""Readings as bytes: on their way between processes, and in `audit.db`.

MessagePack, typed on the way back: bytes that are no reading raise `Garbled`, and run nothing.
A claim is packed without its page, so that equal claims of several pages are equal bytes.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import Any, Generic, TypeVar, overload

import msgspec

from journeycheck.ends import Ends, ends_of
from journeycheck.facts import Fact, Link, PageKind, Visit
from journeycheck.page import Lead, Part, Reading

F = TypeVar("F", bound=Fact)

Garbled = msgspec.MsgspecError

Facts = dict[str, list[msgspec.Raw]]  # the name of a kind -> its facts, in the order they were met
FindPart = Callable[[str], Part]

encode = msgspec.msgpack.Encoder(order="deterministic").encode  # equal facts, equal bytes
_URL = encode("url")  # the first field of a place, which is the first field of a fact
_NOWHERE = _URL + encode("")


class _Reading(msgspec.Struct, array_like=True):
    visit: Visit
    facts: Facts
    leads: tuple[Lead, ...]
    parts: tuple[str, ...]
    signature: frozenset[int]
    links_left_out: int
    ends: Ends


class _Claims(msgspec.Struct, array_like=True):
    """A packed reading or part as far as its facts; nothing more is looked at."""

    whose: msgspec.Raw
    facts: Facts


class _Named(msgspec.Struct):
    """A visit, as far as its address."""

    url: str


class _Words(msgspec.Struct, frozen=True):
    text: str


class Written(msgspec.Struct, frozen=True):
    """A link, as far as it is written down: its address and its words."""

    target: str
    fragment: str
    internal: bool
    place: _Words

    @property
    def words(self) -> str:
        return self.place.text


class End(msgspec.Struct, frozen=True):
    """A link, as far as where it leads."""

    target: str
    fragment: str
    kinds: frozenset[PageKind]


L = TypeVar("L")


class _Links(msgspec.Struct, Generic[L], rename={"links": Link.__name__}):
    links: list[L] = []


class _Rows(msgspec.Struct, Generic[L], array_like=True):
    """A packed reading or part as far as its links."""

    whose: msgspec.Raw
    facts: _Links[L]


class _Part(msgspec.Struct, array_like=True):
    key: str
    facts: Facts
    leads: tuple[Lead, ...]


_reading = msgspec.msgpack.Decoder(_Reading)
_part = msgspec.msgpack.Decoder(_Part)
_claims = msgspec.msgpack.Decoder(_Claims)
_rows = msgspec.msgpack.Decoder(_Rows[Written])
_ends = msgspec.msgpack.Decoder(_Rows[End])
_named = msgspec.msgpack.Decoder(_Named)


@lru_cache
def _kinds() -> dict[str, type[Fact]]:
    return {kind.__name__: kind for kind in Fact.__subclasses__()}


def kind_called(name: str) -> type[Fact]:
    return _kinds()[name]


@lru_cache
def _decoder(kind: str) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(_kinds()[kind])


@lru_cache(8)
def _at(url: str) -> bytes:
    return _URL + encode(url)


def pack_fact(fact: Fact) -> bytes:
    """One claim, without its page."""
    return encode(fact).replace(_at(fact.place.url), _NOWHERE, 1)


def unpack_fact(kind: str, packed: bytes | msgspec.Raw, url: str = "") -> Any:
    """The claim of the kind of that name, as it stands on the page at `url`. Raises Garbled."""
    return _decoder(kind).decode(bytes(packed).replace(_NOWHERE, _at(url), 1))


def _sorted(facts: Iterable[Fact]) -> Facts:
    by_kind: Facts = {}
    for fact in facts:
        by_kind.setdefault(type(fact).__name__, []).append(msgspec.Raw(pack_fact(fact)))
    return by_kind


def _facts(packed: Facts, url: str = "") -> Iterator[Fact]:
    for kind, facts in packed.items():
        yield from (unpack_fact(kind, fact, url) for fact in facts)


def pack(reading: Reading) -> bytes:
    """A reading as bytes; of its parts, the keys only."""
    keys = tuple(part.key for part in reading.parts)
    return encode(
        _Reading(
            reading.visit, _sorted(reading.own), reading.own_leads, keys, reading.signature,
            reading.links_left_out, ends_of(reading.own, reading.visit.url),
        )
    )  # fmt: skip


def pack_part(part: Part) -> bytes:
    return encode(_Part(part.key, _sorted(part.facts), part.leads))


def unpack_part(packed: bytes) -> Part:
    """Raises Garbled."""
    part = _part.decode(packed)
    return Part(part.key, tuple(_facts(part.facts)), part.leads)


def claims_in(packed: bytes) -> Facts:
    """The claims in a packed reading or part, still packed. Raises Garbled."""
    return _claims.decode(packed).facts


def links_in(packed: bytes) -> list[Written]:
    """The links in a packed reading or part. Raises Garbled."""
    return _rows.decode(packed).facts.links


class Own(Sequence[Fact]):
    """What a packed reading says by itself: unpacked when somebody looks at it."""

    def __init__(self, packed: Facts, url: str, ends: Ends) -> None:
        self.packed = packed
        self.ends = ends
        self._url = url

    def of(self, kind: type[F]) -> tuple[F, ...]:
        """The facts of one kind. Raises Garbled."""
        name = kind.__name__
        return tuple(unpack_fact(name, fact, self._url) for fact in self.packed.get(name, ()))

    @cached_property
    def _all(self) -> tuple[Fact, ...]:
        return tuple(_facts(self.packed, self._url))

    @overload
    def __getitem__(self, at: int) -> Fact: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Fact]: ...
    def __getitem__(self, at: int | slice) -> Fact | Sequence[Fact]:
        return self._all[at]

    def __len__(self) -> int:
        return sum(map(len, self.packed.values()))

    def __iter__(self) -> Iterator[Fact]:
        return iter(self._all)


def own_of(reading: Reading, kind: type[F]) -> tuple[F, ...]:
    """What a page says by itself, of one kind. Raises Garbled."""
    if isinstance(reading.own, Own):
        return reading.own.of(kind)
    return tuple(fact for fact in reading.own if isinstance(fact, kind))


def facts_of(packed: bytes, kind: type[F]) -> tuple[F, ...]:
    """The own facts of one kind in a packed reading. Raises Garbled."""
    claims = _claims.decode(packed)
    url, name = _named.decode(claims.whose).url, kind.__name__
    return tuple(unpack_fact(name, fact, url) for fact in claims.facts.get(name, ()))


def links_of(packed: bytes, tells: Callable[[End], bool]) -> tuple[Link, ...]:
    """Some of the own links in a packed reading: only those are unpacked. Raises Garbled."""
    spots = [spot for spot, end in enumerate(_ends.decode(packed).facts.links) if tells(end)]
    if not spots:
        return ()
    claims, name = _claims.decode(packed), Link.__name__
    url, links = _named.decode(claims.whose).url, claims.facts[name]
    return tuple(unpack_fact(name, links[spot], url) for spot in spots)


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
            own=Own(packed.facts, packed.visit.url, packed.ends),
            own_leads=packed.leads,
            parts=tuple(map(self._find, packed.parts)),
            signature=packed.signature,
            links_left_out=packed.links_left_out,
        )
