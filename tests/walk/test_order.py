"""Orders walked in shops on loopback: each ends where its label says, and nothing is ordered."""

import os
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Any

import pytest

from journeycheck.browse.plates import Plates
from journeycheck.facts import Break, Device, Fact, Journey, Leak, Order, Stage, Visit
from journeycheck.site import Site
from journeycheck.walk.order import order, reasons
from journeycheck.walk.outing import Outing, locale
from tests.browse.desk import Desk
from tests.crawl.server import Request, Server, reply
from tests.shops.platforms import SHAPES
from tests.shops.server import Shop, serving
from tests.shops.twins import SHOPS, Twin, opened
from tests.walk.trip import trip

pytestmark = pytest.mark.browser
ALL = "JOURNEYCHECK_ALL_SHOPS"  # set, it asks for all the twins
OFTEN = {
    ("server_rendered", ""), ("single_page", ""), ("account_forced", "forced-account"),
    ("server_rendered", "product-not-findable"), ("single_page", "no-way-to-cart"),
    ("account_forced", "cart-empty"), ("single_page", "checkout-unreachable"),
    ("server_rendered", "dead-end"), ("server_rendered", "order-by-link"),
}  # fmt: skip
SPOKEN = {"server_rendered": ("fr", "FR"), "account_forced": ("de", "DE")}
TWINS = [twin for twin in SHOPS if ALL in os.environ or (twin.shop, twin.defect) in OFTEN]


@dataclass
class Walked:
    order: Order
    journey: Journey
    folder: Path


def walk(
    walker: Desk, open_shop: AbstractContextManager[Shop], folder: Path, spoken: tuple[str, str]
) -> tuple[Walked, Shop]:
    async def run(shop: Shop) -> tuple[Fact, ...]:
        site = Site(shop.url, {shop.url: Visit(shop.url)}, language=spoken[0], country=spoken[1])
        outing = Outing(walker.session, site, Plates(folder), monotonic() + 150, locale(site))
        return tuple(await order(outing))

    with open_shop as shop:
        facts = walker.run(run(shop))
    [walked] = [fact for fact in facts if isinstance(fact, Order)]
    [journey] = [fact for fact in facts if isinstance(fact, Journey)]
    return Walked(walked, journey, folder), shop


@pytest.mark.parametrize("twin", TWINS, ids=lambda twin: f"{twin.shop}-{twin.defect or 'sound'}")
def test_a_shop_is_walked_as_far_as_it_goes(walker: Desk, twin: Twin, tmp_path: Path) -> None:
    walked, shop = walk(walker, opened(twin), tmp_path, SPOKEN.get(twin.shop, ("en", "IE")))
    defects = [name.partition("/")[2] for name in twin.expected]
    expected = next((one for one in Break if one.value in defects), None)
    assert (walked.order.doubt, walked.order.broke, walked.order.reached) == (
        "",
        expected,
        twin.reached,
    )
    assert walked.journey.outcome == ("failed" if expected else "passed")
    assert walked.journey.tries == (2 if expected else 1)
    assert (shop.orders, shop.paid, shop.held) == ([], [], 0)


@pytest.mark.parametrize("platform", SHAPES)
def test_a_platform_is_walked_by_its_recipe(walker: Desk, platform: str, tmp_path: Path) -> None:
    spoken = ("fr", "FR") if platform in {"woocommerce", "prestashop"} else ("en", "IE")
    walked, shop = walk(walker, serving(SHAPES[platform]()), tmp_path, spoken)
    assert (walked.order.reached, walked.order.doubt) == (Stage.PAYMENT, "")
    assert walked.order.platform.lower().endswith(platform)
    assert walked.order.button and walked.order.emptied
    assert (shop.orders, shop.paid, shop.held) == ([], [], 0)


