"""The first page: whether the site can be audited at all, and if not, why."""

import asyncio
from dataclasses import dataclass, replace

from journeycheck import urls
from journeycheck.crawl import reasons, safety, walls
from journeycheck.crawl.answers import PAGE, Failure, Fetch, Trouble
from journeycheck.crawl.fetch import LATER
from journeycheck.crawl.record import Recorder
from journeycheck.crawl.results import Ending
from journeycheck.crawl.robots import Robots, Rules
from journeycheck.errors import SiteError
from journeycheck.page import Reading

_PLAINLY_CLOSED = frozenset(
    {
        Trouble.NO_SUCH_HOST,
        Trouble.NO_CONNECTION,
        Trouble.CERTIFICATE,
        Trouble.TLS,
        Trouble.NOT_HTTP,
    }
)
_ONCE_MORE = frozenset({Trouble.BROKEN_OFF, Trouble.NOT_HTTP})
_TOLD = {
    Trouble.NO_SUCH_HOST: "no host has this name. Check the spelling, and the network",
    Trouble.NO_CONNECTION: "the connection was refused. Check the address and its port",
    Trouble.CERTIFICATE: "its certificate is expired, self-signed or made for another name. Tell "
    "those who run the site",
    Trouble.TLS: "no safe connection can be made; the certificate or the encryption is not accepted"
    ". Look at the address in a browser",
    Trouble.TIMEOUT: "no answer came in time. Try again later, or with a longer --timeout",
    Trouble.BROKEN_OFF: "the connection broke off without an answer. Try again later",
    Trouble.NOT_HTTP: "what answers there is no web server. Check the address and its port",
    Trouble.HEADERS: "the headers of the answer are larger than 64 kB. Tell those who run the site",
    Trouble.CODING: "the answer is packed in a way that cannot be unpacked. Tell those who run the "
    "site",
    Trouble.LOOP: "the redirects run in circles. Look at the address in a browser",
    Trouble.TOO_MANY_REDIRECTS: "there are more than 20 redirects. Look at the address in a "
    "browser",
    Trouble.ODD_REDIRECT: "it redirects to something that is not a web page. Look at the address "
    "in a browser",
    Trouble.PRIVATE: "it redirects to an address in a private network. Give that address itself, "
    "or --allow-private",
    Trouble.BROKE_US: "our program broke down over it, twice. Please tell us the address",
    Trouble.DANGEROUS: "it redirects to an address that looks like an action. Give another start "
    "page",
}


@dataclass(frozen=True)
class Entry:
    """How the visit begins: with a home page and its reading, or turned away with a reason."""

    outcome: Ending
    home: str
    answer: Fetch | Failure | None = None
    reading: Reading | None = None
    reason: str | None = None


async def enter(url: str, fetcher: Recorder, robots: Robots) -> Entry:
    """Ask for the start page. Raises SiteError when there is no page to begin with."""
    rules = await robots.rules(url)
    if closed := _closed(url, rules):
        return closed
    answer = await _start_page(url, fetcher, robots)
    if isinstance(answer, Failure):
        if answer.trouble is Trouble.ROBOTS:
            return Entry("blocked", url, answer, reason=reasons.BY_ROBOTS)
        raise _error(answer)
    return _read(answer)


def _closed(url: str, rules: Rules) -> Entry | None:
    """Closed by robots.txt, or by having none that answers."""
    if rules.silent:
        if rules.failure and rules.failure.trouble in _PLAINLY_CLOSED:
            raise _error(replace(rules.failure, url=url))
        return Entry("failed", url, reason=reasons.ROBOTS_SILENT)
    return None if rules.allows(url) else Entry("blocked", url, reason=reasons.BY_ROBOTS)


async def _start_page(url: str, fetcher: Recorder, robots: Robots) -> Fetch | Failure:
    """The start page; asked again when it fails in a way that may pass."""

    async def vet(hop: str) -> Trouble | None:
        if hop != url and safety.looks_like_action(hop):
            return Trouble.DANGEROUS
        return None if (await robots.rules(hop)).allows(hop) else Trouble.ROBOTS

    answer = await fetcher.fetch(url, vet, PAGE)
    if _may_pass(answer):
        await asyncio.sleep(LATER)
        answer = await fetcher.fetch(url, vet, PAGE)
    return answer


def _may_pass(answer: Fetch | Failure) -> bool:
    if isinstance(answer, Failure):
        return answer.trouble in _ONCE_MORE
    return answer.limit == "cut-short" or (answer.status >= 500 and answer.status != 503)


def _read(answer: Fetch) -> Entry:
    home = urls.identity(answer.final_url)
    page = replace(answer.page, final_url=home)
    if walls.wall(page, walls.NOT_COUNTED):
        return Entry("blocked", home, answer, reason=reasons.TURNED_AWAY)
    if page.status != 200:
        raise SiteError(f"{page.url} answers with status {page.status}. Give another start page.")
    reading = answer.reading
    if reading is None:
        kind = page.content_type[:100] or "no type"
        raise SiteError(f"{page.url} is not a web page ({kind}). Give the address of one.")
    if walls.wall(page, reading.visit.words):
        return Entry("blocked", home, answer, reason=reasons.CHALLENGED)
    if reason := walls.stand_in(page, reading):
        turned_away = reason == reasons.CHALLENGED
        return Entry("blocked" if turned_away else "failed", home, answer, reason=reason)
    return Entry("complete", home, answer, reading)


def _error(failure: Failure) -> SiteError:
    """What happened, on which address, and what to do."""
    way = f" (after redirects from {failure.url})" if failure.hops else ""
    at = failure.final_url if failure.hops else failure.url
    return SiteError(f"{at}{way} cannot be read: {_TOLD[failure.trouble]}.")
