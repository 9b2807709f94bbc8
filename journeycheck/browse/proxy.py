"""The browser's only way out: a proxy on loopback that asks the same guard as the crawl.

It speaks CONNECT for what is encrypted, and GET and HEAD for what is not; other methods only for a
tab that may send something (`sends`), and what the gate stops never comes here. Each name is
resolved once, and the connection goes to an address that was vetted. What is refused gets no answer
that could be taken for one of the site, and is noted.
"""

import asyncio
import hmac
import secrets
from base64 import b64encode
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from journeycheck.browse.heads import LARGEST, BadHead, Head, read_head
from journeycheck.browse.relay import Errand, Limits, Meter, No, Why, Wire, errand
from journeycheck.guard import Guard, NoSuchHost, PrivateAddress
from journeycheck.texts import clean

_ADDRESSES = 3  # tried of one host
# What browsers send their makers of the forms a page shows: nobody's business but the visitor's.
_TALEBEARERS = frozenset({"content-autofill.googleapis.com"})
_NOTES = 500  # kinds of refusal kept
_STRANGER = (
    b"HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=journeycheck"
    b"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
)
_NO_TUNNEL = b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Refused:
    """Something that was not carried. `host` without its port; "" when none was even named."""

    host: str
    why: Why


class Proxy:
    """Listens on 127.0.0.1 while it is entered (`async with`). It serves only whoever knows `user`
    and `password`: it is no way out for anything else on this machine."""

    user = "journeycheck"

    def __init__(self, guard: Guard, limits: Limits | None = None) -> None:
        self.password = secrets.token_urlsafe(18)
        self._ticket = b"Basic " + b64encode(f"{self.user}:{self.password}".encode())
        self._guard = guard
        self._limits = limits or Limits()
        self._refused: Counter[Refused] = Counter()
        self._served: set[asyncio.Task[None]] = set()
        self._server: asyncio.Server | None = None
        self._shut = False
        self.sends = False

    @property
    def address(self) -> str:
        """`http://127.0.0.1:port`. Raises RuntimeError when it does not listen."""
        if self._server is None:
            raise RuntimeError("the proxy does not listen")
        return f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    def taken(self) -> dict[Refused, int]:
        """What has been refused since the last call, and how often."""
        taken, self._refused = dict(self._refused), Counter()
        return taken

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0, limit=LARGEST)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        if self._server is not None:
            self._server.close()
        async with self.shut():
            self._server = None

    @asynccontextmanager
    async def shut(self) -> AsyncIterator[None]:
        """Nothing passes meanwhile; what is on its way is cut. A page that is closed has no last
        word."""
        self._shut = True
        for task in self._served:
            task.cancel()
        await asyncio.gather(*self._served, return_exceptions=True)
        try:
            yield
        finally:
            self._shut = False

    def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        full = len(self._served) >= self._limits.connections
        if self._shut or full:
            writer.close()
            return self._note("", Why.TOO_MANY) if full else None
        task = asyncio.create_task(self._serve(Wire(reader, writer)))
        self._served.add(task)
        # Here and not at the task's end: one that is cancelled before its first step has no end.
        task.add_done_callback(lambda done: self._done(done, writer))

    def _done(self, task: asyncio.Task[None], writer: asyncio.StreamWriter) -> None:
        self._served.discard(task)
        writer.close()

    def _note(self, host: str, why: Why) -> None:
        note = Refused(clean(host), why)
        if len(self._refused) < _NOTES or note in self._refused:
            self._refused[note] += 1

    async def _serve(self, browser: Wire) -> None:
        try:
            async with asyncio.timeout(self._limits.head):
                head = await read_head(browser.reader)
            if self._knows(head):
                await self._answer(head, browser)
            else:
                browser.writer.write(_STRANGER)
        except (BadHead, OSError, TimeoutError):
            browser.writer.transport.abort()  # it has gone, or does not speak HTTP

    def _knows(self, head: Head) -> bool:
        told = head.values(b"proxy-authorization")
        return len(told) == 1 and hmac.compare_digest(told[0], self._ticket)

    async def _answer(self, head: Head, browser: Wire) -> None:
        # A status would pass for one of the site; of a tunnel the browser keeps it to itself.
        refusal, host = _NO_TUNNEL if head.first.startswith(b"CONNECT ") else b"", ""
        try:
            wanted = errand(head, self.sends)
            host = wanted.host
            if host in _TALEBEARERS:
                raise No(Why.NO_SUCH_HOST)
            far = await self._connect(wanted)
            refusal = b""
            await self._run(wanted, browser, far)
        except No as no:
            self._note(host, no.why)
            browser.writer.write(refusal) if refusal else browser.writer.transport.abort()

    async def _run(self, wanted: Errand, browser: Wire, far: Wire) -> None:
        meter = Meter(self._limits)
        try:
            await meter.hold(wanted.run(browser, far, meter))
        finally:
            far.writer.close()

    async def _connect(self, wanted: Errand) -> Wire:
        try:
            async with asyncio.timeout(self._limits.connect * _ADDRESSES):
                vetted = await self._guard.addresses(wanted.host)
                return await self._first(vetted[:_ADDRESSES], wanted.port)
        except PrivateAddress:
            raise No(Why.PRIVATE) from None
        except NoSuchHost:
            raise No(Why.NO_SUCH_HOST) from None
        except (OSError, TimeoutError):
            raise No(Why.NO_CONNECTION) from None

    async def _first(self, addresses: Sequence[str], port: int) -> Wire:
        """The first address that can be reached. Raises OSError or TimeoutError."""
        *others, last = addresses
        for address in others:
            try:
                return await self._open(address, port)
            except (OSError, TimeoutError):
                continue
        return await self._open(last, port)

    async def _open(self, address: str, port: int) -> Wire:
        async with asyncio.timeout(self._limits.connect):
            return Wire(*await asyncio.open_connection(address, port, limit=LARGEST))
