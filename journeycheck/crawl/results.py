"""What the crawl hands over: every address with its answer, and what was left out and why."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol

from journeycheck.facts import Answer, Certificate
from journeycheck.page import Reading

Ending = Literal["complete", "partial", "blocked", "failed"]
Stop = Literal["pages", "depth", "time", "interrupt", "disk"]


@dataclass(frozen=True)
class Shown:
    """What an address that cannot exist shows; no status when it did not answer."""

    status: int | None
    reading: Reading | None

    @property
    def as_page(self) -> Reading | None:
        """None when it says by its status that it does not exist."""
        return self.reading if self.status == 200 else None


class Progress(Protocol):
    """Told as things happen; must be cheap."""

    def __call__(self, pages: int, links: int, current: str) -> None:
        """Pages read, addresses known, and the address at hand."""


@dataclass(frozen=True, slots=True)
class Skip:
    """An address left out or read in part. `reason` is a code: robots, private-address, dangerous,
    bot-wall, budget, excluded, trap, too-long, not-web, not-html, too-large, timeout, cut-short,
    redirects. `count`: for an endless row, how many of its addresses were left out; `url` is the
    first.
    """

    url: str
    reason: str
    detail: str = ""
    count: int = 1


@dataclass(frozen=True, kw_only=True)
class Crawled:
    """The finished crawl.

    `answers` has every address met, asked or left out, as the links write it. `aliases` maps the
    address of a page to the others that led to it. `skipped` is capped, `skipped_total` counts
    them all. `unread` maps the pages of the customer's errand that could not be read to a reason,
    and pages of any kind when much of what was asked was not had.
    `catch_all` says that an address that cannot exist answers with the home page; `error_page` is
    what it shows in any case. `certificates` are those of the hosts that answered. `form_actions`:
    what addresses that contact forms send to answered, without being sent anything.
    """

    start: str
    home: str
    answers: Mapping[str, Answer] = field(default_factory=dict)
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    skipped: tuple[Skip, ...] = ()
    skipped_total: int = 0
    outcome: Ending = "complete"
    stopped_by: Stop | None = None
    reason: str | None = None
    unread: Mapping[str, str] = field(default_factory=dict)
    catch_all: bool = False
    error_page: Shown | None = None
    certificates: Mapping[str, Certificate] = field(default_factory=dict)
    form_actions: Mapping[str, Answer] = field(default_factory=dict)
    addresses_asked: int = 0
    asked_twice: int = 0
