"""Sitemaps: the addresses a site lists itself, read as hostile XML."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import ParseError, XMLParser

from journeycheck import urls
from journeycheck.crawl.answers import Failure, Fetch
from journeycheck.crawl.inflate import gunzip

LARGEST = 50 * 1000 * 1000  # bytes, sitemaps.org
MOST = 50_000  # addresses, over all sitemaps
_NESTING = 2  # an index of sitemaps, and no index of indexes
_ELEMENTS = 2_000_000  # of one file: fifty thousand addresses, each with forty remarks
_DEPTH = 50  # elements within elements
_FILES = 50  # sitemap files read
_SECONDS = 60.0  # for all of them
_PIECE = 64 * 1024

Get = Callable[[str], Awaitable[Fetch | Failure]]


class _Enough(Exception):
    """A DOCTYPE, or more than we read."""


@dataclass
class Listed:
    """What one sitemap file lists."""

    pages: list[str] = field(default_factory=list)
    sitemaps: list[str] = field(default_factory=list)


class _Locations:
    """Takes the `loc` of every `url` and `sitemap`; builds no tree."""

    def __init__(self) -> None:
        self.listed = Listed()
        self._parent = ""
        self._text: list[str] | None = None
        self._elements = self._depth = 0

    def doctype(self, *_: object) -> None:
        raise _Enough

    def start(self, tag: str, _: dict[str, str]) -> None:
        self._elements, self._depth = self._elements + 1, self._depth + 1
        if self._elements > _ELEMENTS or self._depth > _DEPTH:
            raise _Enough
        name = tag.rpartition("}")[2]
        if name in {"url", "sitemap"}:
            self._parent = name
        self._text = [] if name == "loc" and self._parent else None

    def data(self, text: str) -> None:
        if self._text is not None and len(self._text) < 50:
            self._text.append(text[: urls.MAX_LENGTH])

    def end(self, _: str) -> None:
        self._depth -= 1
        if self._text is None:
            return
        place = self.listed.pages if self._parent == "url" else self.listed.sitemaps
        place.append("".join(self._text).strip())
        self._text = None
        if len(self.listed.pages) >= MOST or len(self.listed.sitemaps) >= MOST:
            raise _Enough

    def close(self) -> None:
        """Nothing to hand over: `listed` is read as it is."""


def parse(body: bytes) -> Listed:
    """The addresses of one file, gzipped or not; what stands before a fault is kept."""
    if body.startswith(b"\x1f\x8b"):
        body = gunzip(body, LARGEST)
    locations = _Locations()
    parser = XMLParser(target=locations)
    try:
        for at in range(0, len(body), _PIECE):
            parser.feed(body[at : at + _PIECE])
    except (ParseError, _Enough, ValueError, LookupError):
        return locations.listed  # the rest is no sitemap
    return locations.listed


async def read_sitemaps(files: Iterable[str], home: str, get: Get) -> tuple[str, ...]:
    """The addresses of the site that its sitemaps list, in their order, none twice."""
    found: dict[str, None] = {}
    try:
        async with asyncio.timeout(_SECONDS):
            await _read_all(list(files), home, get, found)
    except TimeoutError:
        return tuple(found)[:MOST]
    return tuple(found)[:MOST]


async def _read_all(files: list[str], home: str, get: Get, found: dict[str, None]) -> None:
    queue = [(url, 1) for url in dict.fromkeys(_own(files, home))]
    known = {url for url, _ in queue}
    for url, depth in queue:  # grows as indexes are read
        answer = await get(url)
        if isinstance(answer, Failure) or answer.status != 200:
            continue
        listed = parse(answer.page.body)
        found |= dict.fromkeys(_own(listed.pages, home))
        for child in _own(listed.sitemaps, home) if depth < _NESTING else ():
            if child not in known and len(queue) < _FILES:
                known.add(child)
                queue.append((child, depth + 1))


def _own(addresses: Iterable[str], home: str) -> Iterator[str]:
    """Those of the site itself; foreign ones are none of a sitemap's business."""
    for address in addresses:
        url = urls.absolute(address, home)
        if url and urls.is_web(url) and urls.same_site(url, home):
            yield urls.identity(url)
