"""What a browser is shown is not called missing."""

import asyncio

import pytest

from journeycheck.browse.ladder import Failure, Search
from journeycheck.browse.look import Look
from journeycheck.browse.tab import Trouble
from journeycheck.config import load
from journeycheck.errors import UsageError
from journeycheck.facts import Answer, LinkOutcome
from journeycheck.second_look import (
    OTHERS_SEEN,
    SEEN,
    Looks,
    at_hand,
    at_what_is_missing,
    judged,
    sample,
)
from tests.conftest import HOME, browser_here
from tests.crawl.server import Request, Server, page, reply, serving

OTHER = "https://elsewhere.test/"


def dead(*paths: str) -> dict[str, Answer]:
    return {path: Answer(path, LinkOutcome.BROKEN, 404) for path in paths}


def test_a_page_that_a_browser_is_shown_is_not_missing() -> None:
    answers = dead(HOME + "a", HOME + "b", HOME + "c", OTHER)
    seen = {
        HOME + "a": Look(HOME + "a", status=200),
        HOME + "b": Look(HOME + "b", status=404),
        OTHER: Look(OTHER, status=410),
    }
    changed = judged(answers, answers, seen)
    assert {url: answer.reason for url, answer in changed.items()} == {
        HOME + "a": SEEN,
        HOME + "c": OTHERS_SEEN,
    }
    assert {answer.outcome for answer in changed.values()} == {LinkOutcome.CANT_TELL}


@pytest.mark.parametrize(
    "look", [Look(HOME, status=404), Look(HOME, trouble=Trouble.TIMEOUT), Look(HOME)]
)
def test_a_look_that_shows_nothing_takes_nothing_back(look: Look) -> None:
    assert judged(dead(HOME), [HOME], {HOME: look}) == {}


def test_a_folder_each_is_looked_at_first() -> None:
    many = [f"{HOME}a/{n}" for n in range(9)]
    assert sample([*many, f"{HOME}b/1", OTHER + "x"])[:3] == [many[0], f"{HOME}b/1", OTHER + "x"]
    assert len(sample(many)) == 6


def test_no_browser_is_started_for_nothing() -> None:
    settings = load({"browser": "auto", "browser_path": "/nowhere"})
    fine = {HOME: Answer(HOME, LinkOutcome.WORKS, 200)}
    assert asyncio.run(at_what_is_missing(fine, HOME, settings, None, "x")) == Looks()


def test_a_browser_that_must_be_there(monkeypatch: pytest.MonkeyPatch) -> None:
    async def nothing(_: str | None) -> Search:
        return Search(None, (Failure("Chrome", "it is not installed"),))

    monkeypatch.setattr("journeycheck.browse.ladder.search", nothing)
    with pytest.raises(UsageError, match="Chrome: it is not installed"):
        asyncio.run(at_hand(load({"browser": "always"})))
    assert asyncio.run(at_hand(load({"browser": "auto"}))) is None


@pytest.mark.browser
def test_a_server_that_hides_its_pages_from_us() -> None:
    """404 to our requests, a page to a browser: found out by looking."""
    browser_here()

    def hidden(request: Request) -> bytes:
        by_script = "chrome" in request.headers.get("user-agent", "").lower()
        return reply(200, page(title="Contact")) if by_script else reply(404)

    async def run() -> Looks:
        async with serving(Server({"/contact": hidden, "/gone": reply(404)})) as server:
            answers = dead(f"{server.home}contact", f"{server.home}gone")
            settings = load({"browser": "always"})
            browser = await at_hand(settings)
            return await at_what_is_missing(answers, server.home, settings, browser, "journeycheck")

    looks = asyncio.run(run())
    assert (looks.opened, looks.browser is None) == (2, False)
    assert [answer.reason for answer in looks.answers.values()] == [SEEN]
