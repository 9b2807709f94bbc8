"""Hosts that tire are given a rest, and asked more slowly; hosts that fail are left alone."""

import asyncio
from itertools import pairwise
from time import monotonic

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeycheck.crawl import reasons
from journeycheck.crawl.breaker import ROW, Breaker, Rest
from journeycheck.crawl.hosts import Hosts
from journeycheck.facts import LinkOutcome
from tests.crawl.server import Request, Visited, Write, page, reply, visit

W = LinkOutcome
URL = "http://shop.test/a"


def spacing(hosts: Hosts) -> float:
    """Seconds between two turns."""

    async def run() -> float:
        async with hosts.turn(URL):
            began = monotonic()
        async with hosts.turn(URL):
            return monotonic() - began

    return asyncio.run(run())


def answered(hosts: Hosts, *seconds: float) -> Hosts:
    for taken in seconds:
        hosts.answered(URL, taken)
    return hosts


def test_a_host_at_ease_is_not_held_up() -> None:
    assert spacing(answered(Hosts(4, 0), *[0.05] * 50)) < 0.2


def test_a_host_that_was_always_slow_is_not_held_up() -> None:
    assert spacing(answered(Hosts(4, 0), *[2.0] * 50)) < 0.2


def test_a_host_that_takes_longer_and_longer_is_asked_more_slowly() -> None:
    hosts = answered(Hosts(4, 0), *[0.05] * 20, *[1.3] * 12)
    assert 1.0 < spacing(hosts) < 3
    assert spacing(answered(hosts, *[0.05] * 40)) < 0.2


def test_one_slow_answer_is_no_burden() -> None:
    assert spacing(answered(Hosts(4, 0), *[0.05] * 20, 3.0)) < 0.2


def test_coming_back_has_an_end() -> None:
    hosts = Hosts(concurrency=2, rate=0)
    assert [hosts.come_back(URL, 0.0) for _ in range(6)] == [True] * 4 + [False] * 2
    assert not Hosts(2, 0).come_back(URL, 31.0)
    hosts.answered(URL, 0.1)
    assert hosts.come_back(URL, 0.0)


def test_a_host_that_complained_is_asked_more_slowly_from_then_on() -> None:
    hosts = Hosts(4, 0)
    hosts.come_back(URL, 0.0)
    assert spacing(answered(hosts, 0.1)) >= 0.24


# The breaker


def needs(breaker: Breaker, *bad: bool) -> list[Rest | None]:
    return [breaker.count(one) for one in bad]


@pytest.mark.usefixtures("patient")
def test_two_rests_then_the_home_page() -> None:
    rests = needs(Breaker(600), *[True] * 2 * ROW)
    assert rests[: ROW - 1] == [None] * (ROW - 1)
    assert rests[ROW - 1] == Rest(5.0, ask=False)
    assert rests[ROW : 2 * ROW - 1] == [None] * (ROW - 1)
    assert rests[-1] == Rest(20.0, ask=True)


@pytest.mark.usefixtures("patient")
def test_rests_are_short_in_a_short_visit() -> None:
    first, last = (needs(Breaker(15), *[True] * 2 * ROW)[at] for at in (ROW - 1, -1))
    assert first == Rest(0.5, ask=False)
    assert last == Rest(1.5, ask=True)


def test_a_corner_that_fails_gets_fewer_and_fewer_rests() -> None:
    breaker, asked = Breaker(600), []
    for number in range(200):
        if (rest := breaker.count(True)) and rest.ask:
            asked.append(number)
            breaker.welcome()
    assert asked == [9, 29, 69, 149]


@given(st.lists(st.booleans(), max_size=60))
def test_no_rest_without_failures_in_a_row(bad: list[bool]) -> None:
    for number, rest in enumerate(needs(Breaker(600), *bad)):
        assert rest is None or all(bad[max(0, number - ROW + 1) : number + 1])


# In a visit


async def hang_up(request: Request, writer: Write) -> None:
    writer.transport.abort()


def dying(answer: object, after: int, **changes: object) -> Visited:
    """A site of 60 pages that answers so from its `after`th answer on."""
    pages = [f"/s{n}/p" for n in range(60)]
    served: list[str] = []

    def route(request: Request) -> object:
        served.append(request.path)
        return page(*pages) if len(served) <= after else answer

    routes = {"/robots.txt": reply(404), "/sitemap.xml": reply(404), "*": route}
    return visit(routes, **({"max_time": 60, "timeout": 0.8} | changes))  # type: ignore[arg-type]


async def say_nothing(request: Request, writer: Write) -> None:
    await asyncio.sleep(3)


@pytest.mark.parametrize(
    ("answer", "outcome", "reason"),
    [
        (reply(500, "no"), "partial", reasons.STOPPED_BY_FAILURES),
        (reply(502, "no"), "partial", reasons.STOPPED_BY_FAILURES),
        (hang_up, "partial", reasons.STOPPED_BY_FAILURES),
        (say_nothing, "partial", reasons.STOPPED_BY_FAILURES),
        (reply(403, "no"), "blocked", reasons.STOPPED_BY_WALL),
        (reply(429, "no", Retry_After="9999"), "blocked", reasons.STOPPED_BY_WALL),
    ],
)
def test_a_site_that_begins_to_fail_is_left_alone(
    answer: object, outcome: str, reason: str
) -> None:
    seen = dying(answer, after=20)
    assert (seen.crawled.outcome, seen.crawled.reason) == (outcome, reason)
    assert len(seen.server.log) < 60
    assert len(seen.crawled.answers) == 61
    assert {answer.outcome for answer in seen.crawled.answers.values()} >= {W.WORKS, W.SKIPPED}


def test_the_rests_are_kept() -> None:
    seen = dying(reply(403, "no"), after=20, concurrency=1)
    times = [request.at for request in seen.server.log]
    assert sum(later - sooner >= 0.04 for sooner, later in pairwise(times)) >= 2


def test_another_site_that_refuses_is_asked_five_times() -> None:
    def home(request: Request) -> str:
        port = request.headers["host"].partition(":")[2]
        return page(*(f"http://localhost:{port}/out{n}" for n in range(20)))

    routes = {"/": home, "/robots.txt": reply(404), "*": reply(999, "no")}
    seen = visit(routes, allow_private=True)
    assert len([path for path in seen.server.asked() if path.startswith("/out")]) == 5
    told = [answer.outcome for url, answer in seen.crawled.answers.items() if "/out" in url]
    assert sorted(map(str, told)) == ["refused"] * 5 + ["skipped"] * 15
    assert seen.crawled.outcome == "complete"
