"""Pages as a browser shows them: those that a script draws, and a few others to compare.

A page whose static text says next to nothing is opened in a browser and read again; so are the
pages of the customer's errand that only its links lead to. Of the home page, the page to contact
and the legal notice the numbers are compared: one that differs by visit is no contradiction.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from journeycheck import urls
from journeycheck.config import Settings
from journeycheck.crawl import Crawled
from journeycheck.facts import ERRAND_KINDS, Answer, PageKind, Visit
from journeycheck.gather import Gatherer
from journeycheck.guard import Guard

if TYPE_CHECKING:
    from journeycheck.browse.ladder import Browser

NO_BROWSER = (
    "This page is drawn by a script, and no browser works here to see it. Install Chromium, or run "
    "“playwright install chromium”, then audit again."
)
RULED_OUT = (
    "This page is drawn by a script, and this audit was told to use no browser (--browser never)."
)
NOT_SEEN = "This page is drawn by a script, and a browser did not get to see it either."
EMPTY = "This page is drawn by a script, and says next to nothing in a browser either."
NOT_OPENED = "This page is drawn by a script, and the visit ended before a browser opened it."
NOT_FOLLOWED = "The link to this page is drawn by a script: the page was not opened."
ONLY_DRAWN = "Only a browser is shown this link: it was not followed."
IN_PART = "Some links of this site are drawn by scripts, and they were not all followed."


@dataclass(frozen=True)
class Rendered:
    """What the browser gave beyond the facts, which the gatherer has.

    `unread`: pages of the errand that were not seen, and why; `answers`: of links that only a
    browser is shown; `acts`: what was not done to its end; `parts`: the named parts of pages that
    were seen; `opened`: how often a page was opened.
    """

    browser: str | None = None
    opened: int = 0
    unread: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, Answer] = field(default_factory=dict)
    acts: Mapping[str, str] = field(default_factory=dict)
    parts: Mapping[str, frozenset[str]] = field(default_factory=dict)


async def rendered(
    crawled: Crawled,
    gatherer: Gatherer,
    settings: Settings,
    browser: "Browser | None",
    name: str,
    stop: asyncio.Event | None = None,
) -> Rendered:
    """Open the pages that a script draws, those of the errand first, and compare a few others.

    What is seen goes to the `gatherer`. `name` is our User-Agent; once `stop` is set no further
    page is opened. Nothing is raised for what a site does.
    """
    shells = sorted((v for v in gatherer.visits.values() if v.shell), key=_first_home_then_errands)
    if browser is None:
        reason = RULED_OUT if settings.browser == "never" else NO_BROWSER
        return Rendered(unread={v.url: reason for v in shells if v.kinds & ERRAND})
    # The library that drives browsers takes long to load: only where there is one.
    from journeycheck.browse.session import Session
    from journeycheck.rendering.comparing import compare
    from journeycheck.rendering.drawing import Drawing
    from journeycheck.rendering.opening import Opener

    guard = Guard(urls.host(crawled.home), settings.allow_private)
    async with Session(browser, guard, name) as session:
        opener = Opener(session, gatherer, crawled.home, stop or asyncio.Event())
        drawing = Drawing(opener, gatherer, crawled, settings)
        await drawing.draw([visit.url for visit in shells])
        await compare(opener, gatherer)
    return Rendered(
        browser=f"Chromium {browser.version}" if opener.opened else None,
        opened=opener.opened,
        unread=drawing.unread,
        answers=drawing.answers,
        acts={"crawl": IN_PART} if drawing.in_part else {},
        parts=opener.parts,
    )


ERRAND = ERRAND_KINDS | {PageKind.HOME}


def _first_home_then_errands(visit: Visit) -> tuple[bool, bool]:
    return PageKind.HOME not in visit.kinds, visit.kinds.isdisjoint(ERRAND_KINDS)
