"""The errands together: what is not walked says why, and what breaks down costs only itself."""

import asyncio
from collections.abc import Iterable
from pathlib import Path
from typing import Any, cast

import pytest

from journeycheck import walk
from journeycheck.config import Settings, load
from journeycheck.facts import Chat, Device, Fact, Place
from journeycheck.site import Site
from journeycheck.walk import NO_BROWSER, NOT_ASKED, OUR_FAULT, RULED_OUT, errands
from journeycheck.walk.outing import Outing, locale

SITE = Site(url="https://a.example/")


def told(**flags: Any) -> Settings:
    return load(flags, environment={})


@pytest.mark.parametrize(
    ("settings", "browser", "order"),
    [
        (told(browser="never"), RULED_OUT, NOT_ASKED),
        (told(), NO_BROWSER, NOT_ASKED),
        (told(walk_order=True, authorised_by="Mrs Martin"), NO_BROWSER, NO_BROWSER),
    ],
    ids=["ruled out", "none", "none, with an order"],
)
def test_without_a_browser_each_errand_says_why(
    settings: Settings, browser: str, order: str, tmp_path: Path
) -> None:
    walked = asyncio.run(errands(SITE, settings, None, "x", tmp_path))
    assert (walked.acts, walked.facts) == ({"browser": browser, "order": order}, {})
    assert not list(tmp_path.iterdir())


def outing() -> Outing:
    return Outing(cast(Any, None), SITE, cast(Any, None), end=0.0)


def test_an_errand_that_breaks_down_costs_only_itself() -> None:
    seen = Chat(place=Place("https://a.example/"), device=Device.MOBILE)

    async def fine(_: Outing) -> Iterable[Fact]:
        return [seen, seen]

    async def broken(_: Outing) -> Iterable[Fact]:
        raise RuntimeError("ours")

    async def both() -> tuple[Any, Any]:
        gathered: dict[type[Fact], list[Fact]] = {}
        acts: dict[str, str] = {}
        await walk._done(broken, outing(), gathered, acts)
        await walk._done(fine, outing(), gathered, acts)
        return gathered, acts

    gathered, acts = asyncio.run(both())
    assert gathered == {Chat: [seen, seen]} and acts == {"browser": OUR_FAULT}


@pytest.mark.parametrize(
    ("language", "country", "expected"),
    [("fr", "BE", "fr-BE"), ("pt-BR", "BR", "pt-BR"), ("de", None, "de"), ("", "FR", None)],
)
def test_the_visitor_speaks_as_the_customers_do(
    language: str, country: str | None, expected: str | None
) -> None:
    assert locale(Site(url="x", language=language, country=country)) == expected
