"""The shop of one page in a real browser: every twin is broken where its label says."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Iterator

import pytest
from playwright.async_api import Page, async_playwright

from journeycheck.browse.ladder import Browser
from journeycheck.browse.launch import launch
from tests.conftest import browser_here
from tests.shops.server import Shop, serving
from tests.shops.single_page import SinglePage

pytestmark = pytest.mark.browser
TOLD = {"Email": "aoife@example.test", "First name": "Aoife", "Last name": "Test",
        "Address": "1 Test Lane", "Town or city": "Galway"}  # fmt: skip


class Phone:
    """One browser for all the visits of this file; each visit has a context of its own."""

    def __init__(self, browser: Browser) -> None:
        self.runner = asyncio.Runner()
        self.driver = self.runner.run(async_playwright().start())
        start = launch(self.driver.chromium, browser.path, browser.channel, 20)
        self.running = self.runner.run(start)

    def visit(self, shop: Shop, walk: Callable[[Page], Awaitable[None]]) -> None:
        async def run() -> None:
            page = await self.running.new_page(viewport={"width": 390, "height": 844})
            page.set_default_timeout(3_000)
            await page.goto(shop.url)
            await walk(page)
            await page.close()

        with serving(shop):
            self.runner.run(run())

    def close(self) -> None:
        self.runner.run(self.running.close())
        self.runner.run(self.driver.stop())
        self.runner.close()


@pytest.fixture(scope="module")
def phone() -> Iterator[Phone]:
    phone = Phone(browser_here())
    yield phone
    phone.close()


async def choose(page: Page) -> None:
    """From the home page to a beanie whose size and colour are chosen."""
    await page.get_by_role("button", name="Menu").click()
    await page.get_by_role("link", name="Knitwear", exact=True).click()
    await page.get_by_role("link", name="Tern beanie").click()
    assert await page.get_by_role("button", name="Select a size").is_disabled()
    await page.get_by_role("radio", name="M", exact=True).click()
    await page.get_by_role("radio", name="Moss").click()


async def fill(page: Page) -> None:
    for label, words in TOLD.items():
        field = page.get_by_label(re.compile(f"^{label} "))
        await field.fill(words)
    await page.get_by_role("button", name="Continue").click()


def test_a_customer_comes_to_the_payment_and_an_order_would_be_counted(phone: Phone) -> None:
    shop = SinglePage()

    async def walk(page: Page) -> None:
        await choose(page)
        await page.get_by_role("button", name="Add to bag").click()
        await page.get_by_role("button", name="Checkout").click()
        await page.get_by_role("button", name="Continue").click()
        assert "Please fill in: Email" in await page.inner_text("main")
        await fill(page)
        await page.get_by_role("heading", name="Delivery method").wait_for()
        await page.get_by_role("button", name="Continue").click()
        order = page.get_by_role("button", name="Place order")
        await order.wait_for()
        assert "€30.00" in await page.inner_text("main") and shop.orders == []
        await order.click()
        await page.wait_for_url(shop.url)

    phone.visit(shop, walk)
    assert (len(shop.orders), len(shop.paid), shop.emails) == (1, 1, [TOLD["Email"]] * 2)


@pytest.mark.parametrize(
    ("defect", "told"),
    [
        ("cart-empty", "Your bag is empty."), ("price-differs", "€28.30"),
        ("late-costs", "Total\n€24.50"),
    ],
)  # fmt: skip
def test_what_the_bag_shows(phone: Phone, defect: str, told: str) -> None:
    async def walk(page: Page) -> None:
        await choose(page)
        await page.get_by_role("button", name="Add to bag").click()
        await page.get_by_role("status").wait_for()
        assert told in await page.inner_text("#drawer")

    shop = SinglePage(defect)
    phone.visit(shop, walk)
    assert shop.held == (defect != "cart-empty")


@pytest.mark.parametrize(
    ("defect", "told"),
    [
        ("checkout-unreachable", "Tern beanie"), ("too-many-fields", "Shoe size"),
        ("forced-account", "You need an account to order."), ("too-many-steps", "Review your bag"),
    ],
)  # fmt: skip
def test_what_the_checkout_shows(phone: Phone, defect: str, told: str) -> None:
    async def walk(page: Page) -> None:
        await choose(page)
        await page.get_by_role("button", name="Add to bag").click()
        await page.get_by_role("button", name="Checkout").click()
        assert told in await page.inner_text("main")

    phone.visit(SinglePage(defect), walk)


def test_no_way_to_the_cart(phone: Phone) -> None:
    async def walk(page: Page) -> None:
        await choose(page)
        assert await page.get_by_role("button", name="Select a size").is_disabled()

    phone.visit(SinglePage("no-way-to-cart"), walk)


def test_a_dead_end(phone: Phone) -> None:
    async def walk(page: Page) -> None:
        await choose(page)
        await page.get_by_role("button", name="Add to bag").click()
        await page.get_by_role("button", name="Checkout").click()
        await fill(page)
        assert page.url.endswith("/checkout/address")
        assert not (await page.inner_text("#wrong")).strip()

    phone.visit(SinglePage("dead-end"), walk)
