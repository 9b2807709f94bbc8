"""One page of a site misbehaves, byte by byte: it is told as what it is, and the rest is read."""

import asyncio
import gzip
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic
from typing import Any

import brotli  # type: ignore[import-untyped]
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeycheck.crawl import reasons
from journeycheck.crawl.client import SAMPLE
from journeycheck.facts import LinkOutcome
from tests.crawl.server import Request, Visited, Write, moved, page, reply, visit

W = LinkOutcome
FINE = page(text="Nous sommes ouverts du mardi au samedi.")
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
Answer = Callable[[Request, Write], Any]
LIMIT = 200_000  # bytes of a page, in these tests


@dataclass(frozen=True)
class Case:
    """What a page answers, and what is told of it. `skip`: how it is listed as left out."""

    answer: object
    outcome: LinkOutcome
    reason: str = ""
    skip: str = ""
    looks: int = 1


def raw(*pieces: bytes, end: str = "close", every: float = 0.0) -> Answer:
    """Writes these pieces, then closes, resets, half-closes, says nothing, or repeats the last."""

    async def answer(request: Request, writer: Write) -> None:
        for piece in pieces:
            writer.write(piece)
            await writer.drain()
        while end == "repeat" and not writer.is_closing():
            writer.write(pieces[-1])
            await writer.drain()
            await asyncio.sleep(every)
        if end == "half":
            writer.write_eof()
        if end in {"half", "nothing"}:
            await asyncio.sleep(3)
        if end == "reset":
            writer.transport.abort()
        if end == "close":
            writer.close()

    return answer


def sized(body: bytes, length: int, **more: str) -> bytes:
    fields = "".join(f"{name}: {value}\r\n" for name, value in more.items())
    return HEAD + f"Content-Length: {length}\r\n{fields}\r\n".encode() + body


PACK: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": lambda body: bytes(brotli.compress(body, quality=1)),
}


def bomb(coding: str, status: int = 200, **more: str) -> bytes:
    body = b"<p>" + b"0" * 20_000_000
    for name in coding.split(", "):
        body = PACK[name](body)
    return reply(status, body, Content_Encoding=coding, **more)


LIVE = FINE.encode()
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
BROKEN_OFF = Case(raw(end="reset"), W.ERROR, reasons.BROKEN_OFF, looks=2)
NO_HTTP: dict[str, Any] = {"outcome": W.CANT_TELL, "reason": reasons.NOT_HTTP, "looks": 2}
SILENT: dict[str, Any] = {
    "outcome": W.ERROR,
    "reason": reasons.NO_ANSWER,
    "skip": "timeout",
    "looks": 2,
}
CUT: dict[str, Any] = {"outcome": W.WORKS, "skip": "cut-short", "looks": 2}

