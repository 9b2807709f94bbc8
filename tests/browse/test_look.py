"""Looks with a real browser: what it sees of a page, and what it says when there is none."""

import asyncio
import ssl
from collections.abc import Mapping
from typing import Any

import pytest

from journeycheck.browse import look as looking
from journeycheck.browse import reading
from journeycheck.browse.ladder import Browser
from journeycheck.browse.look import Look, look
from journeycheck.browse.session import Session
from journeycheck.browse.tab import DESKTOP, MOBILE, Screen, Trouble
from journeycheck.guard import Guard
from tests.browse.desk import NAME, OWN, Desk
from tests.crawl.server import Server, moved, reply, serving

pytestmark = pytest.mark.browser


def test_a_page_is_seen_as_its_scripts_make_it(desk: Desk) -> None:
    shell = """<!doctype html><title>Maison
      Test</title><div id=app></div><p hidden>never</p><script>
      setTimeout(() => app.innerHTML = '<h1>Nous joindre</h1> 01 23 45 67 89', 150)</script>"""
    seen = desk.look(shell, html=True).first
    assert (seen.status, seen.title, seen.heading) == (200, "Maison Test", "Nous joindre")
    assert seen.words.split() == ["Nous", "joindre", "01", "23", "45", "67", "89"]
    assert "<h1>Nous joindre</h1>" in seen.html
    assert (seen.trouble, seen.cut, seen.refused, seen.held_back) == (None, False, (), 0)


