"""What the visit asks of the network: addresses, sitemaps, and addresses that cannot exist."""

import asyncio

from journeycheck import urls
from journeycheck.config import Settings
from journeycheck.crawl import safety, soft404
from journeycheck.crawl.answers import Failure, Fetch, Trouble
from journeycheck.crawl.client import Client
from journeycheck.crawl.fetch import Fetcher
from journeycheck.crawl.guard import Guard
from journeycheck.crawl.hosts import Hosts
from journeycheck.crawl.robots import Robots
from journeycheck.crawl.sitemap import LARGEST, read_sitemaps
from journeycheck.page import Reader, Reading

_MEGABYTE = 1_000_000


class Asker:
    """Everything that waits for an answer. `home` is known once the start page was read."""

    def __init__(self, start: str, settings: Settings, reader: Reader) -> None:
        guard = Guard(urls.host(start), settings.allow_private)
        hosts = Hosts(settings.concurrency, settings.rate)
        self._client = Client(guard, settings.timeout, int(settings.max_body * _MEGABYTE))
        self.fetcher = Fetcher(self._client, hosts)
        self.robots = Robots(self.fetcher, hosts, settings.robots == "ignore")
        self.home = start
        self._reader = reader
        self._probes: dict[str, asyncio.Task[Reading | None]] = {}

    async def aclose(self) -> None:
        for probe in self._probes.values():
            probe.cancel()
        await asyncio.gather(*self._probes.values(), return_exceptions=True)
        await self.robots.aclose()
        await self._client.aclose()

    async def page(self, url: str, whole: bool = True) -> Fetch | Failure:
        """An address of the site; `whole=False` reads a sample of the body only."""
        return await self.fetcher.fetch(url, self._vet, whole=whole)

    async def sample(self, url: str) -> Fetch | Failure:
        """An address of another site."""
        return await self.page(url, whole=False)

    async def probe(self, url: str) -> Reading | None:
        """What an address beside `url` that cannot exist shows; None when it says so by its status.
        Asked once for each folder."""
        address = soft404.probe_address(url)
        if address not in self._probes:
            self._probes[address] = asyncio.create_task(self._shown_at(address))
        return await asyncio.shield(self._probes[address])

    async def sitemaps(self) -> tuple[str, ...]:
        """The addresses that the site's sitemaps list."""
        rules = await self.robots.rules(self.home)
        usual = f"{urls.origin(self.home)}/sitemap.xml"
        return await read_sitemaps([*rules.sitemaps, usual], self.home, self._file)

    async def _file(self, url: str) -> Fetch | Failure:
        return await self.fetcher.fetch(url, self._vet, limit=LARGEST)

    async def _shown_at(self, address: str) -> Reading | None:
        answer = await self.page(address)
        if isinstance(answer, Failure) or answer.status != 200 or not answer.page.is_html:
            return None
        return self._reader.read(answer.page)

    async def _vet(self, url: str) -> Trouble | None:
        """May this address be asked? Every hop of a redirect is asked about, too."""
        if url != self.home and safety.looks_like_action(url):
            return Trouble.DANGEROUS
        if urls.same_site(url, self.home) and not (await self.robots.rules(url)).allows(url):
            return Trouble.ROBOTS
        return None
