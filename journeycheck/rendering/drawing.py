"""Pages that a script draws, and the pages of the errand that only their links lead to."""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from journeycheck.config import Settings
from journeycheck.crawl import Crawled, safety
from journeycheck.crawl.asking import Asker
from journeycheck.crawl.soft404 import says_not_found
from journeycheck.errors import DiskFull
from journeycheck.extract.kinds import by_words
from journeycheck.facts import ERRAND_KINDS, Answer, LinkOutcome, PageKind
from journeycheck.gather import Gatherer
from journeycheck.logbook import Logbook
from journeycheck.page import Lead, Reading
from journeycheck.patterns import fits
from journeycheck.rendering import EMPTY, ERRAND, NOT_FOLLOWED, NOT_OPENED, NOT_SEEN, ONLY_DRAWN
from journeycheck.rendering.opening import Opener

log = logging.getLogger(__name__)

Kinds = frozenset[PageKind]


class Drawing:
    """`unread`: pages of the errand that were not seen, and why; `answers`: of links that only the
    browser is shown; `in_part`: some of those were not followed."""

    def __init__(
        self, opener: Opener, gatherer: Gatherer, crawled: Crawled, settings: Settings
    ) -> None:
        self.unread: dict[str, str] = {}
        self.answers: dict[str, Answer] = {}
        self.in_part = False
        self._opener = opener
        self._gatherer = gatherer
        self._settings = settings
        self._asker = Asker(crawled.home, settings, gatherer.read, Logbook.new(), 0)
        self._known = {*crawled.answers, *gatherer.visits, *chain(*crawled.aliases.values())}

    async def draw(self, shells: Iterable[str]) -> None:
        """See these pages, and what their links lead to."""
        kinds: dict[str, Kinds] = {url: self._gatherer.visits[url].kinds for url in shells}
        queue = list(kinds)
        try:
            for url in queue:
                seen = await self._seen(url, kinds[url])
                if isinstance(seen, str):
                    self._miss(url, kinds[url], seen)
                elif seen is not None:
                    self._gatherer.draw(seen)
                    ways = {lead.target: lead.kinds for lead in await self._ways(seen)}
                    kinds |= ways
                    queue += ways
        except DiskFull:
            log.warning("the disk is full: pages drawn by scripts were not kept")
            self.unread |= {url: NOT_OPENED for url in queue if kinds[url] & ERRAND}
        finally:
            await self._asker.aclose()

    async def _seen(self, url: str, kinds: Kinds) -> Reading | str | None:
        """A page as the browser shows it, or why it was not seen; None for one that is none."""
        look = await self._opener.look(url)
        reading = self._opener.read(look)
        if reading is None:
            return NOT_SEEN if look else NOT_OPENED
        visit = replace(reading.visit, url=url, kinds=reading.visit.kinds | kinds)
        if visit.shell:
            return EMPTY
        if url not in self._gatherer.visits and not self._is_new(url, reading):
            return None
        return replace(reading, visit=visit)

    def _is_new(self, url: str, reading: Reading) -> bool:
        """Is it a page, and none that was read before?"""
        end = reading.visit.url
        if says_not_found(reading) or end in self._gatherer.visits:
            return False
        self.answers[url] = Answer(url, LinkOutcome.WORKS, 200, final_url=end)
        return True

    def _miss(self, url: str, kinds: Kinds, reason: str) -> None:
        """Noted for pages of the errand only."""
        if kinds & ERRAND:
            self.unread[url] = reason

    async def _ways(self, reading: Reading) -> list[Lead]:
        """The pages of the errand to open next."""
        ways = []
        for lead in self._new(reading):
            if await self._may_open(lead):
                ways.append(lead)
            else:
                self._miss(lead.target, lead.kinds, NOT_FOLLOWED)
        url = reading.visit.url
        for view, words in self._opener.views.get(url, {}).items():
            self._miss(f"{url}{view}", by_words(words), NOT_FOLLOWED)
        return ways

    def _new(self, reading: Reading) -> Iterator[Lead]:
        """The pages of the errand that no static text leads to. Of the other new links it is noted
        that nobody followed them."""
        for lead in reading.leads:
            if lead.target in self._known:
                continue
            self._known.add(lead.target)
            doubt = Answer(lead.target, LinkOutcome.CANT_TELL, reason=ONLY_DRAWN)
            self.answers[lead.target] = doubt
            if lead.internal and lead.kinds & ERRAND_KINDS:
                yield lead
            elif lead.internal:
                self.in_part = True

    async def _may_open(self, lead: Lead) -> bool:
        url = lead.target
        acts = lead.acts or safety.looks_like_action(url, lead.words)
        if acts or fits(url, self._settings.exclude):
            return False
        return (await self._asker.robots.rules(url)).allows(url)