CASES = {
    # connection
    "reset at once": BROKEN_OFF,
    "closed at once": Case(raw(), W.ERROR, reasons.BROKEN_OFF, looks=2),
    "reset in the headers": Case(raw(HEAD, end="reset"), W.ERROR, reasons.BROKEN_OFF, looks=2),
    "reset in the body": Case(raw(sized(LIVE, 9999), end="reset"), **CUT),
    "half-closed in the body": Case(raw(sized(LIVE, 9999), end="half"), **CUT),
    "says nothing": Case(raw(end="nothing"), **SILENT),
    "drips in the headers": Case(raw(HEAD, b"X", end="repeat", every=0.1), **SILENT),
    "stops in the headers": Case(raw(HEAD, end="nothing"), **SILENT),
    "drips in the body": Case(
        raw(HEAD + b"\r\n" + LIVE, b".", end="repeat", every=0.1), W.WORKS, skip="timeout"
    ),
    "stops in the body": Case(raw(sized(LIVE, 9999), end="nothing"), W.WORKS, skip="timeout"),
    "ends after the headers": Case(raw(HEAD + b"\r\n"), W.WORKS),
    "keep-alive that lies": Case(raw(sized(LIVE, len(LIVE), Connection="keep-alive")), W.WORKS),
    # protocol
    "an SSH banner": Case(raw(b"SSH-2.0-OpenSSH_9.2\r\n\r\n"), **NO_HTTP),
    "HTTP/0.9": Case(raw(LIVE), W.ERROR, reasons.BROKEN_OFF, looks=2),
    "length too short": Case(sized(LIVE, 30), W.WORKS),
    "length too long": Case(raw(sized(LIVE, 9999)), **CUT),
    "two lengths": Case(sized(LIVE, 30, **{"content-length": "40"}), **NO_HTTP),
    "a negative length": Case(sized(LIVE, -5), **NO_HTTP),
    "a length in words": Case(HEAD + b"Content-Length: many\r\n\r\n" + LIVE, **NO_HTTP),
    "chunks of no size": Case(raw(CHUNKED + b"zz\r\n" + LIVE), **NO_HTTP),
    "a chunk too large": Case(raw(CHUNKED + b"f" * 30 + b"\r\n" + LIVE), **NO_HTTP),
    "chunks without end": Case(
        raw(CHUNKED, b"400\r\n" + b"x" * 1024 + b"\r\n", end="repeat"), W.WORKS, skip="too-large"
    ),
    "a chunk cut off": Case(raw(CHUNKED + b"ffff\r\n" + LIVE), **CUT),
    "the last chunk missing": Case(
        raw(CHUNKED + f"{len(LIVE):x}\r\n".encode() + LIVE + b"\r\n"), **CUT
    ),
    "absurd status": Case(raw(b"HTTP/1.1 20 OK\r\n\r\n"), **NO_HTTP),
    "status in words": Case(raw(b"HTTP/1.1 fine OK\r\n\r\n"), **NO_HTTP),
    "no reason phrase": Case(b"HTTP/1.1 404\r\nContent-Length: 0\r\n\r\n", W.BROKEN,
                             reasons.NOT_FOUND, looks=2),
    "another protocol": Case(raw(b"RTSP/1.0 200 OK\r\n\r\n"), **NO_HTTP),
    "a megabyte of header": Case(
        raw(HEAD + b"X: " + b"y" * 1_000_000 + b"\r\n\r\n"), W.CANT_TELL, looks=1,
        reason=reasons.HEADERS_TOO_LARGE, skip="too-large",
    ),
    "ten thousand headers": Case(
        raw(HEAD + b"X: y\r\n" * 10_000 + b"\r\n"), W.CANT_TELL,
        reason=reasons.HEADERS_TOO_LARGE, skip="too-large",
    ),
    "a flood of 1xx": Case(raw(b"HTTP/1.1 103 Early\r\n\r\n", end="repeat", every=0.01), **SILENT),
    "204 with a body": Case(raw(b"HTTP/1.1 204 None\r\n\r\n" + LIVE), W.WORKS, skip="not-html"),
    "206 unasked": Case(reply(206, FINE), W.WORKS),
    "a status of 999": Case(reply(999, "no"), W.REFUSED, reasons.TURNED_AWAY, "bot-wall"),
    "a status of 600": Case(reply(600, "no"), W.ERROR, reasons.SERVER_FAULT, looks=2),
    "a picture that is a page": Case(reply(200, FINE, "image/png"), W.WORKS, skip="not-html"),
    "a page that is a picture": Case(reply(200, b"\x89PNG\r\n\x1a\n" + b"\0" * 999), W.WORKS),
    "a charset of nowhere": Case(reply(200, FINE, "text/html; charset=klingon"), W.WORKS),
    "a codec that is no charset": Case(reply(200, FINE, "text/html; charset=rot13"), W.WORKS),
    "NUL and control bytes": Case(reply(200, b"\0\x1b[31m\x07" * 500 + LIVE), W.WORKS),
    "headers of raw bytes": Case(raw(HEAD + b"X-\xe9: \xff\xfe\r\n\r\n" + LIVE), **NO_HTTP),
    "a header split in two": Case(raw(HEAD + b"X: a\r\n b\r\n\r\n" + LIVE), W.WORKS),
    # size and coding
    "200 MB announced": Case(
        raw(sized(b"x" * 65536, 200_000_000), b"x" * 65536, end="repeat"), W.WORKS, skip="too-large"
    ),
    "a gzip bomb": Case(bomb("gzip"), W.WORKS, skip="too-large"),
    "a brotli bomb": Case(bomb("br"), W.WORKS, skip="too-large"),
    "a deflate bomb": Case(bomb("deflate"), W.WORKS, skip="too-large"),
    "a bomb in a bomb": Case(bomb("gzip, gzip"), W.WORKS, skip="too-large"),
    "a bomb in a 404": Case(bomb("gzip", 404), W.BROKEN, reasons.NOT_FOUND, looks=2),
    "a bomb in a redirect": Case(bomb("br", 302, Location="/autre"), W.REDIRECTED),
    "zstd unasked": Case(reply(200, b"(\xb5/\xfd\0", Content_Encoding="zstd"), W.CANT_TELL,
                         reasons.UNPACKABLE),
    "a coding that lies": Case(reply(200, FINE, Content_Encoding="br"), W.CANT_TELL,
                               reasons.UNPACKABLE),
    "a coding of nowhere": Case(reply(200, FINE, Content_Encoding="rot26"), W.WORKS),
    "gzip cut off": Case(reply(200, gzip.compress(LIVE)[:-9], Content_Encoding="gzip"), W.WORKS),
    # redirects
    "a redirect without a target": Case(moved(""), W.CANT_TELL, reasons.UNCLEAR),
    "a redirect of 100 kB": Case(moved("/" + "x" * 60_000), W.CANT_TELL, reasons.ODD_REDIRECT),
    "a redirect to itself": Case(moved("/contact"), W.ERROR, reasons.ROUND_IN_CIRCLES, looks=2),
    "two that send to each other": Case(moved("/aller"), W.ERROR, reasons.ROUND_IN_CIRCLES,
                                        looks=2),
    "a query that grows": Case(moved("/plus?x=1"), W.ERROR, reasons.TOO_MANY_REDIRECTS,
                               "redirects", 2),
    "a redirect into the house": Case(moved("http://192.168.1.1/admin"), W.SKIPPED,
                                      reasons.PRIVATE, "private-address"),
    "into the house, in octal": Case(moved("http://0300.0250.1.1/"), W.SKIPPED, reasons.PRIVATE,
                                     "private-address"),
    "into the house, as IPv6": Case(moved("http://[::ffff:10.0.0.1]/"), W.SKIPPED,
                                    reasons.PRIVATE, "private-address"),
    "a redirect to log out": Case(moved("/logout"), W.SKIPPED, reasons.DANGEROUS, "dangerous"),
    # rates and walls
    "a name and a password": Case(reply(401, "", WWW_Authenticate="Basic"), W.REFUSED,
                                  reasons.LOGIN_WALL, "bot-wall"),
    "a loop of cookies": Case(
        lambda request: moved("/contact", Set_Cookie=f"n={request.count}"), W.ERROR,
        reasons.TOO_MANY_REDIRECTS, "redirects", 2,
    ),
    "a cookie without end": Case(
        moved("/autre", Set_Cookie="a=" + "b" * 9000), W.REDIRECTED
    ),
    "404 to who names no language": Case(
        lambda request: FINE if "accept-language" in request.headers else reply(404), W.WORKS,
        looks=2,
    ),
    "404 to who is no browser": Case(
        lambda request: FINE if "image/" in request.headers["accept"] else reply(404), W.WORKS,
        looks=2,
    ),
    "405 to everything": Case(reply(405, "no"), W.REFUSED, reasons.TURNED_AWAY, "bot-wall"),
}  # fmt: skip


