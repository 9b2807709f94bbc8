"""In a real browser: accessible in every guise, quiet, and useful without its script."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Error, Page

from tests.reports.golden import LANGUAGES, golden, illustrated_page

AXE = Path(__file__).parents[1] / "vendor" / "axe.min.js"
UNFOLD = "document.querySelectorAll('details').forEach(x => { x.open = true; })"
GUISES = {
    "light": ({"width": 1440, "height": 1000}, "light", "screen"),
    "dark": ({"width": 1440, "height": 1000}, "dark", "screen"),
    "tablet": ({"width": 900, "height": 1000}, "light", "screen"),
    "mobile": ({"width": 390, "height": 844}, "light", "screen"),
    "narrow dark": ({"width": 320, "height": 700}, "dark", "screen"),
    "paper": ({"width": 794, "height": 1123}, "light", "print"),
}

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The golden report in each language, as an address."""
    folder = tmp_path_factory.mktemp("report")
    for language in LANGUAGES:
        (folder / f"{language}.html").write_text(illustrated_page(language), encoding="utf-8")
    return {language: (folder / f"{language}.html").as_uri() for language in LANGUAGES}


def opened(browser: Browser, address: str, **options: Any) -> tuple[Page, list[str]]:
    """The page, and the addresses that it asks for."""
    tab = browser.new_context(**options).new_page()
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(address)
    return tab, asked


@pytest.mark.parametrize(
    ("guise", "language"), [*((guise, "en") for guise in GUISES), ("mobile", "fr"), ("paper", "fr")]
)
def test_axe_finds_nothing(
    browser: Browser, files: dict[str, str], guise: str, language: str
) -> None:
    viewport, scheme, media = GUISES[guise]
    tab, _ = opened(
        browser, files[language], viewport=viewport, color_scheme=scheme, bypass_csp=True
    )
    tab.emulate_media(media="print" if media == "print" else "screen")
    tab.evaluate(UNFOLD)
    tab.add_script_tag(path=AXE)
    violations = tab.evaluate("axe.run().then(result => result.violations)")
    assert [(v["id"], [n["html"] for n in v["nodes"]][:3]) for v in violations] == []
    assert tab.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    tab.context.close()


def test_nothing_is_asked_for_and_the_script_runs(browser: Browser, files: dict[str, str]) -> None:
    tab, asked = opened(browser, files["en"])
    troubles: list[str] = []
    tab.on("console", lambda message: troubles.append(message.text))
    tab.click(".filters button[data-k=front-desk]")
    assert tab.locator(".fix:visible").count() == 1
    tab.click('.strip a[href="#c-phone"]')
    tab.click('a[href="#fix-5"] >> nth=0')
    assert tab.locator("#fix-5").is_visible()
    tab.click("#theme")
    tab.click("#unfold")
    assert tab.locator(".dev dl:visible").count() == len(golden().findings)
    assert asked == [files["en"]]
    assert troubles == []
    tab.context.close()


def test_the_policy_stops_what_is_not_ours(browser: Browser, files: dict[str, str]) -> None:
    tab, _ = opened(browser, files["en"])
    stopped = tab.evaluate(
        """() => new Promise(done => {
        const told = [];
        document.addEventListener('securitypolicyviolation', event => {
            told.push(event.effectiveDirective);
            if (told.length === 2) done(told.sort());
        });
        const image = new Image(); image.src = 'http://127.0.0.1:9/x'; document.body.append(image);
        fetch('http://127.0.0.1:9/y').catch(() => 0);
        })"""
    )
    assert stopped == ["connect-src", "img-src"]
    with pytest.raises(Error, match=r"TrustedHTML|Trusted Type"):
        tab.evaluate("document.body.innerHTML = '<b>x</b>'")
    tab.context.close()


def test_without_its_script_nothing_is_missing(browser: Browser, files: dict[str, str]) -> None:
    tab, _ = opened(browser, files["fr"], java_script_enabled=False)
    assert tab.locator(".fix").count() == len(golden().findings)
    assert not tab.locator(".filters, .tools").first.is_visible()
    tab.context.close()
