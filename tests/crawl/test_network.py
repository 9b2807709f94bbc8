"""Servers that misbehave, byte by byte, on a page behind the home page."""

import asyncio
import gzip
import zlib

import brotli  # type: ignore[import-untyped]
import pytest

from journeycheck.crawl import client, reasons
from journeycheck.facts import Answer, LinkOutcome
from tests.crawl.server import Request, Visited, Write, moved, page, reply, visit

W = LinkOutcome
TEXT = page("/next", text="Nous sommes ouverts du mardi au samedi. " * 200)


def inner(answer: object, **changes: object) -> Visited:
    routes = {"/": page("/contact"), "/contact": answer, "/next": page()}
    return visit(routes, **({"timeout": 0.4} | changes))  # type: ignore[arg-type]


def contact(seen: Visited) -> Answer:
    answer: Answer = seen.answer("/contact")
    return answer


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("gzip", gzip.compress(TEXT.encode())),
        ("x-gzip", gzip.compress(TEXT[:99].encode()) + gzip.compress(TEXT[99:].encode())),
        ("deflate", zlib.compress(TEXT.encode())),
        ("deflate", zlib.compress(TEXT.encode(), wbits=-15)),
        ("br", brotli.compress(TEXT.encode())),
        ("gzip, br", brotli.compress(gzip.compress(TEXT.encode()))),
        ("UTF-8", TEXT.encode()),
    ],
)
def test_every_usual_coding_is_read(coding: str, body: bytes) -> None:
    seen = inner(reply(200, body, Content_Encoding=coding))
    assert "/next" in seen.reader.paths
    assert seen.reader.seen[-2].text == TEXT or seen.reader.seen[-1].text == TEXT


@pytest.mark.parametrize(
    ("coding", "body"),
    [("gzip", b"no gzip"), ("zstd", b"(\xb5/\xfd"), ("br", b"\xff" * 99), ("gzip,gzip,br", b"x")],
)
def test_what_cannot_be_unpacked_is_no_fault(coding: str, body: bytes) -> None:
    seen = inner(reply(200, body, Content_Encoding=coding))
    assert (contact(seen).outcome, contact(seen).reason) == (W.CANT_TELL, reasons.UNPACKABLE)
    assert seen.unread() == {"/contact": reasons.UNPACKABLE}


def test_a_bomb_is_read_up_to_the_limit() -> None:
    bomb = gzip.compress(gzip.compress(b"<p>" + b"a" * 60_000_000))
    seen = inner(reply(200, bomb, Content_Encoding="gzip, gzip"), max_body=0.5)
    assert [len(page.body) for page in seen.reader.seen if page.truncated] == [500_000]
    assert seen.skips() == {"/contact": "too-large"}
    assert seen.unread() == {"/contact": reasons.CUT_SHORT}


def test_an_endless_page_is_read_up_to_the_limit() -> None:
    async def endless(request: Request, writer: Write) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + TEXT.encode())
        while not writer.is_closing():
            writer.write(b"<p>more</p>" * 1000)
            await writer.drain()

    seen = inner(endless, max_body=0.3)
    assert seen.skips() == {"/contact": "too-large"}
    assert "/next" in seen.reader.paths


def drip(head: bytes, forever: bytes) -> object:
    async def answer(request: Request, writer: Write) -> None:
        writer.write(head)
        while not writer.is_closing():
            writer.write(forever)
            await writer.drain()
            await asyncio.sleep(0.1)

    return answer


def test_a_body_that_drips_ends_with_what_came() -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + TEXT.encode()
    seen = inner(drip(head, b"."), timeout=0.6)
    assert seen.skips() == {"/contact": "timeout"}
    assert "/next" in seen.reader.paths


def test_headers_that_drip_end() -> None:
    seen = inner(drip(b"HTTP/1.1 200 OK\r\nX: ", b"."), timeout=0.6)
    assert (contact(seen).outcome, contact(seen).reason) == (W.ERROR, reasons.NO_ANSWER)


def test_endless_interim_answers_end() -> None:
    seen = inner(drip(b"", b"HTTP/1.1 100 Continue\r\n\r\n"), timeout=0.6)
    assert contact(seen).reason == reasons.NO_ANSWER


@pytest.mark.parametrize(
    "raw",
    [
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 99999\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\nfff\r\n",
    ],
)
def test_a_body_cut_short_is_asked_again_and_read_as_it_is(raw: bytes) -> None:
    async def cut(request: Request, writer: Write) -> None:
        writer.write(raw + TEXT[:500].encode())
        await writer.drain()
        writer.close()

    seen = inner(cut)
    assert seen.server.hits["/contact"] == 2
    assert seen.skips() == {"/contact": "cut-short"}
    assert seen.unread() == {"/contact": reasons.CUT_SHORT}
    assert contact(seen).outcome is W.WORKS


