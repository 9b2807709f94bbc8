"""What to ask next: the customer's errand first, and never one endless row of addresses."""

import heapq
import re
from collections import Counter, deque
from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass, field, replace
from urllib.parse import parse_qsl, unquote
from zlib import crc32

from journeycheck import urls, words
from journeycheck.facts import ERRAND_KINDS, PageKind

SAME_FAMILY = 4  # pages of one family before others come first
_TAKEN = -1  # the rank of what has left the queue
_DIGITS = re.compile(r"\d+")
_FILE = re.compile(
    r"\.(?:pdf|docx?|xlsx?|pptx?|odt|ods|csv|zip|gz|rar|7z|tar|exe|dmg|apk|jpe?g|png|gif|webp|avif|svg"
    r"|ico|bmp|tiff?|mp3|mp4|m4a|avi|mov|webm|ogg|wav|css|js|json|xml|rss|ics|vcf|woff2?|ttf|epub)$",
    re.I,
)
_FIRST = ERRAND_KINDS | {PageKind.HOME}  # what the home page forwards to is home as well
_SECOND = frozenset({PageKind.TERMS, PageKind.SHOP, PageKind.CART, PageKind.PRODUCT})
_BY_ADDRESS = (PageKind.CONTACT, PageKind.HOURS, PageKind.LEGAL, PageKind.HELP, PageKind.STORES)


@dataclass(frozen=True, slots=True)
class Job:
    """An address of the site to ask. A file is asked, and not read."""

    url: str
    depth: int
    is_file: bool = False


def is_file(url: str) -> bool:
    """By its ending, an image or a document rather than a page."""
    return _FILE.search(urls.path(url)) is not None


def kinds_by_address(url: str) -> frozenset[PageKind]:
    """What the end of a path says of its page: for addresses that no link has named."""
    slug = words.fold(unquote(urls.path(url)[:500].rstrip("/").rpartition("/")[2]))
    return frozenset(kind for kind in _BY_ADDRESS if words.pattern("pages", kind).search(slug))


def family(url: str) -> str:
    """Addresses made alike: the folder with its digits abstracted, and the names in the query."""
    path, _, query = urls.target(url).partition("?")
    folder = _DIGITS.sub("#", path.rpartition("/")[0])
    keys = sorted({key for key, _ in parse_qsl(query[:2000], keep_blank_values=True)})
    return f"{folder}/*?{'&'.join(keys)}"


def _rank(kinds: Set[PageKind], listed: bool) -> int:
    """0 the errand, 1 the shop and its terms, 2 listed in a sitemap, 3 the rest."""
    if kinds & _FIRST:
        return 0
    if kinds & _SECOND:
        return 1
    return 2 if listed else 3


@dataclass(frozen=True, slots=True, order=True)
class _Place:
    """Where an address stands in the queue; the smallest comes first. `put_off`: 0 not at all,
    1 behind other families, 2 behind all that leads to no maze."""

    put_off: int
    rank: int
    depth: int
    number: int
    job: Job = field(compare=False)
    group: str = field(compare=False)


class Frontier:
    """The addresses of the site still to be asked, best first. The order depends on nothing but
    the order in which they were pushed. `doubt` tells of an address how deep in what may be a maze
    it was found, 0 for not at all."""

    def __init__(self, doubt: Callable[[str], int] = lambda _: 0) -> None:
        self._doubt = doubt
        self._pages: list[_Place] = []
        self._files: deque[Job] = deque()
        self._rank: dict[str, int] = {}
        self._families: Counter[str] = Counter()

    def push(self, job: Job, kinds: Set[PageKind], listed: bool = False) -> None:
        """`listed`: known from a sitemap. A better reason to go there moves an address forward."""
        rank = _rank(kinds, listed)
        if rank >= self._rank.get(job.url, 99):
            return
        if job.is_file and job.url not in self._rank:
            self._files.append(job)
        self._rank[job.url] = rank
        if not job.is_file:
            group = f"{rank} {sorted(kinds) if rank < 2 else ''} {family(job.url)}"
            place = _Place(0, rank, job.depth, len(self._rank), job, group)
            heapq.heappush(self._pages, place)

    def next_page(self) -> Job | None:
        """The best page, taken out of the queue."""
        if (place := self._first()) is None:
            return None
        heapq.heappop(self._pages)
        self._families[place.group] += 1
        self._rank[place.job.url] = _TAKEN
        return place.job

    def next_file(self) -> Job | None:
        if not self._files:
            return None
        job = self._files.popleft()
        self._rank[job.url] = _TAKEN
        return job

    def has_errand(self) -> bool:
        """Is a page of the errand, or of the shop, still to come?"""
        place = self._first()
        return place is not None and place.rank < 2 and not place.put_off

    def left(self) -> Iterator[Job]:
        """What was never taken, in the order of the queue."""
        for place in sorted(self._pages):
            if not self._is_taken(place):
                self._rank[place.job.url] = _TAKEN
                yield place.job
        yield from self._files

    def _first(self) -> _Place | None:
        """The best place, once those taken are gone and crowded families are put off."""
        while self._pages:
            place = self._pages[0]
            if self._is_taken(place):
                heapq.heappop(self._pages)
            elif later := self._later(place):
                heapq.heapreplace(self._pages, later)
            else:
                return place
        return None

    def _is_taken(self, place: _Place) -> bool:
        return self._rank[place.job.url] == _TAKEN

    def _later(self, place: _Place) -> _Place | None:
        """Its place behind others, if it must wait. In what may be a maze, the deepest comes first,
        and links of all sorts: so it shows soonest whether there is an end."""
        if place.put_off < 2 <= place.rank and (depth := self._doubt(place.job.url)):
            mixed = crc32(urls.target(place.job.url).encode())
            return replace(place, put_off=2, depth=-depth, number=mixed)
        if place.put_off < 1 and self._families[place.group] >= SAME_FAMILY:
            return replace(place, put_off=1)
        return None
