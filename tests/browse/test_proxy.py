"""The browser's proxy, spoken to byte by byte: what it carries, and what it refuses."""

import asyncio
from base64 import b64encode
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest

from journeycheck.browse.proxy import Proxy, Refused
from journeycheck.browse.relay import Limits, Why
from journeycheck.guard import Guard, NoSuchHost

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"
HELLO = b"\x16\x03\x01 as TLS begins"
NAMES = {
    "own.test": ["127.0.0.1"],
    "inner.test": ["10.1.2.3"],
    "mixed.test": ["10.1.2.3", "::1"],
    "nat.test": ["64:ff9b::7f00:1"],
}
Talk = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


async def resolve(host: str) -> Sequence[str]:
    """Names of the tests; an address is its own."""
    if host.endswith(".test") and host not in NAMES:
        raise NoSuchHost(host)
    return NAMES.get(host, [host])


@dataclass
class Far:
    """The host behind the proxy. `answer`: what it says to the first bytes that come."""

    answer: bytes | Talk = OK
    port: int = 0
    heard: list[bytes] = field(default_factory=list)
    ended: asyncio.Event = field(default_factory=asyncio.Event)

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            self.heard.append(await reader.read(65536))
            if isinstance(self.answer, bytes):
                writer.write(self.answer)
                await writer.drain()
            else:
                await self.answer(reader, writer)
        except ConnectionError:
            pass  # the proxy has hung up, as it may
        finally:
            writer.close()
            self.ended.set()


@dataclass
class Desk:
    """A browser's side of the proxy."""

    proxy: Proxy
    far: Far

    @property
    def ticket(self) -> bytes:
        pair = b64encode(f"{self.proxy.user}:{self.proxy.password}".encode())
        return b"Proxy-Authorization: Basic " + pair + b"\r\n"

    @asynccontextmanager
    async def line(self) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
        port = int(self.proxy.address.rpartition(":")[2])
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        try:
            yield reader, writer
        finally:
            writer.close()

    async def say(self, request: bytes, ticket: bytes | None = None) -> bytes:
        """All that comes back, until the proxy hangs up. PORT stands for the far host's."""
        request = request.replace(b"PORT", b"%d" % self.far.port)
        first, _, rest = request.partition(b"\r\n")
        request = first + b"\r\n" + (self.ticket if ticket is None else ticket) + rest
        async with self.line() as (reader, writer):
            writer.write(request)
            return await everything(reader)

    async def get(self, url: bytes, *lines: bytes, method: bytes = b"GET") -> bytes:
        return await self.say(b"\r\n".join([method + b" " + url + b" HTTP/1.1", *lines, b"", b""]))

    def refused(self) -> dict[tuple[str, Why], int]:
        return {(one.host, one.why): n for one, n in self.proxy.taken().items()}


async def everything(reader: asyncio.StreamReader) -> bytes:
    found = b""
    try:
        async with asyncio.timeout(5):
            while chunk := await reader.read(65536):
                found += chunk
    except ConnectionError:
        found += b"<reset>"
    return found


def at_desk(
    work: Callable[[Desk], Awaitable[None]], far: Far | None = None, **changes: float
) -> None:
    """Do it with a proxy, and a host behind it. `changes` to the limits."""

    async def run() -> None:
        host = far or Far()
        server = await asyncio.start_server(host.talk, "127.0.0.1", 0)
        host.port = server.sockets[0].getsockname()[1]
        guard = Guard("own.test", False, resolve)
        async with server, Proxy(guard, Limits(**changes)) as proxy:  # type: ignore[arg-type]
            await work(Desk(proxy, host))

    asyncio.run(run())


def said(far: Far) -> bytes:
    [heard] = far.heard
    return heard


