"""robots.txt (RFC 9309), of every origin of the site, read when it is first needed."""

import asyncio
from dataclasses import dataclass

from protego import Protego

from journeycheck import urls
from journeycheck.crawl.answers import Errand, Failure, Fetch, Trouble
from journeycheck.crawl.fetch import anywhere
from journeycheck.crawl.hosts import Hosts
from journeycheck.crawl.record import Recorder

AGENT = "journeycheck"
LARGEST = 500 * 1000  # bytes; RFC 9309 asks for 500 KiB at least to be parsed
_ROBOTS = Errand("robots", limit=LARGEST)
LONGEST_DELAY = 10.0  # seconds
_UNREACHABLE = frozenset(
    {Trouble.NO_SUCH_HOST, Trouble.NO_CONNECTION, Trouble.CERTIFICATE, Trouble.TLS,
     Trouble.TIMEOUT, Trouble.BROKEN_OFF, Trouble.NOT_HTTP}
)  # fmt: skip


@dataclass(frozen=True)
class Rules:
    """The rules of one origin. `silent`: no answer that counts, so everything is disallowed."""

    parsed: Protego | None = None
    silent: bool = False
    failure: Failure | None = None

    def allows(self, url: str) -> bool:
        if self.silent:
            return False
        return self.parsed is None or bool(self.parsed.can_fetch(url, AGENT))

    @property
    def delay(self) -> float:
        """Crawl-delay in seconds, capped."""
        delay = self.parsed.crawl_delay(AGENT) if self.parsed else None
        return max(0.0, min(float(delay or 0), LONGEST_DELAY))

    @property
    def sitemaps(self) -> tuple[str, ...]:
        return tuple(self.parsed.sitemaps)[:20] if self.parsed else ()


class Robots:
    """Asks each origin once. `ignore` is the user's word: nothing is asked, all is allowed."""

    def __init__(self, fetcher: Recorder, hosts: Hosts, ignore: bool) -> None:
        self._fetcher = fetcher
        self._hosts = hosts
        self._ignore = ignore
        self._rules: dict[str, asyncio.Task[Rules]] = {}

    async def rules(self, url: str) -> Rules:
        """The rules that hold for `url`."""
        if self._ignore:
            return Rules()
        origin = urls.origin(url)
        if origin not in self._rules:
            self._rules[origin] = asyncio.create_task(self._read(origin))
        return await asyncio.shield(self._rules[origin])

    async def aclose(self) -> None:
        """End what is still under way."""
        for task in self._rules.values():
            task.cancel()
        await asyncio.gather(*self._rules.values(), return_exceptions=True)

    async def _read(self, origin: str) -> Rules:
        answer = await self._fetcher.fetch(f"{origin}/robots.txt", anywhere, _ROBOTS)
        rules = _understood(answer)
        if rules.delay:
            self._hosts.space(origin, rules.delay)
        return rules


def _understood(answer: Fetch | Failure) -> Rules:
    """4xx and redirects without end: no rules. 5xx and silence: everything is disallowed."""
    if isinstance(answer, Failure):
        silent = answer.trouble in _UNREACHABLE
        return Rules(silent=silent, failure=answer if silent else None)
    if answer.status >= 500:
        return Rules(silent=True)
    if answer.status != 200:
        return Rules()
    text = answer.page.body.decode("utf-8-sig", errors="replace")
    return Rules(Protego.parse(text))
