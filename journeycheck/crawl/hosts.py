"""Manners: how many requests a host gets at once, how far apart, and when it needs a rest."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from time import monotonic

from journeycheck import urls

LONGEST_WAIT = 30.0  # seconds: a host that wants more is left alone
_SLOWEST = 4.0  # seconds between two requests, however often a host complains
_WAITS = 2  # times in a row that each connection to a host may be asked to come back
_WEIGHT = 0.2  # of the last answer in the usual time of an answer
_LABOURED = 1.0  # seconds an answer takes when we may be a burden
_SLOWED = 3  # times as long as when the host was at ease


@dataclass
class _Host:
    slots: asyncio.Semaphore
    spacing: float  # seconds, as long as the host is at ease
    free_at: float = field(default_factory=monotonic)
    strain: float = 0.0  # seconds added because its answers take longer and longer
    usual: float | None = None  # seconds an answer takes now
    at_ease: float = 0.0  # seconds it took when that was least
    waits: int = 0  # in a row, without an answer that counts

    def took(self, seconds: float) -> None:
        usual = seconds if self.usual is None else self.usual
        self.usual = usual + _WEIGHT * (seconds - usual)
        self.at_ease = min(self.usual, self.at_ease or self.usual)
        laboured = self.usual > max(_LABOURED, _SLOWED * self.at_ease)
        self.strain = min(_SLOWEST, self.usual) if laboured else self.strain / 2


class Hosts:
    """`concurrency` connections a host, `rate` requests a second (0: no spacing)."""

    def __init__(self, concurrency: int, rate: float) -> None:
        self._concurrency = concurrency
        self._spacing = 1 / rate if rate > 0 else 0.0
        self._hosts: dict[str, _Host] = {}

    def _host(self, url: str) -> _Host:
        name = urls.host(url)
        if name not in self._hosts:
            self._hosts[name] = _Host(asyncio.Semaphore(self._concurrency), self._spacing)
        return self._hosts[name]

    @asynccontextmanager
    async def turn(self, url: str) -> AsyncIterator[None]:
        """Wait for our turn with this host, and hold it."""
        host = self._host(url)
        async with host.slots:
            while (wait := host.free_at - monotonic()) > 0:
                await asyncio.sleep(wait)
            host.free_at = monotonic() + host.spacing + host.strain
            yield

    def space(self, url: str, seconds: float) -> None:
        """At least so many seconds between two requests (Crawl-delay)."""
        host = self._host(url)
        host.spacing = max(host.spacing, seconds)

    def answered(self, url: str, seconds: float) -> None:
        """How long an answer took. Where answers take longer and longer, one at a time is asked."""
        host = self._host(url)
        host.took(seconds)
        host.waits = 0

    def come_back(self, url: str, seconds: float) -> bool:
        """The host asks us to come back after so many seconds: is it worth waiting for? If so, it
        is left alone as long, and asked more slowly from then on."""
        host = self._host(url)
        host.waits += 1
        if seconds > LONGEST_WAIT or host.waits > _WAITS * self._concurrency:
            return False
        self.pause(url, seconds)
        host.spacing = max(host.spacing, min(_SLOWEST, max(0.25, host.spacing * 2)))
        return True

    def pause(self, url: str, seconds: float) -> None:
        """Leave the host alone for a while."""
        host = self._host(url)
        host.free_at = max(host.free_at, monotonic() + seconds)


def retry_after(value: str, attempt: int) -> float:
    """Seconds a Retry-After header asks for; without a readable one, 1, 2, 4… by attempt."""
    text = value.strip()[:64]
    if text.isascii() and text.isdigit():
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
        now = datetime.now(UTC) if moment.tzinfo else datetime.now(UTC).replace(tzinfo=None)
        return max(0.0, (moment - now).total_seconds())
    except (ValueError, TypeError, OverflowError):
        return float(2**attempt)
