"""Links: what customers can follow, and where the crawl goes next."""

import pytest

from journeycheck.extract.kinds import by_address, by_title, by_words
from journeycheck.facts import Link, PageKind, Region
from tests.extract.pages import SITE, document, facts, read


def targets(html: str) -> list[str]:
    return [link.target.removeprefix(SITE) for link in facts(Link, html)]


@pytest.mark.parametrize(
    ("href", "target"),
    [
        ("/contact", "/contact"),
        ("contact?utm_source=x&a=1#form", "/contact?a=1"),
        ("../../a", "/a"),
        ("//other.test/x", "https://other.test/x"),
        ("\\\\other.test\\x", "https://other.test/x"),
        (" /a \n", "/a"),
        ("https://www.orvalle.test:443/a", "/a"),
        ("/page?x=1", "/page?x=1"),
    ],
)
def test_targets(href: str, target: str) -> None:
    assert targets(f'<a href="{href}">x</a>') == [target]


@pytest.mark.parametrize(
    "href",
    [
        "",
        "#",
        "#top",
        "/page#top",
        "javascript:void(0)",
        "data:text/html,x",
        "tel:+33142685300",
        "mailto:a@b.test",
        "http://",
        "https://[bad",
        "file:///etc/passwd",
        "x" * 5_000,
    ],
)
def test_what_is_no_link_to_a_page(href: str) -> None:
    assert targets(f'<a href="{href}">x</a>') == []


def test_words_region_language_and_selector() -> None:
    html = """<html lang=fr><header><a href="/"><img alt="Accueil"></a></header>
    <nav><a href="/aide" aria-label="Aide en ligne"><svg><title>?</title></svg></a></nav>
    <footer><a href='/retours?a="b"'>  Nos <b>retours</b></a><a lang=en href=/en/>English</a>"""
    home, help_, returns, english = facts(Link, html)
    assert (home.words, home.place.region) == ("Accueil", Region.HEADER)
    assert (help_.words, help_.place.region) == ("Aide en ligne", Region.NAV)
    assert (returns.words, returns.place.region) == ("Nos retours", Region.FOOTER)
    assert english.place.language == "en"
    assert returns.place.selector == 'footer a[href="/retours?a=\\"b\\""]'
    assert document(html).tree.css_first(returns.place.selector) is not None


def test_two_links_to_one_address_have_two_selectors() -> None:
    html = "<main><p><a href=/a>Un</a><p><a href=/a>Deux</a><p><a href=/a>Deux</a>"
    one, two, *_ = facts(Link, html)
    assert one.place.selector == 'main a[href="/a"]'
    found = document(html).tree.css_first(two.place.selector)
    assert found is not None and found.text() == "Deux"


def test_internal_and_external() -> None:
    html = "<a href=http://orvalle.test/a>a</a><a href=https://orvalle.test.evil/>b</a>"
    assert [link.internal for link in facts(Link, html)] == [True, False]


def test_leads_are_one_for_each_address_with_all_its_kinds() -> None:
    html = "<a href=/x><img></a><a href=/x>Contact</a><a href=/x>Nos horaires</a><a href=#>y</a>"
    [lead] = read(html).leads
    assert lead.words == "Contact"
    assert lead.kinds == {PageKind.CONTACT, PageKind.HOURS}


def test_the_limit_of_links_is_told() -> None:
    reading = read("".join(f"<a href=/{n}>x</a>" for n in range(3_100)))
    assert sum(isinstance(fact, Link) for fact in reading.facts) == 3_000
    assert reading.links_left_out == 100


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("Contact", {PageKind.CONTACT}),
        ("Nous contacter", {PageKind.CONTACT}),
        ("Mentions légales", {PageKind.LEGAL}),
        ("Öffnungszeiten", {PageKind.HOURS}),
        ("Mon panier (2)", {PageKind.CART}),
        ("Contactologie", set()),
        ("Pour toute question, notre contact vous répond du lundi au samedi", set()),
        ("", set()),
    ],
)
def test_kinds_by_words(words: str, kinds: set[PageKind]) -> None:
    assert by_words(words) == kinds


@pytest.mark.parametrize(
    ("path", "kinds"),
    [
        ("/contact", {PageKind.CONTACT}),
        ("/fr/nous-contacter.html", {PageKind.CONTACT}),
        ("/mentions_legales/", {PageKind.LEGAL}),
        ("/mentions-l%C3%A9gales", {PageKind.LEGAL}),
        ("/index.php?route=information/contact", {PageKind.CONTACT}),
        ("/contact/fr", {PageKind.CONTACT}),
        ("/blog/lentilles-de-contact", set()),
        ("/boutique/robe-rouge", set()),
        ("/", set()),
    ],
)
def test_kinds_by_address(path: str, kinds: set[PageKind]) -> None:
    assert by_address(SITE + path) == kinds


@pytest.mark.parametrize(
    ("title", "kinds"),
    [
        ("Contact | Maison Orvalle", {PageKind.CONTACT}),
        ("Contactez-nous ! - Maison Orvalle", {PageKind.CONTACT}),
        ("Nos horaires d’ouverture", {PageKind.HOURS}),
        ("Lentilles de contact | Optique", set()),
        ("Maison Orvalle, boutique de robes", set()),
    ],
)
def test_kinds_by_title(title: str, kinds: set[PageKind]) -> None:
    assert by_title(title) == kinds
