"""A desk with a browser: it looks at small sites made up on loopback."""

import asyncio
import ssl
from collections.abc import Coroutine, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from journeycheck.browse.ladder import Browser
from journeycheck.browse.look import Look, look_at
from journeycheck.browse.session import Session
from journeycheck.browse.tab import DESKTOP, Screen
from journeycheck.guard import Guard, NoSuchHost
from tests.crawl.server import Server, serving

OWN = "127.0.0.1"
PRIVATE = "127.0.0.2"
T = TypeVar("T")
NAME = "journeycheck/0 (+https://journeycheck.test)"


class Names:
    """`inner.test` lies in a private network; `turning.test`, asked again, lies elsewhere."""

    def __init__(self) -> None:
        self._turns = iter(("10.9.9.9", PRIVATE, PRIVATE))

    async def resolve(self, host: str) -> Sequence[str]:
        if host == "turning.test":
            return [next(self._turns)]
        if host == "inner.test":
            return [PRIVATE]
        if host[-1].isdigit() or ":" in host:
            return [host]
        raise NoSuchHost(host)


@dataclass(frozen=True)
class Seen:
    """What the looks gave, and what the servers heard of them."""

    looks: list[Look]
    server: Server
    private: Server

    @property
    def first(self) -> Look:
        return self.looks[0]

    @property
    def methods(self) -> set[str]:
        return {request.method for request in self.server.log}


class Desk:
    """One browser for many looks. Whoever opens it closes it."""

    def __init__(self, browser: Browser, guard: Guard | None = None) -> None:
        self.browser = browser
        guard = guard or Guard(OWN, False, Names().resolve)
        self.session = Session(browser, guard, NAME)
        self._runner = asyncio.Runner()
        self.run(self.session.__aenter__())

    def close(self) -> None:
        self.run(self.session.__aexit__(None, None, None))
        self._runner.close()

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Whatever is done with the session has to be done in its own loop."""
        return self._runner.run(work)

    def look(
        self, routes: Mapping[str, Any] | Any, *paths: str, tls: ssl.SSLContext | None = None,
        screen: Screen = DESKTOP, locale: str | None = None, html: bool = False, each: float = 8,
    ) -> Seen:  # fmt: skip
        """Look at paths of a site, or at its only page. In its pages SECRET and PORT stand for the
        private host and its port."""

        async def run() -> Seen:
            private = Server({"*": "<h1>Secret</h1>"}, host=PRIVATE)
            async with serving(private):
                pages = routes if isinstance(routes, Mapping) else {"/": routes}
                filled = {path: _filled(page, private) for path, page in pages.items()}
                async with serving(Server(filled, tls=tls)) as server:
                    looks = [
                        await look_at(self.session, server.home + path, screen, locale, html, each)
                        for path in paths or [""]
                    ]
                    return Seen(looks, server, private)

        return self.run(run())


def _filled(page: Any, private: Server) -> Any:
    host, port = f"{PRIVATE}:{private.port}", str(private.port)
    if isinstance(page, str):
        return page.replace("SECRET", host).replace("PORT", port)
    return page.replace(b"SECRET", host.encode()) if isinstance(page, bytes) else page
