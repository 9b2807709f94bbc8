"""Unpacks bodies within a bound: never more than `limit` bytes come out, whatever goes in."""

import zlib
from collections.abc import Iterator
from typing import Protocol

import brotli  # type: ignore[import-untyped]

ACCEPTED = "gzip, deflate, br"
MAX_CODINGS = 2
_PIECE = 64 * 1024
_PLAIN = frozenset({"", "identity", "none", "utf-8", "binary", "text"})
_BEYOND_US = frozenset({"zstd", "compress", "x-compress", "dcb", "dcz"})


class CannotUnpack(Exception):
    """The body is not what its coding says, or the coding is not one of ours."""


class _Stage(Protocol):
    def pieces(self, data: bytes) -> Iterator[bytes]:
        """What `data` unpacks to, in pieces of a bounded size."""


class _Zlib:
    """gzip (also several members in a row), or deflate with and without its zlib wrapper."""

    def __init__(self, gzip: bool) -> None:
        self._gzip = gzip
        self._engine = zlib.decompressobj(wbits=31) if gzip else None
        self._head = b""
        self._members = 0

    def pieces(self, data: bytes) -> Iterator[bytes]:
        full = False  # a full piece may leave more to come, without more to put in
        while data or full:
            engine, data = self._ready(data)
            if engine is None:
                return
            piece = self._piece(engine, data)
            if piece is None:
                return
            yield piece
            full = len(piece) == _PIECE and not engine.eof
            data = engine.unconsumed_tail or self._next_member(engine)

    def _ready(self, data: bytes) -> "tuple[zlib._Decompress | None, bytes]":
        """Deflate shows by its first two bytes whether it is wrapped."""
        if self._engine is None:
            self._head += data
            if len(self._head) < 2:
                return None, b""
            wrapped = self._head[0] & 15 == 8 and int.from_bytes(self._head[:2], "big") % 31 == 0
            self._engine = zlib.decompressobj(wbits=15 if wrapped else -15)
            data, self._head = self._head, b""
        return self._engine, data

    def _piece(self, engine: "zlib._Decompress", data: bytes) -> bytes | None:
        try:
            return engine.decompress(data, _PIECE)
        except zlib.error as fault:
            if self._members:  # rubbish behind a whole body is left aside, as browsers do
                return None
            raise CannotUnpack(str(fault)) from fault

    def _next_member(self, engine: "zlib._Decompress") -> bytes:
        if not (engine.eof and self._gzip and engine.unused_data):
            return b""
        self._engine, self._members = zlib.decompressobj(wbits=31), self._members + 1
        return engine.unused_data


class _Brotli:
    def __init__(self) -> None:
        self._engine = brotli.Decompressor()

    def pieces(self, data: bytes) -> Iterator[bytes]:
        if self._engine.is_finished():
            return
        try:
            piece = self._engine.process(data, output_buffer_limit=_PIECE)
            while piece or not self._engine.can_accept_more_data():
                yield piece
                piece = self._engine.process(b"", output_buffer_limit=_PIECE)
        except brotli.error as fault:
            raise CannotUnpack(str(fault)) from fault


def _stages(codings: str) -> list[_Stage]:
    """The stages that undo a Content-Encoding header, in the order of undoing."""
    names = [name.strip().lower() for name in codings[:200].split(",")]
    coded = [name for name in reversed(names) if name not in _PLAIN]
    if len(coded) > MAX_CODINGS:
        raise CannotUnpack("too many codings")
    if beyond := next((name for name in coded if name in _BEYOND_US), None):
        raise CannotUnpack(beyond)
    return [stage for name in coded if (stage := _stage(name))]


def _stage(name: str) -> _Stage | None:
    """One stage; None for a name that nobody knows, which browsers take for no coding at all."""
    if name in {"gzip", "x-gzip"}:
        return _Zlib(gzip=True)
    if name == "deflate":
        return _Zlib(gzip=False)
    return _Brotli() if name == "br" else None


class Inflater:
    """Takes a body as it came and gives it unpacked, `limit` bytes at most.

    Raises CannotUnpack, at once for an unknown chain of codings, later for a body that lies.
    """

    def __init__(self, codings: str, limit: int) -> None:
        self._stages = _stages(codings)
        self._passed = [0] * len(self._stages)
        self._limit = limit
        self.body = bytearray()

    @property
    def full(self) -> bool:
        """Was there more than the limit?"""
        return len(self.body) > self._limit or any(n > 4 * self._limit for n in self._passed)

    def feed(self, data: bytes) -> None:
        for piece in self._through(data, 0):
            self.body += piece
            if self.full:
                return

    def _through(self, data: bytes, depth: int) -> Iterator[bytes]:
        if depth == len(self._stages):
            yield data
            return
        for piece in self._stages[depth].pieces(data):
            self._passed[depth] += len(piece)
            if self.full:
                return
            yield from self._through(piece, depth + 1)

    def taken(self) -> bytes:
        """The unpacked body, cut at the limit."""
        return bytes(self.body[: self._limit])


def gunzip(data: bytes, limit: int) -> bytes:
    """A gzip file unpacked, `limit` bytes at most; what was read before a fault is kept."""
    inflater = Inflater("gzip", limit)
    for at in range(0, len(data), _PIECE):
        try:
            inflater.feed(data[at : at + _PIECE])
        except CannotUnpack:
            break
        if inflater.full:
            break
    return inflater.taken()
