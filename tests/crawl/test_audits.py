"""Whole audits of sites that make it hard: each ends in its time, with a report that says why."""

import asyncio
import socket
from collections.abc import Mapping
from time import monotonic
from typing import Any
from zlib import crc32

import pytest

from journeycheck.audit import audit
from journeycheck.catalog import load_format
from journeycheck.model import Audit
from journeycheck.sequel import exit_code
from journeycheck.terminal import Out
from tests.conftest import CHECKS
from tests.crawl.server import Request, Server, Write, page, reply, serving, settings

WALL = (
    "<html><head><title>Just a moment...</title></head><body>Checking your browser<script "
    'src="/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1"></script></body></html>'
)
RULES = reply(200, "User-agent: *\nDisallow: /", "text/plain")
CONTACT = page("/", title="Contact", text="Téléphone : 01 99 00 12 34, du lundi au vendredi.")


def audited(routes: Mapping[str, Any], **changes: Any) -> Audit:
    """The audit of a loopback site; it takes no longer than its time, and a little to conclude."""
    given = {"timeout": 2.0, "max_time": 15.0, "language": "en"} | changes
    told, server = settings(**given), Server(routes)

    async def run() -> Audit:
        async with serving(server):
            done = await audit(server.home, told, CHECKS.values(), lambda *_: None)
        return done.audit

    began = monotonic()
    result = asyncio.run(run())
    assert monotonic() - began < told.max_time + 15
    return result


@pytest.fixture(scope="module")
def awake() -> None:
    """Who has read a page before: the first one loads words and patterns, in its own time."""
    audited({"/": page("/contact"), "/contact": CONTACT}, max_time=60)


def report(result: Audit, language: str) -> str:
    return load_format("html").render(result, language)


def accused(result: Audit) -> list[str]:
    return [finding.check for finding in result.findings]


@pytest.mark.parametrize(
    "answer", [reply(403, "Access denied"), reply(200, WALL), reply(429, "", Retry_After="9999")]
)
def test_a_walled_site(answer: bytes, capsys: pytest.CaptureFixture[str]) -> None:
    result = audited({"*": answer, "/robots.txt": reply(404)})
    assert (result.run.outcome, exit_code(result, "never")) == ("blocked", 3)
    assert accused(result) == []
    assert set(result.verdict.states.values()) <= {"cannot_tell"}
    assert "put the User-Agent “journeycheck” on the allow-list" in report(result, "en")
    assert "sur la liste d’autorisation" in report(result, "fr")
    Out("fr").verdict(result)
    assert "sur la liste d’autorisation" in capsys.readouterr().out


def test_a_site_closed_by_its_robots() -> None:
    result = audited({"*": page(), "/robots.txt": RULES})
    assert (result.run.outcome, exit_code(result, "never")) == ("blocked", 3)
    assert "--robots ignore if it is yours" in report(result, "en")
    assert "dans le robots.txt du site" in report(result, "fr")


async def say_nothing(request: Request, writer: Write) -> None:
    await asyncio.sleep(20)


async def hang_up(request: Request, writer: Write) -> None:
    writer.transport.abort()


@pytest.mark.parametrize(
    ("answer", "told"),
    [(say_nothing, "could not be read"), (hang_up, "could not be read"), (reply(500), "500")],
)
def test_a_dead_site(answer: object, told: str) -> None:
    routes = {"*": answer} | ({"/robots.txt": reply(404)} if isinstance(answer, bytes) else {})
    result = audited(routes)
    assert (result.run.outcome, exit_code(result, "never")) == ("failed", 3)
    assert told in (result.run.reason or "")
    assert accused(result) == []
    assert "The site could not be visited." in report(result, "en")


def test_nobody_at_home() -> None:
    with socket.socket() as spare:
        spare.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{spare.getsockname()[1]}/"
    done = asyncio.run(audit(address, settings(), CHECKS.values(), lambda *_: None))
    assert done.audit.run.outcome == "failed"
    assert "the connection was refused" in (done.audit.run.reason or "")


@pytest.mark.usefixtures("awake")
def test_a_slow_site() -> None:
    async def slow(request: Request, writer: Write) -> None:
        await asyncio.sleep(0.5)
        writer.write(contact_or_more(request.path))

    nowhere = {"/robots.txt": reply(404), "/sitemap.xml": reply(404)}
    result = audited({"*": slow, **nowhere}, timeout=5.0, max_time=8.0)
    assert (result.run.outcome, result.run.stopped_by) == ("partial", "time")
    assert 2 <= result.coverage.pages < 80
    assert "phone/missing" not in accused(result)
    assert "The visit stopped before the end." in report(result, "en")


def contact_or_more(path: str) -> bytes:
    more = page(*(f"/s{n}/{path.count('/')}" for n in range(60)), "/contact", title=path)
    return reply(200, CONTACT if path == "/contact" else more)


@pytest.mark.usefixtures("awake")
def test_a_site_that_drips() -> None:
    async def drip(request: Request, writer: Write) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<h1>Bonjour</h1>")
        while not writer.is_closing():
            writer.write(b"<p>encore</p>")
            await writer.drain()
            await asyncio.sleep(0.1)

    own = page("/tarpit/a", "/tarpit/b", "/contact", title="Maison")
    routes = {"/": own, "/contact": CONTACT, "/robots.txt": reply(404), "/sitemap.xml": reply(404)}
    result = audited({**routes, "*": drip}, timeout=1.5, max_time=9.0)
    assert {skip.reason for skip in result.coverage.skipped} & {"timeout", "budget"}
    assert result.coverage.pages >= 2
    assert "phone/missing" not in accused(result)


def maze(request: Request) -> bytes:
    noise = [f"{crc32(f'{request.path}{n}'.encode()):08x}" for n in range(9)]
    links = [f"/maze/{one}" for one in noise]
    words = " ".join(f"Le {one} et la {other}." for one, other in zip(noise, links, strict=True))
    return reply(200, page(*links, title=noise[0], text=words))


def test_an_endless_site() -> None:
    own = [f"/metier/{n}" for n in range(12)]
    pages = {path: page("/", title=path, text=f"Nous parlons de {path}.") for path in own}
    home = page("/maze/0", *own, "/contact", title="Maison")
    nowhere = {"/robots.txt": reply(404), "/sitemap.xml": reply(404)}
    result = audited({"/": home, "/contact": CONTACT, **pages, **nowhere, "*": maze}, max_time=60)
    traps = [skip for skip in result.coverage.skipped if skip.reason == "trap"]
    assert (result.run.outcome, len(traps)) == ("complete", 1)
    assert traps[0].detail == "/maze/…"
    assert traps[0].count > 100
    assert result.coverage.pages < 150
    assert "phone/missing" not in accused(result)
    assert f"{traps[0].count} addresses" in report(result, "en")
    assert "An endless row of pages" in report(result, "en")


def test_a_site_that_breaks_down_half_way() -> None:
    served: list[str] = []

    def answer(request: Request) -> bytes:
        served.append(request.path)
        if len(served) > 15:
            return reply(500, "Fatal error")
        return reply(200, page(*(f"/s{n}/p" for n in range(60)), title=request.path))

    nowhere = {"/robots.txt": reply(404), "/sitemap.xml": reply(404)}
    result = audited({**nowhere, "*": answer})
    assert (result.run.outcome, result.coverage.pages < 20) == ("partial", True)
    assert "so we stopped" in (result.run.reason or "")
    assert "so we stopped" in report(result, "en")
