"""Addresses that the settings leave out of a visit."""

import pytest

from journeycheck.crawl import reasons
from journeycheck.facts import LinkOutcome
from tests.crawl.server import moved, page, visit

ROUTES = {"/": page("/blog/a", "/contact", "/old"), "/old": moved("/blog/b"), "*": page()}


def test_they_are_named_and_never_asked() -> None:
    seen = visit(ROUTES, exclude=("/blog/*",))
    assert {"/blog/a", "/blog/b"}.isdisjoint(seen.server.asked())
    assert "/contact" in seen.server.asked()
    assert seen.skips() == {"/blog/a": "excluded", "/old": "excluded"}
    assert seen.answer("/blog/a").outcome is LinkOutcome.SKIPPED
    assert seen.answer("/old").reason == reasons.EXCLUDED


def test_a_contact_page_left_out_is_unread() -> None:
    assert visit(ROUTES, exclude=("*/contact",)).unread() == {"/contact": reasons.EXCLUDED}


@pytest.mark.parametrize("pattern", ["/", "*", "https://other.test/*"])
def test_the_start_page_is_always_read(pattern: str) -> None:
    seen = visit(ROUTES, exclude=(pattern,))
    assert seen.reader.kept[0].visit.url == seen.server.home
