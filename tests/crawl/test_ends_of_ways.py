"""Where redirects end: at a part of a page, nowhere, or where nothing is."""

from journeycheck.crawl.error_page import error_page
from journeycheck.facts import LinkOutcome
from tests.crawl.server import moved, page, visit


def test_the_part_that_a_redirect_names_is_kept() -> None:
    seen = visit(
        {"/": page("/contact", "/old"), "/contact": moved("/#contact"), "/old": moved("/")}
    )
    assert seen.answer("/contact").part == "contact"
    assert seen.answer("/old").part == ""


def test_the_last_part_named_is_where_browsers_go() -> None:
    ways = {"/a": moved("/b#one"), "/b": moved("/c"), "/c": page(), "/d": moved("/b#two")}
    seen = visit({"/": page("/a", "/d"), **ways})
    assert [seen.answer(path).part for path in ("/a", "/d")] == ["one", "two"]


def test_a_way_in_circles_is_confirmed() -> None:
    seen = visit({"/": page("/a"), "/a": moved("/a/"), "/a/": moved("/a")})
    answer = seen.answer("/a")
    assert (answer.outcome, answer.tries, answer.goes_round) == (LinkOutcome.ERROR, 2, True)


def test_what_an_impossible_address_shows() -> None:
    seen = visit({"/": page("/a"), "/a": page()})
    told = error_page(seen.crawled.error_page, seen.crawled.home)
    assert told is not None and told.status == 404 and not told.contact
