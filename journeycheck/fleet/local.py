"""Audits on this machine: so many processes side by side."""

from collections.abc import Callable
from pathlib import Path

from journeycheck.fleet.run_one import Done, Order, run_one
from journeycheck.fleet.sites import FleetSite

Ordered = Callable[[FleetSite], Order]


class Local:
    """`parallel`: how many at once. `order` makes the order of a site, `folder` holds them all."""

    def __init__(self, folder: Path, order: Ordered, parallel: int) -> None:
        self._folder = folder
        self._order = order
        self._parallel = parallel

    async def room(self) -> int:
        return self._parallel

    async def audit(self, site: FleetSite) -> Done:
        return await run_one(self._order(site), self._folder / site.slug)
