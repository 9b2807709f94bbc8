"""Connections to the addresses that the guard has vetted, kept open for the next request.

A transport under httpx, of asyncio and h11: httpx's own goes through all its connections at every
step of every request, which takes longer than all the rest of it.
"""

import asyncio
import ssl
from collections.abc import AsyncIterator, Callable
from time import monotonic

from journeycheck.crawl.line import PIECE, Disconnected, Line, Origin, seconds_for
from journeycheck.guard import Guard
from journeycheck.http import h11, httpx

_KEPT = 40  # connections that wait for the next request
_KEPT_FOR = 5.0  # seconds
_ADDRESSES = 3  # of one host, that are tried


class Wires(httpx.AsyncBaseTransport):
    """Sends requests. `context` says which certificates are accepted."""

    def __init__(self, guard: Guard, context: ssl.SSLContext) -> None:
        self._guard = guard
        self._context = context
        self._context.set_alpn_protocols(["http/1.1"])
        self._lines: set[Line] = set()
        self._landing = bytearray(PIECE)
        self._kept: list[tuple[Origin, float, Line]] = []  # the one used last is the last

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """One request, without its body: there is none in a GET. Raises httpx.TransportError, and
        what the guard raises."""
        url = request.url
        port = url.port or (443 if url.raw_scheme == b"https" else 80)
        origin = Origin(url.raw_scheme, url.raw_host.decode("ascii"), port)
        if old := self._take(origin):
            try:
                return await self._sent(old, request)
            except (httpx.ReadError, Disconnected):  # it had ended, and we were not told
                pass
        return await self._sent(
            await self._opened(origin, seconds_for(request, "connect")), request
        )

    async def aclose(self) -> None:
        for line in tuple(self._lines):
            line.end()
        await asyncio.sleep(0)  # they are closed at the next turn of the loop

    async def _sent(self, line: Line, request: httpx.Request) -> httpx.Response:
        try:
            head = await line.ask(request)
        except BaseException:
            line.end()
            raise
        body = _Body(line, seconds_for(request, "read"), self._keep)
        told = {"network_stream": line.transport}
        return httpx.Response(
            head.status_code, headers=head.headers.raw_items(), stream=body, extensions=told
        )

    def _take(self, origin: Origin) -> Line | None:
        """A connection that was kept, if one still stands."""
        for at in reversed(range(len(self._kept))):
            whose, since, line = self._kept[at]
            if whose == origin:
                del self._kept[at]
                if line.stands and monotonic() - since < _KEPT_FOR:
                    return line
                line.end()
        return None

    def _keep(self, line: Line) -> None:
        """After an answer that came whole."""
        now = monotonic()
        self._kept.append((line.origin, now, line))
        while len(self._kept) > _KEPT or now - self._kept[0][1] > _KEPT_FOR:
            self._kept.pop(0)[2].end()

    async def _opened(self, origin: Origin, seconds: float) -> Line:
        """To the first address of the host that answers; to the address, never to the name."""
        *others, last = (await self._guard.addresses(origin.host))[:_ADDRESSES]
        share = seconds / (len(others) + 1)
        for address in others:
            try:
                line = await self._connected(origin, address, share)
                break
            except (httpx.ConnectError, httpx.ConnectTimeout):
                continue
        else:
            line = await self._connected(origin, last, share)
        if origin.scheme == b"https":
            await self._secure(line, seconds)
        return line

    async def _connected(self, origin: Origin, address: str, seconds: float) -> Line:
        connect = asyncio.get_running_loop().create_connection

        def made() -> Line:
            return Line(origin, self._lines, self._landing)

        try:
            async with asyncio.timeout(seconds):
                _, line = await connect(made, address, origin.port)
        except TimeoutError as fault:
            raise httpx.ConnectTimeout("no connection came about") from fault
        except OSError as fault:
            raise httpx.ConnectError(str(fault)) from fault
        return line

    async def _secure(self, line: Line, seconds: float) -> None:
        """Whoever does not shake hands in time speaks no TLS."""
        try:
            async with asyncio.timeout(seconds):
                await line.secure(self._context)
        except BaseException as fault:
            line.end()
            self._lines.discard(line)  # nobody else tells us its end
            if isinstance(fault, TimeoutError):
                raise httpx.ConnectError("no handshake") from ssl.SSLError("out of time")
            if isinstance(fault, OSError):
                raise httpx.ConnectError(str(fault)) from fault
            raise


class _Body(httpx.AsyncByteStream):
    """The body of an answer, piece by piece. `keep` takes the connection back."""

    def __init__(self, line: Line, seconds: float, keep: Callable[[Line], None]) -> None:
        self._line = line
        self._seconds = seconds
        self._keep = keep

    async def __aiter__(self) -> AsyncIterator[bytes]:
        while isinstance(event := await self._line.next(self._seconds), h11.Data):
            yield bytes(event.data)

    async def aclose(self) -> None:
        """A connection on which more is to come is of no use."""
        if self._line.is_free():
            self._keep(self._line)
        else:
            self._line.end()
