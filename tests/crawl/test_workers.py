"""Pages are asked and read in processes of their own; one that breaks them breaks nothing else."""

import asyncio
import os
import signal
import sys
from time import monotonic, sleep
from unittest.mock import Mock

import pytest

from journeycheck import urls
from journeycheck.crawl import reasons
from journeycheck.crawl.answers import PAGE, Errand, Fetch
from journeycheck.crawl.packing import unpack_answer
from journeycheck.crawl.worker import Order, Outfit, Reply, Worker
from journeycheck.facts import LinkOutcome, Visit
from journeycheck.page import Page, Reading
from tests.crawl.server import FakeReader, page, visit

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="its workers are started anew"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),  # a fork beside pytest's own threads
]
ROUTES = {"/": page(*(f"/p{n}" for n in range(12)), "/evil"), "/evil": page(title="Evil")} | {
    f"/p{n}": page(title=f"Page {n}") for n in range(12)
}


class Fragile(FakeReader):
    """Its process ends at one of the pages, as a parser's does that breaks down."""

    def read(self, page: Page, home: str) -> Reading:
        if urls.path(page.final_url) == "/evil":
            os.kill(os.getpid(), signal.SIGKILL)
        return super().read(page, home)


def test_workers_read_as_the_main_process_does() -> None:
    near, far = visit(ROUTES), visit(ROUTES, workers=2)
    assert far.reader.paths == near.reader.paths
    assert {reading.visit.title for reading in far.reader.kept} == {
        reading.visit.title for reading in near.reader.kept
    }
    assert not far.reader.seen, "the main process has read a page itself"


def test_a_page_that_breaks_its_worker_twice_costs_only_itself() -> None:
    seen = visit(ROUTES, reader=Fragile(), workers=2)
    told = seen.answer("/evil")
    assert (told.outcome, told.reason) == (LinkOutcome.CANT_TELL, reasons.BROKE_US)
    assert set(seen.reader.paths) == {"/", *(f"/p{n}" for n in range(12))}
    assert seen.crawled.outcome == "complete"


def test_a_site_is_not_slow_because_we_are_busy(monkeypatch: pytest.MonkeyPatch) -> None:
    """While a worker reads one page, it hears nothing of the answer to its other request."""
    engaged = asyncio.Event()

    async def get(url: str, cookie: str, errand: Errand) -> Fetch:
        began = monotonic()
        if url.endswith("/late"):
            await engaged.wait()
            await asyncio.sleep(0.01)
        html = {"content-type": "text/html"}
        return Fetch(Page(url, url, 200, html, seconds=monotonic() - began))

    def busy(page: Page, home: str) -> Reading:
        engaged.set()
        sleep(2)
        return Reading(Visit(page.final_url))

    async def both() -> list[Reply]:
        asker = Worker(Outfit("site.test", True, 5.0, 10_000, busy))
        monkeypatch.setattr(asker._client, "get", get)
        urls = ("https://site.test/late", "https://site.test/soon")
        orders = [Order(number, url, "", PAGE, "") for number, url in enumerate(urls)]
        replies = await asyncio.gather(*map(asker.do, orders))
        await asker.aclose()
        return replies

    answers = [unpack_answer(reply.answer, None, Mock()) for reply in asyncio.run(both())]
    assert [answer.seconds < 1.5 for answer in answers] == [True, True]
