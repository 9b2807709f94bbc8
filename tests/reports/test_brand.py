"""The agency's name, logo and colours: shown, harmless, and never in the way of reading."""

import re
from base64 import b64decode
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from journeycheck.brand import LARGEST, Brand, Letterhead, letterhead
from journeycheck.catalog import load_format
from journeycheck.config import load
from journeycheck.errors import ConfigError
from journeycheck.report import Desk
from journeycheck.svg import Refused, inert_svg
from tests.reports.golden import LANGUAGES, golden
from tests.reports.test_browser import AXE

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {}>{}</svg>'
)
MARK = SVG.format('viewBox="0 0 9 9"', '<path d="M0 0h9v9z" fill="url(#a)"/>')
PNG = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJg"
    "gg=="
)
COLORS = ("#ffe600", "#fff", "#000", "#f00", "#808080")


def drawn(content: str, attributes: str = 'viewBox="0 0 9 9"') -> str:
    return inert_svg(SVG.format(attributes, content))


def page(mark: Letterhead, language: str = "en") -> str:
    return load_format("html").render(golden(), language, Desk(letterhead=mark))


def brand(folder: Path, logo: str | bytes, name: str = "logo.svg") -> Letterhead:
    (folder / name).write_bytes(logo if isinstance(logo, bytes) else logo.encode())
    return letterhead(Brand(name="Cabinet Lisière", logo=Path(name)), folder)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("<script>alert(1)</script>", "a script"),
        ("<g><g onload='alert(1)'/></g>", "a script"),
        ("<foreignObject><body/></foreignObject>", "a foreign document"),
        ("<image href='https://evil.test/x.png'/>", "another file"),
        ("<image xlink:href='file:///etc/passwd'/>", "another file"),
        ("<image href='data:image/svg+xml;base64,AAAA'/>", "another file"),
        ("<use href='https://evil.test/x.svg#a'/>", "another file"),
        ("<style>@import 'https://evil.test/x.css'</style>", "another file"),
        ("<path fill='url(https://evil.test/#a)'/>", "another file"),
        ("<path style='fill:u\\72l(//evil.test)'/>", "another file"),
        ("<style>a{background:URL( //evil.test )}</style>", "another file"),
        ("<path", "not well-formed"),
    ],
)
def test_a_drawing_that_acts_is_refused_by_name(content: str, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        drawn(content)


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><svg>&b;</svg>',
        "<html xmlns='http://www.w3.org/1999/xhtml'/>",
        SVG.format("", "<path/>"),
        "<svg viewBox='0 0 1 1'>" + "<g>" * 100 + "</g>" * 100 + "</svg>",
        "",
    ],
)
def test_what_is_no_drawing_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        inert_svg(text)


def test_shapes_and_paints_stay_and_the_rest_goes() -> None:
    text = drawn(
        "<!-- made by hand --><metadata><x:y xmlns:x='urn:x'/></metadata><defs>"
        "<linearGradient id='a'><stop offset='1'/></linearGradient></defs>"
        "<a href='javascript:alert(1)'><path d='M0 0h9' fill='url(#a)'/></a>"
        "<use xlink:href='#a'/><animate attributeName='x'/><text>Lisière</text>",
        'width="120px" height="30" inkscape:version="1" xmlns:inkscape="urn:inkscape"',
    )  # fmt: skip
    assert 'viewBox="0 0 120 30"' in text
    for kept in ("linearGradient", 'fill="url(#a)"', 'href="#a"', "Lisière", "<g><path"):
        assert kept in text
    for gone in ("metadata", "javascript", "animate", "inkscape", "made by hand"):
        assert gone not in text


@pytest.mark.parametrize(("logo", "kind"), [(MARK, "svg+xml"), (PNG, "png")])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_logo_is_in_the_page(
    tmp_path: Path, logo: str | bytes, kind: str, language: str
) -> None:
    text = page(brand(tmp_path, logo), language)
    assert re.search(rf'<p class=logo><img src="data:image/{re.escape(kind)};base64,[^"]+" ', text)
    assert 'alt="Cabinet Lisière"' in text
    assert {"en": "Made by Cabinet", "fr": "Établi par Cabinet"}[language] in text