@pytest.mark.parametrize(
    "raw",
    [
        b"SSH-2.0-OpenSSH_9.2\r\n\r\n",
        b"<html>HTTP/0.9</html>\r\n\r\n",
        b"HTTP/1.1 99999 Absurd\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 7\r\n\r\nhello",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
        b"HTTP/1.1 200 OK\r\nBad Header\r\n\r\n",
    ],
)
def test_what_is_no_http_is_data(raw: bytes) -> None:
    async def answer(request: Request, writer: Write) -> None:
        writer.write(raw)
        writer.close()

    seen = inner(answer)
    assert (contact(seen).outcome, contact(seen).reason) == (W.CANT_TELL, reasons.NOT_HTTP)
    assert seen.server.hits["/contact"] == 2
    assert "/contact" in seen.unread()


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("javascript:alert(1)", reasons.ODD_REDIRECT),
        ("data:text/html,hello", reasons.ODD_REDIRECT),
        ("file:///etc/passwd", reasons.ODD_REDIRECT),
        ("http://[::1", reasons.ODD_REDIRECT),
        ("/" + "x" * 9000, reasons.ODD_REDIRECT),
        ("/contact", reasons.ROUND_IN_CIRCLES),
        ("http://127.0.0.2:1/", reasons.PRIVATE),
        ("http://0x7f.2:1/", reasons.PRIVATE),
        ("http://169.254.169.254/latest/meta-data/", reasons.PRIVATE),
        ("http://u:p@10.0.0.1/", reasons.PRIVATE),
        ("http://[64:ff9b::7f00:1]/", reasons.PRIVATE),
    ],
)
def test_redirects_to_nowhere(location: str, reason: str) -> None:
    seen = inner(moved(location))
    assert contact(seen).reason == reason
    assert contact(seen).outcome is not W.WORKS


@pytest.mark.parametrize("location", ["/d\xe9j\xe0".encode("latin-1"), "/déjà".encode()])
def test_a_location_with_raw_bytes_is_followed(location: bytes) -> None:
    raw = b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: " + location + b"\r\n\r\n"
    seen = visit({"/": page("/x"), "/x": raw, "/d%C3%A9j%C3%A0": page()})
    assert seen.answer("/x").outcome is W.REDIRECTED


def test_links_to_private_addresses_are_told_and_never_asked() -> None:
    links = ["http://127.0.0.2:1/", "http://[::1]:1/", "http://192.168.1.1/", "http://10.1/x"]
    seen = visit({"/": page(*links)})
    assert {skip.reason for skip in seen.crawled.skipped} == {"private-address"}
    outcomes = {answer.outcome for answer in seen.crawled.answers.values()}
    assert outcomes == {W.WORKS, W.SKIPPED}


def test_a_stale_connection_is_replaced() -> None:
    async def close_after(request: Request, writer: Write) -> None:
        writer.write(reply(200, page("/a", "/b")))
        await writer.drain()

    async def lie(request: Request, writer: Write) -> None:
        if request.count == 1:
            writer.transport.abort()  # an old connection that has died meanwhile
        else:
            writer.write(reply(200, page()))

    seen = visit({"/": close_after, "/a": lie, "/b": page()}, concurrency=1)
    assert seen.answer("/a").outcome is W.WORKS
    assert seen.answer("/a").tries == 1


def test_a_page_without_a_type_is_looked_at() -> None:
    raw = f"HTTP/1.1 200 OK\r\nContent-Length: {len(TEXT)}\r\n\r\n{TEXT}".encode()
    assert "/contact" in inner(raw).reader.paths


def test_we_say_who_we_are_and_ask_with_get_only() -> None:
    seen = inner(page())
    assert {request.method for request in seen.server.log} == {"GET"}
    agents = {request.headers["user-agent"] for request in seen.server.log}
    assert agents == {client.USER_AGENT}
    assert {request.headers["accept-encoding"] for request in seen.server.log} == {
        "gzip, deflate, br"
    }


def test_a_second_look_asks_as_a_browser_does_and_under_our_own_name() -> None:
    seen = inner(reply(404, "no"))
    first, second = [one.headers for one in seen.server.log if one.path == "/contact"]
    assert "accept-language" not in first
    assert {"accept-language", "upgrade-insecure-requests"} <= second.keys()
    assert first["user-agent"] == second["user-agent"] == client.USER_AGENT
