"""What asks and reads: one request, one answer, and the page in it read at once.

It works inside the visit's own process, or in one of its own: a page that takes long, or that
breaks the parser, then holds up nobody else.
"""

import asyncio
import gc
import os
import signal
import socket
import sys
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, replace
from time import monotonic
from typing import Any

import msgspec

from journeycheck import urls
from journeycheck.codec import encode, pack, pack_part
from journeycheck.crawl.answers import Errand, Failure, Fetch
from journeycheck.crawl.client import Client
from journeycheck.crawl.packing import pack_answer
from journeycheck.guard import Guard
from journeycheck.page import Page, Part, Reading

Read = Callable[[Page, str], Reading]
HEAD = 4  # bytes: the length of a message

_GARBAGE = 100_000  # new objects, after which Python looks for those that hold one another
ENOUGH_WORDS = 150  # a page that says more is judged by its reading, and its body is let go
_SAMPLE = 64 * 1024  # bytes of a body that are looked at again


class Order(msgspec.Struct, array_like=True):
    """One request. `home` is the home page for the readers; None: not to be read."""

    number: int
    url: str
    cookie: str
    errand: Errand
    home: str | None


class Reply(msgspec.Struct, array_like=True):
    """The answer to an order, packed; `parts` are those that were not handed over before."""

    number: int
    answer: bytes
    reading: bytes | None
    parts: list[tuple[str, bytes]]


@dataclass(frozen=True)
class Outfit:
    """What a worker is given. `host`: the host of the site. `max_body`: bytes."""

    host: str
    allow_private: bool
    timeout: float
    max_body: int
    read: Read


class Worker:
    """Asks and reads."""

    def __init__(self, outfit: Outfit) -> None:
        guard = Guard(outfit.host, outfit.allow_private)
        self._client = Client(guard, outfit.timeout, outfit.max_body)
        self._read = outfit.read
        self._handed_over: set[str] = set()
        self._engaged = 0.0  # seconds in which pages were read, and nothing was heard of answers

    async def do(self, order: Order) -> Reply:
        engaged = self._engaged
        answer = await self._client.get(order.url, order.cookie, order.errand)
        answer = _without(answer, self._engaged - engaged)
        if isinstance(answer, Failure):
            return Reply(order.number, pack_answer(answer), None, [])
        reading = self._reading(answer, order)
        parts = (
            [self._handed(part) for part in reading.parts if self._is_new(part)] if reading else []
        )
        answer = replace(answer, page=replace(answer.page, body=_kept(answer, reading, order)))
        return Reply(order.number, pack_answer(answer), pack(reading) if reading else None, parts)

    async def aclose(self) -> None:
        await self._client.aclose()

    def _reading(self, answer: Fetch, order: Order) -> Reading | None:
        readable = answer.status == 200 or order.errand.read == "any"
        if order.home is None or not readable or not answer.page.is_html:
            return None
        final, began = urls.identity(order.url), monotonic()
        reading = self._read(replace(answer.page, final_url=final), order.home or final)
        self._engaged += monotonic() - began
        return reading

    def _is_new(self, part: Part) -> bool:
        return part.key not in self._handed_over

    def _handed(self, part: Part) -> tuple[str, bytes]:
        self._handed_over.add(part.key)
        return part.key, pack_part(part)


def _without(answer: Fetch | Failure, seconds: float) -> Fetch | Failure:
    """The answer, with the time it took less the time that we made it wait: a site is not slow, or
    under strain, because we are busy."""
    if isinstance(answer, Failure):
        return replace(answer, seconds=max(0.0, answer.seconds - seconds))
    left = max(0.0, answer.page.seconds - seconds)
    return replace(answer, page=replace(answer.page, seconds=left))


def _kept(answer: Fetch, reading: Reading | None, order: Order) -> bytes:
    """What is looked at again of a body: files that were asked for, and pages that say little."""
    if order.errand.limit:
        return answer.page.body
    if reading and reading.visit.words > ENOUGH_WORDS:
        return b""
    return answer.page.body[:_SAMPLE]


def serve(line: socket.socket, outfit: Outfit, forked: bool) -> None:
    """The life of a worker in a process of its own: until the other end of the line is closed."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)  # who started us decides
    if forked:
        _let_go(line.fileno())
    gc.freeze()
    gc.set_threshold(_GARBAGE)  # a page makes many small things that all go together
    asyncio.run(_serve(line, Worker(outfit)))
    os._exit(0)


def _let_go(kept: int) -> None:
    """Close what was inherited: the lock of the folder must end with the process that holds it."""
    os.closerange(3, kept)
    os.closerange(kept + 1, os.sysconf("SC_OPEN_MAX") if sys.platform != "win32" else 8192)


async def _serve(line: socket.socket, worker: Worker) -> None:
    reader, writer = await asyncio.open_connection(sock=line)
    decoder = msgspec.msgpack.Decoder(Order)
    tasks: set[asyncio.Task[None]] = set()

    async def reply(order: Order) -> None:
        send(writer, encode(await worker.do(order)))

    while (raw := await receive(reader)) is not None:
        _start(reply(decoder.decode(raw)), tasks)


def _start(work: Coroutine[Any, Any, None], tasks: set[asyncio.Task[None]]) -> None:
    task = asyncio.create_task(work)
    tasks.add(task)
    task.add_done_callback(tasks.discard)


def send(writer: asyncio.StreamWriter, message: bytes) -> None:
    writer.write(len(message).to_bytes(HEAD, "big") + message)


async def receive(reader: asyncio.StreamReader) -> bytes | None:
    """The next message; None when the line is closed."""
    try:
        size = int.from_bytes(await reader.readexactly(HEAD), "big")
        return await reader.readexactly(size)
    except (asyncio.IncompleteReadError, OSError):
        return None
