"""One connection: for one request at a time, and bounded in what it takes before somebody asks."""

import asyncio
import ssl
from typing import NamedTuple

from journeycheck.http import h11, httpx

_AHEAD = 256 * 1024  # bytes that may come before somebody takes them
PIECE = 128 * 1024  # bytes read at once
_HEAD = 100 * 1024  # bytes of headers, or of the head of a chunk


class Origin(NamedTuple):
    """Whom a connection leads to. `host` is the name, as the certificate must have it."""

    scheme: bytes
    host: str
    port: int


class Disconnected(httpx.RemoteProtocolError):
    """The other end hung up before it answered."""


class Line(asyncio.BufferedProtocol):
    """One connection, for one request at a time. It is among `lines` as long as it stands. Into
    `landing` all of one loop read, and take their bytes away at once."""

    transport: asyncio.Transport

    def __init__(self, origin: Origin, lines: "set[Line]", landing: bytearray) -> None:
        self.origin = origin
        self._lines = lines
        self._landing = landing
        self._http = h11.Connection(h11.CLIENT, max_incomplete_event_size=_HEAD)
        self._come: list[bytes] = []
        self._ahead = 0  # bytes
        self._over = False
        self._fault: Exception | None = None
        self._waiter: asyncio.Future[None] | None = None

    @property
    def stands(self) -> bool:
        """Is it open, and has nothing come that nobody asked for?"""
        return not (self._over or self._come or self.transport.is_closing())

    def end(self) -> None:
        self.transport.abort()

    async def secure(self, context: ssl.SSLContext) -> None:
        """Go on in TLS. Raises OSError, of which ssl.SSLError is one."""
        loop, name = asyncio.get_running_loop(), self.origin.host
        safe = await loop.start_tls(self.transport, self, context, server_hostname=name)
        if safe is None:
            raise ConnectionResetError("the connection ended in the handshake")
        self.transport = safe

    async def ask(self, request: httpx.Request) -> h11.Response:
        """Send a request, and wait for the head of the answer."""
        target = request.extensions.get("target", request.url.raw_path)
        try:
            asked = h11.Request(method=request.method, target=target, headers=request.headers.raw)
            words = (self._http.send(asked), self._http.send(h11.EndOfMessage()))
        except h11.LocalProtocolError as fault:
            raise httpx.LocalProtocolError(str(fault)) from fault
        self.transport.write(b"".join(word or b"" for word in words))
        while True:
            event = await self.next(seconds_for(request, "read"))
            if isinstance(event, h11.Response):
                return event

    async def next(self, seconds: float) -> object:
        """What the other end says next, as an event of h11."""
        while True:
            try:
                event = self._http.next_event()
            except h11.RemoteProtocolError as fault:
                raise httpx.RemoteProtocolError(str(fault)) from fault
            if event is not h11.NEED_DATA:
                return event
            data = await self._read(seconds)
            if not data and self._http.their_state is h11.SEND_RESPONSE:
                raise Disconnected("Server disconnected without sending a response.")
            self._http.receive_data(data)

    def is_free(self) -> bool:
        """Has everything been said, by both? Then it is ready for another request."""
        both = (self._http.our_state, self._http.their_state)
        if both != (h11.DONE, h11.DONE) or self._http.trailing_data[0] or not self.stands:
            return False
        self._http.start_next_cycle()
        return True

    async def _read(self, seconds: float) -> bytes:
        """All that has come; b"" at the end. Waits so many seconds for more."""
        if not (self._come or self._over):
            self._waiter = asyncio.get_running_loop().create_future()
            try:
                async with asyncio.timeout(seconds):
                    await self._waiter
            except TimeoutError as fault:
                raise httpx.ReadTimeout("nothing came") from fault
            finally:
                self._waiter = None
        if self._come:
            return self._taken()
        if self._fault:
            raise httpx.ReadError(str(self._fault)) from self._fault
        return b""

    def _taken(self) -> bytes:
        data = b"".join(self._come)
        self._come.clear()
        if self._ahead > _AHEAD and not self._over:
            self.transport.resume_reading()
        self._ahead = 0
        return data

    # What asyncio calls.

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self._lines.add(self)

    def get_buffer(self, sizehint: int) -> bytearray:
        return self._landing

    def buffer_updated(self, nbytes: int) -> None:
        self._come.append(bytes(memoryview(self._landing)[:nbytes]))
        before, self._ahead = self._ahead, self._ahead + nbytes
        if before <= _AHEAD < self._ahead:
            self.transport.pause_reading()
        self._wake()

    def eof_received(self) -> None:
        self._over = True
        self._wake()

    def connection_lost(self, fault: Exception | None) -> None:
        self._over = True
        self._fault = fault
        self._lines.discard(self)
        self._wake()

    def _wake(self) -> None:
        if self._waiter and not self._waiter.done():
            self._waiter.set_result(None)


def seconds_for(request: httpx.Request, step: str) -> float:
    """How long a step of it may take."""
    return float(request.extensions["timeout"][step])