def inner(answer: object, **more: object) -> Visited:
    """A visit to a site whose contact page answers so."""

    def loop(request: Request) -> bytes:
        return moved("/contact" if request.path == "/aller" else request.path + "x")

    routes = {"/": page("/contact", "/autre"), "/contact": answer, "/autre": page("/"),
              "/aller": loop, "/plus": loop, **more}  # fmt: skip
    return visit(routes, timeout=0.8, max_body=LIMIT / 1_000_000)


@pytest.mark.parametrize("name", CASES)
def test_what_a_page_may_do(name: str) -> None:
    case, began = CASES[name], monotonic()
    seen = inner(case.answer)
    told = seen.answer("/contact")
    assert (told.outcome, told.reason) == (case.outcome, case.reason)
    assert seen.skips().get("/contact", "") == case.skip
    assert told.tries == case.looks
    assert seen.crawled.outcome == "complete"
    assert "/autre" in seen.reader.paths
    assert all(len(read.body) <= max(LIMIT, SAMPLE) for read in seen.reader.seen)
    assert monotonic() - began < 20


# robots.txt, sitemaps, the icon: what nobody asked for in person


@pytest.mark.parametrize(
    "robots",
    [
        b"User-agent: *\nDisallow: /x\n" + b"Disallow: /y\n" * 80_000, b"\x00" * 70_000,
        gzip.compress(b"Disallow: /", mtime=0), b"Disallow: /" + b"*" * 5000,
        b"Sitemap:\nSitemap: \x00",
        *(b"User-agent: *\nCrawl-delay: " + delay for delay in (b"x", b"nan", b"-5", b"1e-99")),
        b"Sitemap: file:///etc/passwd\nSitemap: http://10.0.0.1/s.xml", b"<html>not found</html>",
    ],
)  # fmt: skip
def test_robots_of_all_sorts_close_nothing(robots: bytes) -> None:
    began = monotonic()
    seen = inner(FINE, **{"/robots.txt": reply(200, robots, "text/plain")})
    assert {"/contact", "/autre"} <= set(seen.reader.paths)
    assert monotonic() - began < 20


