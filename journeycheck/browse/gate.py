"""The gate that every request of the browser passes, whichever page, worker or last word of a
closed page it comes from: it only lets readings through.

It stands in the browser itself (CDP, Fetch domain of the browser's own target). A page's own
interception would miss what a page sends while it is left, such as `sendBeacon`.
"""

import asyncio
from collections.abc import Coroutine, Mapping
from contextlib import suppress
from typing import Any, Self

from playwright.async_api import CDPSession, Error

from journeycheck.browse.proxy import Proxy
from journeycheck.browse.tab import READ_ONLY, Tab

_PREFLIGHT = "access-control-request-method"


class Gate:
    """Open for one tab at a time (`tab`); without one nothing passes."""

    def __init__(self, wire: CDPSession, proxy: Proxy) -> None:
        self.tab: Tab | None = None
        self._wire = wire
        self._proxy = proxy
        self._chores: set[asyncio.Task[None]] = set()

    @classmethod
    async def stand(cls, wire: CDPSession, proxy: Proxy) -> Self:
        """A gate in the browser that this wire leads to. Raises what Playwright raises."""
        gate = cls(wire, proxy)
        wire.on("Fetch.requestPaused", gate._asked)
        wire.on("Fetch.authRequired", gate._challenged)
        await wire.send(
            "Fetch.enable", {"patterns": [{"urlPattern": "*"}], "handleAuthRequests": True}
        )
        return gate

    async def aclose(self) -> None:
        """Nothing goes on behind."""
        for chore in self._chores:
            chore.cancel()
        await asyncio.gather(*self._chores, return_exceptions=True)

    def _asked(self, event: Mapping[str, Any]) -> None:
        request, answer = event["request"], {"requestId": event["requestId"]}
        if self.tab is not None and not self.tab.may_ask():
            return  # a flood: it waits until the tab is closed
        if self.tab is not None and request["method"] in READ_ONLY:
            self._chore(self._send("Fetch.continueRequest", answer))
        elif request["method"] == "OPTIONS" and (allowed := _allowed(request["headers"])):
            answer |= {"responseCode": 204, "responseHeaders": allowed}
            self._chore(self._send("Fetch.fulfillRequest", answer))
        else:
            self._hold_back(request["method"])
            # Any other reason would replace the page by one of errors.
            self._chore(self._send("Fetch.failRequest", answer | {"errorReason": "Aborted"}))

    def _hold_back(self, method: str) -> None:
        if self.tab is not None and method != "OPTIONS":
            self.tab.held_back += 1

    def _challenged(self, event: Mapping[str, Any]) -> None:
        """The proxy wants to know who asks; a site that wants to is told nothing."""
        ours = event["authChallenge"].get("source") == "Proxy"
        known = {"username": self._proxy.user, "password": self._proxy.password} if ours else {}
        response = "ProvideCredentials" if ours else "CancelAuth"
        answer = {"authChallengeResponse": {"response": response, **known}}
        self._chore(
            self._send("Fetch.continueWithAuth", {"requestId": event["requestId"], **answer})
        )

    async def _send(self, command: str, words: dict[str, Any]) -> None:
        with suppress(Error):  # the request, or the browser, has gone meanwhile
            await self._wire.send(command, words)

    def _chore(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._chores.add(task)
        task.add_done_callback(self._chores.discard)


def _allowed(headers: Mapping[str, str]) -> list[dict[str, str]]:
    """The permission a script of another origin asks for before it reads, given here: nothing is
    sent for it, and the reading itself is still the host's to allow. Empty for other requests."""
    asked = {name.lower(): value for name, value in headers.items()}
    if _PREFLIGHT not in asked:
        return []
    given = {
        "Access-Control-Allow-Origin": asked.get("origin", "*"),
        "Access-Control-Allow-Methods": asked[_PREFLIGHT],
        "Access-Control-Allow-Headers": asked.get("access-control-request-headers", ""),
        "Access-Control-Allow-Credentials": "true",
    }
    return [{"name": name, "value": value} for name, value in given.items() if value]
