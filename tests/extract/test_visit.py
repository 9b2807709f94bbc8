"""The page as a whole: kinds, words, shells, likeness."""

import pytest

from journeycheck.facts import PageKind
from journeycheck.page import likeness
from tests.extract.pages import read

TEXT = "Maison Orvalle tisse le lin depuis trois générations dans son atelier de la vallée. "


@pytest.mark.parametrize(
    ("html", "path", "kinds"),
    [
        ("<title>Contact</title>", "/", {PageKind.HOME}),
        ("<p>x", "/contact", {PageKind.CONTACT}),
        ("<h1>Nos horaires</h1>", "/page-12", {PageKind.HOURS}),
        ("<title>Mentions légales | Orvalle</title>", "/p", {PageKind.LEGAL}),
        ("<meta property=og:type content=product>", "/robe", {PageKind.PRODUCT}),
        (
            '<script type="application/ld+json">{"@type": "Product"}</script>',
            "/robe",
            {PageKind.PRODUCT},
        ),
        ("<p>x", "/panier", {PageKind.CART}),
        ("<p>Contact", "/a", set()),
    ],
)
def test_kinds(html: str, path: str, kinds: set[PageKind]) -> None:
    assert read(html, path).visit.kinds == kinds


def test_title_heading_words_and_language() -> None:
    visit = read("<html lang=fr><title>T</title><h1>Nous</h1><p>un deux<p hidden>trois").visit
    assert (visit.title, visit.heading, visit.words, visit.language) == ("T", "Nous", 3, "fr")


SCRIPT = "<script src=/app.js></script>"


@pytest.mark.parametrize(
    ("html", "shell"),
    [
        (f"<div id=root></div>{SCRIPT}", True),
        (f"<div id=root><noscript>x</noscript></div>{SCRIPT}", True),
        (f"<app-root></app-root>{SCRIPT}", True),
        (f"<p>Chargement<noscript>You need to enable JavaScript.</noscript>{SCRIPT}", True),
        (f"<p>…<noscript>Veuillez activer JavaScript</noscript>{SCRIPT}", True),
        ("<div id=app></div><script>" + "x=1;" * 900 + "</script>", True),
        (f"<nav>{TEXT * 3}</nav><div id=root></div><footer>{TEXT * 3}</footer>{SCRIPT}", True),
        (f"<noscript>You need to enable JavaScript.</noscript><p>{TEXT * 3}{SCRIPT}", False),
        ("<div id=root></div>", False),
        (f"<p>Fermé{SCRIPT}", False),
        (f"<div id=root>{TEXT * 3}</div>{SCRIPT}", False),
        (f"<noscript><img src=/pixel></noscript><p>404{SCRIPT}", False),
    ],
)
def test_pages_drawn_by_a_script(html: str, shell: bool) -> None:
    assert read(html).visit.shell is shell


def signature(html: str, path: str = "/a") -> frozenset[int]:
    return read(html, path).signature


def test_likeness() -> None:
    menu = "<nav>" + "".join(f"<a href=/{n}>Rayon {n}</a>" for n in "abcdefgh") + "</nav>"
    lost = f"{menu}<main><h1>Page introuvable</h1><p>{TEXT}<p>L’adresse {{}} n’existe pas.</main>"
    one = signature(lost.format("/robe-12"), "/robe-12")
    other = signature(lost.format("/xq7"), "/xq7")
    product = signature(f"{menu}<main><h1>Robe</h1><p>En lin lavé, coupe droite.<p>129 €</main>")
    assert likeness(one, other) == 1.0
    assert likeness(one, product) < 0.2


def test_a_signature_is_the_same_in_every_process() -> None:
    assert signature("<p>Maison Orvalle") == frozenset({3719829103})
