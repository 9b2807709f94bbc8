"""Pages as a browser shows them: sites on loopback whose scripts draw, fill in and replace."""

import asyncio
from collections.abc import Iterator, Mapping
from contextlib import nullcontext
from dataclasses import dataclass
from typing import Any

import pytest

import journeycheck.browse.session
from journeycheck import rendering
from journeycheck.browse import look
from journeycheck.browse.ladder import Browser
from journeycheck.browse.session import Session
from journeycheck.crawl import Crawled, crawl
from journeycheck.errors import DiskFull
from journeycheck.extract import Context, read_page
from journeycheck.facts import (
    CallTracking,
    How,
    Leak,
    Link,
    LinkOutcome,
    PageKind,
    Phone,
    Place,
)
from journeycheck.gather import Gatherer
from journeycheck.guard import Guard
from journeycheck.logbook import Logbook
from journeycheck.merge import Merger
from journeycheck.page import Page
from journeycheck.rendering import Rendered, opening, rendered
from tests.conftest import browser_here
from tests.crawl.server import Request, Server, reply, serving, settings

NAME = "journeycheck/0 (+https://journeycheck.test)"
TEL = "Tél. 01 99 00 41 27"


@pytest.fixture(scope="module")
def runner() -> Iterator[asyncio.Runner]:
    with asyncio.Runner() as runner:
        yield runner


@pytest.fixture(scope="module")
def opened(runner: asyncio.Runner) -> Iterator[tuple[Browser, Session]]:
    """One browser for all tests."""
    browser = browser_here()
    session = Session(browser, Guard("127.0.0.1", False), NAME)
    runner.run(session.__aenter__())
    yield browser, session
    runner.run(session.__aexit__(None, None, None))


@pytest.fixture
def browser(
    opened: tuple[Browser, Session], runner: asyncio.Runner, monkeypatch: pytest.MonkeyPatch
) -> Browser:
    """A page of a test comes to rest soon, and the browser stays open for the next."""
    monkeypatch.setattr(look, "_LOADING", 0.3)
    monkeypatch.setattr(look, "_STEP", 0.15)
    monkeypatch.setattr(journeycheck.browse.session, "Session", lambda *_: nullcontext(opened[1]))
    monkeypatch.setattr(asyncio, "run", runner.run)
    return opened[0]


@dataclass(frozen=True)
class Seen:
    """What the browser gave of a site, and what was gathered of it."""

    crawled: Crawled
    drawn: Rendered
    gatherer: Gatherer
    server: Server

    def phones(self) -> dict[str, list[str]]:
        """number -> the paths it stands on."""
        facts: tuple[Phone, ...] = self.gatherer.facts().get(Phone, ())
        return {phone.normalized: [self.path(url) for url in phone.pages] for phone in facts}

    def path(self, url: str) -> str:
        return url.removeprefix(self.server.home.rstrip("/"))

    def unread(self) -> dict[str, str]:
        return {self.path(url): reason for url, reason in self.drawn.unread.items()}


def see(
    routes: Mapping[str, Any], known: Browser | None, logbook: Logbook | None = None,
    stopped: bool = False, **changes: Any,
) -> Seen:  # fmt: skip
    """Crawl a site, then look at it."""
    told = settings(**({"browser": "auto", "country": "FR"} | changes))
    server, log = Server(routes), logbook or Logbook.new()

    async def run() -> Seen:
        gatherer, stop = Gatherer("FR", log), asyncio.Event()
        async with serving(server):
            crawled = await crawl(server.home, told, gatherer, lambda *_: None, logbook=log)
            if stopped:
                stop.set()
            drawn = await rendered(crawled, gatherer, told, known, NAME, stop)
        return Seen(crawled, drawn, gatherer, server)

    return asyncio.run(run())


def shell(drawn: str, title: str = "Maison Test") -> str:
    """A page whose script draws everything."""
    return (
        f"<html lang=fr><title>{title}</title><body><div id=app></div>"
        "<script src=/app.js></script>"
        f"<script>setTimeout(() => {{ app.innerHTML = `{drawn}` }}, 50)</script>"
    )


