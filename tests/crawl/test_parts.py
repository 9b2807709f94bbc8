"""The small parts: the guard, unpacking, walls, the frontier, probes."""

import asyncio
import gzip
import os
import tracemalloc
import zlib
from collections.abc import Mapping, Sequence

import brotli  # type: ignore[import-untyped]
import pytest

from journeycheck.crawl import frontier, inflate, reasons, safety, soft404, walls
from journeycheck.crawl.frontier import Frontier, Job
from journeycheck.crawl.ledger import Ledger
from journeycheck.facts import PageKind
from journeycheck.guard import Guard, NoSuchHost, PrivateAddress, is_public, resolve
from journeycheck.page import Page


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.0.1", "169.254.169.254", "100.64.0.1",
        "0.0.0.0", "224.0.0.1", "255.255.255.255", "240.0.0.1", "192.0.2.1", "::1", "::",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "fe80::1", "fe80::1%eth0", "fc00::1",
        "ff02::1", "64:ff9b::7f00:1", "64:ff9b:1::1", "2002:7f00:1::", "2001:db8::1", "fec0::1",
        "2001::1", "nonsense", "",
    ],
)  # fmt: skip
def test_private_addresses(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1::1", "::ffff:8.8.8.8"])
def test_public_addresses(address: str) -> None:
    assert is_public(address)


def addresses(guard: Guard, host: str) -> Sequence[str]:
    return asyncio.run(guard.addresses(host))


def answering(*answers: Sequence[str]) -> tuple[Guard, list[str]]:
    """A guard of `shop.test` whose resolver gives these answers, one after the other."""
    asked: list[str] = []

    async def resolver(host: str) -> Sequence[str]:
        asked.append(host)
        return answers[min(len(asked), len(answers)) - 1]

    return Guard("shop.test", False, resolver), asked


def test_a_name_is_resolved_once() -> None:
    guard, asked = answering(["8.8.8.8"], ["127.0.0.1"])
    assert [addresses(guard, "a.test"), addresses(guard, "a.test")] == [["8.8.8.8"]] * 2
    assert asked == ["a.test"]


def test_only_the_public_addresses_of_a_name_are_used() -> None:
    guard, _ = answering(["10.0.0.1", "8.8.8.8"])
    assert addresses(guard, "mixed.test") == ["8.8.8.8"]


def test_a_private_name_is_refused_but_the_start_host() -> None:
    guard, _ = answering(["10.0.0.1"])
    with pytest.raises(PrivateAddress):
        addresses(guard, "other.test")
    assert addresses(guard, "shop.test.") == ["10.0.0.1"]


def test_a_name_that_is_none() -> None:
    with pytest.raises(NoSuchHost):
        asyncio.run(resolve("x" * 70 + ".invalid"))


# Unpacking


def unpack(coding: str, data: bytes, limit: int = 10**7, step: int = 1000) -> bytes:
    inflater = inflate.Inflater(coding, limit)
    for at in range(0, len(data), step):
        inflater.feed(data[at : at + step])
    return inflater.taken()


@pytest.mark.parametrize("step", [1, 7, 65536, 10**7])
@pytest.mark.parametrize("size", [0, 1, 5000, 200_000])
def test_unpacks_whatever_the_pieces(step: int, size: int) -> None:
    text = (b"abc" * size)[:size]
    raw = zlib.compressobj(wbits=-15)
    bodies = {
        "gzip": gzip.compress(text), "deflate": raw.compress(text) + raw.flush(),
        "br": brotli.compress(text), "identity": text, "": text,
    }  # fmt: skip
    for coding, body in bodies.items():
        same = unpack(coding, body, step=step) == text
        assert same, coding  # without a comparison of megabytes should it fail


def test_unpacks_noise() -> None:
    noise = os.urandom(300_000)
    same = unpack("deflate, gzip", gzip.compress(zlib.compress(noise))) == noise
    assert same


def test_rubbish_behind_a_body_is_left_aside() -> None:
    assert unpack("gzip", gzip.compress(b"hello") + b"rubbish") == b"hello"
    assert unpack("br", brotli.compress(b"hello"), step=10**6) == b"hello"


@pytest.mark.parametrize("coding", ["gzip, gzip", "br, br", "br, gzip", "gzip, br"])
def test_bombs_stay_small(coding: str) -> None:
    body = b"0" * 30_000_000
    for name in coding.split(", "):
        body = gzip.compress(body) if name == "gzip" else brotli.compress(body, quality=1)
    tracemalloc.start()
    inflater = inflate.Inflater(coding, 1_000_000)
    inflater.feed(body)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert inflater.full
    assert len(inflater.taken()) == 1_000_000
    assert peak < 8_000_000


# Walls


def answer(status: int, body: str = "", **headers: str) -> Page:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Page("http://shop.test/", "http://shop.test/", status, named, body.encode())


@pytest.mark.parametrize(
    ("page", "name"),
    [
        (answer(403, "no"), "status 403"),
        (answer(403, "<script src='https://ct.captcha-delivery.com/c.js'></script>"
                     "<script>var dd={'cid':'x'}</script>"), "DataDome"),
        (answer(200, "Request unsuccessful. Incapsula incident ID: 1-2"), "Imperva"),
        (answer(200, "<div id='px-captcha'></div>"), "HUMAN (PerimeterX)"),
        (answer(200, "", cf_mitigated="challenge"), "Cloudflare"),
        (answer(202, "", x_amzn_waf_action="challenge"), "AWS WAF"),
        (answer(429, "", x_kpsdk_ct="1"), "Kasada"),
        (answer(403, "<H1>Access Denied</H1> Reference&#32;&#35;18.2"), "Akamai"),
        (answer(200, "The requested URL was rejected. Please consult with your administrator."
                     "<br>Your support ID is: 1439"), "F5"),
        (answer(200, "<script>window.rbzns={bereshit:'1'}</script>"), "Reblaze"),
        (answer(429, "", x_vercel_mitigated="challenge"), "Vercel"),
        (answer(200, "<script id='anubis_challenge' type='x'>{}</script>"), "Anubis"),
        (answer(403, "", x_sucuri_block="17"), "Sucuri"),
        (answer(202, "<meta http-equiv='refresh' content='0;/.well-known/sgcaptcha/?r=%2F'>"),
         "SiteGround"),
        (answer(200, "<title>Client Challenge</title><script src='/_fs-ch-1T/s.js'></script>"),
         "Fastly"),
        (answer(200, "<title>One moment, please...</title><form id='wsidchk-form'></form>"),
         "Imunify360"),
    ],
)  # fmt: skip
def test_walls(page: Page, name: str) -> None:
    assert walls.wall(page) == name


@pytest.mark.parametrize(
    "page",
    [
        answer(200, "<p>Bonjour</p>", x_datadome="protected", server="cloudflare"),
        answer(200, "<script src='/_Incapsula_Resource?SWJIYLWA=1'></script>Bonjour"),
        answer(200, "<script src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'></script>Oui"),
        answer(200, "px-captcha " + "mot " * 200),
        answer(404, "px-captcha"),
        answer(500, "oops"),
    ],
)
def test_no_walls(page: Page) -> None:
    assert walls.wall(page) == ""


# The frontier

CONTACT = frozenset({PageKind.CONTACT})
NONE: frozenset[PageKind] = frozenset()


def order(queue: Frontier) -> list[str]:
    found = []
    while job := queue.next_page():
        found.append(job.url.removeprefix("http://s"))
    return found


def test_a_better_reason_moves_an_address_forward() -> None:
    queue = Frontier()
    for path in ("/a", "/b", "/c"):
        queue.push(Job("http://s" + path, 1), NONE)
    queue.push(Job("http://s/c", 2), CONTACT)
    queue.push(Job("http://s/c", 2), NONE)
    assert order(queue) == ["/c", "/a", "/b"]
    queue.push(Job("http://s/c", 2), CONTACT)
    assert order(queue) == []


def test_contact_pages_without_end_do_not_starve_the_others() -> None:
    queue = Frontier()
    for n in range(50):
        queue.push(Job(f"http://s/contact/{n}", 1), CONTACT)
    queue.push(Job("http://s/about", 1), NONE)
    assert order(queue)[4] == "/about"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/produit/chaise-3", "/produit/lampe"),
        ("/2024/05/a", "/2019/11/b"),
        ("/agenda?month=3&year=2024", "/agenda?year=2031&month=1"),
    ],
)
def test_families(one: str, other: str) -> None:
    assert frontier.family("http://s" + one) == frontier.family("http://s" + other)


