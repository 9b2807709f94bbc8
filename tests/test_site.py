"""The gathered site: merging, ways, editions."""

from journeycheck.facts import (
    Phone,
    Visit,
)
from tests.conftest import HOME, at, link, merged, site


def number(path: str) -> Phone:
    return Phone(place=at(path, selector="footer a"), value="01 99 00 41 27")


def test_a_footer_on_many_pages_is_one_fact() -> None:
    [fact] = merged([number("/"), number("/a"), number("/b"), number("/a")])[Phone]
    assert fact.pages == (HOME, HOME + "a", HOME + "b")


def test_the_shortest_way() -> None:
    ways = [link("/", "/a"), link("/a", "/b"), link("/b", "/c"), link("/", "/b")]
    gathered = site(*ways, pages=["/a", "/b", "/c", "/island"])
    assert gathered.path([HOME + "c"]) == (HOME, HOME + "b", HOME + "c")
    assert gathered.clicks([HOME + "c", HOME + "a"]) == 1
    assert gathered.clicks([HOME + "island"]) is None


def test_links_to_a_redirected_address_lead_to_its_page() -> None:
    page = Visit(HOME + "contact", aliases=(HOME + "old",))
    gathered = site(link("/", "/old"), visits={page.url: page})
    assert gathered.clicks([page.url]) == 1


def test_editions_begin_with_the_home_page() -> None:
    english = {f"{HOME}en/{n}": Visit(f"{HOME}en/{n}", language="en") for n in range(5)}
    gathered = site(link("/", "/en/0"), pages=["/a"], visits=english)
    assert [edition.language for edition in gathered.editions()] == ["fr", "en"]
    assert [edition.home for edition in gathered.other_editions()] == [HOME + "en/0"]


def test_a_stray_page_is_no_edition() -> None:
    stray = {HOME + "terms": Visit(HOME + "terms", language="en")}
    assert list(site(visits=stray).other_editions()) == []