def test_what_was_met_is_told(walker: Desk, tmp_path: Path) -> None:
    walked, _ = walk(walker, opened(SHOPS[0]), tmp_path, ("fr", "FR"))
    told = walked.order
    assert (told.product, told.button, told.account) == (
        "Jasmin des collines", "Commander et payer", "offered",
    )  # fmt: skip
    product, cart, payment = map(told.screen, (Stage.PRODUCT, Stage.CART, Stage.PAYMENT))
    assert product and product.item and product.item.text == "12,50 €"
    assert cart and cart.item and cart.item.value == product.item.value
    assert payment and payment.total and str(payment.total.value) == "17.40"
    address = told.screen(Stage.ADDRESS)
    assert address and (address.fields, address.required) == (8, 7)
    steps = walked.journey.steps
    assert steps[0].name == "home" and steps[-1].name == "payment"
    assert all(step.plate and (tmp_path / step.plate.file).is_file() for step in steps)
    assert walked.journey.clicks == 6 and walked.journey.effort > 60


# Shops made up on the spot

PRODUCT = """<html lang=en><h1>Blue mug</h1><p>€9.00</p>
  <form method=post action=/cart/add><button>Add to cart</button></form><a href=/cart>Cart</a>"""
HOME = """<html lang=en><title>Mugs</title><header><a href=/cart>Cart</a></header><main>
  <h1>Mugs</h1><ul><li><a href=/product/mug>Blue mug</a> €9.00</li></ul></main>"""
CART = """<html lang=en><main><h1>Your cart</h1><table><tr><td>Blue mug</td>
  <td>€9.00</td></tr></table><form method=post action=/cart/remove><button>Remove</button></form>
  <a href=/checkout>Checkout</a></main>"""
EMPTY = "<html lang=en><main><h1>Your cart</h1><p>Your cart is empty.</p></main>"
ADDRESS = """<html lang=en><main><h1>Delivery address</h1><form method=post action=/checkout/means>
  <label>Full name * <input name=n required></label><label>Email *
  <input type=email name=e required></label><button>Continue</button></form></main>"""


class Till:
    """A cart that remembers, for one visitor at a time."""

    def __init__(self, cart: str = CART) -> None:
        self.full = False
        self.cart = cart

    def add(self, _: Request) -> bytes:
        self.full = True
        return reply(303, Location="/cart")

    def remove(self, _: Request) -> bytes:
        self.full = False
        return reply(303, Location="/cart")

    def show(self, _: Request) -> str:
        return self.cart if self.full else EMPTY


def shop(cart: str = CART, **routes: Any) -> Mapping[str, Any]:
    till = Till(cart)
    return {
        "/": HOME, "/product/mug": PRODUCT, "/cart": till.show, "/cart/add": till.add,
        "/cart/remove": till.remove, "/checkout": ADDRESS,
    } | {f"/{path}": page for path, page in routes.items()}  # fmt: skip


def ordered(walker: Desk, routes: Mapping[str, Any], folder: Path) -> tuple[list[Any], Server]:
    made = trip(walker, routes, order, folder, 150, language="en", country="IE")
    return list(made.facts), made.server


def the_order(facts: list[Any]) -> Order:
    [walked] = [fact for fact in facts if isinstance(fact, Order)]
    return walked


def test_a_site_that_sells_nothing_has_no_order(walker: Desk, tmp_path: Path) -> None:
    facts, _ = ordered(walker, {"/": "<h1>Notary</h1><a href=/contact>Contact</a>"}, tmp_path)
    assert facts == []


def once(first: bytes, later: Any) -> Callable[[Request], Any]:
    return lambda request: first if request.count == 1 else later


def test_what_breaks_only_once_accuses_nobody(walker: Desk, tmp_path: Path) -> None:
    page = once(reply(500, "<h1>Server error</h1>"), ADDRESS)
    walked = the_order(ordered(walker, shop(checkout=page), tmp_path)[0])
    assert walked.broke is None and walked.doubt


@pytest.mark.parametrize("status", [403, 429, 503])
def test_a_site_that_turns_us_away_accuses_nobody(
    walker: Desk, status: int, tmp_path: Path
) -> None:
    facts, _ = ordered(walker, shop(checkout=reply(status, "<h1>Denied</h1>")), tmp_path)
    walked = the_order(facts)
    assert (walked.broke, walked.doubt, walked.reached) == (None, reasons.REFUSED, Stage.CART)


