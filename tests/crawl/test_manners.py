"""robots.txt, sitemaps, spacing and waiting."""

import asyncio
import gzip
from itertools import pairwise
from time import monotonic

import pytest

from journeycheck.crawl import hosts, reasons, sitemap
from journeycheck.facts import LinkOutcome
from tests.crawl.server import Request, Visited, Write, moved, page, reply, visit

W = LinkOutcome


def with_robots(text: str | bytes, *links: str, **changes: object) -> Visited:
    answer = reply(200, text, "text/plain")
    routes = {"/": page(*links), "*": page(), "/robots.txt": answer, "/sitemap.xml": reply(404)}
    return visit(routes, **changes)  # type: ignore[arg-type]


def test_disallowed_pages_are_named_and_not_asked() -> None:
    seen = with_robots("User-agent: *\nDisallow: /priv\n", "/private", "/contact")
    assert "/private" not in seen.server.asked()
    assert seen.answer("/private").outcome is W.SKIPPED
    assert seen.skips() == {"/private": "robots"}
    assert seen.unread() == {}


def test_a_disallowed_contact_page_is_unread() -> None:
    seen = with_robots("User-agent: *\nDisallow: /contact\n", "/contact")
    assert seen.unread() == {"/contact": reasons.BY_ROBOTS}


def test_a_redirect_to_a_disallowed_page_is_not_followed() -> None:
    robots = reply(200, "User-agent: *\nDisallow: /secret", "text/plain")
    seen = visit({"/": page("/a"), "/a": moved("/secret"), "/robots.txt": robots})
    assert "/secret" not in seen.server.asked()
    assert seen.answer("/a").reason == reasons.BY_ROBOTS


@pytest.mark.parametrize(
    "robots",
    [
        b"\xef\xbb\xbfUser-agent: *\nDisallow: /p",
        b"User-agent: journeycheck\nDisallow: /p\n\nUser-agent: *\nDisallow:",
        b"USER-AGENT: *\nDISALLOW: /*vate$",
        b"\x00\xff\xfe\nUser-agent: *\nDisallow: /p\nDisallow: /" + b"*a" * 80,
    ],
)
def test_rules_in_every_dress(robots: bytes) -> None:
    assert with_robots(robots, "/private").skips() == {"/private": "robots"}


def test_robots_ignored_on_request() -> None:
    seen = with_robots("User-agent: *\nDisallow: /", "/private", robots="ignore")
    assert seen.answer("/private").outcome is W.WORKS
    assert "/robots.txt" not in seen.server.asked()


def test_a_site_that_closes_itself() -> None:
    seen = with_robots("User-agent: *\nDisallow: /")
    assert (seen.crawled.outcome, seen.crawled.reason) == ("blocked", reasons.BY_ROBOTS)
    assert seen.unread() == {"/": reasons.BY_ROBOTS}
    assert seen.server.asked() == ["/robots.txt"]


async def say_nothing(request: Request, writer: Write) -> None:
    await asyncio.sleep(5)


@pytest.mark.parametrize("answer", [reply(500), reply(502, "no"), say_nothing])
def test_robots_that_fail_close_the_site(answer: object) -> None:
    seen = visit({"/": page(), "/robots.txt": answer}, timeout=0.8)
    assert (seen.crawled.outcome, seen.crawled.reason) == ("failed", reasons.ROBOTS_SILENT)
    assert "/" not in seen.server.asked()


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_no_robots_allow_everything(status: int) -> None:
    seen = visit({"/": page("/a"), "/a": page(), "/robots.txt": reply(status, "Disallow: /")})
    assert seen.reader.paths == ["/", "/a"]


def test_only_the_first_half_megabyte_counts() -> None:
    fill = "# x\n" * 60_000  # 240 kB
    text = f"User-agent: *\n{fill}Disallow: /private\n{fill}{fill}Disallow: /\n"
    assert with_robots(text, "/private", "/a").reader.paths == ["/", "/a"]


def test_crawl_delay_spaces_the_requests() -> None:
    seen = with_robots("User-agent: *\nCrawl-delay: 0.1", "/a", "/b")
    times = [request.at for request in seen.server.log[1:]]
    assert all(later - sooner >= 0.08 for sooner, later in pairwise(times))


def test_crawl_delay_is_capped() -> None:
    seen = with_robots("User-agent: *\nCrawl-delay: 3600", max_time=1.5)
    assert seen.crawled.stopped_by == "time"


# Sitemaps

URLSET = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{}</urlset>'


def url(*addresses: str) -> bytes:
    return URLSET.format("".join(f"<url><loc> {a} </loc></url>" for a in addresses)).encode()