def test_what_comes_by_a_later_request_is_waited_for(desk: Desk) -> None:
    async def slow(_: Any, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(1)
        writer.write(reply(200, "Ouvert le lundi", Connection="close"))
        writer.close()

    page = """<h1>x</h1><script>fetch('/hours').then(answer => answer.text())
      .then(text => document.body.append(text))</script>"""
    seen = desk.look({"/": page, "/hours": slow}).first
    assert "Ouvert le lundi" in seen.words


def test_open_shadow_trees_are_read(desk: Desk) -> None:
    page = """<my-page></my-page><script>document.querySelector('my-page')
      .attachShadow({mode: 'open'}).innerHTML = '<h1>Ombre</h1><p>mots</p>'</script>"""
    seen = desk.look(page).first
    assert (seen.heading, seen.words.split()) == ("Ombre", ["Ombre", "mots"])


def test_a_page_cannot_lie_about_itself(desk: Desk) -> None:
    page = """<title>true</title><h1>true</h1><script>
      for (const name of ['innerText', 'outerHTML', 'shadowRoot'])
        for (const kind of [HTMLElement, Element])
          Object.defineProperty(kind.prototype, name, {get: () => 'false'});
      document.querySelectorAll = () => 'false'; JSON.stringify = () => '"false"';
      Object.defineProperty(document, 'title', {get: () => ({a: 1})})</script>"""
    seen = desk.look(page, html=True).first
    assert (seen.title, seen.heading, seen.words) == ("true", "true", "true")
    assert "<h1>true</h1>" in seen.html


def test_long_pages_are_cut(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LARGEST", 1000)
    seen = desk.look("<h1>" + "mot " * 40_000, html=True).first
    assert (len(seen.html), seen.cut) == (1000, True)
    assert len(seen.words) == 50_000
    assert len(seen.heading) == 300


def test_text_that_cannot_be_stored_is_mended(desk: Desk) -> None:
    page = "<h1>x</h1><script>document.body.append('a\\ud800b\\u0000c')</script>"
    seen = desk.look(page, html=True).first
    assert (seen.words + seen.html).encode()
    assert "a?b" in seen.words or "a\ufffdb" in seen.words


@pytest.mark.parametrize("status", [404, 410, 500, 403])
def test_the_status_is_that_of_the_page(desk: Desk, status: int) -> None:
    async def frame(_: Any, writer: asyncio.StreamWriter) -> None:
        writer.write(reply(200, "<h1>frame</h1>"))

    page = reply(status, "<h1>Rien ici</h1><iframe src=/frame></iframe>")
    seen = desk.look({"/": page, "/frame": frame}).first
    assert (seen.status, seen.heading, seen.trouble) == (status, "Rien ici", None)


def test_where_a_visitor_is_led(desk: Desk) -> None:
    routes = {
        "/a": moved("/b"),
        "/b": "<meta http-equiv=refresh content='0;url=/c'>",
        "/c": "<script>location = '/d'</script>",
        "/d": reply(404, "<h1>Fin</h1>"),
    }
    seen = desk.look(routes, "a")
    assert seen.first.final == f"{seen.server.home}d"
    assert (seen.first.status, seen.first.heading) == (404, "Fin")


@pytest.mark.parametrize(("screen", "width"), [(DESKTOP, 1366), (MOBILE, 390)])
def test_the_visitor_holds_a_screen_and_says_who_it_is(
    desk: Desk, screen: Screen, width: int
) -> None:
    page = """<meta name=viewport content='width=device-width'><script>
      document.write(innerWidth, ' ', 'ontouchstart' in window, ' ', navigator.language)</script>"""
    seen = desk.look(page, screen=screen, locale="fr-FR")
    assert seen.first.words.split() == [str(width), str(screen.mobile).lower(), "fr-FR"]
    agent = seen.server.log[0].headers["user-agent"]
    assert agent.startswith("Mozilla/5.0 (")
    assert agent.endswith(f" {NAME}")
    assert f"/{desk.browser.version.split('.')[0]}." in agent


def test_every_look_is_that_of_a_new_visitor(desk: Desk) -> None:
    page = """<script>document.write(document.cookie + localStorage.x);
      document.cookie = 'seen=1'; localStorage.x = 'stored'</script>"""
    seen = desk.look({"*": page}, "a", "b")
    assert [look.words for look in seen.looks] == ["undefined"] * 2


# What cannot be seen


@pytest.mark.parametrize(
    ("route", "trouble", "status"),
    [
        (reply(200, "%PDF", Content_Disposition="attachment"), Trouble.DOWNLOAD, 200),
        (reply(200, b"\0\1", kind="application/octet-stream"), Trouble.DOWNLOAD, 200),
        (reply(204), Trouble.NO_ANSWER, 204),
        (b"", Trouble.NO_ANSWER, None),
        (b"SSH-2.0-OpenSSH\r\n", Trouble.NO_ANSWER, None),
        (moved("http://nobody.test/"), Trouble.NO_SUCH_HOST, 302),
        (moved("/"), Trouble.NO_ANSWER, 302),
        (b"HTTP/1.1 407 Who\r\nProxy-Authenticate: Basic\r\n\r\n", Trouble.NO_ANSWER, None),
    ],
)
def test_what_a_browser_does_not_show(
    desk: Desk, route: bytes, trouble: Trouble, status: int | None
) -> None:
    async def once(_: Any, writer: asyncio.StreamWriter) -> None:
        writer.write(route)
        await writer.drain()
        writer.close()

    seen = desk.look(once).first
    assert (seen.trouble, seen.words, seen.final) == (trouble, "", "")
    assert seen.status in (None, status)


def test_a_page_that_offers_a_file_stays_in_place(desk: Desk) -> None:
    page = "<h1>Merci</h1><script>location = '/file'</script>"
    routes = {"/": page, "/file": reply(200, "%PDF", Content_Disposition="attachment")}
    seen = desk.look(routes).first
    assert (seen.heading, seen.trouble) == ("Merci", None)


def test_a_certificate_nobody_vouches_for(desk: Desk, tls: ssl.SSLContext) -> None:
    seen = desk.look("<h1>x</h1>", tls=tls).first
    assert (seen.trouble, seen.status) == (Trouble.CERTIFICATE, None)


def test_a_host_that_never_answers(desk: Desk) -> None:
    async def silent(*_: Any) -> None:
        await asyncio.sleep(30)

    seen = desk.look({"/": silent}, each=2).first
    assert (seen.trouble, seen.status) == (Trouble.TIMEOUT, None)
    assert desk.look("<h1>b</h1>", each=30).first.heading == "b"


def test_many_addresses_at_once(known: Browser) -> None:
    async def run() -> tuple[Mapping[str, Look], Server]:
        async with serving(Server({"*": "<h1>x</h1>"})) as server:
            addresses = [server.home, "file:///etc/passwd", server.home, "javascript:alert(1)"]
            return await look(addresses, known, Guard(OWN, False), NAME), server

    found, server = asyncio.run(run())
    assert [(one.status, one.trouble) for one in found.values()] == [
        (200, None), (None, Trouble.NOT_WEB), (None, Trouble.NOT_WEB),
    ]  # fmt: skip
    assert server.asked().count("/") == 1


GONE = Browser("/bin/false", None, "1", "a rung")


def test_there_is_an_end_of_looking() -> None:
    many = [f"http://{n}.test/" for n in range(30)]
    found = asyncio.run(look(many, GONE, Guard(OWN, False), NAME, whole=0))
    assert list(found) == many
    assert {one.trouble for one in found.values()} == {Trouble.LEFT_OUT}


def test_twenty_addresses_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    async def seen(_: Session, address: str, *others: Any) -> Look:
        return Look(address, status=200 if others[-1] > 0 else None)

    monkeypatch.setattr(looking, "look_at", seen)
    many = [f"http://{n}.test/" for n in range(30)]
    found = asyncio.run(look(many, GONE, Guard(OWN, False), NAME))
    assert [one.status for one in found.values()] == [200] * 20 + [None] * 10


def test_without_a_browser_every_look_says_so() -> None:
    many = ["http://a.test/", "http://b.test/"]
    found = asyncio.run(look(many, GONE, Guard(OWN, False), NAME))
    assert [one.trouble for one in found.values()] == [Trouble.NO_BROWSER] * 2