def test_a_minimum_accuses_nobody(walker: Desk, tmp_path: Path) -> None:
    cart = CART.replace("/checkout", "/cart").replace("<table>", "<p>Minimum order: €30</p><table>")
    walked = the_order(ordered(walker, shop(cart), tmp_path)[0])
    assert (walked.broke, walked.doubt) == (None, reasons.CONDITIONS)


def test_a_field_that_we_cannot_answer_accuses_nobody(walker: Desk, tmp_path: Path) -> None:
    asked = ADDRESS.replace(
        "<button>", "<label>Membership * <input name=m required></label><button>"
    )
    walked = the_order(ordered(walker, shop(checkout=asked), tmp_path)[0])
    assert (walked.broke, walked.doubt) == (None, reasons.NOT_ACCEPTED)


def test_a_page_on_a_standing_line_accuses_nobody(walker: Desk, tmp_path: Path) -> None:
    live = PRODUCT.replace("<form method=post action=/cart/add>", "<form onsubmit='return false'>")
    live += "<script>new WebSocket('ws://' + location.host + '/live')</script>"
    walked = the_order(ordered(walker, shop(**{"product/mug": live}), tmp_path)[0])
    assert (walked.broke, walked.doubt) == (None, reasons.LIVE_LINE)


@pytest.mark.parametrize("act", ["open('/checkout')", "confirm('Sure?') && submit()"])
def test_a_button_that_asks_aside_accuses_nobody(walker: Desk, act: str, tmp_path: Path) -> None:
    dead = PRODUCT.replace("<form method=post action=/cart/add>", "<form>")
    dead = dead.replace("<button>", f'<button type=button onclick="{act}">')
    walked = the_order(ordered(walker, shop(**{"product/mug": dead}), tmp_path)[0])
    assert walked.broke is None and walked.doubt


def test_a_dead_button_breaks_the_order(walker: Desk, tmp_path: Path) -> None:
    dead = PRODUCT.replace("<form method=post action=/cart/add>", "<form onsubmit='return false'>")
    walked = the_order(ordered(walker, shop(**{"product/mug": dead}), tmp_path)[0])
    assert (walked.broke, walked.reached) == (Break.NO_WAY_TO_CART, Stage.PRODUCT)


def test_where_an_address_typed_leads_to_mails_nothing_is_typed(
    walker: Desk, tmp_path: Path
) -> None:
    marked = HOME + "<script src=data:,x data-from=cdn.shopify.com></script>"
    facts, server = ordered(walker, shop(**{"": marked}), tmp_path)
    walked, [journey] = the_order(facts), [fact for fact in facts if isinstance(fact, Journey)]
    assert (walked.reached, walked.doubt, walked.broke) == (Stage.CHECKOUT, "", None)
    assert (journey.outcome, journey.reason) == ("passed", reasons.MAILS)
    assert not any("example.com" in one.body for one in server.log)


def test_a_leak_on_the_way_is_told(walker: Desk, tmp_path: Path) -> None:
    fault = "Fatal error: Uncaught Error in /var/www/shop/order.php on line 12"
    facts, _ = ordered(walker, shop(checkout=f"<h1>Checkout</h1><p>{fault}</p>"), tmp_path)
    assert [fact.place.text for fact in facts if isinstance(fact, Leak)]
    assert the_order(facts).broke is Break.CHECKOUT_UNREACHABLE


def test_an_unknown_last_button_beside_a_payment_is_not_pressed(
    walker: Desk, tmp_path: Path
) -> None:
    pay = """<html lang=en><main><h1>Almost there</h1><form method=post action=/go>
      <label><input type=radio name=payment checked> Card</label>
      <button>Zap</button></form></main>"""
    routes = {**shop(), "/checkout/means": pay, "/go": reply(200, "bought")}
    facts, server = ordered(walker, routes, tmp_path)
    assert (the_order(facts).reached, the_order(facts).device) == (Stage.PAYMENT, Device.MOBILE)
    assert "/go" not in server.asked()
