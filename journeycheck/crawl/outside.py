"""Links to other sites: asked gently, each host by itself, and never read."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from journeycheck import urls
from journeycheck.crawl import reasons
from journeycheck.crawl.answers import OUTSIDE, OUTSIDE_AGAIN, Errand, Failure, Fetch
from journeycheck.crawl.fetch import LATER
from journeycheck.crawl.ledger import Ledger
from journeycheck.crawl.outcome import Verdict, confirmed, unconfirmed, verdict
from journeycheck.facts import LinkOutcome

HOSTS_AT_ONCE = 12
_TIRED = 3  # failures in a row after which a host is left alone
_UNWELCOME = 5  # refusals in a row after which it is, too

Ask = Callable[[str, Errand], Awaitable[Fetch | Failure]]


@dataclass
class _Host:
    """The addresses of one host, asked one after the other in the order they were met."""

    queue: deque[str] = field(default_factory=deque)
    busy: bool = False
    failures: int = 0
    refusals: int = 0

    @property
    def has_enough(self) -> bool:
        return self.failures >= _TIRED or self.refusals >= _UNWELCOME

    def note(self, *, failed: bool, refused: bool) -> None:
        self.failures = self.failures + 1 if failed else 0
        self.refusals = self.refusals + 1 if refused else 0


@dataclass(frozen=True)
class _Doubt:
    answer: Fetch | Failure
    verdict: Verdict


class Outside:
    """Works beside the crawl. `ask` gives the answer of an address."""

    def __init__(self, ask: Ask, ledger: Ledger) -> None:
        self._ask = ask
        self._ledger = ledger
        self._hosts: dict[str, _Host] = {}
        self._known: set[str] = set()
        self._doubts: dict[str, _Doubt] = {}
        self._second_round = False
        self._tasks: set[asyncio.Task[None]] = set()
        self._places = asyncio.Semaphore(HOSTS_AT_ONCE)

    def add(self, url: str) -> None:
        """An address to ask, once."""
        if url not in self._known:
            self._known.add(url)
            self._queue(url)

    def _queue(self, url: str) -> None:
        host = self._hosts.setdefault(urls.host(url), _Host())
        host.queue.append(url)
        if not host.busy:
            host.busy = True
            self._tasks.add(asyncio.create_task(self._work(host)))

    async def finish(self) -> None:
        """Wait for everything asked, then look a second time at what failed."""
        await self._drain()
        if self._doubts:
            await asyncio.sleep(LATER)
        self._second_round = True
        for url in list(self._doubts):
            self._queue(url)
        await self._drain()

    async def _drain(self) -> None:
        while self._tasks:
            done, self._tasks = await asyncio.wait(self._tasks, return_when="FIRST_COMPLETED")
            for task in done:
                task.result()

    async def aclose(self) -> None:
        """End what is under way; a failure that nobody looked at again accuses nobody."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for url, doubt in self._doubts.items():
            self._ledger.settle(url, doubt.answer, unconfirmed(doubt.verdict), 1)
        self._doubts.clear()

    async def _work(self, host: _Host) -> None:
        async with self._places:
            while host.queue:
                await self._look(host, host.queue.popleft())
            host.busy = False

    async def _look(self, host: _Host, url: str) -> None:
        if host.has_enough:
            self._give_up(url)
            return
        answer = await self._ask(url, OUTSIDE_AGAIN if self._second_round else OUTSIDE)
        told = verdict(answer, own=False)
        refused = told.outcome is LinkOutcome.REFUSED
        host.note(failed=isinstance(answer, Failure), refused=refused)
        if told.doubtful and not self._second_round:
            self._doubts[url] = _Doubt(answer, told)
        elif first := self._doubts.pop(url, None):
            self._ledger.settle(url, answer, confirmed(first.verdict, told), 2)
        else:
            self._ledger.settle(url, answer, told, 1)

    def _give_up(self, url: str) -> None:
        if first := self._doubts.pop(url, None):
            self._ledger.settle(url, first.answer, unconfirmed(first.verdict), 1)
        else:
            self._ledger.leave_out(url, "timeout", reasons.GIVEN_UP)
