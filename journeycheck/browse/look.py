"""A look with the browser: what a visitor finds at an address, once its scripts have run."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from time import monotonic

from playwright.async_api import CDPSession, Error

from journeycheck import urls
from journeycheck.browse.ladder import Browser
from journeycheck.browse.proxy import Refused
from journeycheck.browse.reading import Shown, read
from journeycheck.browse.relay import Why
from journeycheck.browse.session import NoBrowser, Session, within
from journeycheck.browse.tab import DESKTOP, Over, Screen, Tab, Trouble
from journeycheck.guard import Guard
from journeycheck.texts import clean

MOST = 20  # addresses
EACH = 15.0  # seconds for one address
WHOLE = 120.0  # seconds for all of them
_LOADING = 1.0  # seconds before a page is read for the first time
_STEP = 0.4  # seconds between two readings
_SETTLE = 4.0  # seconds a page may take to come to rest
_REASONS = {Why.PRIVATE: Trouble.PRIVATE, Why.NO_SUCH_HOST: Trouble.NO_SUCH_HOST}


@dataclass(frozen=True, slots=True)
class Look:
    """What one address shows. With a `trouble`, the rest is what was known by then and nobody is
    to be accused by it. `status`: of the main document, None when nothing answered. `words`: what
    can be seen, at most 50,000 characters, without frames. `html`: only if asked for; `cut`: it
    was longer. `held_back`: requests that would have sent something."""

    address: str
    final: str = ""
    status: int | None = None
    title: str = ""
    heading: str = ""
    words: str = ""
    html: str = ""
    cut: bool = False
    held_back: int = 0
    refused: tuple[Refused, ...] = ()
    trouble: Trouble | None = None


async def look(
    addresses: Sequence[str],
    browser: Browser,
    guard: Guard,
    name: str,
    *,
    screen: Screen = DESKTOP,
    locale: str | None = None,
    html: bool = False,
    each: float = EACH,
    whole: float = WHOLE,
) -> Mapping[str, Look]:
    """Open addresses one after the other, each as a new visitor; 20 at most, the rest is left out.

    `name` is added to the browser's own User-Agent; `locale`, such as "fr-FR", is the visitor's;
    `html` asks for the HTML after scripts; `each` and `whole` are seconds. Nothing is raised for
    what a site does; without a browser every look says so.
    """
    end = monotonic() + whole
    found: dict[str, Look] = {}
    async with Session(browser, guard, name) as session:
        for number, address in enumerate(dict.fromkeys(addresses)):
            left = min(each, end - monotonic()) if number < MOST else 0
            found[address] = await look_at(session, address, screen, locale, html, left)
    return found


async def look_at(
    session: Session, address: str, screen: Screen, locale: str | None, html: bool, seconds: float
) -> Look:
    """One look, with a session that is open already."""
    look = Look(address)
    if not urls.is_web(address):
        return replace(look, trouble=Trouble.NOT_WEB)
    if seconds <= 0:
        return replace(look, trouble=Trouble.LEFT_OUT)
    try:
        async with session.tab(screen, locale) as tab:
            look, trouble = await _seen(tab, look, html, seconds)
            return _judged(tab, session, look, trouble)
    except NoBrowser:
        return replace(look, trouble=Trouble.NO_BROWSER)


async def _seen(tab: Tab, look: Look, html: bool, seconds: float) -> tuple[Look, Trouble | None]:
    try:
        shown = await within(seconds, tab.unless_over(_visit(tab, look.address, html)))
    except Over as over:
        return look, over.trouble
    except TimeoutError:
        return look, Trouble.TIMEOUT
    except Error as error:
        return look, _fault(error.message)
    if not urls.is_web(shown.address):  # the browser's own page of errors
        return look, Trouble.NO_ANSWER
    return replace(
        look, final=shown.address, title=clean(shown.title), heading=clean(shown.heading),
        words=shown.words, html=shown.html, cut=shown.cut,
    ), None  # fmt: skip


async def _visit(tab: Tab, address: str, html: bool) -> Shown:
    wire = await tab.page.context.new_cdp_session(tab.page)
    # Playwright's own "domcontentloaded" never comes when the page begins to leave and then stays.
    await tab.page.goto(address, wait_until="commit", timeout=0)
    while (await read(wire)).state == "loading":
        await asyncio.sleep(_STEP)
    await _settle(tab, wire)
    return await read(wire, html)


async def _settle(tab: Tab, wire: CDPSession) -> None:
    """Until two readings are alike and nothing is under way, and not for ever."""
    end = monotonic() + _SETTLE
    before: tuple[str, str] | None = None
    await asyncio.sleep(_LOADING)
    while monotonic() < end:
        at_rest = not tab.busy
        shown = await read(wire)
        now = (shown.address, shown.words) if at_rest and shown.state == "complete" else None
        if now and now == before:
            return
        before = now
        await asyncio.sleep(_STEP)


def _judged(tab: Tab, session: Session, look: Look, trouble: Trouble | None) -> Look:
    """The look with what the tab and the proxy have noted."""
    refused = tuple(session.proxy.taken())
    if tab.failed and trouble in (None, Trouble.NO_ANSWER):
        reasons = [_REASONS.get(one.why) for one in refused if one.host == urls.host(tab.failed)]
        trouble = next(filter(None, reasons), Trouble.NO_ANSWER)
    return replace(
        look, status=tab.status, held_back=tab.held_back, refused=refused, trouble=trouble
    )


def _fault(message: str) -> Trouble:
    """What Playwright's message means."""
    if "Download is starting" in message:
        return Trouble.DOWNLOAD
    if "net::ERR_CERT_" in message:
        return Trouble.CERTIFICATE
    gone = "crashed" in message or "closed" in message
    return Trouble.CRASH if gone else Trouble.NO_ANSWER
