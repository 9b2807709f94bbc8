"""Pages and links: where they lead, and what answered."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from journeycheck.facts.places import Fact, PageKind


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
class ContactElsewhere(Fact):
    """The way to contact leads to the site of somebody else, where this audit does not read."""

    host: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchors(Fact):
    """The parts of one page that a link can lead to, named as `urls.anchor` writes them. A page
    whose parts are not all known, because a script makes some, has no such fact."""

    ids: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Leak(Fact):
    """Something that was never meant for customers stands in the page. `mark` is a name of
    `data/leaks.toml`. `sure`: no script can have filled or changed it before they see it."""

    mark: str
    sure: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorPage(Fact):
    """What an address that cannot exist shows. `links`: the pages of the site it leads to;
    `contact`: a number, an address or a page by which somebody can be reached."""

    status: int | None
    links: int = 0
    search: bool = False
    contact: bool = False
    says_not_found: bool = False


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


# Reasons of an answer that checks tell apart; any other is only shown.
BAD_CERTIFICATE = "The certificate of the host is expired, self-signed or made for another name."
ROUND_IN_CIRCLES = "The address sends its visitors round in circles."
TOO_MANY_REDIRECTS = "The address sends its visitors on more than twenty times."


@dataclass(frozen=True, slots=True)
class Answer:
    """What one address answered. `seconds`: the last try; `hops`: the redirects; `part`: the
    fragment that the last of them names. `again`: the seconds of a look at the end of the visit,
    for the slowest pages only."""

    url: str
    outcome: LinkOutcome
    status: int | None = None
    reason: str = ""
    final_url: str = ""
    hops: tuple[str, ...] = ()
    seconds: float = 0.0
    tries: int = 1
    part: str = ""
    again: float | None = None

    @property
    def goes_round(self) -> bool:
        """Does it send its visitors on without end?"""
        return self.reason in {ROUND_IN_CIRCLES, TOO_MANY_REDIRECTS}

    @property
    def bad_certificate(self) -> bool:
        return self.reason == BAD_CERTIFICATE


@dataclass(frozen=True, slots=True)
class Certificate:
    """The life of the certificate that a host shows, both ends aware of their time zone."""

    begins: datetime
    ends: datetime


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
    scripted: bool = False  # it has scripts to run
