"""One outing with the browser: what every errand of it shares, and how long it may last."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from time import monotonic

from journeycheck.browse.hand import Hand
from journeycheck.browse.plates import Plates
from journeycheck.browse.policy import READING, Policy
from journeycheck.browse.session import Session
from journeycheck.browse.tab import DESKTOP, MOBILE
from journeycheck.facts import Device, PageKind
from journeycheck.site import Site

SCREENS = {Device.MOBILE: MOBILE, Device.DESKTOP: DESKTOP}


@dataclass(frozen=True)
class Outing:
    """`site`: what the crawl has gathered; `locale`: the visitor's, such as "fr-FR"; `end`: on the
    clock `time.monotonic`."""

    session: Session
    site: Site
    plates: Plates
    end: float
    locale: str | None = None
    opened: list[str] = field(default_factory=list)

    def left(self, most: float) -> float:
        """Seconds that are left, `most` at most."""
        return max(0.0, min(most, self.end - monotonic()))

    @asynccontextmanager
    async def hand(self, device: Device, policy: Policy = READING) -> AsyncIterator[Hand]:
        """A new visitor with an empty tab. Raises NoBrowser."""
        screen = SCREENS[device]
        async with self.session.tab(screen, self.locale, policy) as tab:
            yield await Hand.on(tab, screen)

    def pages(self, kinds: Iterable[PageKind]) -> tuple[str, ...]:
        """The pages of these kinds, those with the shortest way from the home page first."""
        wanted = frozenset(kinds)
        found = [url for url, page in self.site.pages.items() if page.kinds & wanted]
        return tuple(sorted(found, key=lambda url: len(self.site.paths.get(url, range(99)))))


def locale(site: Site) -> str | None:
    """The locale of a customer of this site: "fr-BE" for a French site of Belgium."""
    language = site.language.partition("-")[0]
    if not language:
        return None
    return f"{language}-{site.country}" if site.country else language
