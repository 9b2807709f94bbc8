"""Connections: to vetted addresses only, kept as long as they stand, and bounded."""

import asyncio
import ssl
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field

import httpx
import pytest

from journeycheck.crawl import wires
from journeycheck.crawl.wires import Wires
from journeycheck.guard import Guard, PrivateAddress

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
Talk = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
Send = Callable[[str], Awaitable[bytes]]


@dataclass
class Met:
    """What a server on loopback has seen: its connections, and the heads of the requests."""

    connections: int = 0
    heads: list[bytes] = field(default_factory=list)


def talking(
    errand: Callable[[Send, Met], Awaitable[None]],
    answers: Callable[[int], bytes] = lambda _: OK,
    addresses: Sequence[str] = ("127.0.0.1",),
    allow_private: bool = True,
) -> Met:
    """Run an errand against a server that gives these answers, by the number of the request. Every
    name leads to `addresses`; an empty answer hangs up."""
    met = Met()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        met.connections += 1
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                met.heads.append(head)
                if not (answer := answers(len(met.heads))):
                    break
                writer.write(answer)
        except (asyncio.IncompleteReadError, ConnectionError):
            return
        finally:
            writer.close()

    async def resolve(host: str) -> Sequence[str]:
        return addresses

    async def run() -> None:
        transport = Wires(Guard("other.test", allow_private, resolve), context())
        async with await asyncio.start_server(serve, "127.0.0.1", 0) as server, transport:
            port = server.sockets[0].getsockname()[1]

            async def send(path: str) -> bytes:
                response = await transport.handle_async_request(asked(f"shop.test:{port}{path}"))
                try:
                    return b"".join([piece async for piece in response.aiter_raw()])
                finally:
                    await response.aclose()

            await errand(send, met)

    asyncio.run(run())
    return met


def context() -> ssl.SSLContext:
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def asked(address: str) -> httpx.Request:
    limits = {"timeout": {"connect": 1.0, "read": 1.0}}
    return httpx.Request("GET", f"http://{address}", extensions=limits)


def test_the_name_is_told_and_the_address_connected_to() -> None:
    async def errand(send: Send, met: Met) -> None:
        assert await send("/a") == b"ok"

    met = talking(errand)
    assert met.heads[0].startswith(b"GET /a HTTP/1.1\r\nHost: shop.test:")


@pytest.mark.parametrize("addresses", [["127.0.0.1"], ["::1"], ["64:ff9b::7f00:1", "10.0.0.1"]])
def test_a_private_address_is_never_connected_to(addresses: Sequence[str]) -> None:
    async def errand(send: Send, met: Met) -> None:
        with pytest.raises(PrivateAddress):
            await send("/")

    assert talking(errand, addresses=addresses, allow_private=False).connections == 0


def test_another_address_is_tried_when_one_does_not_answer() -> None:
    async def errand(send: Send, met: Met) -> None:
        assert await send("/") == b"ok"

    assert talking(errand, addresses=["127.0.0.99", "127.0.0.1"]).connections == 1


def test_a_connection_is_used_again() -> None:
    async def errand(send: Send, met: Met) -> None:
        assert [await send("/"), await send("/"), await send("/")] == [b"ok"] * 3

    assert talking(errand).connections == 1


def test_one_that_has_ended_meanwhile_is_replaced() -> None:
    async def errand(send: Send, met: Met) -> None:
        assert [await send("/"), await send("/")] == [b"ok"] * 2

    met = talking(errand, lambda number: b"" if number == 2 else OK)
    assert (met.connections, len(met.heads)) == (2, 3)


def test_a_new_one_that_hangs_up_is_told() -> None:
    async def errand(send: Send, met: Met) -> None:
        with pytest.raises(httpx.RemoteProtocolError, match="disconnected"):
            await send("/")

    assert talking(errand, lambda _: b"").connections == 1


@pytest.mark.parametrize("more", [OK, b"x"])
def test_what_nobody_asked_for_is_no_answer_to_the_next(more: bytes) -> None:
    async def errand(send: Send, met: Met) -> None:
        assert [await send("/"), await send("/")] == [b"ok"] * 2

    assert talking(errand, lambda _: OK + more).connections == 2


def test_one_that_the_server_wants_closed_is_not_used_again() -> None:
    async def errand(send: Send, met: Met) -> None:
        assert [await send("/"), await send("/")] == [b"ok"] * 2

    answer = OK.replace(b"\r\n", b"\r\nConnection: close\r\n", 1)
    assert talking(errand, lambda _: answer).connections == 2


def test_few_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wires, "_KEPT", 2)

    async def errand(send: Send, met: Met) -> None:
        await asyncio.gather(*(send("/") for _ in range(5)))
        assert met.connections == 5
        await asyncio.gather(*(send("/") for _ in range(5)))

    assert talking(errand).connections == 8


def test_none_is_kept_for_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wires, "_KEPT_FOR", 0.0)

    async def errand(send: Send, met: Met) -> None:
        await send("/")
        await send("/")

    assert talking(errand).connections == 2


def test_what_is_not_taken_does_not_pile_up() -> None:
    """A server that goes on sending waits for whoever reads slowly."""
    sent = 0

    async def endless(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal sent
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
        try:
            while True:
                writer.write(b"x" * 100_000)
                sent += 100_000
                await writer.drain()
        except ConnectionError:
            return
        finally:
            writer.close()

    async def run() -> None:
        transport = Wires(Guard("127.0.0.1", False), context())
        async with await asyncio.start_server(endless, "127.0.0.1", 0) as server, transport:
            port = server.sockets[0].getsockname()[1]
            response = await transport.handle_async_request(asked(f"127.0.0.1:{port}/"))
            await asyncio.sleep(0.3)
            before = sent
            await asyncio.sleep(0.2)
            assert sent == before
            pieces = response.aiter_raw()
            for _ in range(40):
                await anext(pieces)
            assert sent > before
            await pieces.aclose()  # type: ignore[attr-defined]  # a generator, by its type no more
            await response.aclose()

    asyncio.run(run())
