"""A real shop, not of our making, is walked to its payment step; nothing is ordered in it."""

import os
from pathlib import Path
from time import monotonic

import pytest

from journeycheck.browse.plates import Plates
from journeycheck.facts import Fact, Order, Stage, Visit
from journeycheck.site import Site
from journeycheck.walk.order import order
from journeycheck.walk.outing import Outing
from tests.browse.desk import Desk
from tests.shops.oscar import ASKED_FOR, NOT_HERE, opened, prepare, prepared

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not (prepared() or os.environ.get(ASKED_FOR)), reason=NOT_HERE),
]


def test_the_payment_comes_in_sight_and_nothing_is_ordered(walker: Desk, tmp_path: Path) -> None:
    prepare()
    with opened() as shop:
        site = Site(url=shop.url, pages={shop.url: Visit(shop.url)}, language="en", country="IE")

        async def run() -> tuple[Fact, ...]:
            end = monotonic() + 150
            return tuple(await order(Outing(walker.session, site, Plates(tmp_path), end, "en-IE")))

        [walked] = [fact for fact in walker.run(run()) if isinstance(fact, Order)]
        assert (walked.reached, walked.doubt) == (Stage.PAYMENT, "")
        assert walked.product == "Hill jasmine" and walked.account == "offered"
        assert (shop.orders, shop.held, walked.emptied) == (0, 0, True)
