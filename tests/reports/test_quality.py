"""What holds for every report, whatever stands in the audit: inert, small, quick, for all hands."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt
from playwright.sync_api import Browser, Page
from selectolax.lexbor import LexborHTMLParser

from journeycheck.catalog import formats, load_format
from journeycheck.model import Audit
from tests.reports.filled import filled
from tests.reports.golden import LANGUAGES, changed, everywhere, golden

PAYLOADS = (
    "<img src=x onerror=\"document.title='pwned'\">",
    "\"><script>document.title='pwned'</script>",
    "'><svg onload=document.title='pwned'>",
    "javascript:document.title='pwned'",
    "https://evil.test/\"><script>document.title='pwned'</script>",
    "data:text/html,<script>document.title='pwned'</script>",
    "</title></style></script><script>document.title='pwned'</script><!--",
    "{{7*7}} ${{secrets.X}} {% raw %} #{7*7} <%= 7*7 %>",
    "\u202etxt.exe\u2066\u200b\x00\x1b[31m\ud800 =cmd|' /C calc'!A0 @here\n::error::x ##[group]y",
)
ACTED = """() => ({
  scripts: document.scripts.length,
  handlers: [...document.querySelectorAll('*')].flatMap(node => node.getAttributeNames())
    .filter(name => name.startsWith('on') || name === 'srcdoc'),
  links: [...document.querySelectorAll('[href], [src], [action]')]
    .map(node => node.href || node.src)
    .filter(to => typeof to === 'string' && !/^(https?:|file:|data:,$)/.test(to)),
  title: document.title.includes('pwned') && !document.title.includes('document.title'),
})"""


def shown(browser: Browser, file: Path, audit: Audit, **options: Any) -> tuple[Page, list[str]]:
    """The report of an audit in a tab, and all that the tab noticed while it opened."""
    file.write_text(load_format("html").render(audit, "en"), encoding="utf-8")
    tab = browser.new_context(**options).new_page()
    noticed: list[str] = []
    tab.on("request", lambda request: noticed.append(request.url))
    tab.on("console", lambda message: noticed.append(message.text))
    tab.on("pageerror", lambda error: noticed.append(error.message))
    tab.on("dialog", lambda dialog: noticed.append(dialog.message))
    tab.goto(file.as_uri())
    assert noticed.pop(0) == file.as_uri()
    return tab, noticed


def test_every_text_of_the_model_is_filled() -> None:
    data = filled("words here").model_dump()
    assert data["findings"][0]["evidence"][0]["selector"] == "words here"
    assert data["change"]["settled"][0]["title"] == {
        "en": "words here", "fr": "words here", "words here": "words here"
    }  # fmt: skip
    assert "" not in re.findall(r": '([^']*)'", str(data))


@pytest.mark.browser
@pytest.mark.parametrize("choice", range(2))
def test_no_text_of_an_audit_acts_in_the_report(
    browser: Browser, tmp_path: Path, choice: int
) -> None:
    addresses = [payload for payload in PAYLOADS if re.match("[a-z]+:", payload)]
    for payload in (*addresses, " ".join(set(PAYLOADS) - set(addresses))):
        tab, noticed = shown(browser, tmp_path / "report.html", filled(payload, choice))
        tab.evaluate("document.querySelectorAll('details').forEach(x => { x.open = true; })")
        for name in ("theme", "unfold"):
            if tab.locator(f"#{name}").is_visible():
                tab.click(f"#{name}")
        acted = tab.evaluate(ACTED)
        assert acted == {"scripts": 1, "handlers": [], "links": [], "title": False}, payload
        assert noticed == [], payload
        tab.context.close()


@pytest.mark.parametrize("name", sorted(set(formats()) - {"pdf", "json"}))
@pytest.mark.parametrize("choice", range(5))
def test_every_format_takes_every_text(name: str, choice: int) -> None:
    for payload in PAYLOADS:
        data = load_format(name).file(filled(payload, choice), "fr")
        text = data.decode("utf-8")
        assert not set("\x00\x1b\u202e\u2066\u200b") & set(text), payload


@pytest.mark.parametrize("payload", PAYLOADS)
def test_markdown_has_no_element_but_ours(payload: str) -> None:
    text = load_format("md").render(filled(payload), "en")
    for reader in (
        MarkdownIt("commonmark", {"html": True}).enable("table"),
        MarkdownIt("js-default"),
    ):
        tree = LexborHTMLParser(reader.render(text))
        tags = {node.tag for node in tree.css("body *")}
        assert tags <= {"h1", "p", "table", "thead", "tbody", "tr", "th", "td", "strong", "ol",
                        "li", "br"}  # fmt: skip


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t=", "\r=", "＝"])
def test_no_cell_is_a_formula(payload: str, sign: str) -> None:
    rows = csv.reader(io.StringIO(load_format("csv").render(filled(sign + payload), "en")))
    cells = [cell for row in rows for cell in row]
    assert not [cell for cell in cells if re.match(r"\s*[=+\-@＝＋－＠]", cell)]
    assert len(cells) % 17 == 0


@pytest.mark.parametrize("payload", PAYLOADS)
def test_the_head_reads_back_whatever_it_holds(payload: str) -> None:
    tree = LexborHTMLParser(load_format("html").render(filled(payload), "en"))
    [meta] = tree.css("meta[name=journeycheck]")
    told = json.loads(meta.attributes["content"] or "")
    assert told["outcome"] == "complete"
    assert set(told) >= {"run", "site", "states", "findings", "outcomes", "started", "tool"}


@pytest.mark.browser
def test_a_word_without_end_does_not_widen_the_page(browser: Browser, tmp_path: Path) -> None:
    for words in ("W" * 200, "/" + "a" * 900):
        for width in (320, 1920):
            size = {"width": width, "height": 900}
            tab, _ = shown(browser, tmp_path / "r.html", everywhere(words), viewport=size)
            tab.evaluate("document.querySelectorAll('details').forEach(x => { x.open = true; })")
            assert tab.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
            tab.context.close()


def ten_thousand() -> Audit:
    """The golden audit with 10,000 dead links on as many pages."""

    def break_(data: dict[str, Any]) -> None:
        cause = data["links"]["causes"][1]
        first = cause["places"][0]
        pages = (f"https://www.maison-orvalle.example/page/{n}" for n in range(10_000))
        cause["places"] = [first | {"url": page} for page in pages]
        cause["places_total"] = cause["links"] = 10_000

    return changed(break_)


@pytest.mark.browser
def test_ten_thousand_broken_links_open_at_once(browser: Browser, tmp_path: Path) -> None:
    tab, _ = shown(browser, tmp_path / "report.html", ten_thousand())
    assert (tmp_path / "report.html").stat().st_size < 250_000
    assert tab.evaluate("document.querySelectorAll('*').length") < 8_000
    assert "more places to edit are not listed here; they are in links.csv" in tab.inner_text(
        "main"
    )
    timing = "performance.getEntriesByType('navigation')[0]"
    assert tab.evaluate(f"{timing}.domComplete - {timing}.responseEnd") < 3_000  # milliseconds
    tab.context.close()


@pytest.mark.browser
@pytest.mark.parametrize("width", [1440, 390])
def test_the_keyboard_goes_everywhere_in_order(
    browser: Browser, tmp_path: Path, width: int
) -> None:
    size = {"width": width, "height": 900}
    still = {"viewport": size, "reduced_motion": "reduce"}
    tab, _ = shown(browser, tmp_path / "report.html", golden(), **still)
    tab.keyboard.press("Tab")
    skip = tab.evaluate(FOCUSED)
    assert (skip["text"], skip["seen"]) == ("Skip to the verdict", True)
    order = []
    for _ in range(40):
        tab.keyboard.press("Tab")
        at = tab.evaluate(FOCUSED)
        assert at["seen"] and at["outlined"], at
        order.append(at["place"])
    assert order == sorted(set(order))
    tab.evaluate("document.querySelector('.skip').focus()")
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "main"
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.closest('main') !== null")
    tab.context.close()


FOCUSED = """() => {
  const node = document.activeElement, box = node.getBoundingClientRect();
  const style = getComputedStyle(node);
  return {
    text: node.textContent, place: [...document.querySelectorAll('*')].indexOf(node),
    seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight,
    outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
  };
}"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_the_same_without_what_html_can_do_without(language: str) -> None:
    """Read by a parser, the compact page is the one that the templates wrote."""
    html = load_format("html")
    names = html.text.__globals__
    compact = names["_compact"]
    for audit in (golden(), filled(PAYLOADS[1]), filled('a class="b" </li> \n<p>')):
        with pytest.MonkeyPatch.context() as patch:
            patch.setitem(names, "_compact", str)
            long = html.render(audit, language)
        assert tree(compact(long)) == tree(long)
        assert len(compact(long)) < len(long)


def tree(page: str) -> list[tuple[object, ...]]:
    """Every element with its attributes and its words, in order."""
    parsed = LexborHTMLParser(page)
    parsed.strip_tags(["style", "script"], recursive=True)
    return [
        (node.tag, tuple(sorted(node.attributes.items())), "".join(node.text().split()))
        for node in parsed.css("*")
    ]


def test_only_rules_that_no_element_needs_are_left_out() -> None:
    names = load_format("html").text.__globals__
    whole = names["tight"]((names["FOLDER"] / "report.css").read_text(encoding="utf-8"))
    page = LexborHTMLParser(load_format("html").render(golden(), "en"))
    kept = page.css("style")[0].text()
    used = {
        name for node in page.css("[class]") for name in (node.attributes["class"] or "").split()
    }
    for found in names["_RULE"].finditer(whole):
        for selector in found[1].split(","):
            if used | {"js"} >= set(names["_CLASS"].findall(selector)):
                assert selector in kept and found[2] in kept
    assert len(kept) < len(whole)
