"""The gate that every request of the browser passes, whichever page, worker or last word of a
closed page it comes from: it lets through what the policy of the tab allows, readings first of all.

It stands in the browser itself (CDP, Fetch domain of the browser's own target). A page's own
interception would miss what a page sends while it is left, such as `sendBeacon`.
"""

import asyncio
from base64 import b64decode
from collections.abc import Coroutine, Mapping
from contextlib import suppress
from typing import Any, Self

from playwright.async_api import CDPSession, Error

from journeycheck.browse.policy import Asked
from journeycheck.browse.proxy import Proxy
from journeycheck.browse.tab import Tab

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
        if self.tab is not None and self.tab.policy.lets(_of(request)):
            self._chore(self._send("Fetch.continueRequest", answer))
        elif request["method"] == "OPTIONS" and (allowed := _allowed(request["headers"])):
            answer |= {"responseCode": 204, "responseHeaders": allowed}
            self._chore(self._send("Fetch.fulfillRequest", answer))
        else:
            self._hold_back(_of(request))
            # Any other reason would replace the page by one of errors.
            self._chore(self._send("Fetch.failRequest", answer | {"errorReason": "Aborted"}))

    def _hold_back(self, asked: Asked) -> None:
        if self.tab is not None and asked.method != "OPTIONS":
            self.tab.hold_back(asked)

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


def _of(request: Mapping[str, Any]) -> Asked:
    entries = [entry.get("bytes") for entry in request.get("postDataEntries", ())]
    if not request.get("hasPostData"):
        body: str | None = ""
    elif entries and None not in entries:
        body = b"".join(map(b64decode, entries)).decode(errors="replace")
    else:
        body = request.get("postData")
    return Asked(request["method"], request["url"], body)


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
