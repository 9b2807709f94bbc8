"""Manners: how many requests a host gets at once, how far apart, and when it asks us to wait."""

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


@dataclass
class _Host:
    slots: asyncio.Semaphore
    spacing: float
    free_at: float = field(default_factory=monotonic)


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
            host.free_at = monotonic() + host.spacing
            yield

    def space(self, url: str, seconds: float) -> None:
        """At least so many seconds between two requests (Crawl-delay)."""
        host = self._host(url)
        host.spacing = max(host.spacing, seconds)

    def pause(self, url: str, seconds: float) -> None:
        """Leave the host alone for a while, and go slower from then on."""
        host = self._host(url)
        host.free_at = max(host.free_at, monotonic() + seconds)
        host.spacing = max(host.spacing, min(_SLOWEST, max(0.25, host.spacing * 2)))


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