@pytest.mark.parametrize(
    ("path", "kind"),
    [("/fr/nous-contacter", PageKind.CONTACT), ("/mentions-l%C3%A9gales", PageKind.LEGAL)],
)
def test_kinds_by_address(path: str, kind: PageKind) -> None:
    assert kind in frontier.kinds_by_address("http://s" + path)


# The books


def unread(url: str) -> Mapping[str, str]:
    """What the books of `www.shop.example` say of a contact page at `url` that was left out."""
    ledger = Ledger("https://www.shop.example/")
    ledger.meet(url, CONTACT)
    ledger.leave_out(url, "robots", reasons.BY_ROBOTS)
    return ledger.unread()


def test_an_errand_page_on_another_host_of_the_company_is_missed() -> None:
    assert unread("https://aide.shop.example/contact")
    assert not unread("https://elsewhere.example/contact")


def test_an_address_written_in_two_ways_has_one_answer() -> None:
    ledger = Ledger("https://s.example/")
    ways = ["https://s.example/a", "https://s.example/a?utm_source=x", "https://s.example./a"]
    assert {ledger.meet(way, NONE) for way in ways} == {ways[0]}
    ledger.leave_out(ways[0], "budget", reasons.OUT_OF_BUDGET)
    assert list(ledger.all_answers()) == ways


def test_the_list_of_what_was_skipped_is_capped_and_counted() -> None:
    ledger = Ledger("https://s.example/")
    for n in range(1500):
        ledger.skip(f"https://s.example/{n}", "budget")
    assert (len(ledger.skips), ledger.skipped_total) == (1000, 1500)


# Probes and safety


def test_probes_are_steady_and_keep_the_folder() -> None:
    one, other = (soft404.probe_address(f"http://s/p/{name}.html") for name in ("a", "b"))
    assert one == other
    assert one.startswith("http://s/p/")
    assert one.endswith(".html")
    assert soft404.probe_address("http://s/").startswith("http://s/")


def test_absurd_addresses_are_not_actions() -> None:
    for url in (
        "http://[",
        "http://s/?" + "&" * 9000,
        "http://s/%ff%fe",
        "http://s/?a=" + "%" * 999,
    ):
        assert safety.looks_like_action(url) is False