def test_a_reading_is_handed_on_without_what_is_the_proxys_own() -> None:
    far = Far()

    async def work(desk: Desk) -> None:
        answer = await desk.get(
            b"http://own.test:PORT/a?b=c", b"Host: other.test", b"Proxy-Connection: keep-alive",
            b"Connection: keep-alive", b"Cookie: x=1",
        )  # fmt: skip
        assert answer.endswith(b"\r\n\r\nhello")
        assert desk.refused() == {}

    at_desk(work, far)
    assert said(far) == (
        b"GET /a?b=c HTTP/1.1\r\nConnection: close\r\nHost: own.test:%d\r\nCookie: x=1\r\n\r\n"
        % far.port
    )


def test_an_address_without_a_path() -> None:
    far = Far()

    async def work(desk: Desk) -> None:
        await desk.get(b"http://own.test:PORT")

    at_desk(work, far)
    assert said(far).startswith(b"GET / HTTP/1.1\r\n")


def test_the_browser_may_not_keep_the_line_for_another_host() -> None:
    """Else a host could leave an answer behind for the next one asked."""
    first = (
        b"HTTP/1.1 200 OK\r\nConnection: keep-alive,\r\n keep-alive\r\nKeep-Alive: timeout=9\r\n"
    )

    async def stay(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(first + b"Content-Length: 1\r\n\r\nx" + OK)
        far.heard.append(await reader.read())

    far = Far(stay)

    async def work(desk: Desk) -> None:
        async with desk.line() as (reader, writer):
            writer.write(b"GET http://own.test:%d/ HTTP/1.1\r\n%b\r\n" % (far.port, desk.ticket))
            head = await reader.readuntil(b"\r\n\r\n")
            writer.write(b"GET http://own.test:%d/second HTTP/1.1\r\n\r\n" % far.port)
            await asyncio.sleep(0.05)
        assert head == b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 1\r\n\r\n"
        await asyncio.wait_for(far.ended.wait(), 2)

    at_desk(work, far)
    assert b"second" not in b"".join(far.heard)


def test_who_does_not_know_the_password_is_not_served() -> None:
    far = Far()
    get = b"GET http://own.test:PORT/ HTTP/1.1\r\n\r\n"

    async def work(desk: Desk) -> None:
        wrong = b"Proxy-Authorization: Basic " + b64encode(b"journeycheck:guess") + b"\r\n"
        for ticket in (b"", wrong, desk.ticket * 2):
            assert (await desk.say(get, ticket)).startswith(b"HTTP/1.1 407 ")

    at_desk(work, far)
    assert far.heard == []


@pytest.mark.parametrize(
    ("host", "why"),
    [
        ("inner.test", Why.PRIVATE),
        ("mixed.test", Why.PRIVATE),
        ("nat.test", Why.PRIVATE),
        ("127.0.0.1", Why.PRIVATE),
        ("[::1]", Why.PRIVATE),
        ("[::ffff:127.0.0.1]", Why.PRIVATE),
        ("[2002:7f00:1::]", Why.PRIVATE),
        ("169.254.169.254", Why.PRIVATE),
        ("224.0.0.1", Why.PRIVATE),
        ("nobody.test", Why.NO_SUCH_HOST),
    ],
)
def test_where_the_guard_does_not_go_the_browser_does_not_go(host: str, why: Why) -> None:
    far = Far()

    async def work(desk: Desk) -> None:
        name = host.encode()
        assert await desk.get(b"http://" + name + b":PORT/") in (b"", b"<reset>")
        assert (await desk.get(name + b":PORT", method=b"CONNECT")).startswith(b"HTTP/1.1 403 ")
        assert desk.refused() == {(host.strip("[]"), why): 2}

    at_desk(work, far)
    assert far.heard == []


def test_a_name_that_changes_its_address_leads_nowhere_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(NAMES, "turning.test", ["10.9.9.9"])
    far = Far()

    async def work(desk: Desk) -> None:
        await desk.get(b"http://turning.test:PORT/")
        NAMES["turning.test"] = ["127.0.0.1"]
        await desk.get(b"http://turning.test:PORT/")
        assert desk.refused() == {("turning.test", Why.PRIVATE): 2}

    at_desk(work, far)
    assert far.heard == []


@pytest.mark.parametrize("method", [b"POST", b"PUT", b"DELETE", b"OPTIONS", b"get", b"TRACE"])
def test_nothing_is_sent_without_encryption(method: bytes) -> None:
    far = Far()

    async def work(desk: Desk) -> None:
        lines = b"Content-Length: 1", b"", b"x"
        assert await desk.get(b"http://own.test:PORT/", *lines, method=method) in (b"", b"<reset>")
        assert list(desk.refused()) == [("", Why.METHOD)]

    at_desk(work, far)
    assert far.heard == []


@pytest.mark.parametrize(
    "line", [b"Content-Length: 4", b"Transfer-Encoding: chunked", b"Upgrade: websocket"]
)
def test_a_reading_carries_nothing(line: bytes) -> None:
    async def work(desk: Desk) -> None:
        assert await desk.get(b"http://own.test:PORT/", line) in (b"", b"<reset>")
        assert list(desk.refused()) == [("", Why.METHOD)]

    at_desk(work)


@pytest.mark.parametrize(
    "target",
    [b"/", b"file:///etc/passwd", b"https://own.test/", b"ftp://own.test/", b"http://", b"*",
     b"http://own.test:99999/", b"http://[::1/", b"http://\xff.test/", b"http:///x"],
)  # fmt: skip
def test_an_address_that_is_none(target: bytes) -> None:
    async def work(desk: Desk) -> None:
        assert await desk.get(target) in (b"", b"<reset>")
        [(host, why)] = desk.refused()
        assert (host, why in (Why.METHOD, Why.NO_SUCH_HOST)) == ("", True)

    at_desk(work)


def test_a_tunnel_carries_both_ways() -> None:
    async def echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"\x16first")
        while chunk := await reader.read(100):
            writer.write(chunk.upper())

    async def work(desk: Desk) -> None:
        async with desk.line() as (reader, writer):
            writer.write(b"CONNECT own.test:%d HTTP/1.1\r\n%b\r\n" % (desk.far.port, desk.ticket))
            assert (await reader.readuntil(b"\r\n\r\n")).startswith(b"HTTP/1.1 200 ")
            writer.write(HELLO)
            assert await reader.readexactly(6) == b"\x16first"
            writer.write(b"abc")
            assert await reader.readexactly(3) == b"ABC"
        await asyncio.wait_for(desk.far.ended.wait(), 2)
        assert desk.refused() == {}

    far = Far(echo)
    at_desk(work, far)
    assert said(far) == HELLO


