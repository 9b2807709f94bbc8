"""The friction report on paper: tagged PDF, A4, with an outline, printed by the browser."""

import asyncio
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.async_api import BrowserContext, async_playwright
from playwright.async_api import Error as BrowserError

from journeycheck import Format
from journeycheck.browse.ladder import Browser, search
from journeycheck.browse.launch import launch
from journeycheck.catalog import load_format
from journeycheck.errors import Unmade

DEADLINE = 120.0  # seconds for the whole of it
_UNFOLD = "document.querySelectorAll('details').forEach(part => { part.open = true; })"
_NO_BROWSER = (
    "report.pdf was not written, because no browser works here. `journeycheck doctor` says what "
    "is missing; report.html can be printed in any browser. The other formats are written."
)
_NOT_PRINTED = (
    "report.pdf was not written: the browser did not print it ({reason}). The other formats are "
    "written; report.html can be printed in any browser."
)


def printed(page: str) -> bytes:
    """The page as PDF. Raises Unmade without a browser, or when it gives none within 2 minutes."""
    return asyncio.run(_printed(page))


async def _printed(page: str) -> bytes:
    found = (await search()).browser
    if found is None:
        raise Unmade(_NO_BROWSER)
    try:
        async with asyncio.timeout(DEADLINE):
            return await _by(found, page)
    except TimeoutError as problem:
        reason = f"it took more than {DEADLINE:g} seconds"
        raise Unmade(_NOT_PRINTED.format(reason=reason)) from problem
    except BrowserError as problem:
        reason = problem.message.partition("\n")[0]
        raise Unmade(_NOT_PRINTED.format(reason=reason)) from problem


async def _by(found: Browser, page: str) -> bytes:
    async with async_playwright() as driver:
        running = await launch(driver.chromium, found.path, found.channel, DEADLINE / 4)
        context = await running.new_context(java_script_enabled=False, offline=True)
        try:
            return await _on_paper(context, page)
        finally:
            await running.close()


async def _on_paper(context: BrowserContext, page: str) -> bytes:
    with TemporaryDirectory(prefix="journeycheck-") as folder:
        file = Path(folder) / "report.html"
        file.write_text(page, encoding="utf-8")
        tab = await context.new_page()
        await tab.goto(file.as_uri(), timeout=DEADLINE * 1000)
        await tab.evaluate(_UNFOLD)  # older browsers do not unfold on paper by the stylesheet alone
        return await tab.pdf(
            prefer_css_page_size=True, print_background=True, tagged=True, outline=True
        )


render = Format("report.pdf", load_format("html").text, printed)
