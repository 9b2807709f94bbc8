"""What the visit asks of the network: addresses, sitemaps, and addresses that cannot exist."""

import asyncio

from journeycheck import urls
from journeycheck.config import Settings
from journeycheck.crawl import safety, soft404
from journeycheck.crawl.answers import PROBE, Errand, Failure, Fetch, Trouble
from journeycheck.crawl.crew import Crew
from journeycheck.crawl.fetch import Fetcher
from journeycheck.crawl.hosts import Hosts
from journeycheck.crawl.parts import Parts
from journeycheck.crawl.record import Recorder
from journeycheck.crawl.results import Shown
from journeycheck.crawl.robots import Robots
from journeycheck.crawl.sitemap import LARGEST, read_sitemaps
from journeycheck.crawl.worker import Outfit, Read
from journeycheck.logbook import Logbook
from journeycheck.patterns import fits

_MEGABYTE = 1_000_000
_SITEMAP = Errand("sitemap", limit=LARGEST)


class Asker:
    """Everything that waits for an answer. `settle_home` is told once the start page was read."""

    def __init__(
        self, start: str, settings: Settings, read: Read, logbook: Logbook, workers: int
    ) -> None:
        self._hosts = Hosts(settings.concurrency, settings.rate)
        parts = Parts(logbook)
        outfit = Outfit(
            urls.host(start), settings.allow_private, settings.timeout,
            int(settings.max_body * _MEGABYTE), read,
        )  # fmt: skip
        self._crew = Crew(outfit, parts, workers)
        self.fetcher = Recorder(Fetcher(self._crew, self._hosts), logbook, parts.find)
        self.robots = Robots(self.fetcher, self._hosts, settings.robots == "ignore")
        self.home = start
        self._exclude = settings.exclude
        self._probes: dict[str, asyncio.Task[Shown]] = {}

    def settle_home(self, home: str) -> None:
        """The home page is known: its host is the site."""
        self.home = self._crew.home = home

    async def aclose(self) -> None:
        for probe in self._probes.values():
            probe.cancel()
        await asyncio.gather(*self._probes.values(), return_exceptions=True)
        await self.robots.aclose()
        await self._crew.aclose()

    async def ask(self, url: str, errand: Errand) -> Fetch | Failure:
        """An address, followed through its redirects."""
        return await self.fetcher.fetch(url, self._vet, errand)

    def rest(self, seconds: float) -> None:
        """Leave the site alone for a while."""
        self._hosts.pause(self.home, seconds)

    async def probe(self, url: str) -> Shown:
        """What an address beside `url` that cannot exist shows. Asked once for each folder."""
        address = soft404.probe_address(url)
        if address not in self._probes:
            self._probes[address] = asyncio.create_task(self._shown_at(address))
        return await asyncio.shield(self._probes[address])

    async def sitemaps(self) -> tuple[str, ...]:
        """The addresses that the site's sitemaps list."""
        rules = await self.robots.rules(self.home)
        usual = f"{urls.origin(self.home)}/sitemap.xml"
        return await read_sitemaps([*rules.sitemaps, usual], self.home, self._sitemap)

    async def _sitemap(self, url: str) -> Fetch | Failure:
        return await self.ask(url, _SITEMAP)

    async def _shown_at(self, address: str) -> Shown:
        answer = await self.ask(address, PROBE)
        if isinstance(answer, Failure):
            return Shown(None, None)
        return Shown(answer.status, answer.reading)

    async def _vet(self, url: str) -> Trouble | None:
        """May this address be asked? Every hop of a redirect is asked about, too."""
        if url != self.home and fits(url, self._exclude):
            return Trouble.EXCLUDED
        if url != self.home and safety.looks_like_action(url):
            return Trouble.DANGEROUS
        if urls.same_site(url, self.home) and not (await self.robots.rules(url)).allows(url):
            return Trouble.ROBOTS
        return None
