"""What the browser's proxy carries once a connection stands: one reading, or a tunnel for TLS."""

import asyncio
from collections.abc import Awaitable
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol
from urllib.parse import urlsplit

from journeycheck.browse.heads import BadHead, Head, read_head, written

_READING = frozenset({b"GET", b"HEAD"})
_CHUNK = 64 * 1024  # bytes
_INTERIM = 10  # answers that only announce another one (1xx)
_HANDSHAKE = b"\x16"  # how TLS begins (RFC 8446, 5.1)
_WELCOME = b"HTTP/1.1 200 Connection established\r\n\r\n"


class Why(StrEnum):
    """Why something was refused, or led nowhere."""

    PRIVATE = "private"  # the guard keeps us out of private networks
    NO_SUCH_HOST = "no-such-host"
    NO_CONNECTION = "no-connection"
    NO_HTTP = "no-http"  # what answered was not understood
    METHOD = "method"  # it is no plain reading
    NOT_ENCRYPTED = "not-encrypted"  # plain talk in a tunnel, such as a WebSocket or TURN
    TOO_MANY = "too-many"  # connections at once
    TOO_MUCH = "too-much"  # bytes through one connection
    TOO_LONG = "too-long"  # a connection idle, or open, for too long


class No(Exception):
    """A refusal on its way to the notes."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds, bytes and numbers; all but `connections` hold for one connection."""

    head: float = 10
    connect: float = 5
    idle: float = 30
    whole: float = 300
    size: int = 64 * 1024 * 1024
    connections: int = 128


@dataclass(frozen=True, slots=True)
class Wire:
    """One connection, to the browser or to a host."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter


class Errand(Protocol):
    """What the browser wants from a host."""

    @property
    def host(self) -> str: ...
    @property
    def port(self) -> int: ...

    async def run(self, browser: Wire, far: Wire, meter: "Meter") -> None:
        """Do it; raises No, or what the connections raise."""


class Meter:
    """Counts what a connection carries, and ends it: every byte renews its patience."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._left = limits.size
        self._end = 0.0
        self._patience: asyncio.Timeout | None = None

    async def hold(self, work: Awaitable[None]) -> None:
        """Do the work within the limits. Raises No when it is idle or open for too long."""
        now = asyncio.get_running_loop().time()
        self._end = now + self._limits.whole
        try:
            async with asyncio.timeout(self._limits.idle) as self._patience:
                await work
        except TimeoutError:
            raise No(Why.TOO_LONG) from None

    def count(self, chunk: bytes) -> None:
        self._left -= len(chunk)
        if self._left < 0:
            raise No(Why.TOO_MUCH)
        if self._patience is not None:
            soon = asyncio.get_running_loop().time() + self._limits.idle
            self._patience.reschedule(min(soon, self._end))


@dataclass(frozen=True, slots=True)
class Tunnel:
    """CONNECT: both ways, if what goes through is encrypted."""

    host: str
    port: int

    async def run(self, browser: Wire, far: Wire, meter: Meter) -> None:
        browser.writer.write(_WELCOME)
        hello = await browser.reader.read(_CHUNK)
        if hello and not hello.startswith(_HANDSHAKE):
            raise No(Why.NOT_ENCRYPTED)
        far.writer.write(hello)
        await _first_end(_pump(browser, far, meter), _pump(far, browser, meter))


@dataclass(frozen=True, slots=True)
class Plain:
    """A request without encryption. `request` as it goes to the host, `length` that of its body."""

    host: str
    port: int
    request: bytes
    length: int = 0

    async def run(self, browser: Wire, far: Wire, meter: Meter) -> None:
        far.writer.write(self.request)
        await _body(browser, far, meter, self.length)
        browser.writer.write(await _answer(far))
        await _first_end(_pump(far, browser, meter), _silence(browser))


def errand(head: Head, sends: bool = False) -> Errand:
    """What this request asks for. Raises No for all that is neither a tunnel nor a reading, unless
    it `sends`, and for an address that is none."""
    method, _, rest = head.first.partition(b" ")
    target = rest.partition(b" ")[0]
    try:
        if method == b"CONNECT":
            return Tunnel(*_authority("//" + target.decode("ascii"), 443))
        if target.startswith(b"http://") and (sends or (method in _READING and not _sends(head))):
            return _plain(method, target, head)
    except ValueError:
        raise No(Why.NO_SUCH_HOST) from None
    raise No(Why.METHOD)


def _plain(method: bytes, target: bytes, head: Head) -> Plain:
    _, _, authority, *path = target.split(b"/", 3)
    first = b"%b /%b HTTP/1.1" % (method, b"".join(path))
    lines = [b"Host: " + authority, *head.without(b"host")]
    host, port = _authority(target.decode("ascii"), 80)
    return Plain(host, port, written(first, lines), _length(head))


def _length(head: Head) -> int:
    """Bytes of the body. Raises No for one whose end only its chunks tell, and for what wants to
    become something else."""
    told = head.values(b"content-length") or [b"0"]
    if head.values(b"transfer-encoding") or head.values(b"upgrade") or len(set(told)) > 1:
        raise No(Why.METHOD)
    if not told[0].isdigit() or len(told[0]) > 9:
        raise No(Why.TOO_MUCH)
    return int(told[0])


def _sends(head: Head) -> bool:
    """Does it carry a body, or want to become something else?"""
    length = head.values(b"content-length")
    return bool(head.values(b"transfer-encoding") or head.values(b"upgrade")) or any(
        value != b"0" for value in length
    )


def _authority(url: str, usual: int) -> tuple[str, int]:
    """Host and port of an address. Raises ValueError."""
    parts = urlsplit(url)
    if not parts.hostname:
        raise ValueError("there is no host")
    return parts.hostname, parts.port or usual


async def _answer(far: Wire) -> bytes:
    """The head of the answer itself, made ready for the browser. Its length or the end of the
    connection ends the body: no second answer can ever follow it."""
    try:
        for _ in range(_INTERIM):
            head = await read_head(far.reader)
            status = _status(head)
            if not 100 <= status < 200:
                return written(head.first, head.without())
    except (BadHead, OSError):
        raise No(Why.NO_HTTP) from None
    raise No(Why.NO_HTTP)


def _status(head: Head) -> int:
    """Raises No for what is no answer, for another protocol, and for words that only a proxy may
    say (407)."""
    version, _, rest = head.first.partition(b" ")
    code = rest[:3]
    if not version.startswith(b"HTTP/1.") or not code.isdigit() or code in (b"101", b"407"):
        raise No(Why.NO_HTTP)
    return int(code)


async def _body(browser: Wire, far: Wire, meter: Meter, length: int) -> None:
    while length and (chunk := await browser.reader.read(min(length, _CHUNK))):
        meter.count(chunk)
        far.writer.write(chunk)
        await far.writer.drain()
        length -= len(chunk)


async def _pump(source: Wire, target: Wire, meter: Meter) -> None:
    while chunk := await source.reader.read(_CHUNK):
        meter.count(chunk)
        target.writer.write(chunk)
        await target.writer.drain()


async def _silence(browser: Wire) -> None:
    """Until the browser hangs up; what it may still say is for nobody."""
    while await browser.reader.read(_CHUNK):
        continue


async def _first_end(*ways: Awaitable[None]) -> None:
    """Until one of them has ended; the others are ended too. Raises what that one raised."""
    tasks = [asyncio.ensure_future(way) for way in ways]
    try:
        ended, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    for task in ended:
        with suppress(ConnectionError):  # to hang up is to end
            await task
