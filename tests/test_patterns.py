"""Addresses as people write them in a configuration."""

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeycheck.patterns import fits

URL = "https://shop.test/blog/2024/a?page=2"


@pytest.mark.parametrize(
    "pattern",
    ["/blog/*", "*/blog/*", "/blog/*/a?page=2", "https://shop.test/*", "*page=2", URL, "*", "/*"],
)
def test_like(pattern: str) -> None:
    assert fits(URL, ["/other", pattern])


@pytest.mark.parametrize("pattern", ["/blog", "blog/*", "/*/blog/*", "*.test", "", "/blog/*/b*"])
def test_unlike(pattern: str) -> None:
    assert not fits(URL, [pattern])


def test_one_part_is_not_used_twice() -> None:
    assert not fits("https://shop.test/ab", ["/ab*b"])
    assert not fits(URL, ())


def test_many_stars_take_no_time() -> None:
    began = perf_counter()
    assert not fits("https://shop.test/" + "a" * 4000, ["*a" * 500 + "b"])
    assert perf_counter() - began < 1


@given(st.text(max_size=30), st.lists(st.text(alphabet="ab/*?", max_size=10), max_size=3))
def test_nothing_raises(url: str, patterns: list[str]) -> None:
    assert fits(url, patterns) in {True, False}
