"""What passes between the crawl and the readers: a page as received, and what was read in it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import Protocol

from w3lib.encoding import html_to_unicode

from journeycheck.facts import Fact, PageKind, Visit

_SETS = 2_048  # there are no more
# Codecs that Python knows by name and browsers do not.
_NO_CHARSETS = frozenset({"undefined", "punycode", "idna", "unicode-escape", "raw-unicode-escape"})


@dataclass(frozen=True)
class Page:
    """One answer of the site, as received. Header names are in lower case; `body` is inflated.
    `part` is the fragment that the redirects ended with: browsers go there."""

    url: str  # as asked for
    final_url: str  # after redirects
    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    hops: tuple[str, ...] = ()
    seconds: float = 0.0
    truncated: bool = False
    part: str = ""

    @property
    def content_type(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def is_html(self) -> bool:
        return self.content_type in {"text/html", "application/xhtml+xml"}

    @cached_property
    def text(self) -> str:
        """The body decoded as a browser would: BOM, header, meta, UTF-8, Windows-1252."""
        told = self.headers.get("content-type")
        try:
            coding, text = html_to_unicode(told, self.body, auto_detect_fun=_undeclared)
        except (LookupError, ValueError):  # one of Python's codecs, and none of texts
            coding, text = "undefined", ""
        if coding in _NO_CHARSETS:
            return self.body.decode(_undeclared(self.body), "replace")
        return text


def _undeclared(body: bytes) -> str:
    """The coding of a page that names none: UTF-8, also with a slip or cut off in a character, or
    Windows-1252 when what is no ASCII is mostly no UTF-8."""
    text = body.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    beyond = len(text) - len(text.encode("ascii", "ignore")) if wrong else 0
    return "cp1252" if 2 * wrong > beyond else "utf-8"


@dataclass(frozen=True, slots=True)
class Lead:
    """A web address found in a page, for the crawl. `target` is absolute, without its fragment.
    `acts`: its element says that following it does something."""

    target: str
    words: str = ""
    kinds: frozenset[PageKind] = frozenset()
    internal: bool = True
    acts: bool = False


@dataclass(frozen=True)
class Part:
    """A part of a page that others repeat, a menu or a foot: read once, and known by its `key`.

    What it says has no address of its own (`place.url` is ""): every page that shows it says it.
    """

    key: str
    facts: tuple[Fact, ...] = ()
    leads: tuple[Lead, ...] = ()

    def facts_at(self, url: str) -> Iterator[Fact]:
        """What the part says on the page at `url`."""
        return (replace(fact, place=replace(fact.place, url=url)) for fact in self.facts)


@dataclass(frozen=True)
class Reading:
    """What one parse of one page gave: what is its own, and the parts it shares with others.

    `signature` is for likeness: see `likeness`.
    """

    visit: Visit
    own: Sequence[Fact] = ()
    own_leads: tuple[Lead, ...] = ()
    parts: tuple[Part, ...] = ()
    signature: frozenset[int] = frozenset()
    links_left_out: int = 0  # links beyond the limit of one page

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Everything the page says."""
        shared = (fact for part in self.parts for fact in part.facts_at(self.visit.url))
        return (*self.own, *shared)

    @property
    def leads(self) -> tuple[Lead, ...]:
        """Every address the page leads to."""
        return (*self.own_leads, *(lead for part in self.parts for lead in part.leads))


@lru_cache(_SETS)
def one_set(kinds: frozenset[PageKind]) -> frozenset[PageKind]:
    """The same set, of which there is one copy for all pages: each takes more than an address."""
    return kinds


class Reader(Protocol):
    """What the crawl is given to understand pages: it fetches, somebody else reads."""

    def read(self, page: Page, home: str) -> Reading:
        """Read one page of the site with this home page; never raises, whatever the site sent.
        Called in whatever process fetched the page."""

    def keep(self, reading: Reading, number: int) -> None:
        """The page counts: gather its facts. `number` finds its reading in the logbook."""


def likeness(one: frozenset[int], other: frozenset[int]) -> float:
    """Jaccard index of two signatures, 0 to 1."""
    return len(one & other) / len(one | other) if one or other else 1.0