@pytest.mark.parametrize(
    "talk", [b"GET /chat HTTP/1.1\r\nUpgrade: websocket\r\n\r\n", b"POST / HTTP/1.1\r\n\r\n"]
)
def test_a_tunnel_is_for_what_is_encrypted(talk: bytes) -> None:
    far = Far()

    async def work(desk: Desk) -> None:
        await desk.get(b"own.test:PORT", b"", talk, method=b"CONNECT")
        assert desk.refused() == {("own.test", Why.NOT_ENCRYPTED): 1}

    at_desk(work, far)
    assert b"".join(far.heard) == b""


@pytest.mark.parametrize(
    "answer",
    [b"", b"SSH-2.0-OpenSSH_9.2\r\n", b"hello", b"HTTP/1.1 407 Who\r\n\r\n", b"\r\n\r\n",
     b"HTTP/1.1 101 Switching\r\n\r\n", b"HTTP/1.1 abc\r\n\r\n", b"HTTP/1.1 200 OK\r\nX: y",
     b"HTTP/1.1 103 Hints\r\n\r\n" * 50, b"HTTP/1.1 200 OK\r\nX: " + b"y" * 200_000,
     b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 9_000],
)  # fmt: skip
def test_what_is_no_answer_does_not_reach_the_browser(answer: bytes) -> None:
    async def once(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(answer)
        await writer.drain()

    async def work(desk: Desk) -> None:
        assert await desk.get(b"http://own.test:PORT/") in (b"", b"<reset>")
        assert desk.refused() == {("own.test", Why.NO_HTTP): 1}

    at_desk(work, Far(once))


def test_hints_come_before_the_answer() -> None:
    async def work(desk: Desk) -> None:
        answer = await desk.get(b"http://own.test:PORT/", method=b"HEAD")
        assert answer.startswith(b"HTTP/1.0 404 No\nConnection: close\r\n") or answer.startswith(
            b"HTTP/1.0 404 No\r\nConnection: close\r\n"
        )

    hints = b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"

    async def once(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(hints + b"HTTP/1.0 404 No\n\n")

    at_desk(work, Far(once))


def test_a_host_that_is_not_there() -> None:
    async def work(desk: Desk) -> None:
        assert await desk.get(b"http://own.test:1/") in (b"", b"<reset>")
        assert desk.refused() == {("own.test", Why.NO_CONNECTION): 1}

    at_desk(work)


def test_the_next_address_of_a_host_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(NAMES, "own.test", ["::1", "127.0.0.1"])

    async def work(desk: Desk) -> None:
        assert (await desk.get(b"http://own.test:PORT/")).endswith(b"hello")

    at_desk(work)


def test_an_answer_without_end() -> None:
    async def endless(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
        while not writer.is_closing():
            writer.write(b"x" * 65536)
            await writer.drain()

    async def work(desk: Desk) -> None:
        answer = await desk.get(b"http://own.test:PORT/")
        assert len(answer) < 1_200_000
        assert desk.refused() == {("own.test", Why.TOO_MUCH): 1}

    at_desk(work, Far(endless), size=1_000_000)


def test_silence_and_dripping_have_an_end() -> None:
    async def silent(reader: asyncio.StreamReader, _: asyncio.StreamWriter) -> None:
        await reader.read()

    async def drip(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
        while not writer.is_closing():
            writer.write(b"x")
            await writer.drain()
            await asyncio.sleep(0.02)

    async def work(desk: Desk) -> None:
        began = asyncio.get_running_loop().time()
        await desk.get(b"http://own.test:PORT/")
        assert asyncio.get_running_loop().time() - began < 10
        assert desk.refused() == {("own.test", Why.TOO_LONG): 1}

    at_desk(work, Far(drip), idle=0.3, whole=0.6)
    at_desk(work, Far(silent), idle=0.3)


def test_a_browser_that_does_not_speak_http() -> None:
    async def work(desk: Desk) -> None:
        junk = (b"\x00" * 300_000, b"GET http://own.test/ HTTP/1.1\r\nX: y", b"", b"\r\n\r\n")
        for one in junk:
            async with desk.line() as (reader, writer):
                writer.write(one)
                assert await everything(reader) in (b"", b"<reset>")
        assert desk.refused() == {}

    at_desk(work, head=0.2)


def test_connections_at_once_are_counted() -> None:
    async def work(desk: Desk) -> None:
        async with desk.line(), desk.line():
            await asyncio.sleep(0.05)
            assert await desk.get(b"http://own.test:PORT/") in (b"", b"<reset>")
        assert desk.refused() == {("", Why.TOO_MANY): 1}
        await asyncio.sleep(0.05)
        assert (await desk.get(b"http://own.test:PORT/")).endswith(b"hello")

    at_desk(work, connections=2)


class Hasty(set["asyncio.Task[None]"]):
    """Whoever is served is cut off before the first step."""

    def add(self, task: "asyncio.Task[None]") -> None:
        super().add(task)
        task.cancel()


def test_who_is_cut_off_at_once_is_hung_up_on() -> None:
    async def work(desk: Desk) -> None:
        desk.proxy._served = Hasty()
        async with desk.line() as (reader, _):
            assert await everything(reader) == b""
        assert not desk.proxy._served

    at_desk(work)


def test_the_notes_have_an_end_and_quote_safely() -> None:
    async def work(desk: Desk) -> None:
        for n in range(600):
            desk.proxy._note(f"h{n}\x1b[31m", Why.PRIVATE)
        notes = desk.proxy.taken()
        assert len(notes) == 500
        assert Refused("h0 [31m", Why.PRIVATE) in notes
        assert desk.proxy.taken() == {}

    at_desk(work)
