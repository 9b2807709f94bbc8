"""A visit that sends nothing, and quietly: a page that wants to send stays where it is."""

from dataclasses import dataclass

from playwright.async_api import Error

from journeycheck.browse.hand import Covered, Gone, Hand
from journeycheck.browse.policy import READ_ONLY, Asked
from journeycheck.browse.session import NoBrowser
from journeycheck.browse.tab import Over
from journeycheck.browse.view import View
from journeycheck.walk.outing import Outing
from journeycheck.words import data

TROUBLE = (Over, Gone, Covered, NoBrowser, TimeoutError, Error)
"""What a page may do to whoever walks on it."""
_SECONDS = 20.0  # for one page


@dataclass(frozen=True, slots=True)
class Still:
    """Readings only, and no end of the tab for what else the page would do."""

    sends: bool = True  # the proxy is not asked: the gate stops it all

    def lets(self, asked: Asked) -> bool:
        return asked.method in READ_ONLY


STILL = Still()


async def opened(outing: Outing, hand: Hand, url: str) -> View:
    """A page, opened while there is time. Raises what the hand raises."""
    outing.opened.append(url)
    return await hand.go(url, outing.left(_SECONDS))


def held_back(outing: Outing, hand: Hand) -> bool:
    """Was anything stopped that a page may need for what it shows? Counting visits is nothing of
    the kind."""
    tab = hand.tab
    stopped = any(not counts_visits(asked.url) for asked in tab.stopped)
    refused = any(not counts_visits(note.host) for note in outing.session.proxy.taken())
    return bool(tab.cut or tab.asides or stopped or refused)


def counts_visits(address: str) -> bool:
    """Is it a service that only counts visits, or one that the browser asks for itself?"""
    listed = data("chats.toml")["counting"]
    return any(host in address for host in (*listed["hosts"], *listed["browser"]))