def static(body: str, script: str = "", title: str = "Maison Test") -> str:
    script = f"<script>{script}</script>" if script else ""
    words = "Notre maison tisse et coud du linge de table en lin depuis trois générations. " * 3
    head = f"<html lang=fr><title>{title}</title><body><main><h1>{title}</h1>"
    return f"{head}<p>{words}</p>{body}{script}"


CONTACT = shell(f"<h1>Contact</h1><p>{TEL}</p>", "Contact")


@pytest.mark.browser
def test_a_page_drawn_by_a_script_is_read(browser: Browser) -> None:
    seen = see({"/": static("<a href=/contact>Contact</a>"), "/contact": CONTACT}, browser)
    assert seen.phones() == {"+33199004127": ["/contact"]}
    [phone] = seen.gatherer.facts()[Phone]
    assert (phone.place.source, phone.place.how, phone.shown) == (How.RENDERED, How.TEXT, True)
    assert seen.drawn.unread == {} and seen.drawn.acts == {}
    visit = seen.gatherer.visits[f"{seen.server.home}contact"]
    assert (visit.shell, visit.heading, visit.kinds) == (
        False,
        "Contact",
        frozenset({PageKind.CONTACT}),
    )
    assert (seen.drawn.opened, seen.drawn.browser) == (1, f"Chromium {browser.version}")


def test_without_a_browser_it_says_how_to_get_one() -> None:
    site = {
        "/": static("<a href=/contact>Contact</a><a href=/a>A</a>"),
        "/contact": CONTACT,
        "/a": shell("a"),
    }
    assert see(site, None).unread() == {"/contact": rendering.NO_BROWSER}
    assert see(site, None, browser="never").unread() == {"/contact": rendering.RULED_OUT}
    assert "playwright install chromium" in rendering.NO_BROWSER


@pytest.mark.browser
def test_what_only_links_of_a_script_lead_to_is_opened(browser: Browser) -> None:
    links = (
        "<a href=/contact>Contact</a> <a href=/nappes>Nappes</a> <a href=/logout>Déconnexion</a>"
    )
    seen = see(
        {
            "/": shell(
                f"<h1>Maison Test</h1><p>Du lin, rien que du lin, depuis toujours.</p>{links}"
            ),
            "/contact": CONTACT,
        },
        browser,
    )
    assert seen.phones() == {"+33199004127": ["/contact"]}
    home = seen.server.home
    told = {seen.path(url): answer.outcome for url, answer in seen.drawn.answers.items()}
    assert told["/contact"] is LinkOutcome.WORKS and told["/nappes"] is LinkOutcome.CANT_TELL
    assert seen.drawn.acts == {"crawl": rendering.IN_PART} and seen.drawn.unread == {}
    assert seen.gatherer.links.ways({})[home] == (f"{home}contact",)
    assert {"/nappes", "/logout"}.isdisjoint(seen.server.asked())


@pytest.mark.browser
def test_links_of_scripts_keep_the_manners_of_the_visit(browser: Browser) -> None:
    links = (
        "<a href=/contact>Contact</a><a href=/aide>Aide</a><a href='#/legal'>Mentions légales</a>"
    )
    robots = reply(200, "User-agent: *\nDisallow: /contact", "text/plain")
    site = {
        "/": shell(f"<h1>Maison Test</h1><p>Du lin, rien que du lin, depuis toujours.</p>{links}"),
        "/contact": CONTACT,
        "/robots.txt": robots,
    }
    seen = see(site, browser, exclude=("/aide",))
    assert seen.unread() == dict.fromkeys(("/contact", "/aide", "/#/legal"), rendering.NOT_FOLLOWED)
    assert {"/contact", "/aide"}.isdisjoint(seen.server.asked())


