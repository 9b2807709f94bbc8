"""Facts: what the company claims, each with its place. They state, they never judge.

A fact is one claim as it stands on the site. A claim repeated word for word in the same place of
many pages (a footer) is one fact with many `urls`. What was not understood is kept, and says so.
"""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any, TypeVar

QUOTE_LIMIT = 300  # characters of the site's own text kept in any field


class How(StrEnum):
    """Where in the page a claim was read."""

    TEL_LINK = "tel-link"
    MAIL_LINK = "mail-link"
    LINK = "link"
    TEXT = "text"
    JSON_LD = "json-ld"
    MICRODATA = "microdata"
    RDFA = "rdfa"
    FORM = "form"
    LISTING = "listing"
    RENDERED = "rendered"


class Region(StrEnum):
    """The landmark an element stands in (WAI-ARIA roles banner, navigation, main, contentinfo…)."""

    HEADER = "header"
    NAV = "nav"
    MAIN = "main"
    ASIDE = "aside"
    FOOTER = "footer"
    HEAD = "head"  # not shown: <head>, structured data


class PageKind(StrEnum):
    """What a page is for, by its address, its title and the words of the links that lead to it."""

    HOME = "home"
    CONTACT = "contact"
    HOURS = "hours"
    LEGAL = "legal"
    HELP = "help"
    TERMS = "terms"
    STORES = "stores"
    SHOP = "shop"
    PRODUCT = "product"
    CART = "cart"
    ACCOUNT = "account"


ERRAND_KINDS = frozenset(
    {PageKind.CONTACT, PageKind.HOURS, PageKind.LEGAL, PageKind.HELP, PageKind.STORES}
)
EDITION_PAGES = 3  # pages in another language from which on it is an edition, not a stray page


@dataclass(frozen=True, slots=True)
class Place:
    """One place in one page. `selector` is a CSS selector of the element, or "" for none."""

    url: str
    selector: str = ""
    text: str = ""
    how: How = How.TEXT
    region: Region = Region.MAIN
    language: str = ""
    status: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One claim. `urls` are all the pages that carry it in this same place, in the order read."""

    place: Place
    urls: tuple[str, ...] = ()

    @property
    def pages(self) -> tuple[str, ...]:
        """Every page with this claim; never empty."""
        return self.urls or (self.place.url,)

    @property
    def shown(self) -> bool:
        """Can a customer see it? Structured data is for machines."""
        return self.place.how not in {How.JSON_LD, How.MICRODATA, How.RDFA}


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(Fact):
    """A link to a web page. `target` is absolute (WHATWG), without its fragment."""

    target: str
    fragment: str = ""
    internal: bool = True
    kinds: frozenset[PageKind] = frozenset()

    @property
    def words(self) -> str:
        return self.place.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Phone(Fact):
    """A phone number, as written and as it would be dialled.

    `normalized`: E.164, or the digits of a short number, or "" when it is no number of any plan.
    A `tel:` link has its `href`, and `normalized` is what the link dials; `in_text` is the number
    that the words of the link show ("" when they show none, as "Call us" does).
    """

    value: str
    normalized: str = ""
    valid: bool = False
    fictional: bool = False  # a sample or a number of the ranges reserved for drama
    reserved: bool = False  # of the ranges reserved for drama only (see `Site.fictional`)
    label: str = ""
    role: str | None = None  # switchboard sales aftersales fax mobile
    href: str | None = None
    in_text: str = ""
    tappable: bool = False  # stands inside a link that dials


Week = tuple[tuple[tuple[int, int], ...] | None, ...]
"""Seven days from Monday: intervals in minutes from midnight (a closing time after midnight is
over 1440), an empty tuple for "says closed", None for "says nothing"."""

SILENT: Week = (None,) * 7


class Service(StrEnum):
    """Whose hours they are."""

    SHOP = "shop"
    PHONE = "phone"
    CHAT = "chat"
    RECEPTION = "reception"
    DELIVERY = "delivery"


class Confidence(StrEnum):
    """How sure the reader is of its reading. Only `high` may ground an accusation."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningHours(Fact):
    """Opening hours as claimed. `osm` is an OSM opening_hours value, "" if not understood."""

    raw: str
    osm: str = ""
    week: Week = SILENT
    of: str = ""  # the named place they belong to, "" for the company itself
    service: Service | None = None
    valid_from: date | None = None
    valid_through: date | None = None
    confidence: Confidence = Confidence.LOW
    leftover: str = ""

    @property
    def regular(self) -> bool:
        """The ordinary week, with no season attached."""
        return self.valid_from is None and self.valid_through is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Malformation(Fact):
    """Structured data a machine cannot read. `fault` is a code of `data/malformations.toml`."""

    subject: str  # hours, phone, …, or "block" for a whole block of JSON-LD
    fault: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Email(Fact):
    """An e-mail address. `fault` names what is wrong with it (syntax only), "" when nothing is."""

    address: str
    href: str | None = None
    fault: str = ""  # empty template comma space no-at two-at no-domain prefix syntax


