"""The visit itself: asks for the pages of one site in a steady order, and asks twice in doubt.

Answers are taken in the order in which they were asked, so the same answers give the same visit.
"""

import asyncio
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from time import monotonic
from typing import Any

from journeycheck import urls
from journeycheck.config import Settings
from journeycheck.crawl import form_actions, reasons, soft404
from journeycheck.crawl.answers import (
    FILE,
    FILE_AGAIN,
    PAGE,
    PAGE_AGAIN,
    SLOW_AGAIN,
    WELCOME,
    Errand,
    Failure,
    Fetch,
)
from journeycheck.crawl.asking import Asker
from journeycheck.crawl.breaker import Breaker, Rest
from journeycheck.crawl.desk import Desk, Probe
from journeycheck.crawl.fetch import LATER
from journeycheck.crawl.frontier import Job
from journeycheck.crawl.outcome import FAILS, FINE, Verdict, confirmed, unconfirmed, verdict
from journeycheck.crawl.results import Progress, Shown
from journeycheck.facts import Answer, LinkOutcome
from journeycheck.page import Reading

_RIPE = 8  # answers taken between a failure and its second look
_SLOW = 3.0  # seconds from which on a page is timed again
_SLOWEST = 5  # pages timed again


@dataclass(frozen=True)
class Doubt:
    """A first look that a second must confirm: when, and after how many answers taken."""

    job: Job
    answer: Fetch | Failure
    verdict: Verdict
    due: float
    ripe: int


@dataclass(frozen=True)
class Asked:
    """An answer; for a page that said "not found", also what an impossible address shows."""

    answer: Fetch | Failure
    probe: Probe | None = None