@pytest.mark.browser
@pytest.mark.parametrize(
    ("drawn", "reason"),
    [
        ("", rendering.EMPTY),
        ("<script></script>", rendering.EMPTY),
    ],
)
def test_a_page_that_stays_empty_is_unread(browser: Browser, drawn: str, reason: str) -> None:
    site = {
        "/": static("<a href=/contact>Contact</a>"),
        "/contact": "<title>Contact</title><div id=app></div><script src=/x.js></script>",
    }
    assert see(site, browser).unread() == {"/contact": reason}


@pytest.mark.browser
def test_a_page_that_leads_away_is_unread(browser: Browser) -> None:
    away = "<title>Contact</title><div id=app></div><script src=/x.js></script><script>location = 'http://127.0.0.2:9/'</script>"
    site = {"/": static("<a href=/contact>Contact</a>"), "/contact": away}
    assert see(site, browser).unread() == {"/contact": rendering.NOT_SEEN}


@pytest.mark.browser
def test_a_page_that_draws_that_it_does_not_exist_is_none(browser: Browser) -> None:
    site = {
        "/": shell(
            "<h1>Maison Test</h1><p>Du lin, rien que du lin.</p><a href=/contact>Contact</a>"
        ),
        "/contact": shell("<h1>Page introuvable</h1><p>Revenez à l’accueil, rien ici.</p>"),
    }
    seen = see(site, browser)
    assert [seen.path(url) for url in seen.gatherer.visits] == ["/"]


@pytest.mark.browser
def test_the_errand_comes_first_and_the_number_of_pages_is_bounded(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "MOST", 2)
    errand = {"/contact": CONTACT, "/mentions-legales": CONTACT, "/faq": CONTACT}
    others = {f"/p{n}": shell("<h1>Nappe</h1>") for n in range(3)}
    site = {**others, **errand}
    home = static("".join(f"<a href={path}>{path[1:].title()}</a>" for path in site))
    seen = see({"/": home, **site}, browser)
    assert seen.drawn.opened == 2
    assert list(seen.unread().values()) == [rendering.NOT_OPENED]


@pytest.mark.browser
def test_whoever_stops_the_visit_waits_for_no_page(browser: Browser) -> None:
    seen = see(
        {"/": static("<a href=/contact>Contact</a>"), "/contact": CONTACT}, browser, stopped=True
    )
    assert (seen.drawn.opened, seen.unread()) == (0, {"/contact": rendering.NOT_OPENED})


@pytest.mark.browser
def test_a_page_is_seen_anew_when_the_visit_goes_on(browser: Browser) -> None:
    log = Logbook.new()
    log.note("drawn", "http://127.0.0.1:1/contact", 1, b"", None)
    site = {"/": static("<a href=/contact>Contact</a>"), "/contact": CONTACT}
    seen = see(site, browser, log)
    reading = read_page(
        Page("http://127.0.0.1:1/contact", "http://127.0.0.1:1/contact", 200),
        Context("http://127.0.0.1:1/"),
    )
    seen.gatherer.draw(reading)
    assert log.find("drawn", "http://127.0.0.1:1/contact", 2)