@pytest.mark.parametrize(
    "robots", [raw(HEAD + b"\r\n", b"#" * 65536, end="repeat"), bomb("gzip"), moved("/robots.txt")]
)
def test_robots_without_end_are_cut(robots: object) -> None:
    assert "/contact" in inner(FINE, **{"/robots.txt": robots}).reader.paths


@pytest.mark.parametrize(
    "sitemap",
    [
        raw(HEAD + b"\r\n", b"<url>" * 9000, end="repeat"), raw(end="reset"), raw(end="nothing"),
        reply(200, b"<!DOCTYPE a [<!ENTITY b '" + b"c" * 9999 + b"'>]><urlset>&b;</urlset>"),
        reply(200, b"<sitemapindex><sitemap><loc>/sitemap.xml</loc></sitemap></sitemapindex>"),
        reply(200, b"<urlset>" + b"<url><loc>/logout</loc></url>" * 99),
        reply(200, b"<a>" * 50_000), moved("/sitemap.xml"), reply(503, Retry_After="9999"),
    ],
)  # fmt: skip
def test_sitemaps_of_all_sorts_are_borne(sitemap: object) -> None:
    began = monotonic()
    seen = inner(FINE, **{"/sitemap.xml": sitemap})
    assert {"/contact", "/autre"} <= set(seen.reader.paths)
    assert "/logout" not in seen.server.asked()
    assert monotonic() - began < 20


# Anything at all

BYTES = st.binary(max_size=300)
FIELD = st.sampled_from(
    [b"Content-Length", b"Content-Encoding", b"Transfer-Encoding", b"Location", b"Set-Cookie",
     b"Content-Type", b"Retry-After", b"Refresh", b"X"]
)  # fmt: skip
VALUE = st.one_of(
    st.sampled_from([b"0", b"-1", b"gzip", b"chunked", b"identity, chunked", b"/", b"//", b"\xff",
                     b"http://[", b"9" * 40, b"text/html", b"text/html; charset=\x00"]),
    st.binary(max_size=20),
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 999), st.lists(st.tuples(FIELD, VALUE), max_size=5), BYTES)
def test_any_headers_and_any_body(
    status: int, fields: list[tuple[bytes, bytes]], body: bytes
) -> None:
    lines = b"".join(name + b": " + value + b"\r\n" for name, value in fields)
    answer = f"HTTP/1.1 {status:03} \r\n".encode() + lines + b"\r\n" + body
    seen = inner(raw(answer))
    assert seen.answer("/contact").outcome in set(W)
    assert seen.answer("/autre").outcome is W.WORKS
    assert seen.crawled.outcome == "complete"


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=40), max_size=8))
def test_any_links(links: list[str]) -> None:
    hrefs = [link.replace('"', "%22").replace("<", "%3C") for link in links]
    seen = visit({"/": page(*hrefs, "/contact"), "*": page()}, timeout=0.8)
    assert "/contact" in seen.reader.paths
    assert seen.crawled.outcome == "complete"
