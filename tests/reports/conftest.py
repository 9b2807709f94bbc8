"""The browser that reads the reports: one for each module, because its driver keeps the loop."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.conftest import browser_here


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    found = browser_here()
    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=found.path, channel=found.channel)
        yield opened
        opened.close()
