"""A small, awkward web server on loopback, and a reader that understands a little HTML."""

import asyncio
import re
import ssl
from collections import Counter
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from html import unescape
from typing import Any
from zlib import crc32

from journeycheck import urls
from journeycheck.config import Settings
from journeycheck.crawl import Crawled, crawl
from journeycheck.facts import PageKind, Visit
from journeycheck.logbook import Logbook
from journeycheck.page import Lead, Page, Reading

Write = asyncio.StreamWriter


@dataclass(frozen=True)
class Request:
    method: str
    path: str
    headers: Mapping[str, str]
    count: int  # how often this path has been asked, this time included
    at: float  # seconds on the loop's clock
    body: str = ""


@dataclass
class Server:
    """`routes`: path -> HTML, raw bytes, a coroutine that writes by itself, or a function of the
    request that gives one of them; "*" is for all the others."""

    routes: Mapping[str, Any]
    host: str = "127.0.0.1"
    port: int = 0
    tls: ssl.SSLContext | None = None
    log: list[Request] = field(default_factory=list)
    connections: int = 0
    hits: Counter[str] = field(default_factory=Counter)
    talks: set["asyncio.Future[None]"] = field(default_factory=set)

    @property
    def home(self) -> str:
        scheme = "https" if self.tls else "http"
        return f"{scheme}://{self.host}:{self.port}/"

    def asked(self) -> list[str]:
        return [request.path for request in self.log]

    def receive(self, reader: asyncio.StreamReader, writer: Write) -> None:
        """Closes also for who is cancelled before the first word is heard."""
        task = asyncio.ensure_future(self.talk(reader, writer))
        self.talks.add(task)
        task.add_done_callback(self.talks.discard)
        task.add_done_callback(lambda _: writer.close())

    async def talk(self, reader: asyncio.StreamReader, writer: Write) -> None:
        self.connections += 1
        try:
            while request := await self._request(reader):
                await self._answer(request, writer)
                await writer.drain()
                if writer.is_closing():
                    break
        except (
            asyncio.CancelledError,
            ConnectionError,
            asyncio.IncompleteReadError,
            asyncio.LimitOverrunError,
        ):
            return

    async def _request(self, reader: asyncio.StreamReader) -> Request | None:
        head = await reader.readuntil(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        method, path, _ = first.split(" ", 2)
        pairs = [line.partition(":") for line in lines if line]
        headers = {name.lower(): value.strip() for name, _, value in pairs}
        self.hits[path] += 1
        now = asyncio.get_running_loop().time()
        body = await reader.readexactly(int(headers.get("content-length", 0)))
        request = Request(method, path, headers, self.hits[path], now, body.decode("latin-1"))
        self.log.append(request)
        return request

    async def _answer(self, request: Request, writer: Write) -> None:
        bare = request.path.partition("?")[0]
        found = self.routes.get(request.path, self.routes.get(bare, self.routes.get("*")))
        if found is None:
            found = reply(404, "<title>Page introuvable</title>")
        if callable(found) and not asyncio.iscoroutinefunction(found):
            found = found(request)
        if isinstance(found, str):
            found = reply(200, found)
        if isinstance(found, bytes):
            writer.write(found)
        else:
            await found(request, writer)


def reply(
    status: int, body: str | bytes = b"", kind: str = "text/html; charset=utf-8", **headers: str
) -> bytes:
    """A well-formed answer. Header names are given with underscores."""
    content = body.encode() if isinstance(body, str) else body
    fields = {"Content-Type": kind, "Content-Length": str(len(content))} | {
        name.replace("_", "-"): value for name, value in headers.items()
    }
    lines = [f"HTTP/1.1 {status} Whatever", *(f"{k}: {v}" for k, v in fields.items() if v)]
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + content


def moved(target: str, status: int = 302, **headers: str) -> bytes:
    return reply(status, "", Location=target, **headers)


def page(*links: str, title: str = "Maison Test", text: str = "") -> str:
    """A page with links: an address, or an address and its words with a bar between."""
    pairs = [link.partition("|") for link in links]
    anchors = "".join(f'<a href="{href}">{words or "Lire"}</a>' for href, _, words in pairs)
    words = text or f"{title} vous accueille, et voici ce que vous cherchez chez nous."
    return f"<!doctype html><html><title>{title}</title><h1>{title}</h1><p>{words}</p>{anchors}"


@asynccontextmanager
async def serving(server: Server) -> AsyncIterator[Server]:
    listener = await asyncio.start_server(server.receive, server.host, server.port, ssl=server.tls)
    server.port = listener.sockets[0].getsockname()[1]
    try:
        yield server
    finally:
        listener.close()


ENDLESS = "and so on"  # the readers read a page that says so in part
_LINK = re.compile(r'<a href="([^"]*)">([^<]*)')
_TITLE = re.compile(r"<title>([^<]*)")
_HEADING = re.compile(r"<h1>([^<]*)")
_TAG = re.compile(r"<script.*?</script>|<[^>]*>", re.DOTALL)


class FakeReader:
    """Finds links by a regex, and takes `/contact` for a contact page."""

    def __init__(self) -> None:
        self.kept: list[Reading] = []
        self.seen: list[Page] = []

    def read(self, page: Page, home: str) -> Reading:
        self.seen.append(page)
        text = page.text
        words = _TAG.sub(" ", text).split()
        visit = Visit(
            page.final_url, _first(_TITLE, text), _first(_HEADING, text),
            kinds=_kinds(page.final_url), words=len(words),
            truncated=page.truncated or ENDLESS in text,
        )  # fmt: skip
        leads = tuple(self._leads(page))
        return Reading(
            visit,
            own_leads=leads,
            signature=frozenset(crc32(word.encode("utf-8", "replace")) for word in words),
        )

    def keep(self, reading: Reading, number: int) -> None:
        self.kept.append(reading)

    @property
    def paths(self) -> list[str]:
        return [urls.target(reading.visit.url) for reading in self.kept]

    def _leads(self, page: Page) -> list[Lead]:
        found = []
        for href, words in _LINK.findall(page.text):
            target = urls.absolute(unescape(href), page.final_url)
            if target and urls.scheme(target) in {"http", "https"}:
                target = target.partition("#")[0]
                found.append(Lead(target, words, _kinds(target)))
        return found


def _kinds(url: str) -> frozenset[PageKind]:
    path = urls.path(url)
    return frozenset(kind for kind in PageKind if kind.value in path)


def _first(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found.group(1) if found else ""


@dataclass
class Visited:
    """A crawl of one server, seen from both sides."""

    crawled: Crawled
    reader: FakeReader
    server: Server
    told: list[tuple[int, int, str]]

    def answer(self, path: str) -> Any:
        return self.crawled.answers[self.server.home.rstrip("/") + path]

    def skips(self) -> dict[str, str]:
        return {
            skip.url.removeprefix(self.server.home.rstrip("/")): skip.reason
            for skip in self.crawled.skipped
        }

    def unread(self) -> dict[str, str]:
        cut = self.server.home.rstrip("/")
        return {url.removeprefix(cut): reason for url, reason in self.crawled.unread.items()}


def settings(**changes: Any) -> Settings:
    given: dict[str, Any] = {"rate": 0, "timeout": 2.0, "max_time": 60, "browser": "never"}
    return Settings(**(given | changes))


def visit(
    routes: Mapping[str, Any],
    start: str = "",
    stop_at: int = 0,
    tls: ssl.SSLContext | None = None,
    logbook: Logbook | None = None,
    reader: "FakeReader | None" = None,
    workers: int = 0,
    **changes: Any,
) -> Visited:
    """Serve `routes` and crawl them. `stop_at`: set the stop event after so many answers."""
    server = Server(routes, tls=tls)
    told: list[tuple[int, int, str]] = []

    async def run() -> Visited:
        stop, reading = asyncio.Event(), reader or FakeReader()

        def progress(pages: int, links: int, current: str) -> None:
            told.append((pages, links, current))
            if stop_at and len(told) >= stop_at:
                stop.set()

        async with serving(server):
            address = start.format(port=server.port) if "://" in start else server.home + start
            crawled = await crawl(
                address, settings(**changes), reading, progress, stop=stop, logbook=logbook,
                workers=workers,
            )  # fmt: skip
        return Visited(crawled, reading, server, told)

    return asyncio.run(run())
