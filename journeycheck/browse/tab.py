"""One tab with one page: what it may do, and what becomes of what it does.

Dialogs are dismissed, further windows closed, WebSockets cut. A page that goes too far ends the
tab. What it asks of the network is for the gate and the proxy to judge.
"""

import asyncio
from collections.abc import Coroutine
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Self, TypeVar

from playwright.async_api import (
    BrowserContext,
    Dialog,
    Error,
    Page,
    Request,
    Response,
    WebSocketRoute,
)

from journeycheck.browse.policy import READ_ONLY, READING, Asked, Policy

_WINDOWS = 5  # further windows a page may open
_DIALOGS = 10
_REQUESTS = 1_000
_STOPPED = 50  # kept with their body
_WAITED_FOR = frozenset({"document", "script", "xhr", "fetch"})

T = TypeVar("T")


class Trouble(StrEnum):
    """Why a page was not seen, or not as a visitor sees it."""

    NOT_WEB = "not-web"  # an address that is neither http nor https
    PRIVATE = "private"  # it leads into a private network
    NO_SUCH_HOST = "no-such-host"
    NO_ANSWER = "no-answer"  # nothing came that can be shown
    CERTIFICATE = "certificate"
    DOWNLOAD = "download"  # a file, where a page was awaited
    SENDS = "sends"  # the page wants to send something by itself, which is not let through
    TIMEOUT = "timeout"
    CRASH = "crash"
    MEMORY = "memory"
    WINDOWS = "windows"  # it opens one window after the other
    DIALOGS = "dialogs"  # it asks one question after the other
    REQUESTS = "requests"  # it asks for one thing after the other
    LEFT_OUT = "left-out"  # the looks, or the time for them, were used up before its turn
    NO_BROWSER = "no-browser"


@dataclass(frozen=True, slots=True)
class Screen:
    """What the visitor holds in hand; CSS pixels."""

    width: int
    height: int
    mobile: bool


MOBILE = Screen(390, 844, True)
DESKTOP = Screen(1366, 900, False)


class Over(Exception):
    """The tab has been ended."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble)
        self.trouble = trouble


class Tab:
    """A page under watch. `status`: of its last main document; `failed`: the address of a main
    document that did not come; `held_back`: how many requests its policy has stopped, and the
    first `stopped` of them; `cut`: how many WebSockets were; `windows`: how many further windows
    were closed."""

    def __init__(self, page: Page, policy: Policy = READING) -> None:
        self.page = page
        self.policy = policy
        self.status: int | None = None
        self.failed = ""
        self.held_back = 0
        self.stopped: list[Asked] = []
        self.cut = 0
        self.windows = self._dialogs = self._requests = 0
        self._busy: set[Request] = set()
        self._chores: set[asyncio.Task[None]] = set()
        self._over: asyncio.Future[Trouble] = asyncio.get_running_loop().create_future()

    @classmethod
    async def open(cls, context: BrowserContext, policy: Policy = READING) -> Self:
        tab = cls(await context.new_page(), policy)
        await context.route_web_socket("**/*", tab._cut)
        context.on("page", tab._window)
        context.on("dialog", tab._dialog)
        tab.page.on("crash", lambda _: tab.end(Trouble.CRASH))
        tab.page.on("request", tab._asked)
        tab.page.on("response", tab._answered)
        tab.page.on("requestfinished", lambda request: tab._busy.discard(request))
        tab.page.on("requestfailed", tab._failed)
        return tab

    @property
    def busy(self) -> bool:
        """Does it wait for something that may change what it shows?"""
        return bool(self._busy)

    @property
    def asides(self) -> int:
        """Questions and further windows it had; all were closed, and what they were for is lost."""
        return self.windows + self._dialogs

    def end(self, trouble: Trouble) -> None:
        """Whoever works with the tab stops; the first reason counts."""
        if not self._over.done():
            self._over.set_result(trouble)

    async def unless_over(self, work: Coroutine[Any, Any, T]) -> T:
        """What the work gives. Raises Over as soon as the tab is ended."""
        task = asyncio.create_task(work)
        try:
            ends: list[asyncio.Future[Any]] = [task, self._over]
            await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
            if self._over.done():
                raise Over(self._over.result())
            return await task
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    async def aclose(self) -> None:
        """Nothing goes on behind; for when the page has gone."""
        for chore in self._chores:
            chore.cancel()
        await asyncio.gather(*self._chores, return_exceptions=True)

    def may_ask(self) -> bool:
        """Counts one more request; one too many ends the tab."""
        self._requests += 1
        if self._requests > _REQUESTS:
            self.end(Trouble.REQUESTS)
        return self._requests <= _REQUESTS

    def hold_back(self, asked: Asked) -> None:
        """Notes a request that was stopped."""
        self.held_back += 1
        if len(self.stopped) < _STOPPED:
            self.stopped.append(asked)

    def _is_main(self, request: Request) -> bool:
        try:
            return request.is_navigation_request() and request.frame == self.page.main_frame
        except Error:  # its frame is not there yet, or no more
            return False

    def _asked(self, request: Request) -> None:
        if request.resource_type in _WAITED_FOR:
            self._busy.add(request)
        if request.method not in READ_ONLY and not self.policy.sends and self._is_main(request):
            self.end(Trouble.SENDS)

    def _answered(self, response: Response) -> None:
        if self._is_main(response.request):
            self.status, self.failed = response.status, ""

    def _failed(self, request: Request) -> None:
        self._busy.discard(request)
        # What was broken off (a download, a second thought of the page) leaves the page in place.
        if self._is_main(request) and request.failure != "net::ERR_ABORTED":
            self.failed = request.url

    def _window(self, page: Page) -> None:
        self.windows += 1
        if self.windows > _WINDOWS:
            self.end(Trouble.WINDOWS)
        self._chore(page.close())

    def _dialog(self, dialog: Dialog) -> None:
        self._dialogs += 1
        if self._dialogs > _DIALOGS:
            self.end(Trouble.DIALOGS)
        leaving = dialog.type == "beforeunload"
        self._chore(dialog.accept() if leaving else dialog.dismiss())

    async def _cut(self, socket: WebSocketRoute) -> None:
        self.cut += 1
        with suppress(Error):  # the page has gone meanwhile
            await socket.close(code=1001, reason="not let through")

    def _chore(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(_unless_gone(work))
        self._chores.add(task)
        task.add_done_callback(self._chores.discard)


async def _unless_gone(work: Coroutine[Any, Any, None]) -> None:
    with suppress(Error):  # the page has gone meanwhile
        await work
