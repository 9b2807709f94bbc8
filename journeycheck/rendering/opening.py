"""Opens pages in the browser, so many and so long, and has them read."""

import asyncio
from time import monotonic

from journeycheck import urls
from journeycheck.browse.look import Look, look_at
from journeycheck.browse.session import Session
from journeycheck.browse.tab import DESKTOP
from journeycheck.extract.anchors import parts_of
from journeycheck.extract.document import Document
from journeycheck.extract.links import words_of
from journeycheck.gather import Gatherer
from journeycheck.page import Page, Reading

MOST = 12  # pages
EACH, WHOLE = 12.0, 75.0  # seconds
_HTML = {"content-type": "text/html; charset=utf-8"}


class Opener:
    """`opened`: how often a page was opened; `parts`: the named parts of those that were seen;
    `views`: the links of each to views of a program at one address ("#/contact"), with words."""

    def __init__(
        self, session: Session, gatherer: Gatherer, home: str, stop: asyncio.Event
    ) -> None:
        self.opened = 0
        self.parts: dict[str, frozenset[str]] = {}
        self.views: dict[str, dict[str, str]] = {}
        self._session = session
        self._gatherer = gatherer
        self._home = home
        self._stop = stop
        self._end = monotonic() + WHOLE

    async def look(self, url: str) -> Look | None:
        """One look, as a new visitor; None when no further page is opened."""
        left = self._end - monotonic()
        if self._stop.is_set() or self.opened >= MOST or left <= 0:
            return None
        self.opened += 1
        locale = self._locale(url)
        return await look_at(self._session, url, DESKTOP, locale, True, min(EACH, left))

    def read(self, look: Look | None) -> Reading | None:
        """What the readers make of it; None when nothing of the site was seen."""
        if look is None or look.trouble is not None or look.status != 200 or not look.html:
            return None
        if not urls.same_site(look.final, self._home):
            return None
        final, body = urls.without_fragment(look.final), look.html.encode(errors="replace")
        page = Page(look.address, final, 200, _HTML, body, truncated=look.cut)
        document = Document(page)
        if not look.cut:
            self.parts[look.address] = parts_of(document)
        links = {link.get("href").lstrip("/"): words_of(link) for link in document.all("a")}
        views = {href: words for href, words in links.items() if href.startswith(("#/", "#!"))}
        self.views[look.address] = views
        return self._gatherer.read(page, self._home)

    def _locale(self, url: str) -> str | None:
        """The language of the page, so that the site shows no other edition."""
        visits = (self._gatherer.visits.get(one) for one in (url, self._home))
        return next((visit.language for visit in visits if visit and visit.language), None)