def test_sitemaps_named_by_robots_and_their_index() -> None:
    index = "<sitemapindex><sitemap><loc>/s.xml.gz</loc></sitemap></sitemapindex>"
    routes = {
        "/": page(),
        "/robots.txt": reply(200, "Sitemap: /index.xml", "text/plain"),
        "/index.xml": reply(200, index, "application/xml"),
        "/s.xml.gz": reply(200, gzip.compress(url("/a", "/b")), "application/gzip"),
        "/a": page(), "/b": page(),
    }  # fmt: skip
    seen = visit(routes)
    assert sorted(seen.reader.paths) == ["/", "/a", "/b"]


def test_foreign_addresses_of_a_sitemap_are_none_of_its_business() -> None:
    tree = url("http://shop.invalid/", "http://127.0.0.2:1/", "/a", "javascript:alert(1)")
    seen = visit({"/": page(), "/a": page(), "/sitemap.xml": reply(200, tree, "text/xml")})
    assert seen.reader.paths == ["/", "/a"]
    assert len(seen.crawled.answers) == 2


@pytest.mark.parametrize(
    "body",
    [
        b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>' + url("&b;"),
        b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + url("&e;"),
        b"",
        b"\x00\x01\x02",
        b"<html><p>not a sitemap",
        b'<?xml version="1.0" encoding="no-such"?><urlset/>',
    ],
)
def test_what_is_no_sitemap_lists_nothing(body: bytes) -> None:
    assert sitemap.parse(body).pages == []


def test_what_stands_before_a_fault_is_kept() -> None:
    assert sitemap.parse(url("/a", "/b") + b"<oops").pages == ["/a", "/b"]
    assert sitemap.parse(url("/a").replace(b"</urlset>", b"<url><loc>/b")).pages == ["/a"]


def test_a_sitemap_without_end_is_cut() -> None:
    assert len(sitemap.parse(url(*(f"/{n}" for n in range(60_000)))).pages) == sitemap.MOST


def test_a_bomb_in_a_sitemap_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "LARGEST", 1_000_000)
    bomb = gzip.compress(url("/a").removesuffix(b"</urlset>") + b" " * 9_000_000 + url("/b"))
    assert sitemap.parse(bomb).pages == ["/a"]


def test_a_long_sitemap_is_read_whole() -> None:
    tree = url(*(f"/{n}/{'x' * 90}" for n in range(2000)))
    routes = {"/": page(), "/sitemap.xml": reply(200, tree, "application/xml")}
    assert len(visit(routes, max_pages=1).crawled.answers) == 2001


def test_an_index_of_indexes_is_not_followed() -> None:
    def index(request: Request) -> bytes:
        tree = f"<sitemapindex><sitemap><loc>{request.path}x</loc></sitemap></sitemapindex>"
        return reply(200, tree, "application/xml")

    seen = visit({"/": page(), "*": index, "/robots.txt": reply(404)})
    maps = [path for path in seen.server.asked() if "sitemap" in path]
    assert maps == ["/sitemap.xml", "/sitemap.xmlx"]


# Hosts


def test_requests_to_a_host_are_spaced() -> None:
    seen = visit({"/": page("/a", "/b"), "*": page()}, rate=10)
    times = [request.at for request in seen.server.log]
    assert times[-1] - times[0] >= 0.1 * (len(times) - 1) - 0.02


def test_no_more_requests_at_once_than_allowed() -> None:
    most = running = 0

    async def slow(request: Request, writer: Write) -> None:
        nonlocal most, running
        running += 1
        most = max(most, running)
        await asyncio.sleep(0.02)
        running -= 1
        writer.write(reply(200, page()))

    visit({"/": page(*(f"/s{n}/p" for n in range(12))), "*": slow}, concurrency=3)
    assert most == 3


def test_a_pause_holds_the_whole_host() -> None:
    async def run() -> float:
        manners = hosts.Hosts(4, 0)
        manners.pause("http://a/", 0.6)
        began = monotonic()
        async with manners.turn("http://b/"):
            assert monotonic() - began < 0.5
        async with manners.turn("http://a/x"):
            return monotonic() - began

    assert asyncio.run(run()) >= 0.55


@pytest.mark.parametrize(
    ("value", "attempt", "seconds"),
    [("7", 0, 7), ("", 0, 1), ("", 1, 2), ("soon", 1, 2), ("-5", 0, 1), ("9" * 60, 0, 9.99e59)],
)
def test_retry_after(value: str, attempt: int, seconds: float) -> None:
    assert hosts.retry_after(value, attempt) == pytest.approx(seconds, rel=0.01)


def test_retry_after_as_a_date() -> None:
    assert hosts.retry_after("Wed, 21 Oct 2015 07:28:00 GMT", 0) == 0
    assert hosts.retry_after("Wed, 21 Oct 2115 07:28:00 GMT", 0) > 1e9
    assert hosts.retry_after("Wed, 21 Oct 99999 07:28:00 GMT", 0) >= 0