@pytest.mark.browser
def test_a_full_disk_costs_no_more_than_these_pages(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int:
        raise DiskFull("no room")

    monkeypatch.setattr(Gatherer, "_noted", full)
    site = {"/": static("<a href=/contact>Contact</a>"), "/contact": CONTACT}
    seen = see(site, browser)
    assert seen.unread() == {"/contact": rendering.NOT_OPENED}
    assert seen.gatherer.links.placed == 1


# Numbers -----------------------------------------------------------------------------------------


@pytest.mark.browser
def test_a_number_put_in_the_place_of_another_is_tracking(browser: Browser) -> None:
    swap = "document.getElementById('t').textContent = 'Tél. 01 99 00 99 99'"
    seen = see({"/": static(f"<p id=t>{TEL}</p>", swap)}, browser)
    [sign] = seen.gatherer.facts()[CallTracking]
    assert (sign.vendor, sign.place.text) == ("", "Tél. 01 99 00 99 99")
    assert list(seen.phones()) == ["+33199004127"]


@pytest.mark.browser
def test_a_number_that_changes_with_each_visit_is_tracking(browser: Browser) -> None:
    def page(request: Request) -> str:
        script = f"document.getElementById('t').textContent = 'Tél. 01 99 00 41 {request.count:02}'"
        return static("<p id=t></p>", script)

    seen = see({"/": page}, browser)
    assert len(seen.gatherer.facts()[CallTracking]) == 1
    assert len(seen.phones()) == 1  # there is a number: nobody says that there is none


@pytest.mark.browser
def test_a_number_that_only_the_browser_shows_is_one(browser: Browser) -> None:
    script = f"document.getElementById('t').textContent = '{TEL}'"
    seen = see({"/": static("<p id=t></p>", script)}, browser)
    assert CallTracking not in seen.gatherer.facts()
    [phone] = seen.gatherer.facts()[Phone]
    assert (phone.normalized, phone.place.source) == ("+33199004127", How.RENDERED)
    assert seen.drawn.opened == 2


@pytest.mark.browser
@pytest.mark.parametrize(("script", "looks"), [("", 0), ("var x = 1", 1)])
def test_a_plain_page_is_the_same_in_a_browser(browser: Browser, script: str, looks: int) -> None:
    seen = see({"/": static(f"<p>{TEL}</p>", script)}, browser)
    assert [phone.place.rendered for phone in seen.gatherer.facts()[Phone]] == [False]
    assert CallTracking not in seen.gatherer.facts() and seen.drawn.opened == looks


# Blanks and parts --------------------------------------------------------------------------------


@pytest.mark.browser
@pytest.mark.parametrize(("script", "left"), [("", [True]), ("b.textContent = 'Ana'", [])])
def test_blanks_are_judged_after_the_scripts(
    browser: Browser, script: str, left: list[bool]
) -> None:
    page = static("<p id=b>Bonjour {{ prenom }}, bienvenue</p>", script or "var x = 1")
    seen = see({"/": page}, browser)
    assert [leak.sure for leak in seen.gatherer.facts().get(Leak, ())] == left


@pytest.mark.browser
def test_parts_that_a_script_makes_are_known(browser: Browser) -> None:
    page = shell("<h1>Contact</h1><p>Écrivez-nous, ou venez.</p><h2 id=acces>Accès</h2>", "Contact")
    seen = see({"/": static("<a href='/contact#acces'>Accès</a>"), "/contact": page}, browser)
    contact = f"{seen.server.home}contact"
    assert seen.gatherer.links.anchors({}, seen.drawn.parts) == {contact: frozenset({"acces"})}
    assert seen.gatherer.links.anchors({}) == {}


def test_parts_that_a_browser_does_not_show_are_not_missing_yet() -> None:
    gatherer = Gatherer(None, Logbook.new())
    gatherer.links._named["a"] = {"x", "y"}
    assert gatherer.links.anchors({}, {"a": frozenset({"x"})}) == {}


@pytest.mark.browser
def test_links_are_counted_as_the_browser_shows_them(browser: Browser) -> None:
    drawn = "<h1>Contact</h1><p>Venez nous voir à la maison.</p><a href=/>Accueil</a><a href=https://autre.test/>Autre</a>"
    seen = see(
        {"/": static("<a href=/contact>Contact</a>"), "/contact": shell(drawn, "Contact")}, browser
    )
    rows = [(url, len(own)) for url, own, _ in seen.gatherer.links.by_page()]
    assert [number for _, number in rows] == [1, 2]
    assert (seen.gatherer.links.placed, seen.gatherer.links.external) == (3, 1)
    assert Link not in seen.gatherer.facts()


def test_what_both_say_stays_one_claim() -> None:
    merger = Merger()
    phone = Phone(place=Place("/"), value=TEL, normalized="+33199004127")
    merger.add([phone], 0)
    merger.add_drawn([phone], 0)
    assert [fact.place.rendered for fact in merger.facts(["/"])[Phone]] == [False]