@dataclass(frozen=True, slots=True)
class Field:
    """One visible or hidden field of a form."""

    name: str
    type: str  # text email tel textarea select checkbox radio file date password hidden …
    label: str = ""  # accessible name: label, aria-label, aria-labelledby, title; not a placeholder
    placeholder: str = ""
    required: bool = False
    visible: bool = True
    autocomplete: str = ""
    options: int = 0


class FormKind(StrEnum):
    """What a form is for."""

    CONTACT = "contact"
    NEWSLETTER = "newsletter"
    SEARCH = "search"
    LOGIN = "login"
    BOOKING = "booking"
    ORDER = "order"
    CALLBACK = "callback"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Form(Fact):
    """A form as it stands, untouched. `action` is absolute, or `mailto:…`."""

    kind: FormKind
    method: str = "get"
    action: str = ""
    fields: tuple[Field, ...] = ()
    button: str = ""

    @property
    def asked(self) -> tuple[Field, ...]:
        """The fields a customer sees and may fill in."""
        return tuple(f for f in self.fields if f.visible)

    @property
    def compulsory(self) -> tuple[Field, ...]:
        return tuple(f for f in self.asked if f.required)


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbeddedForm(Fact):
    """A form of another service (an iframe or a script): it cannot be read from the page alone."""

    provider: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PostalAddress(Fact):
    """A postal address, from structured data."""

    value: str  # one line
    street: str = ""
    postcode: str = ""
    locality: str = ""
    country: str = ""  # ISO 3166 alpha-2
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Company(Fact):
    """A name the company gives itself. `weight` is the worth of the source (higher wins)."""

    name: str
    weight: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryHint(Fact):
    """A sign of the site's country. `weight` says how much it is worth (higher wins)."""

    country: str
    weight: int = 0


class LinkOutcome(StrEnum):
    """What following an address gave. Only what was confirmed is `broken`, `error` or `gone`."""

    WORKS = "works"
    REDIRECTED = "redirected"  # works, after a redirect
    BROKEN = "broken"  # 404 or 410, twice
    ERROR = "error"  # 5xx or no answer, twice, on the site's own host
    GONE = "soft-404"  # answers 200, and says "not found"
    REFUSED = "refused"  # a bot wall: we were turned away
    CANT_TELL = "cant_tell"
    SKIPPED = "skipped"  # never asked: robots, dangerous, budget…


@dataclass(frozen=True, slots=True)
class Answer:
    """What one address answered. `seconds`: the last try; `hops`: the redirects."""

    url: str
    outcome: LinkOutcome
    status: int | None = None
    reason: str = ""
    final_url: str = ""
    hops: tuple[str, ...] = ()
    seconds: float = 0.0
    tries: int = 1


@dataclass(frozen=True, slots=True)
class Visit:
    """One page of the site that was read. `url` is its address after redirects."""

    url: str
    title: str = ""
    heading: str = ""
    language: str = ""
    kinds: frozenset[PageKind] = frozenset()
    words: int = 0
    shell: bool = False  # drawn by a script: its static text says next to nothing
    truncated: bool = False
    aliases: tuple[str, ...] = ()  # other addresses that lead here


F = TypeVar("F", bound=Fact)


@dataclass(frozen=True)
class Edition:
    """The pages of the site in one language. `home` is its entry page."""

    language: str
    home: str
    urls: tuple[str, ...]


