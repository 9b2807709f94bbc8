"""Which site is audited when: as many at once as there is room for, never two of one host."""

import asyncio
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from journeycheck.fleet.ledger import Ledger, State
from journeycheck.fleet.run_one import OURS, Done
from journeycheck.fleet.sites import FleetSite

_AGAIN = frozenset({OURS})  # exit codes after which another try may help


class Engine(Protocol):
    """Where audits run. `room`: how many at once, asked again before each."""

    async def room(self) -> int: ...

    async def audit(self, site: FleetSite) -> Done:
        """Audit one site into its folder. Raises Lost when the worker was lost."""


class Lost(Exception):
    """A worker, or the way to it, was lost; the reason in a sentence."""


class Unreachable(Exception):
    """The engine itself has gone: the fleet ends here, and --resume goes on."""


@dataclass(frozen=True, slots=True)
class Told:
    """How far the fleet is; `left`: seconds, None while nobody can know."""

    done: int
    running: int
    failed: int
    waiting: int
    left: float | None
    current: tuple[str, ...]


Progress = Callable[[Told], None]


class Dispatch:
    """One run through a list. `retries`: further tries for an audit that broke down."""

    def __init__(
        self, sites: Iterable[FleetSite], ledger: Ledger, engine: Engine, retries: int,
        progress: Progress,
    ) -> None:  # fmt: skip
        self._ledger = ledger
        self._engine = engine
        self._retries = retries
        self._progress = progress
        standings = ledger.standings()
        self._waiting = deque(s for s in sites if standings[s.slug].state is not State.DONE)
        self._tries: dict[str, int] = {}
        self._running: dict[asyncio.Task[Done], FleetSite] = {}
        self._done = sum(one.state is State.DONE for one in standings.values())
        self._failed = 0
        self._took: list[float] = []

    async def run(self, stop: asyncio.Event) -> None:
        """Until every site is done or failed, or `stop` is set. Raises Unreachable."""
        called_off = asyncio.create_task(stop.wait())
        try:
            while (self._waiting or self._running) and not stop.is_set():
                self._fill(await self._engine.room())
                self._tell()
                await asyncio.wait(
                    {*self._running, called_off}, return_when=asyncio.FIRST_COMPLETED
                )
                self._collect()
        finally:
            called_off.cancel()
            await self._leave()
        self._tell()

    def _fill(self, room: int) -> None:
        for site in tuple(self._free(max(1, room) - len(self._running))):
            self._waiting.remove(site)
            self._ledger.begins(site.slug)
            self._tries[site.slug] = self._tries.get(site.slug, 0) + 1
            self._running[asyncio.create_task(self._engine.audit(site))] = site

    def _free(self, room: int) -> Iterator[FleetSite]:
        """The next sites whose host is not being visited."""
        busy = {site.host for site in self._running.values()}
        for site in self._waiting:
            if room > 0 and site.host not in busy:
                busy.add(site.host)
                room -= 1
                yield site

    def _collect(self) -> None:
        for task in [task for task in self._running if task.done()]:
            site = self._running.pop(task)
            problem = task.exception()
            if isinstance(problem, Lost):
                self._ended(site, Done(OURS, 0.0, str(problem)))
            elif problem is not None:
                self._running[task] = site  # it is put back by `_leave`
                raise problem
            else:
                self._ended(site, task.result())

    def _ended(self, site: FleetSite, done: Done) -> None:
        if done.code in _AGAIN and self._tries[site.slug] <= self._retries:
            self._ledger.ends(site.slug, State.WAITING, done.code, done.seconds, done.said)
            self._waiting.append(site)
            return
        failed = done.code in _AGAIN
        self._failed += failed
        self._done += not failed
        self._took.append(done.seconds)
        state = State.FAILED if failed else State.DONE
        self._ledger.ends(site.slug, state, done.code, done.seconds, done.said if failed else "")

    async def _leave(self) -> None:
        """Whatever still runs ends, and waits for --resume."""
        for task, site in self._running.items():
            task.cancel()
            self._ledger.ends(site.slug, State.WAITING, None, 0.0, "")
        await asyncio.gather(*self._running, return_exceptions=True)
        self._running.clear()

    def _tell(self) -> None:
        running = len(self._running)
        left = None
        if self._took:
            usual = sum(self._took) / len(self._took)
            left = usual * (len(self._waiting) + running / 2) / max(1, running)
        current = tuple(site.name for site in self._running.values())
        self._progress(Told(self._done, running, self._failed, len(self._waiting), left, current))
