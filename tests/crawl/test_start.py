"""The start page: a clear refusal when there is nothing to audit, and why."""

import asyncio
import socket

import pytest

from journeycheck.crawl import reasons
from journeycheck.errors import SiteError, UsageError
from journeycheck.facts import LinkOutcome
from tests.crawl.server import Request, Write, moved, page, reply, visit


def refusal(start: str = "", **routes: object) -> str:
    """What is said when the home page answers so."""
    named = {f"/{name}".replace("/home", "/"): answer for name, answer in routes.items()}
    with pytest.raises(SiteError) as told:
        visit(named, start, timeout=1.0, max_time=12)
    return str(told.value)


async def hang_up(request: Request, writer: Write) -> None:
    writer.transport.abort()


async def say_nothing(request: Request, writer: Write) -> None:
    await asyncio.sleep(5)


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (reply(404, "no"), "status 404"),
        (reply(500, "no"), "status 500"),
        (reply(204), "status 204"),
        (reply(200, b"%PDF-1.7", "application/pdf"), "not a web page (application/pdf)"),
        (reply(200, '{"a": 1}', "application/json"), "not a web page"),
        (moved("/"), "in circles"),
        (moved("javascript:alert(1)"), "not a web page"),
        (moved("http://127.0.0.2:9/"), "private network"),
        (moved("http://[::ffff:7f00:2]:9/"), "private network"),
        (moved("http://2130706434:9/"), "private network"),
        (moved("/logout"), "action"),
        (hang_up, "broke off"),
        (say_nothing, "no answer came in time"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nhello", "no web server"),
        (b"\x00\x01\x02\r\n\r\n", "no web server"),
        (b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 501 + b"\r\n", "headers"),
        (b"HTTP/1.1 200 OK\r\nX: " + b"y" * 70_000 + b"\r\n\r\n", "headers"),
        (reply(200, b"\x1f\x8bnonsense", Content_Encoding="gzip"), "unpacked"),
    ],
)
def test_a_start_page_that_cannot_be_had(answer: object, told: str) -> None:
    assert told in refusal(home=answer)


def test_a_flood_of_headers_ends() -> None:
    async def flood(request: Request, writer: Write) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\n")
        while not writer.is_closing():
            writer.write(b"X-Flood: " + b"y" * 8000 + b"\r\n")
            await writer.drain()

    assert "cannot be read" in refusal(home=flood)


def test_a_chain_of_redirects_ends() -> None:
    with pytest.raises(SiteError, match="more than 20 redirects"):
        visit({"*": lambda request: moved(request.path + "x"), "/robots.txt": reply(404)})


def test_no_server_at_all() -> None:
    with socket.socket() as spare:
        spare.bind(("127.0.0.1", 0))
        port = spare.getsockname()[1]
    assert "connection was refused" in refusal(f"http://127.0.0.1:{port}/")


@pytest.mark.parametrize("host", ["shop.invalid", f"{'x' * 70}.invalid"])
def test_no_such_host(host: str) -> None:
    assert "no host has this name" in refusal(f"http://{host}/")


def test_a_server_that_speaks_no_tls() -> None:
    assert "no safe connection" in refusal("https://127.0.0.1:{port}/")


@pytest.mark.parametrize("start", ["file:///etc/passwd", "javascript:alert(1)", "shop", "http://"])
def test_what_is_no_web_address(start: str) -> None:
    with pytest.raises(UsageError):
        asyncio.run(_crawl(start))


async def _crawl(start: str) -> None:
    from journeycheck.crawl import crawl
    from tests.crawl.server import FakeReader, settings

    await crawl(start, settings(), FakeReader(), lambda *_: None)


@pytest.mark.parametrize("status", [401, 403, 429, 503, 999])
def test_a_wall_at_the_door(status: int) -> None:
    seen = visit({"/": reply(status, "no", Retry_After="999")})
    assert seen.crawled.outcome == "blocked"
    assert seen.crawled.reason == reasons.TURNED_AWAY
    assert seen.unread() == {"/": reasons.TURNED_AWAY}
    assert seen.answer("/").outcome is LinkOutcome.REFUSED
    assert seen.answer("/").status == status


def test_a_challenge_at_the_door() -> None:
    seen = visit({"/": reply(200, "Checking", cf_mitigated="challenge")})
    assert seen.crawled.outcome == "blocked"


def test_a_start_that_fails_once_is_asked_again() -> None:
    seen = visit({"/": lambda request: page() if request.count > 1 else hang_up})
    assert seen.reader.paths == ["/"]


def test_the_host_after_redirects_is_the_site() -> None:
    def home(request: Request) -> bytes:
        name, _, port = request.headers["host"].partition(":")
        here = reply(200, page("/a", f"http://127.0.0.1:{port}/b"))
        return here if name == "localhost" else moved(f"http://localhost:{port}/")

    seen = visit({"/": home, "/a": page(), "/b": page()}, allow_private=True)
    assert seen.crawled.home == f"http://localhost:{seen.server.port}/"
    assert seen.reader.paths == ["/", "/a"]
    assert seen.server.home in seen.crawled.aliases[seen.crawled.home]


def test_the_time_is_up_before_the_first_page() -> None:
    with pytest.raises(SiteError, match="--max-time"):
        visit({"/": say_nothing}, max_time=0.3)


def test_stopped_before_the_first_page() -> None:
    seen = visit({"/": say_nothing}, stop_at=1)
    assert (seen.crawled.outcome, seen.crawled.stopped_by) == ("partial", "interrupt")
    assert seen.unread() == {"/": reasons.INTERRUPTED}
