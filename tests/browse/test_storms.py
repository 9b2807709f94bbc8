"""However a page behaves, it costs its budget and no more, and the next look works."""

import asyncio
import os
import signal
import time
from collections.abc import Mapping, Set

import pytest

from journeycheck.browse import memory, session
from journeycheck.browse.ladder import Browser
from journeycheck.browse.look import Look, look_at
from journeycheck.browse.tab import DESKTOP, Trouble
from tests.browse.desk import Desk
from tests.crawl.server import Server, serving

pytestmark = pytest.mark.browser

CALM, STUCK = frozenset({None}), frozenset({Trouble.TIMEOUT, Trouble.CRASH})
STORMS: Mapping[str, tuple[str, Set[Trouble | None]]] = {
    "alerts without end": ("while (true) alert(1)", {Trouble.DIALOGS}),
    "questions one by one": ("setInterval(() => prompt('?'), 1)", {Trouble.DIALOGS}),
    "windows": ("setInterval(() => open(location), 1)", {None, Trouble.WINDOWS}),
    "no leaving": ("onbeforeunload = e => (e.preventDefault(), 'stay')", CALM),
    "a script without end": ("while (true);", STUCK),
    "a late script without end": ("setTimeout(() => { while (true); }, 100)", STUCK),
    "memory": ("const a = []; while (true) a.push(new Uint8Array(3e7).fill(1))", {Trouble.MEMORY}),
    "moving on": ("location = '/' + Math.random()", STUCK | {None, Trouble.NO_ANSWER}),
    "history": ("while (true) history.pushState(1, '', '#' + Math.random())", STUCK),
    "requests": (
        "setInterval(() => { for (let n = 0; n < 50; n++) fetch('/next?' + n) }, 10)",
        STUCK | {None, Trouble.REQUESTS, Trouble.MEMORY},
    ),
    "downloads": (
        "setInterval(() => { const a = document.createElement('a'); a.href = 'data:,x';"
        "a.download = 'x'; a.click() }, 1)",
        CALM,
    ),
}


@pytest.mark.parametrize("storm", STORMS)
def test_a_storm_has_an_end_and_the_next_look_works(
    desk: Desk, storm: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if storm == "memory" and not memory.held(os.getpid()):
        pytest.skip("this system does not tell how much memory a program holds")
    monkeypatch.setattr(session, "_MEMORY", 600_000_000)
    script, troubles = STORMS[storm]
    routes = {
        "/after": "<h1>after</h1>",
        "/next": "<h1>next</h1>",
        "*": f"<!doctype html><h1>storm</h1><script>{script}</script>",
    }
    began = time.monotonic()
    seen = desk.look(routes, each=5).first
    after = desk.look(routes, "after", each=30).first
    assert time.monotonic() - began < 60
    assert seen.trouble in troubles
    assert (after.heading, after.trouble) == ("after", None)


def test_a_hundred_thousand_nodes_are_read(desk: Desk) -> None:
    page = "<!doctype html><h1>x</h1><script>document.body.innerHTML += '<div><p>y</p></div>'"
    seen = desk.look(page + ".repeat(50000)</script>", html=True, each=20).first
    assert (seen.trouble, seen.heading, len(seen.words)) == (None, "x", 50_000)
    assert seen.html.count("<p>y</p>") >= 50_000


def test_a_browser_that_is_ended_from_outside_is_started_again(desk: Desk) -> None:
    for _ in range(2):
        assert desk.look("<h1>x</h1>").first.heading == "x"
        process = desk.session._process
        assert process is not None
        os.kill(process.pid, signal.SIGKILL)
        gone = desk.look("<h1>x</h1>").first
        assert (gone.heading, gone.trouble) in (("x", None), ("", Trouble.NO_BROWSER))


def test_two_who_look_at_once_wait_for_each_other(desk: Desk) -> None:
    async def run() -> list[Look]:
        async with serving(Server({"/a": "<h1>a</h1>", "/b": "<h1>b</h1>"})) as server:
            looks = (
                look_at(desk.session, server.home + path, DESKTOP, None, False, 8) for path in "ab"
            )
            return await asyncio.gather(*looks)

    assert [(one.heading, one.status) for one in desk.run(run())] == [("a", 200), ("b", 200)]


def test_nothing_is_left_running(known: Browser) -> None:
    before = set(memory._children().get(os.getpid(), []))
    desk = Desk(known)
    desk.look("<h1>x</h1><script>while (true);</script>", each=1)
    during = set(memory._children().get(os.getpid(), [])) - before
    desk.close()
    deadline = time.monotonic() + 20
    while left := set(memory._children().get(os.getpid(), [])) & during:
        assert time.monotonic() < deadline, left
        time.sleep(0.1)
