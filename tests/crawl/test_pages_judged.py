"""Whole audits on loopback: what the crawl sees of a page arrives at the check that judges it."""

import asyncio
import ssl
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import trustme

from journeycheck.audit import audit
from journeycheck.crawl import loop
from journeycheck.model import Audit
from tests.conftest import CHECKS
from tests.crawl.server import Request, Server, Write, moved, page, reply, serving, settings

CHANNEL = [check for check in CHECKS.values() if check.channel == "pages"]
WORDS = "Nous tissons le lin, nous le lavons, nous le cousons. " * 20


def audited(routes: Mapping[str, Any], tls: ssl.SSLContext | None = None) -> Audit:
    server = Server({"/robots.txt": reply(404), "/sitemap.xml": reply(404), **routes}, tls=tls)

    async def run() -> Audit:
        async with serving(server):
            done = await audit(server.home, settings(timeout=3.0), CHANNEL, lambda *_: None)
        return done.audit

    return asyncio.run(run())


def found(result: Audit) -> list[str]:
    return [finding.check for finding in result.findings]


def outcome(result: Audit, check: str) -> str:
    return next(one.outcome for one in result.checks if one.id == check)


def test_a_site_that_shows_its_home_page_at_any_address() -> None:
    home = page("/retours", "/garantie", text=WORDS)
    result = audited({"*": home, "/": home})
    assert found(result) == ["pages/soft-404"]
    assert outcome(result, "pages/redirected-to-home") == "cant_tell"


def test_links_that_end_at_the_home_page_or_nowhere() -> None:
    ends = {"/retours": moved("/"), "/garantie": moved("/"), "/suivi": moved("/suivi")}
    pages = {f"/p{n}": page(text=f"Nappe {n}") for n in range(3)}
    result = audited({"/": page(*ends, *pages), **ends, **pages})
    assert sorted(found(result)) == [
        "pages/redirect-loop", "pages/redirected-to-home", "pages/unhelpful-404",
    ]  # fmt: skip


def test_a_one_page_site_may_forward_to_its_parts() -> None:
    ends = {"/retours": moved("/#retours"), "/garantie": moved("/#garantie")}
    pages = {f"/p{n}": page(text=f"Nappe {n}") for n in range(3)}
    result = audited({"/": page(*ends, *pages), **ends, **pages})
    assert outcome(result, "pages/redirected-to-home") == "passed"


def test_parts_and_leaks_of_pages() -> None:
    help_page = page(text="<h2 id='livraison'>Livraison</h2><p>Prix : undefined €</p>")
    links = page("/aide#retours|Retours", "/aide#livraison|Livraison")
    result = audited({"/": links, "/aide": help_page, "*": reply(404, links)})
    assert sorted(found(result)) == ["pages/missing-anchor", "pages/technical-leak"]


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Less patience, so that the test is short."""
    monkeypatch.setattr(loop, "_SLOW", 1.2)
    monkeypatch.setitem(CHECKS["pages/slow"].judge.__globals__, "SLOW", 1.5)


def slow_for(times: int) -> Any:
    """A page that is slow the first times it is asked."""

    async def answer(request: Request, writer: Write) -> None:
        await asyncio.sleep(1.8 if request.count <= times else 0)
        writer.write(reply(200, page(text="Voilà")))

    return answer


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize(("times", "told"), [(9, "failed"), (1, "passed")])
def test_a_slow_page_is_asked_again(times: int, told: str) -> None:
    result = audited({"/": page("/lente"), "/lente": slow_for(times)})
    assert outcome(result, "pages/slow") == told


def certified(days: int, monkeypatch: pytest.MonkeyPatch, folder: Path) -> ssl.SSLContext:
    """A server that this machine trusts, for so many days."""
    authority, context = trustme.CA(), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.cert_pem.write_to_path(str(folder / "ca.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(folder / "ca.pem"))
    ends = datetime.now(UTC) + timedelta(days=days)
    authority.issue_cert("127.0.0.1", not_after=ends).configure_cert(context)
    return context


@pytest.mark.parametrize(("days", "told"), [(5, "failed"), (60, "passed")])
def test_a_certificate_that_ends(
    days: int, told: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    tls = certified(days, monkeypatch, tmp_path)
    result = audited({"/": page("/a"), "/a": page()}, tls)
    assert outcome(result, "pages/certificate") == told
    titles = [one.title["en"] for one in result.findings if one.check == "pages/certificate"]
    assert all(title == "Browsers may refuse 127.0.0.1 in 5 days" for title in titles)
