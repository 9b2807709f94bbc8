"""An errand on a small site made up on loopback, with its own browser."""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from time import monotonic
from typing import Any, TypeVar

from journeycheck import urls
from journeycheck.browse.plates import Plates
from journeycheck.extract import Context, read_page
from journeycheck.facts import Fact, PageKind, Visit
from journeycheck.merge import Merger
from journeycheck.page import Page
from journeycheck.site import Site
from journeycheck.walk.outing import Outing
from tests.browse.desk import Desk
from tests.crawl.server import Server, serving

T = TypeVar("T", bound=Fact)
KINDS = {
    "/": PageKind.HOME, "/contact": PageKind.CONTACT, "/mentions-legales": PageKind.LEGAL,
    "/produit": PageKind.PRODUCT, "/panier": PageKind.CART, "/horaires": PageKind.HOURS,
}  # fmt: skip


@dataclass
class Trip:
    """What the errand gave, and what the server heard of it."""

    facts: tuple[Any, ...]
    server: Server
    seconds: float

    def of(self, kind: type[T]) -> list[T]:
        return [fact for fact in self.facts if isinstance(fact, kind)]

    @property
    def sent(self) -> list[str]:
        """What reached the server and is no reading."""
        return [one.path for one in self.server.log if one.method not in {"GET", "HEAD"}]


def trip(
    desk: Desk, routes: Mapping[str, Any], errand: Callable[[Outing], Awaitable[Iterable[Fact]]],
    folder: Path, seconds: float = 60, late: Callable[[str], dict[str, Any]] | None = None,
    **changes: Any,
) -> Trip:  # fmt: skip
    """Walk an errand; `changes` are those of the site that is known, `late` gives those that name
    its address. PORT in a page stands for the port of the server."""

    async def run() -> Trip:
        async with serving(Server(routes)) as server:
            server.routes = {path: _filled(page, server.port) for path, page in routes.items()}
            told = late(server.home) if late else {}
            site = replace(known(server), **changes, **told)
            began = monotonic()
            outing = Outing(desk.session, site, Plates(folder), monotonic() + seconds, "fr-FR")
            return Trip(tuple(await errand(outing)), server, monotonic() - began)

    return desk.run(run())


def _filled(page: Any, port: int) -> Any:
    return page.replace("PORT", str(port)) if isinstance(page, str) else page


def known(server: Server) -> Site:
    """What a crawl would know of the pages that are plain texts."""
    merger, visits = Merger(), {}
    pages = [path for path in KINDS if isinstance(server.routes.get(path), str)]
    for number, path in enumerate(pages):
        url = urls.absolute(path, server.home) or ""
        body = server.routes[path].encode()
        page = Page(url, url, 200, {"content-type": "text/html; charset=utf-8"}, body)
        reading = read_page(page, Context(server.home, "FR"))
        merger.add(reading.facts, number)
        kinds = reading.visit.kinds | {KINDS[path]}
        visits[url] = replace(reading.visit, url=url, kinds=kinds)
    home = server.home
    return Site(
        url=home, pages=visits or {home: Visit(home)}, gathered=merger.facts(list(visits)),
        language="fr", country="FR", fictional=True,
    )  # fmt: skip
