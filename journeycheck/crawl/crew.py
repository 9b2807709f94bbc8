"""The workers of a visit: none of their own process, or as many as there are cores to use."""

import asyncio
import multiprocessing
import socket
import sys
from dataclasses import dataclass, field
from multiprocessing.process import BaseProcess
from typing import Any, Protocol

import msgspec

from journeycheck import urls
from journeycheck.codec import encode
from journeycheck.crawl.answers import Errand, Failure, Fetch, Trouble
from journeycheck.crawl.client import WHOLE_REQUEST
from journeycheck.crawl.packing import unpack_answer
from journeycheck.crawl.parts import Parts
from journeycheck.crawl.worker import Order, Outfit, Reply, Worker, receive, send, serve

_PATIENCE = WHOLE_REQUEST + 60.0  # seconds for one answer and its reading; then a worker is stuck
_reply = msgspec.msgpack.Decoder(Reply)
_FORKS = sys.platform == "linux"  # a fork shares what was imported; elsewhere it is not safe


class _Died(Exception):
    """A worker has ended before it answered."""


class _Hand(Protocol):
    """One worker, near or far."""

    busy: int

    async def do(self, order: Order) -> Reply: ...

    async def aclose(self) -> None: ...


class Crew:
    """Answers come from its workers. `home` is the home page, once it is known."""

    def __init__(self, outfit: Outfit, parts: Parts, size: int) -> None:
        self.home = ""
        self._outfit = outfit
        self._parts = parts
        self._hands: list[_Hand] = [self._hired(size > 0) for _ in range(max(1, size))]
        self._one_by_one = asyncio.Lock()
        self._orders = 0

    async def get(self, url: str, cookie: str, errand: Errand) -> Fetch | Failure:
        """One GET, and the page read where the errand says so. What was under way when a worker
        died is asked again, one by one: who breaks a worker twice breaks nobody else."""
        try:
            return self._understood(await self._done(self._order(url, cookie, errand)))
        except _Died:
            async with self._one_by_one:
                return await self._once_more(self._order(url, cookie, errand))

    async def aclose(self) -> None:
        for hand in self._hands:
            await hand.aclose()

    async def _once_more(self, order: Order) -> Fetch | Failure:
        try:
            return self._understood(await self._done(order))
        except _Died:
            return Failure(order.url, Trouble.BROKE_US, order.url, "the worker ended twice")

    async def _done(self, order: Order) -> Reply:
        hand = min(self._hands, key=lambda one: one.busy)
        hand.busy += 1
        try:
            async with asyncio.timeout(_PATIENCE):
                return await hand.do(order)
        except (_Died, TimeoutError):
            await self._replace(hand)
            raise _Died from None
        finally:
            hand.busy -= 1

    async def _replace(self, hand: _Hand) -> None:
        if hand in self._hands:
            self._hands[self._hands.index(hand)] = self._hired(far=True)
            await hand.aclose()

    def _hired(self, far: bool) -> _Hand:
        return _Far(self._outfit) if far else _Near(Worker(self._outfit))

    def _order(self, url: str, cookie: str, errand: Errand) -> Order:
        own = not self.home or urls.same_site(url, self.home)
        self._orders += 1
        return Order(self._orders, url, cookie, errand, self.home if errand.read and own else None)

    def _understood(self, reply: Reply) -> Fetch | Failure:
        self._parts.take(reply.parts)
        return unpack_answer(reply.answer, reply.reading, self._parts.find)


def _made(line: socket.socket, outfit: Outfit) -> BaseProcess:
    context: Any = multiprocessing.get_context("fork" if _FORKS else "spawn")
    process: BaseProcess = context.Process(target=serve, args=(line, outfit, _FORKS), daemon=True)
    return process


@dataclass(eq=False)
class _Near:
    """A worker in this process."""

    worker: Worker
    busy: int = 0

    async def do(self, order: Order) -> Reply:
        return await self.worker.do(order)

    async def aclose(self) -> None:
        await self.worker.aclose()


@dataclass(eq=False)
class _Far:
    """A worker in a process of its own, at the other end of a line."""

    outfit: Outfit
    busy: int = 0
    _waiting: dict[int, asyncio.Future[Reply]] = field(default_factory=dict)
    _opening: asyncio.Lock = field(default_factory=asyncio.Lock)
    _listening: asyncio.Task[None] | None = None
    _writer: asyncio.StreamWriter | None = None

    def __post_init__(self) -> None:
        self._line, theirs = socket.socketpair()
        self._process = _made(theirs, self.outfit)
        self._process.start()
        theirs.close()

    async def do(self, order: Order) -> Reply:
        waiting: asyncio.Future[Reply] = asyncio.get_running_loop().create_future()
        self._waiting[order.number] = waiting
        try:
            async with self._opening:
                writer = self._writer or await self._open()
            if self._listening is None or self._listening.done():
                raise _Died
            send(writer, encode(order))
            return await waiting
        finally:
            self._waiting.pop(order.number, None)

    async def aclose(self) -> None:
        """End it. There is nothing it could lose."""
        self._process.kill()
        self._process.join()
        self._process.close()
        if self._writer:
            self._writer.close()
        if self._listening:
            await asyncio.gather(self._listening, return_exceptions=True)
        self._line.close()

    async def _open(self) -> asyncio.StreamWriter:
        reader, self._writer = await asyncio.open_connection(sock=self._line)
        self._listening = asyncio.create_task(self._listen(reader))
        return self._writer

    async def _listen(self, reader: asyncio.StreamReader) -> None:
        """Hand out the replies, until the worker ends: then nobody waits in vain."""
        while (raw := await receive(reader)) is not None:
            reply = _reply.decode(raw)
            if (waiting := self._waiting.get(reply.number)) and not waiting.done():
                waiting.set_result(reply)
        for waiting in self._waiting.values():
            if not waiting.done():
                waiting.set_exception(_Died())
