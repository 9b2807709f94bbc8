"""promises/conflicting: facts in, findings out."""

from typing import Any

import pytest

from journeycheck.check import Outcome
from journeycheck.facts import PageKind, Promise, PromiseKind, Region, Unit, Visit
from journeycheck.site import Site
from tests.checks.made import ROOT, Findings, Judged, promise
from tests.conftest import HOME, at
from tests.conftest import site as plain_site

GENERAL = frozenset({PageKind.HELP})


def site(*promises: Promise, visits: dict[str, Visit] | None = None) -> Site:
    """Pages of promises are pages of help, if nothing else is said."""
    urls = {promise.place.url for promise in promises}
    pages = {url: Visit(url, language="fr", kinds=GENERAL) for url in urls}
    return plain_site(*promises, visits=pages | (visits or {}))


def test_two_answer_times(findings: Findings) -> None:
    here = site(promise("/contact", 24), promise("/aide", 3, Unit.WORKING_DAY))
    [finding] = findings("promises/conflicting", here)
    assert finding.key == "answer:::fr"
    assert finding.values["one"] == "sous 24 hour" and finding.values["n"] == 2
    assert {place.url for place in finding.evidence} == {f"{ROOT}/contact", f"{ROOT}/aide"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((48, Unit.HOUR), (2, Unit.WORKING_DAY)),
        ((48, Unit.HOUR), (2, Unit.DAY)),
        ((24, Unit.HOUR), (1, Unit.WORKING_DAY)),
        ((24, Unit.HOUR), (24, Unit.WORKING_HOUR)),
        ((1, Unit.WEEK), (5, Unit.WORKING_DAY)),
        ((1, Unit.WEEK), (7, Unit.DAY)),
        ((14, Unit.DAY), (10, Unit.WORKING_DAY)),
    ],
)
def test_what_may_mean_the_same(
    findings: Findings, one: tuple[int, Unit], other: tuple[int, Unit]
) -> None:
    here = site(promise("/contact", *one), promise("/aide", *other))
    assert findings("promises/conflicting", here) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"condition": "belgique"}, {"service": "email"}, {"kind": PromiseKind.CALLBACK},
    ],
)  # fmt: skip
def test_unlike_is_not_compared(findings: Findings, changes: dict[str, Any]) -> None:
    here = site(promise("/contact", 24), promise("/aide", 72, **changes))
    assert findings("promises/conflicting", here) == []


def test_dispatch_is_no_arrival(findings: Findings) -> None:
    leaves = promise("/a", 24, kind=PromiseKind.DELIVERY, service="dispatch")
    arrives = promise("/b", 5, Unit.DAY, kind=PromiseKind.DELIVERY, service="arrival")
    assert findings("promises/conflicting", site(leaves, arrives)) == []


def test_two_times_in_one_part_are_of_two_things(findings: Findings) -> None:
    express, standard = promise("/livraison", 24), promise("/livraison", 5, Unit.DAY)
    assert findings("promises/conflicting", site(express, standard, promise("/aide", 24))) == []
    foot = promise("/livraison", 5, Unit.DAY, place=at("/livraison", region=Region.FOOTER))
    assert len(findings("promises/conflicting", site(express, foot))) == 1


def products(count: int, *most: int) -> list[Promise]:
    return [promise(f"/p/{n}", most[n % len(most)], Unit.DAY) for n in range(count)]


def shop(*facts: Promise) -> dict[str, Visit]:
    urls = {fact.place.url for fact in facts if "/p/" in fact.place.url}
    return {url: Visit(url, language="fr", kinds=frozenset({PageKind.PRODUCT})) for url in urls}


def test_products_speak_for_the_shop_when_they_agree(findings: Findings) -> None:
    agreed, delivery = products(4, 9), promise("/livraison", 48)
    here = site(*agreed, delivery, visits=shop(*agreed))
    assert len(findings("promises/conflicting", here)) == 1


@pytest.mark.parametrize(("count", "most"), [(4, (2, 9)), (2, (9,))])
def test_products_speak_for_themselves(
    findings: Findings, count: int, most: tuple[int, ...]
) -> None:
    own, delivery = products(count, *most), promise("/livraison", 48)
    assert findings("promises/conflicting", site(*own, delivery, visits=shop(*own))) == []


def test_each_language_is_compared_with_itself(findings: Findings) -> None:
    english = Visit(f"{HOME}en/help", language="en", kinds=GENERAL)
    here = site(promise("/aide", 24), promise("/en/help", 72), visits={english.url: english})
    assert findings("promises/conflicting", here) == []


def test_a_page_about_something_else_speaks_for_itself(findings: Findings) -> None:
    story = Visit(f"{ROOT}/journal/noel", language="fr")
    here = site(promise("/aide", 24), promise("/journal/noel", 72), visits={story.url: story})
    assert findings("promises/conflicting", here) == []


def test_no_promise_at_all(result: Judged) -> None:
    told = result("promises/conflicting", plain_site(pages=["/contact"]))
    assert told.outcome is Outcome.INAPPLICABLE