@dataclass(frozen=True)
class Site:
    """Everything gathered, as one value: all that a check is given.

    `acts` maps each act that was not done to the reason a reader understands.
    `unread` maps pages the errand needed but could not read to the reason.
    """

    url: str
    pages: Mapping[str, Visit] = field(default_factory=dict)
    answers: Mapping[str, Answer] = field(default_factory=dict)
    gathered: Mapping[type[Fact], tuple[Any, ...]] = field(default_factory=dict)
    language: str = ""
    country: str | None = None
    name: str = ""
    today: date = field(default_factory=date.today)
    fictional: bool = False  # a host reserved for tests (RFC 2606, RFC 6761)
    acts: Mapping[str, str] = field(default_factory=dict)
    unread: Mapping[str, str] = field(default_factory=dict)

    def facts(self, kind: type[F]) -> tuple[F, ...]:
        """All claims of one kind, in the order they were met."""
        return self.gathered.get(kind, ())

    @cached_property
    def paths(self) -> Mapping[str, tuple[str, ...]]:
        """The shortest way by links from the home page to each page, home page first."""
        return shortest_paths(self.url, self._ways)

    @cached_property
    def _ways(self) -> Mapping[str, Sequence[str]]:
        """Page -> the pages its links lead to, redirects followed."""
        lead = {alias: page.url for page in self.pages.values() for alias in page.aliases}
        ways: dict[str, dict[str, None]] = {}
        for link in self.facts(Link):
            target = lead.get(link.target, link.target)
            if target in self.pages:
                for url in link.pages:
                    ways.setdefault(url, {})[target] = None
        return {url: tuple(targets) for url, targets in ways.items()}

    def leads_to(self, url: str) -> Sequence[str]:
        """The read pages that the links of `url` lead to."""
        return self._ways.get(url, ())

    def within_reach(self, edition: Edition) -> frozenset[str]:
        """The pages of an edition, and those its contact, hours, help or legal links lead to."""
        own = frozenset(edition.urls)
        lead = {alias: page.url for page in self.pages.values() for alias in page.aliases}
        near = {
            lead.get(link.target, link.target)
            for link in self.facts(Link)
            if link.kinds & ERRAND_KINDS and not own.isdisjoint(link.pages)
        }
        return own | (near & self.pages.keys())

    def other_editions(self) -> Iterator[Edition]:
        """The editions besides the first that are large enough to be judged apart."""
        editions = iter(self.editions())
        next(editions, None)
        return (edition for edition in editions if len(edition.urls) >= EDITION_PAGES)

    def path(self, urls: Iterable[str]) -> tuple[str, ...]:
        """The shortest way from the home page to any of `urls`; empty if no link leads there."""
        ways = [self.paths[url] for url in urls if url in self.paths]
        return min(ways, key=len, default=())

    def clicks(self, urls: Iterable[str]) -> int | None:
        """Clicks from the home page to the nearest of `urls`, None if no link leads there."""
        way = self.path(urls)
        return len(way) - 1 if way else None

    def nearest(self, facts: Sequence[Fact]) -> tuple[Place, int | None]:
        """Where a customer first meets one of `facts` (at least one), and the clicks to it: None
        when no link leads to any of them."""
        ways = [(self.path(fact.pages), fact) for fact in facts]
        way, fact = min(ways, key=lambda pair: len(pair[0]) or sys.maxsize)
        if not way:
            return fact.place, None
        return replace(fact.place, url=way[-1]), len(way) - 1

    def editions(self) -> Iterator[Edition]:
        """The language editions of the site, the home page's first, then by number of pages."""
        by_language: dict[str, list[str]] = {}
        for url, page in self.pages.items():
            by_language.setdefault(page.language or self.language, []).append(url)
        order = sorted(by_language, key=lambda tag: (tag != self.language, -len(by_language[tag])))
        for tag in order:
            urls = by_language[tag]
            nearest = min(urls, key=lambda url: len(self.paths.get(url, range(99))))
            yield Edition(tag, self.url if self.url in urls else nearest, tuple(urls))


def shortest_paths(start: str, ways: Mapping[str, Sequence[str]]) -> Mapping[str, tuple[str, ...]]:
    """Breadth-first: node -> the nodes from `start` to it, both included."""
    paths: dict[str, tuple[str, ...]] = {start: (start,)}
    queue = [start]
    for node in queue:
        for target in ways.get(node, ()):
            if target not in paths:
                paths[target] = (*paths[node], target)
                queue.append(target)
    return paths


class Collector:
    """Merges the claims of page after page: same words in the same place is one fact."""

    def __init__(self) -> None:
        self._first: dict[Fact, Fact] = {}
        self._urls: dict[Fact, dict[str, None]] = {}

    def add(self, facts: Iterable[Fact]) -> None:
        for fact in facts:
            key = replace(fact, place=replace(fact.place, url=""), urls=())
            self._first.setdefault(key, fact)
            self._urls.setdefault(key, {})[fact.place.url] = None

    def facts(self) -> Mapping[type[Fact], tuple[Any, ...]]:
        """Everything gathered, by kind, each fact with all its pages."""
        by_kind: dict[type[Fact], list[Fact]] = {}
        for key, fact in self._first.items():
            by_kind.setdefault(type(fact), []).append(replace(fact, urls=tuple(self._urls[key])))
        return {kind: tuple(facts) for kind, facts in by_kind.items()}
