"""A headless browser that is started when it is needed, and ended when it is stuck.

Its only way out is the guarded proxy. Every call has a deadline; when even its end does not come,
its process is ended, and the next tab starts another one.
"""

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Awaitable
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from types import TracebackType
from typing import Self, TypeVar

from playwright.async_api import Browser as Running
from playwright.async_api import BrowserContext, Error, Playwright, async_playwright

from journeycheck.browse import memory
from journeycheck.browse.gate import Gate
from journeycheck.browse.ladder import Browser
from journeycheck.browse.launch import launch
from journeycheck.browse.policy import READING, Policy
from journeycheck.browse.proxy import Proxy
from journeycheck.browse.tab import Screen, Tab, Trouble
from journeycheck.guard import Guard

_STARTING = 20.0  # seconds, as for the rungs of the ladder
_OPENING = 10.0  # seconds for an empty tab
_CLOSING = 3.0
_STOPPING = 10.0  # seconds for the driver, which may have much behind it
_WATCH = 0.25  # seconds between two looks at its memory
_MEMORY = 1_500_000_000  # bytes it may hold
_KILL = getattr(signal, "SIGKILL", signal.SIGTERM)  # Windows has one way only

T = TypeVar("T")


class NoBrowser(Exception):
    """No browser could be started, or none stays alive. The reason in a sentence."""


@dataclass(frozen=True, slots=True)
class _Process:
    """A browser that runs."""

    running: Running
    pid: int
    agent: str
    gate: Gate

    async def end(self) -> bool:
        """Ask it to end; make it end. Has the driver seen it?"""
        with suppress(Error, TimeoutError):  # then it is ended below
            await within(_CLOSING, self.running.close())
        await self.gate.aclose()
        return await self.kill()

    async def kill(self) -> bool:
        """End it at once. Has the driver seen it?"""
        if not self.running.is_connected():
            return True
        gone = asyncio.Event()
        self.running.once("disconnected", lambda _: gone.set())
        with suppress(ProcessLookupError):  # it has ended by itself
            os.kill(self.pid, _KILL)
        with suppress(TimeoutError):  # the driver is busy with what came before
            await within(_CLOSING, gone.wait())
        return gone.is_set()


class Session:
    """`async with Session(browser, guard, name)`; `name` is added to the browser's own User-Agent.
    There is one tab at a time."""

    def __init__(self, browser: Browser, guard: Guard, name: str) -> None:
        self._browser = browser
        self._name = name
        self.proxy = Proxy(guard)
        self._stack = AsyncExitStack()
        self._turn = asyncio.Lock()  # the gate and the notes of the proxy are for one tab
        self._driver: Playwright | None = None
        self._process: _Process | None = None

    async def __aenter__(self) -> Self:
        await self._stack.enter_async_context(self.proxy)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        if self._process is not None:
            await self._process.end()
        await self._drop_driver()
        await self._stack.aclose()

    @asynccontextmanager
    async def tab(
        self, screen: Screen, locale: str | None = None, policy: Policy = READING
    ) -> AsyncIterator[Tab]:
        """An empty tab in a context of its own, as a new visitor has it. Whoever comes meanwhile
        waits. Raises NoBrowser."""
        async with self._turn, self._tab(screen, locale, policy) as tab:
            yield tab

    @asynccontextmanager
    async def _tab(self, screen: Screen, locale: str | None, policy: Policy) -> AsyncIterator[Tab]:
        process = await self._alive()
        self.proxy.taken()
        self.proxy.sends = policy.sends
        try:
            context, tab = await within(_OPENING, self._open(process, screen, locale, policy))
        except (Error, TimeoutError) as error:
            await self._kill()
            raise NoBrowser("The browser did not open a tab.") from error
        watch = asyncio.create_task(self._watch(process, tab))
        process.gate.tab = tab
        try:
            yield tab
        finally:
            watch.cancel()
            process.gate.tab = None
            await self._close(context, tab)

    async def _open(
        self, process: _Process, screen: Screen, locale: str | None, policy: Policy
    ) -> tuple[BrowserContext, Tab]:
        context = await process.running.new_context(
            user_agent=process.agent,
            viewport={"width": screen.width, "height": screen.height},
            is_mobile=screen.mobile,
            has_touch=screen.mobile,
            locale=locale,
            service_workers="block",
            accept_downloads=False,
        )
        await context.grant_permissions([])  # which refuses all of them
        return context, await Tab.open(context, policy)

    async def _close(self, context: BrowserContext, tab: Tab) -> None:
        async with self.proxy.shut():
            try:
                await within(_CLOSING, context.close())
            except (Error, TimeoutError):
                await self._kill()
        await tab.aclose()

    async def _watch(self, process: _Process, tab: Tab) -> None:
        while process.running.is_connected():
            if memory.held(process.pid) > _MEMORY:
                tab.end(Trouble.MEMORY)
                await process.kill()  # at once: closing it would take memory, too
            await asyncio.sleep(_WATCH)

    async def _alive(self) -> _Process:
        if self._process is None or not self._process.running.is_connected():
            try:
                self._process = await within(_STARTING + _CLOSING, self._start())
            except Exception as error:  # Playwright raises the bare class when its driver dies
                await self._drop_driver()
                raise NoBrowser("The browser did not start.") from error
        return self._process

    async def _kill(self) -> None:
        """The next tab gets another browser, and another driver when this one is stuck, too."""
        process, self._process = self._process, None
        if process is not None and not await process.kill():
            await self._drop_driver()

    async def _drop_driver(self) -> None:
        """The next browser gets another driver."""
        driver, self._driver = self._driver, None
        if driver is not None:
            with suppress(TimeoutError, Error):  # it ends with us at the latest
                await within(_STOPPING, driver.stop())

    async def _start(self) -> _Process:
        if self._driver is None:
            self._driver = await async_playwright().start()
        chosen = self._browser
        running = await launch(
            self._driver.chromium, chosen.path, chosen.channel, _STARTING, self.proxy
        )
        wire = await running.new_browser_cdp_session()
        version = await wire.send("Browser.getVersion")
        found = await wire.send("SystemInfo.getProcessInfo")
        [pid] = [one["id"] for one in found["processInfo"] if one["type"] == "browser"]
        gate = await Gate.stand(wire, self.proxy)
        return _Process(running, int(pid), f"{version['userAgent']} {self._name}", gate)


async def within(seconds: float, work: Awaitable[T]) -> T:
    """What the work gives. Raises TimeoutError when it takes longer."""
    async with asyncio.timeout(seconds):
        return await work
