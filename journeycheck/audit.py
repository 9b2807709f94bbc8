"""The whole errand on one page: crawl, read, judge, conclude."""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from time import monotonic
from typing import Any, Literal
from uuid import uuid4

import journeycheck
from journeycheck import urls
from journeycheck.check import Check
from journeycheck.config import Settings
from journeycheck.crawl import Crawled, Progress, crawl
from journeycheck.errors import SiteError
from journeycheck.extract import Context, read_page, settle
from journeycheck.facts import (
    ERRAND_KINDS,
    Fact,
    Link,
    PageKind,
    Visit,
)
from journeycheck.judge import judge
from journeycheck.model import Audit, Coverage, Run, Skipped, Tool
from journeycheck.page import Page, Reading
from journeycheck.site import (
    Collector,
    Site,
)
from journeycheck.verdict import Conduct, conclude

DRAWN_BY_SCRIPT = (
    "This page is drawn by a script: its text cannot be read without a browser, "
    "and this version reads pages only."
)
NO_JOURNEYS = "Errands in a real browser are not part of this version."


@dataclass(frozen=True)
class Audited:
    """The finished audit, and the facts it rests on (for the table of links)."""

    audit: Audit
    site: Site


@dataclass
class Gatherer:
    """Reads the pages that the crawl brings, and keeps what counts."""

    settings: Settings
    collector: Collector = field(default_factory=Collector)
    visits: dict[str, Visit] = field(default_factory=dict)
    context: Context | None = None
    left_out: int = 0

    def read(self, page: Page) -> Reading:
        if self.context is None:  # the first page is the home page
            regions = (self.settings.country,) if self.settings.country else ()
            self.context = Context(page.final_url, self.settings.country, regions)
        return read_page(page, self.context)

    def keep(self, reading: Reading) -> None:
        self.visits.setdefault(reading.visit.url, reading.visit)
        self.collector.add(reading.facts)
        self.left_out += reading.links_left_out


async def audit(
    start: str,
    settings: Settings,
    checks: Iterable[Check],
    progress: Progress,
    stop: asyncio.Event | None = None,
) -> Audited:
    """Audit one site. A site that cannot be read is an audit too: it says so, and why."""
    clock, began = monotonic(), datetime.now().astimezone()
    gatherer = Gatherer(settings)
    try:
        crawled = await crawl(start, settings, gatherer, progress, stop=stop)
    except SiteError as problem:
        crawled = _unreachable(start, str(problem))
    site = _site(crawled, gatherer, settings)
    results = judge(checks, site)
    run = _run(crawled, settings, began, monotonic() - clock)
    conduct = Conduct(Tool(version=journeycheck.__version__), run, _coverage(crawled, site))
    return Audited(conclude(site, results, conduct, start), site)


def _unreachable(start: str, reason: str) -> Crawled:
    return Crawled(start=start, home=start, outcome="failed", reason=reason, unread={start: reason})


def _site(crawled: Crawled, gatherer: Gatherer, settings: Settings) -> Site:
    settled = settle(gatherer.collector.facts(), crawled.home, settings.country)
    pages = {
        url: replace(visit, aliases=tuple(crawled.aliases.get(url, ())))
        for url, visit in gatherer.visits.items()
    }
    return Site(
        url=crawled.home,
        pages=pages,
        answers=crawled.answers,
        gathered=settled.facts,
        language=settled.language,
        country=settled.country,
        name=settled.name,
        fictional=urls.is_reserved(crawled.home),
        acts=_not_done(crawled),
        unread={**crawled.unread, **_shells(pages.values())},
    )


def _not_done(crawled: Crawled) -> Mapping[str, str]:
    """The acts that were not done, or not to their end, and why."""
    cut = {"crawl": crawled.reason} if crawled.outcome != "complete" and crawled.reason else {}
    return {"browser": NO_JOURNEYS, **cut}


def _shells(pages: Iterable[Visit]) -> Mapping[str, str]:
    """Pages of the customer's errand whose static text says nothing."""
    errand = ERRAND_KINDS | {PageKind.HOME}
    return {page.url: DRAWN_BY_SCRIPT for page in pages if page.shell and page.kinds & errand}


def _run(crawled: Crawled, settings: Settings, began: datetime, seconds: float) -> Run:
    outcome: Literal["complete", "partial", "blocked", "failed"] = crawled.outcome
    return Run(
        id=uuid4().hex[:12],
        started=began.isoformat(timespec="seconds"),
        finished=datetime.now().astimezone().isoformat(timespec="seconds"),
        duration_s=round(seconds, 1),
        outcome=outcome,
        stopped_by=crawled.stopped_by,
        reason=crawled.reason,
        settings=_told(settings),
    )


def _told(settings: Settings) -> dict[str, Any]:
    """The settings as they can be shown: no path of this machine."""
    return settings.model_dump(mode="json", exclude={"output", "checks", "browser_path"})


def _coverage(crawled: Crawled, site: Site) -> Coverage:
    links = site.facts(Link)
    return Coverage(
        pages=len(site.pages),
        links=_placed(links),
        links_external=_placed([link for link in links if not link.internal]),
        skipped=tuple(
            Skipped(url=skip.url, reason=skip.reason, detail=skip.detail)
            for skip in crawled.skipped
        ),
        skipped_total=crawled.skipped_total,
        languages=tuple(edition.language for edition in site.editions()),
        addresses_asked=crawled.addresses_asked,
        asked_twice=crawled.asked_twice,
    )


def _placed(facts: Sequence[Fact]) -> int:
    """Links counted once for every page that carries them."""
    return sum(len(fact.pages) for fact in facts)
