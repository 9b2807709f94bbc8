"""The portfolio in a real browser: accessible in every guise, quiet, inert."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from journeycheck.fleet.page import page
from journeycheck.fleet.portfolio import Portfolio, entry
from tests.fleet.test_portfolio import made, of
from tests.reports.conftest import browser as browser
from tests.reports.golden import everywhere, golden
from tests.reports.test_browser import AXE, GUISES, opened

pytestmark = pytest.mark.browser
PAYLOAD = '"><script>alert(1)</script><img src=http://127.0.0.1:9/x onerror=alert(1)>'


def folio() -> Portfolio:
    """One site of each group, and enough of them to be compared."""
    told = entry(golden(), "Maison Orvalle", "orvalle", "orvalle/report.html")
    many = [of(f"maison-{n}", 0, 0, n % 4, states={"phone": "works"}) for n in range(12)]
    return made(
        told, *many, of("cut", outcome="partial", reason="The visit was cut."),
        of("walled", outcome="blocked", reason="x"), of("dead", outcome="failed", reason="x"),
        of("lost", outcome="none", note="The worker was lost."),
        of("new", 0, 1, new=({"en": "A new defect", "fr": "Un défaut nouveau"},)),
    )  # fmt: skip


@pytest.mark.parametrize("guise", GUISES)
def test_axe_finds_nothing(browser: Browser, tmp_path: Path, guise: str) -> None:
    viewport, scheme, media = GUISES[guise]
    file = tmp_path / "portfolio.html"
    file.write_text(page(folio(), "fr" if guise == "mobile" else "en"), encoding="utf-8")
    tab, asked = opened(
        browser, file.as_uri(), viewport=viewport, color_scheme=scheme, bypass_csp=True
    )
    tab.emulate_media(media="print" if media == "print" else "screen")
    assert asked == [file.as_uri()]
    tab.add_script_tag(path=AXE)
    violations = tab.evaluate("axe.run().then(result => result.violations)")
    assert [(v["id"], [n["html"] for n in v["nodes"]][:3]) for v in violations] == []
    assert tab.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    tab.context.close()


def test_a_payload_in_every_field_stays_inert(browser: Browser, tmp_path: Path) -> None:
    poisoned = entry(everywhere(PAYLOAD), PAYLOAD, PAYLOAD, PAYLOAD)
    file = tmp_path / "portfolio.html"
    file.write_text(page(made(poisoned, of(PAYLOAD, 1, note=PAYLOAD)), "en"), encoding="utf-8")
    tab = browser.new_page()
    troubles: list[str] = []
    tab.on("dialog", lambda dialog: troubles.append(dialog.message))
    tab.on("request", lambda request: troubles.append(request.url))
    tab.on("console", lambda message: troubles.append(message.text))
    tab.goto(file.as_uri())
    assert troubles == [file.as_uri()]
    assert tab.locator("script").count() == tab.locator("img").count() == 0
    hrefs = tab.evaluate("[...document.links].map(link => link.protocol)")
    assert set(hrefs) <= {"file:", "http:", "https:"}
    tab.close()
