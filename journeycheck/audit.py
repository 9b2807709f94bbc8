"""The whole errand on one page: crawl, read, judge, conclude."""

import asyncio
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, Literal
from uuid import uuid4

import journeycheck
from journeycheck import choice, listing, urls
from journeycheck.check import Check
from journeycheck.config import Settings
from journeycheck.crawl import USER_AGENT, Crawled, Progress, crawl
from journeycheck.crawl.error_page import error_page
from journeycheck.errors import SiteError
from journeycheck.extract import settle
from journeycheck.facts import Email, Fact, Link, MailDomain
from journeycheck.gather import Gatherer
from journeycheck.judge import judge
from journeycheck.link_table import Links
from journeycheck.logbook import RECORDS, Logbook
from journeycheck.mail_domains import Ask, mail_domains
from journeycheck.model import Audit, Coverage, Run, Skipped, Tool
from journeycheck.rendering import Rendered, rendered
from journeycheck.second_look import Looks, at_hand, at_what_is_missing
from journeycheck.site import Site
from journeycheck.texts import say
from journeycheck.verdict import Conduct, conclude
from journeycheck.walk import BROKEN_OFF, NOT_READ, Walked, errands, not_walked

if TYPE_CHECKING:
    from journeycheck.browse.ladder import Browser

ERRANDS = "the errands, in a browser"
_LEISURELY = 50  # requests a second
_MOST_WORKERS = 8

Facts = Mapping[type[Fact], tuple[Any, ...]]


# asyncio spells the result of a run out when it ends, which took as much memory as the audit.
@dataclass(frozen=True, repr=False)
class Audited:
    """The finished audit, the facts it rests on, and every link that was met."""

    audit: Audit
    site: Site
    links: Links


async def audit(
    start: str,
    settings: Settings,
    checks: Iterable[Check],
    progress: Progress,
    stop: asyncio.Event | None = None,
    *,
    logbook: Logbook | None = None,
    demo: Ask | None = None,
) -> Audited:
    """Audit one site. A site that cannot be read is an audit too: it says so, and why.

    `logbook` keeps what is gathered, and gives what it has of an audit that was broken off. `demo`
    answers for the mail domains of a demonstration.
    """
    clock, began = monotonic(), datetime.now().astimezone()
    browser, listed = await at_hand(settings), listing.opened(settings)
    gatherer = Gatherer(settings.country, Logbook.new() if logbook is None else logbook)
    crawled = await _crawled(start, settings, gatherer, progress, stop)
    drawn = await rendered(crawled, gatherer, settings, browser, USER_AGENT, stop)
    facts, looks = gatherer.last_facts(), Looks()
    if not (stop and stop.is_set()):
        looks, domains = await asyncio.gather(
            at_what_is_missing(crawled.answers, crawled.home, settings, browser, USER_AGENT),
            mail_domains(facts.get(Email, ()), crawled.home, demo=demo),
        )
        facts |= {MailDomain: domains} if domains else {}
    crawled = replace(crawled, answers={**drawn.answers, **crawled.answers, **looks.answers})
    gathered = _site(crawled, gatherer, facts, settings, drawn)
    site = await listing.compared(gathered, listed, settings)
    progress(len(site.pages), gatherer.links.placed, say(ERRANDS, settings.language))
    walked = await _walked(site, crawled, settings, browser, stop)
    site = _with(site, walked)
    run = _run(crawled, settings, began, monotonic() - clock)
    coverage = _coverage(crawled, site, gatherer, looks, walked, drawn)
    conduct = Conduct(Tool(version=journeycheck.__version__), run, coverage)
    return Audited(conclude(site, judge(checks, site), conduct, start), site, gatherer.links)


async def _crawled(
    start: str,
    settings: Settings,
    gatherer: Gatherer,
    progress: Progress,
    stop: asyncio.Event | None,
) -> Crawled:
    """The visit; one that could not even begin says why."""
    try:
        return await crawl(
            start, settings, gatherer, progress, stop=stop, logbook=gatherer.logbook,
            workers=_workers(settings),
        )  # fmt: skip
    except SiteError as problem:
        return _unreachable(start, str(problem))


