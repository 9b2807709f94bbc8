"""What the crawl hands over: every address with its answer, and what was left out and why."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol

from journeycheck.facts import Answer

Ending = Literal["complete", "partial", "blocked", "failed"]
Stop = Literal["pages", "depth", "time", "interrupt", "disk"]


class Progress(Protocol):
    """Told as things happen; must be cheap."""

    def __call__(self, pages: int, links: int, current: str) -> None:
        """Pages read, addresses known, and the address at hand."""


@dataclass(frozen=True, slots=True)
class Skip:
    """An address left out or read in part. `reason` is a code: robots, private-address, dangerous,
    bot-wall, budget, trap, too-long, not-web, not-html, too-large, timeout, cut-short, redirects.
    `count`: for an endless row, how many of its addresses were left out; `url` is the first.
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
    `catch_all` says that an address that cannot exist answers with the home page.
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
    addresses_asked: int = 0
    asked_twice: int = 0
