"""The heads of HTTP/1 messages, read within bounds, for the browser's proxy (RFC 9112)."""

import asyncio
from dataclasses import dataclass

LARGEST = 64 * 1024  # bytes of one head
_LINES = 500
_BREAKS = (b"\n", b"\r\n")
# What concerns one connection only and is never handed on (RFC 9110, 7.6.1).
_HOP_BY_HOP = frozenset({
    b"connection", b"keep-alive", b"proxy-connection", b"proxy-authenticate",
    b"proxy-authorization", b"te", b"trailer", b"upgrade",
})  # fmt: skip


class BadHead(Exception):
    """It is no head of HTTP/1, or one without end."""


@dataclass(frozen=True, slots=True)
class Head:
    """A first line and the field lines behind it, without their line ends."""

    first: bytes
    lines: tuple[bytes, ...]

    def values(self, name: bytes) -> list[bytes]:
        """Every value of a field; `name` in lower case."""
        return [line.partition(b":")[2].strip() for line in self.lines if _name(line) == name]

    def without(self, *names: bytes) -> list[bytes]:
        """The lines to hand on: none of one connection only, and none of these names."""
        kept, wanted = [], True
        for line in self.lines:
            if not line.startswith((b" ", b"\t")):  # else it continues the line before
                wanted = _name(line) not in _HOP_BY_HOP and _name(line) not in names
            if wanted:
                kept.append(line)
        return kept


def written(first: bytes, lines: list[bytes]) -> bytes:
    """A head as it is sent, for a connection that carries no second message."""
    return b"\r\n".join([first, b"Connection: close", *lines, b"", b""])


async def read_head(reader: asyncio.StreamReader) -> Head:
    """The next head. Raises BadHead, or what the connection raises."""
    lines: list[bytes] = []
    size = 0
    while (line := await _line(reader)) not in _BREAKS:
        size += len(line)
        if size > LARGEST or len(lines) > _LINES:
            raise BadHead("it is too long")
        lines.append(line.rstrip(b"\r\n"))
    if not lines:
        raise BadHead("it is empty")
    return Head(lines[0], tuple(lines[1:]))


async def _line(reader: asyncio.StreamReader) -> bytes:
    try:
        return await reader.readuntil(b"\n")
    except asyncio.LimitOverrunError as error:
        raise BadHead("one line is too long") from error
    except asyncio.IncompleteReadError as error:
        raise BadHead("it breaks off") from error


def _name(line: bytes) -> bytes:
    return line.partition(b":")[0].strip().lower()