async def _walked(
    site: Site,
    crawled: Crawled,
    settings: Settings,
    browser: "Browser | None",
    stop: asyncio.Event | None,
) -> Walked:
    """The errands; whoever breaks the audit off does not wait for their end."""
    if crawled.outcome in {"blocked", "failed"}:
        return not_walked(NOT_READ, settings)
    errand = asyncio.create_task(errands(site, settings, browser, USER_AGENT, settings.output))
    called_off = asyncio.create_task((stop or asyncio.Event()).wait())
    await asyncio.wait({errand, called_off}, return_when=asyncio.FIRST_COMPLETED)
    called_off.cancel()
    if errand.done():
        return await errand
    errand.cancel()
    await asyncio.gather(errand, return_exceptions=True)
    return not_walked(BROKEN_OFF, settings)


def _with(site: Site, walked: Walked) -> Site:
    """The site with what the errands have met."""
    met = {kind: (*site.gathered.get(kind, ()), *facts) for kind, facts in walked.facts.items()}
    return replace(site, gathered={**site.gathered, **met}, acts={**site.acts, **walked.acts})


def begun_with(start: str, settings: Settings) -> dict[str, str]:
    """What an audit must have in common with one that was broken off, to go on with it."""
    shaping = settings.model_dump(
        mode="json", include={"country", "robots", "allow_private", "max_body", "exclude"}
    )
    told = {name: "" if value is None else str(value) for name, value in shaping.items()}
    version = f"{journeycheck.__version__} (records {RECORDS})"
    return {"start": start, "version": version, **told}


def _workers(settings: Settings) -> int:
    """One process beside the main one where the site sets the pace, else one for each core."""
    if settings.workers is not None:
        return settings.workers
    return 1 if 0 < settings.rate <= _LEISURELY else min(_MOST_WORKERS, os.cpu_count() or 1)


def _unreachable(start: str, reason: str) -> Crawled:
    return Crawled(start=start, home=start, outcome="failed", reason=reason, unread={start: reason})


def _site(
    crawled: Crawled, gatherer: Gatherer, facts: Facts, settings: Settings, drawn: Rendered
) -> Site:
    spoken = {url: visit.language for url, visit in gatherer.visits.items()}
    settled = settle(facts, crawled.home, settings.country, spoken)
    lead = {way: url for url, ways in crawled.aliases.items() for way in ways}
    links = gatherer.links.telling(crawled.answers)
    pages = {
        url: replace(visit, aliases=tuple(crawled.aliases.get(url, ())))
        for url, visit in gatherer.visits.items()
    }
    return Site(
        url=crawled.home,
        pages=pages,
        answers=crawled.answers,
        gathered={**settled.facts, **({Link: links} if links else {})},
        met=frozenset({Link}) if gatherer.links.placed else frozenset(),
        ways=gatherer.links.ways(lead),
        anchors=gatherer.links.anchors(lead, drawn.parts),
        certificates=crawled.certificates,
        catch_all=crawled.catch_all,
        error_page=error_page(crawled.error_page, crawled.home),
        form_actions=crawled.form_actions,
        language=settled.language,
        country=settled.country,
        name=settled.name,
        fictional=urls.is_reserved(crawled.home),
        acts={**drawn.acts, **_not_done(crawled)},
        unread={**crawled.unread, **drawn.unread},
    )


def _not_done(crawled: Crawled) -> Mapping[str, str]:
    """The acts that were not done, or not to their end, and why."""
    cut = {"crawl": crawled.reason} if crawled.outcome != "complete" and crawled.reason else {}
    return {choice.ACT: choice.LEFT_OUT, **cut}


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
    paths = {"output", "checks", "browser_path", "baseline", "brand"}
    told = settings.model_dump(mode="json", exclude=paths)
    return told | {"listing": settings.listing and Path(settings.listing).name}


def _coverage(
    crawled: Crawled, site: Site, gatherer: Gatherer, looks: Looks, walked: Walked,
    drawn: Rendered,
) -> Coverage:  # fmt: skip
    return Coverage(
        pages=len(site.pages),
        links=gatherer.links.placed,
        links_external=gatherer.links.external,
        rendered=drawn.opened + looks.opened + walked.opened,
        browser=drawn.browser or looks.browser or walked.browser,
        skipped=tuple(
            Skipped(url=skip.url, reason=skip.reason, detail=skip.detail, count=skip.count)
            for skip in crawled.skipped
        ),
        skipped_total=crawled.skipped_total,
        languages=tuple(edition.language for edition in site.editions()),
        addresses_asked=crawled.addresses_asked,
        asked_twice=crawled.asked_twice,
    )