class Visit:
    """Goes through the site from its home page; `run` ends when nothing is left to ask."""

    def __init__(self, asker: Asker, desk: Desk, settings: Settings, progress: Progress) -> None:
        self.given_up = ""  # the reason, once the site has failed us too often
        self.catch_all = False
        self.error_page: Shown | None = None  # what an impossible address shows
        self.form_actions: Mapping[str, Answer] = {}
        self._asker = asker
        self._desk = desk
        self._ledger = desk.ledger
        self._frontier = desk.frontier
        self._settings = settings
        self._progress = progress
        self._doubts: deque[Doubt] = deque()
        self._looking_again: dict[str, Doubt] = {}
        self._flight: deque[tuple[Job, asyncio.Task[Asked]]] = deque()
        self._sitemaps: asyncio.Task[tuple[str, ...]] | None = None
        self._taken = 0
        self._breaker = Breaker(settings.max_time)
        self._rest: Rest | None = None  # what the site needs now

    async def run(self, start: str, answer: Fetch, reading: Reading) -> None:
        """Everything that can be reached from the home page, as far as the budgets go."""
        self._sitemaps = asyncio.create_task(self._asker.sitemaps())
        self._note_asked(start)
        self._ledger.settle(start, answer, verdict(answer, own=True), 1)
        self._desk.keep(Job(start, 0), answer, reading)
        await self._look_for_catch_all(reading)
        await self._pages()
        await self._desk.outside.finish()
        await self._slow_pages()
        await self._form_actions()

    async def aclose(self) -> None:
        """End what is under way; what failed once, and was not asked again, accuses nobody."""
        tasks: list[asyncio.Task[Any]] = [task for _, task in self._flight]
        tasks += [self._sitemaps] if self._sitemaps else []
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for doubt in (*self._doubts, *self._looking_again.values()):
            self._ledger.settle(doubt.job.url, doubt.answer, unconfirmed(doubt.verdict), 1)
        self._doubts.clear()
        self._looking_again.clear()
        await self._desk.outside.aclose()

    async def _look_for_catch_all(self, home: Reading) -> None:
        """Does an address that cannot exist answer with the home page?"""
        shown = await self._asker.probe(urls.origin(self._asker.home) + "/")
        self.error_page = shown
        reading = shown.as_page
        landed = reading is not None and urls.identity(reading.visit.url) == self._asker.home
        self.catch_all = landed or soft404.alike(reading, home)

    async def _pages(self) -> None:
        while True:
            await self._fill()
            if not self._flight:
                return
            job, task = self._flight[0]
            asked = await task
            self._flight.popleft()
            self._take(job, asked)
            if self._rest and not self.given_up:
                await self._let_rest(self._rest)

    async def _slow_pages(self) -> None:
        """Ask the slowest once more, one by one: a moment's delay, or ours, accuses nobody."""
        for url in () if self.given_up else self._ledger.slowest(_SLOW, _SLOWEST):
            answer = await self._asker.ask(url, SLOW_AGAIN)
            if isinstance(answer, Fetch):
                self._ledger.again(url, answer.seconds)

    async def _form_actions(self) -> None:
        """Are the addresses there that contact forms send to? Nothing is sent to them."""
        if not self.given_up:
            unknown = self._desk.actions.unknown(self._ledger.answers)
            self.form_actions = await form_actions.answers(unknown, self._asker.ask, LATER)

    async def _let_rest(self, rest: Rest) -> None:
        """Failures in a row: leave the site alone for a while, then see if its home page answers.
        If not, leave it alone for good."""
        self._asker.rest(rest.seconds)
        if not rest.ask:
            return
        answer = await self._asker.ask(self._asker.home, WELCOME)
        told = verdict(answer, own=True)
        self._breaker.welcome()
        if told.outcome is LinkOutcome.REFUSED:
            self.given_up = reasons.STOPPED_BY_WALL
        elif told.outcome not in FINE:
            self.given_up = reasons.STOPPED_BY_FAILURES

    async def _fill(self) -> None:
        """Keep as many requests under way as the site may have at once, and as many in waiting."""
        while len(self._flight) < 2 * self._settings.concurrency:
            if self._sitemaps and not self._frontier.has_errand():
                self._desk.listed(await self._sitemaps)
                self._sitemaps = None
            if (job := self._next()) is None:
                return
            self._note_asked(job.url)
            self._flight.append((job, asyncio.create_task(self._ask(job))))

    def _next(self) -> Job | None:
        if self.given_up:
            return None
        if self._doubts and self._doubts[0].ripe <= self._taken:
            return self._again()
        if self._has_room() and (page := self._desk.next_page()):
            return page
        return self._desk.next_file() or (self._again() if self._doubts else None)

    def _again(self) -> Job:
        doubt = self._doubts.popleft()
        self._looking_again[doubt.job.url] = doubt
        return doubt.job

    def _has_room(self) -> bool:
        """Is there room for one more page, should all those under way turn out to be pages?"""
        room = self._desk.room
        return room > len(self._flight) or room > sum(not job.is_file for job, _ in self._flight)

    def _note_asked(self, url: str) -> None:
        again = url in self._looking_again
        (self._ledger.asked_twice if again else self._ledger.asked).add(url)

    async def _ask(self, job: Job) -> Asked:
        doubt = self._looking_again.get(job.url)
        if doubt:
            await asyncio.sleep(max(0.0, doubt.due - monotonic()))
        answer = await self._asker.ask(job.url, _errand(job, again=doubt is not None))
        if doubt and doubt.verdict.outcome is LinkOutcome.GONE:
            return Asked(answer, Probe((await self._asker.probe(answer.final_url)).as_page))
        return Asked(answer)

    def _take(self, job: Job, asked: Asked) -> None:
        """One answer, in its turn: settled, or to be looked at again."""
        self._taken += 1
        answer, first = asked.answer, self._looking_again.pop(job.url, None)
        told = self._told(job, asked, first)
        if told.doubtful and first is None:
            due = monotonic() + LATER
            self._doubts.append(Doubt(job, answer, told, due, self._taken + _RIPE))
        else:
            self._desk.settle(job, answer, told, 2 if first else 1)
        bad = told.outcome is LinkOutcome.REFUSED or told.reason in FAILS
        self._rest = self._breaker.count(bad)
        self._progress(len(self._ledger.pages), len(self._ledger), job.url)

    def _told(self, job: Job, asked: Asked, first: Doubt | None) -> Verdict:
        told = self._desk.verdict(job, asked.answer, asked.probe)
        return confirmed(first.verdict, told) if first else told


def _errand(job: Job, *, again: bool) -> Errand:
    if job.is_file:
        return FILE_AGAIN if again else FILE
    return PAGE_AGAIN if again else PAGE
