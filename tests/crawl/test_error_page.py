"""What an error page offers, from its reading."""

import pytest

from journeycheck.crawl.error_page import error_page
from journeycheck.crawl.results import Shown
from journeycheck.facts import ErrorPage
from tests.extract.pages import SITE, read

PATH = "/5f2a9c41"
LOST = "<h1>Page introuvable</h1>"


def offered(html: str) -> ErrorPage:
    page = error_page(Shown(404, read(html, PATH)), f"{SITE}/")
    assert page is not None
    return page


def test_nothing_at_all() -> None:
    page = offered("<title>404 Not Found</title><center><h1>404 Not Found</h1></center><hr>nginx")
    assert (page.links, page.search, page.contact, page.says_not_found) == (0, False, False, True)
    assert page.place.url == SITE + PATH and page.place.text == "404 Not Found"


def test_links_into_the_site_are_counted_once() -> None:
    menu = '<a href="/">Accueil</a><a href="/">Maison</a><a href="/nappes">Nappes</a>'
    assert offered(LOST + menu).links == 2


def test_links_that_lead_nowhere_else_do_not_count() -> None:
    html = f'{LOST}<a href="{PATH}">Réessayer</a><a href="https://host.example/">Hébergeur</a>'
    assert offered(html).links == 0


def test_a_search() -> None:
    form = '<form role="search" action="/s"><input type="search" name="q"></form>'
    assert offered(LOST + form).search


@pytest.mark.parametrize(
    "html",
    [
        '<a href="/contact">Nous écrire</a>',
        '<a href="tel:+33142685300">01 42 68 53 00</a>',
        '<a href="mailto:bonjour@orvalle.test">Écrivez-nous</a>',
        '<a href="/aide">Aide</a>',
    ],
)
def test_somebody_to_ask(html: str) -> None:
    assert offered(LOST + html).contact


def test_an_answer_that_is_no_page() -> None:
    page = error_page(Shown(404, None), f"{SITE}/nappes")
    assert page is not None and page == ErrorPage(place=page.place, status=404)
    assert page.place.url.startswith(f"{SITE}/")


@pytest.mark.parametrize("shown", [None, Shown(None, None)])
def test_what_was_not_seen(shown: Shown | None) -> None:
    assert error_page(shown, f"{SITE}/") is None


@pytest.mark.parametrize(
    "html",
    ['<div id="root"></div><script src="/app.js"></script>', "<div>" * 2_000 + LOST],
    ids=["drawn by a script", "cut"],
)
def test_a_page_that_was_not_read_is_not_judged(html: str) -> None:
    assert error_page(Shown(404, read(html, PATH)), f"{SITE}/") is None