@pytest.mark.parametrize(
    ("logo", "reason"),
    [(b"GIF89a\xff", "neither"), (b"x" * (LARGEST + 1), "larger"), ("<svg", "plain SVG")],
)
def test_a_logo_that_cannot_be_used_is_a_mistake_of_the_configuration(
    tmp_path: Path, logo: str | bytes, reason: str
) -> None:
    with pytest.raises(ConfigError, match=reason):
        brand(tmp_path, logo)
    with pytest.raises(ConfigError, match="cannot be read"):
        letterhead(Brand(name="A", logo=Path("none.svg")), tmp_path)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('color = "red"', "#rrggbb"), ('color = "#12345"', "#rrggbb"),
        ('color = "#fff;}body{}"', "#rrggbb"), ('colour = "#fff"', "nearest one is 'color'"),
        ('logo = "a.svg"', "name"),
    ],
)  # fmt: skip
def test_a_mistake_is_told(tmp_path: Path, line: str, reason: str) -> None:
    file = tmp_path / "journeycheck.toml"
    file.write_text(f"[brand]\n{line}\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=reason):
        load({}, file=file)


def test_the_configuration_gives_the_brand(tmp_path: Path) -> None:
    file = tmp_path / "journeycheck.toml"
    file.write_text('[brand]\nname = "<b>A</b>"\ncolor = "FD0"\n', encoding="utf-8")
    told = load({}, file=file).brand
    assert (told.color, told.color_dark) == ("#ffdd00", "")
    text = page(letterhead(told, tmp_path))
    assert "--brand-color:#ffdd00;" in text
    assert "<p class=logo>&lt;b&gt;A&lt;/b&gt;" in text


PAINTED = """color => {
  const paints = style => [style.color, style.fill, style.stroke, style.outlineColor,
    style.textDecorationColor].includes(color);
  return [...document.body.querySelectorAll('*')].filter(node => {
    const style = getComputedStyle(node);
    return paints(style) || (style.backgroundColor === color && node.textContent.trim());
  }).map(node => node.outerHTML.slice(0, 80));
}"""


@pytest.mark.browser
def test_nothing_to_read_is_painted_in_the_colour_or_on_it(
    browser: Browser, tmp_path: Path
) -> None:
    file = tmp_path / "report.html"
    file.write_text(page(Letterhead("A", "", "#fe01dc", "#fe01dc")), encoding="utf-8")
    for scheme in ("light", "dark"):
        tab = browser.new_context(color_scheme=scheme).new_page()
        tab.goto(file.as_uri())
        band = "getComputedStyle(document.querySelector('.band')).backgroundColor"
        assert tab.evaluate(band) == "rgb(254, 1, 220)"
        assert tab.evaluate(PAINTED, "rgb(254, 1, 220)") == []
        tab.context.close()


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_head_of_the_page_can_be_read(browser: Browser, tmp_path: Path, scheme: Any) -> None:
    (tmp_path / "logo.svg").write_text(MARK, encoding="utf-8")
    file = tmp_path / "report.html"
    told = Brand(name="Cabinet Lisière", logo=Path("logo.svg"))
    file.write_text(page(letterhead(told, tmp_path)), encoding="utf-8")
    tab = browser.new_context(color_scheme=scheme, bypass_csp=True).new_page()
    tab.goto(file.as_uri())
    assert tab.evaluate("document.querySelector('.logo img').naturalWidth") > 0
    tab.add_script_tag(path=AXE)
    for color in COLORS:
        for name in ("--brand-color", "--brand-color-dark"):
            tab.evaluate(
                "([n, c]) => document.documentElement.style.setProperty(n, c)", [name, color]
            )
        found = tab.evaluate("axe.run(document.querySelector('.mast'))")
        assert [problem["id"] for problem in found["violations"]] == []
    tab.context.close()
