"""The crawl: asks for the pages of one site and for the links they carry, and judges nothing.

What is understood of a page is the reader's affair; what is wrong with a site is the checks'.
"""

import asyncio

from journeycheck import urls
from journeycheck.config import Settings
from journeycheck.crawl.answers import Fetch
from journeycheck.crawl.asking import Asker
from journeycheck.crawl.client import USER_AGENT
from journeycheck.crawl.desk import Desk
from journeycheck.crawl.ending import closed, not_entered
from journeycheck.crawl.ledger import Ledger
from journeycheck.crawl.loop import Visit
from journeycheck.crawl.outside import Outside
from journeycheck.crawl.results import Crawled, Progress, Skip, Stop
from journeycheck.crawl.start import Entry, enter
from journeycheck.errors import DiskFull, SiteError, UsageError
from journeycheck.facts import PageKind
from journeycheck.logbook import Logbook
from journeycheck.page import Reader

__all__ = ["USER_AGENT", "Crawled", "Progress", "Skip", "crawl"]


async def crawl(
    start: str,
    settings: Settings,
    reader: Reader,
    progress: Progress,
    *,
    stop: asyncio.Event | None = None,
    logbook: Logbook | None = None,
    workers: int = 0,
) -> Crawled:
    """Visit a site from `start`, within the budgets of `settings`.

    `reader` reads every page, and keeps those that count. `logbook` keeps every answer; one of a
    visit that was broken off gives those it has. `workers` is the number of processes that ask and
    read, 0 for none but this one. When `stop` is set the visit ends soon, and keeps what it has.

    Raises UsageError for an address that is none, and SiteError when the start page cannot be had;
    nothing that happens after the start page raises.
    """
    if not urls.is_web(start):
        raise UsageError(
            f"{start[:200]!r} is not a web address. Give one like https://example.com/"
        )
    errand = _Errand(
        start, settings, reader, progress, Logbook.new() if logbook is None else logbook, workers
    )
    try:
        return await errand.run(stop or asyncio.Event())
    finally:
        await errand.aclose()


class _Errand:
    """One crawl, from the first request to the books."""

    def __init__(
        self, start: str, settings: Settings, reader: Reader, progress: Progress,
        logbook: Logbook, workers: int,
    ) -> None:  # fmt: skip
        self._start = start
        self._url = urls.identity(start)
        self._settings = settings
        self._reader = reader
        self._progress = progress
        self._asker = Asker(self._url, settings, reader.read, logbook, workers)
        self._ledger = Ledger(self._url)
        self._ledger.meet(start, {PageKind.HOME})
        self._entry: Entry | None = None
        self._visit: Visit | None = None
        self._desk: Desk | None = None

    async def run(self, stop: asyncio.Event) -> Crawled:
        stopped_by = await self._race(stop)
        if self._entry is None and stopped_by == "time":
            raise SiteError(
                f"{self._start} was not read within the {self._settings.max_time:g} seconds that "
                "this visit may take. Try again with a longer --max-time."
            )
        if self._entry is None or not (self._visit and self._desk):
            return not_entered(self._start, self._url, self._entry, self._ledger)
        await self._visit.aclose()
        return closed(self._start, self._entry, self._visit, self._desk, stopped_by)

    async def aclose(self) -> None:
        if self._visit:
            await self._visit.aclose()
        await self._asker.aclose()

    async def _race(self, stop: asyncio.Event) -> Stop | None:
        """Work until everything is done, the time is up, or somebody says stop."""
        work = asyncio.create_task(self._work())
        halt = asyncio.create_task(stop.wait())
        try:
            await asyncio.wait(
                {work, halt}, timeout=self._settings.max_time, return_when="FIRST_COMPLETED"
            )
            if work.done():
                return _ended(work)
            return "interrupt" if stop.is_set() else "time"
        finally:
            for task in (work, halt):
                task.cancel()
            await asyncio.gather(work, halt, return_exceptions=True)

    async def _work(self) -> None:
        self._progress(0, 1, self._url)
        entry = await enter(self._url, self._asker.fetcher, self._asker.robots)
        self._entry = entry
        if not (entry.reading and isinstance(entry.answer, Fetch)):
            return
        self._ledger.home = entry.home
        self._asker.settle_home(entry.home)
        outside = Outside(self._asker.ask, self._ledger)
        self._desk = Desk(entry.home, self._settings, self._reader, self._ledger, outside)
        self._visit = Visit(self._asker, self._desk, self._settings, self._progress)
        await self._visit.run(self._url, entry.answer, entry.reading)


def _ended(work: asyncio.Task[None]) -> Stop | None:
    try:
        work.result()
    except DiskFull:
        return "disk"
    return None
