"""Shared by all tests: a site made of facts, and judging it."""

import os
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, NoReturn

import pytest

from journeycheck.catalog import load_checks
from journeycheck.check import Check, Finding
from journeycheck.facts import (
    Fact,
    Link,
    Place,
    Visit,
)
from journeycheck.judge import Result, judge
from journeycheck.merge import Merger
from journeycheck.site import Site

if TYPE_CHECKING:
    from journeycheck.browse.ladder import Browser

# Tests of other processes, and of the browser, ask for them.
os.environ |= {"JOURNEYCHECK_WORKERS": "0", "JOURNEYCHECK_BROWSER": "never"}
HOME = "https://shop.test/"
CHECKS: dict[str, Check] = {check.id: check for check in load_checks()}


def at(path: str, **changes: Any) -> Place:
    """A place in the page of that path."""
    return replace(Place(HOME.rstrip("/") + path), **changes)


def link(source: str, target: str, words: str = "link", **changes: Any) -> Link:
    """A link from one path of the site to another."""
    return Link(place=at(source, text=words), target=HOME.rstrip("/") + target, **changes)


def merged(facts: Iterable[Fact]) -> dict[type[Fact], tuple[Any, ...]]:
    """Facts, each from its page, as they are gathered."""
    claims = list(facts)
    pages = list(dict.fromkeys(fact.place.url for fact in claims))
    merger = Merger()
    for fact in claims:
        merger.add([fact], pages.index(fact.place.url))
    return merger.facts(pages)


def site(*facts: Fact, pages: Iterable[str] = (), **changes: Any) -> Site:
    """A site of these facts: their pages, the pages named, and the home page linking to them all,
    unless links are given."""
    claims = list(facts)
    if not any(isinstance(fact, Link) for fact in facts):
        paths = [*pages, *(fact.place.url.removeprefix("https://shop.test") for fact in facts)]
        claims += (link("/", path) for path in dict.fromkeys(paths) if path != "/")
    gathered = merged(claims)
    urls = [HOME, *(HOME.rstrip("/") + path for path in pages)]
    urls += [url for kind in gathered.values() for fact in kind for url in fact.pages]
    visits = {url: Visit(url, language="fr") for url in dict.fromkeys(urls)}
    settings: dict[str, Any] = {
        "language": "fr", "country": "FR", "name": "Maison Test", "today": date(2026, 11, 21),
        "pages": visits | dict(changes.pop("visits", {})),
    }  # fmt: skip
    return Site(HOME, gathered=gathered, **(settings | changes))


@pytest.fixture
def result() -> Callable[[str, Site], Result]:
    """What one check says of a site."""
    return lambda check_id, facts: judge([CHECKS[check_id]], facts)[0]


@pytest.fixture
def findings(result: Callable[[str, Site], Result]) -> Callable[[str, Site], list[Finding]]:
    """The findings of one check on a site."""
    return lambda check_id, facts: list(result(check_id, facts).findings)


@cache
def browser_here() -> "Browser":
    """The browser of this machine, looked for once; there is one, or there is no test."""
    from journeycheck.browse.ladder import find_browser

    return find_browser() or no_browser()


def no_browser() -> NoReturn:
    """At a desk without a browser these tests wait; in CI their silence would be a lie."""
    if "CI" in os.environ:
        pytest.fail("no browser works here, and CI must have one")
    pytest.skip("no browser works here")
