"""One address, asked with manners and followed through its redirects, each hop vetted and kept."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from journeycheck import urls
from journeycheck.crawl.answers import Errand, Failure, Fetch, Trouble
from journeycheck.crawl.crew import Crew
from journeycheck.crawl.hosts import Hosts, retry_after

MAX_REDIRECTS = 20
LATER = 0.5  # seconds at least before a second look
PATIENCE = 2  # times that a host may ask us to come back
_COOKIES = 4096  # bytes sent back to one host
_PART = 100  # characters kept of a fragment
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_COME_BACK = frozenset({429, 503})

Vet = Callable[[str], Awaitable[Trouble | None]]


async def anywhere(_: str) -> Trouble | None:
    """Vets nothing: for robots.txt itself. The guard of the client holds all the same."""
    return None


class Fetcher:
    """Asks for addresses."""

    def __init__(self, crew: Crew, hosts: Hosts) -> None:
        self._crew = crew
        self._hosts = hosts

    async def fetch(self, url: str, vet: Vet, errand: Errand) -> Fetch | Failure:
        """The answer of `url` after its redirects. `vet` may stop the way at any address."""
        trip = _Trip(url)
        while True:
            if trouble := trip.trouble() or await vet(trip.at):
                return trip.stopped(trouble)
            answer = await self._ask(trip, errand)
            trip.seconds += answer.seconds
            if isinstance(answer, Failure):
                return trip.stopped(answer.trouble, answer.detail)
            location = answer.page.headers.get("location", "").strip()
            if answer.status not in _REDIRECTS or not location:
                return trip.arrived(answer)
            if not trip.go_on(location, answer.cookies):
                return trip.stopped(Trouble.ODD_REDIRECT, location[:200])

    async def _ask(self, trip: "_Trip", errand: Errand) -> Fetch | Failure:
        """One address; asked again when the host says when to come back."""
        for attempt in range(PATIENCE + 1):
            async with self._hosts.turn(trip.at):
                answer = await self._crew.get(trip.at, trip.cookie(), errand)
            if isinstance(answer, Failure) or answer.status not in _COME_BACK:
                self._hosts.answered(trip.at, answer.seconds)
                break
            wait = retry_after(answer.page.headers.get("retry-after", ""), attempt)
            if attempt == PATIENCE or not self._hosts.come_back(trip.at, wait):
                break
        return answer


class _Trip:
    """The way from an address through its redirects. Cookies live as long as the trip."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.at = url
        self.part = ""
        self.hops: list[str] = []
        self.seconds = 0.0
        self._jars: dict[str, dict[str, str]] = {}
        self._been: set[tuple[str, str]] = set()

    def trouble(self) -> Trouble | None:
        """Running in circles? The same address with new cookies is another matter."""
        if (self.at, self.cookie()) in self._been:
            return Trouble.LOOP
        self._been.add((self.at, self.cookie()))
        return Trouble.TOO_MANY_REDIRECTS if len(self.hops) > MAX_REDIRECTS else None

    def go_on(self, location: str, cookies: tuple[tuple[str, str], ...]) -> bool:
        target = urls.absolute(location, self.at)
        if target is None or not urls.is_web(target):
            return False
        self._jars.setdefault(urls.host(self.at), {}).update(cookies)
        self.hops.append(self.at)
        self.at = urls.without_fragment(target)
        self.part = urls.fragment(target)[:_PART] or self.part
        return True

    def cookie(self) -> str:
        pairs = self._jars.get(urls.host(self.at), {})
        header = "; ".join(f"{name}={value}" for name, value in pairs.items())
        return header if len(header) <= _COOKIES else ""

    def arrived(self, answer: Fetch) -> Fetch:
        page = replace(
            answer.page, url=self.url, final_url=self.at, hops=tuple(self.hops),
            seconds=round(self.seconds, 3), part=self.part,
        )  # fmt: skip
        return replace(answer, page=page)

    def stopped(self, trouble: Trouble, detail: str = "") -> Failure:
        hops = tuple(self.hops)
        return Failure(self.url, trouble, self.at, detail, hops, round(self.seconds, 3))
