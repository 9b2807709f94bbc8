"""Whatever a shop does to its visitor, the walk ends in time, orders nothing and accuses nobody."""

import os
import time
from pathlib import Path

import pytest

from journeycheck.browse.plates import Plates
from journeycheck.facts import Fact, Order, Visit
from journeycheck.site import Site
from journeycheck.walk.order import order
from journeycheck.walk.outing import Outing
from tests.browse.desk import Desk
from tests.shops.hostile import STORMS, HostileShop
from tests.shops.server import Shop, serving

pytestmark = pytest.mark.browser
TIME = 8.0  # seconds an errand is given
GRACE = 30.0  # until a browser that was lost is back, on a machine that is busy
ALL = "JOURNEYCHECK_ALL_STORMS"  # set, it asks for those as well that say little more
OFTEN = (
    "alerts", "memory", "windows-on-add", "hangs-on-add", "keeps-adding", "circles-at-checkout",
    "orders-by-itself", "sends-itself", "beacons",
)  # fmt: skip


def test_the_names_are_those_of_storms() -> None:
    assert set(OFTEN) <= set(STORMS)


def walk(walker: Desk, shop: Shop, folder: Path) -> list[Order]:
    site = Site(url=shop.url, pages={shop.url: Visit(shop.url)}, language="fr", country="FR")

    async def run() -> tuple[Fact, ...]:
        end = time.monotonic() + TIME
        return tuple(await order(Outing(walker.session, site, Plates(folder), end, "fr-FR")))

    return [fact for fact in walker.run(run()) if isinstance(fact, Order)]


@pytest.mark.parametrize("storm", STORMS if ALL in os.environ else OFTEN)
def test_it_ends_and_nothing_is_ordered(walker: Desk, storm: str, tmp_path: Path) -> None:
    began = time.monotonic()
    with serving(HostileShop(storm)) as shop:
        walked = walk(walker, shop, tmp_path)
    assert time.monotonic() - began < TIME + GRACE
    assert (shop.orders, shop.paid) == ([], [])
    assert all(one.broke is None for one in walked)  # there is no time for a second visit
