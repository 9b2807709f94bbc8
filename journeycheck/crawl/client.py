"""One request, one answer.

An answer is a `Fetch`, or a `Failure` that says what went wrong; nothing is raised for what a site
does. Redirects are not followed here, cookies are not kept here.
"""

import asyncio
import ssl
from collections.abc import Iterable
from dataclasses import replace
from time import monotonic

import truststore

from journeycheck import __version__, urls
from journeycheck.crawl import headers
from journeycheck.crawl.answers import PAGE, Errand, Failure, Fetch, Trouble
from journeycheck.crawl.certificates import certificate
from journeycheck.crawl.inflate import ACCEPTED, CannotUnpack, Inflater
from journeycheck.crawl.wires import Wires
from journeycheck.facts import Certificate
from journeycheck.guard import Guard, NoSuchHost, PrivateAddress
from journeycheck.http import httpx
from journeycheck.page import Page

USER_AGENT = f"journeycheck/{__version__} (+https://github.com/journeycheck/journeycheck)"
WHOLE_REQUEST = 60.0  # seconds, whatever trickles in
SAMPLE = 64 * 1024  # bytes read of what is no page
_HEADERS = 64 * 1024  # bytes
_FIELDS = 500
# X.509 verify codes that every browser refuses as well: expired, self-signed, wrong name. Others,
# such as an issuer that is not known, may lie with this machine.
_BAD_CERTIFICATES = frozenset({10, 18, 62, 64})
_PAGES = frozenset({"", "text/html", "application/xhtml+xml"})
# What browsers send beside their name; some servers answer 404 without it.
_AS_BROWSERS_ASK = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,image/webp,*/*;q=0.8",
    "Accept-Language": "en-GB,en;q=0.8,fr;q=0.7,de;q=0.6,es;q=0.5,it;q=0.4,nl;q=0.3,pt;q=0.2",
    "Upgrade-Insecure-Requests": "1",
}


class Client:
    """Sends GET and HEAD requests. `timeout`: seconds without progress; `max_body`: bytes
    unpacked."""

    def __init__(self, guard: Guard, timeout: float, max_body: int) -> None:
        self._timeout = timeout
        self._whole = min(WHOLE_REQUEST, 4 * timeout)
        self._max_body = max_body
        self._transport = Wires(guard, truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT))

    async def aclose(self) -> None:
        await self._transport.aclose()

    async def get(self, url: str, cookie: str = "", errand: Errand = PAGE) -> Fetch | Failure:
        """One request."""
        exchange = _Exchange(url, self._max_body if errand.whole else SAMPLE, errand)
        began = monotonic()
        try:
            async with asyncio.timeout(self._whole):
                await exchange.run(self._transport, self._timeout, cookie)
        except _EXPECTED as fault:
            return exchange.failed(fault, monotonic() - began)
        return exchange.fetched(monotonic() - began)


# ValueError and OSError: what the layers below let through of absurd addresses and answers.
_EXPECTED = (
    httpx.HTTPError, httpx.InvalidURL, NoSuchHost, PrivateAddress, CannotUnpack, TimeoutError,
    OSError, ValueError,
)  # fmt: skip


class _TooManyHeaders(ValueError):
    pass


class _Exchange:
    """One request on its way, and what has come back so far."""

    def __init__(self, url: str, page_limit: int, errand: Errand) -> None:
        self.url = url
        self.method = errand.method
        self.fuller = errand.fuller
        self.page_limit = page_limit
        self.file_limit = errand.limit
        self.status = 0
        self.headers: dict[str, str] = {}
        self.cookies: list[tuple[str, str]] = []
        self.body: Inflater | None = None
        self.certificate: Certificate | None = None

    async def run(self, transport: httpx.AsyncBaseTransport, timeout: float, cookie: str) -> None:
        response = await transport.handle_async_request(self._request(timeout, cookie))
        try:
            if stream := response.extensions.get("network_stream"):
                self.certificate = certificate(stream.get_extra_info("ssl_object"))
            self._head(response)
            await self._read(response)
        finally:
            await response.aclose()

    def _request(self, timeout: float, cookie: str) -> httpx.Request:
        asked = {
            "User-Agent": USER_AGENT,
            "Accept": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8",
            "Accept-Encoding": ACCEPTED,
            **(_AS_BROWSERS_ASK if self.fuller else {}),
            **({"Cookie": cookie} if cookie else {}),
        }
        extensions = {
            "timeout": {"connect": timeout, "read": timeout},
            "target": urls.target(self.url).encode("ascii"),  # as a browser writes it
        }
        return httpx.Request(self.method, self.url, headers=asked, extensions=extensions)

    def _head(self, response: httpx.Response) -> None:
        raw = response.headers.raw
        if len(raw) > _FIELDS or sum(len(name) + len(value) for name, value in raw) > _HEADERS:
            raise _TooManyHeaders(f"{len(raw)} header fields")
        for name, value in raw:
            key, text = name.decode("latin-1").lower(), headers.text(value)
            if key == "set-cookie":
                self.cookies.append(headers.cookie(text))
            else:
                self.headers[key] = text
        self.status = response.status_code

    async def _read(self, response: httpx.Response) -> None:
        limit = self._limit()
        self.body = Inflater(self.headers.get("content-encoding", ""), limit)
        wire = 0
        async for chunk in response.aiter_raw():
            wire += len(chunk)
            self.body.feed(chunk)
            if self.body.full or wire > limit:
                return

    def _limit(self) -> int:
        """How much of the body is worth reading."""
        if self.status != 200:
            return SAMPLE
        kind = self.headers.get("content-type", "").partition(";")[0].strip().lower()
        return self.file_limit or (self.page_limit if kind in _PAGES else SAMPLE)

    def fetched(self, seconds: float) -> Fetch:
        body = self.body.taken() if self.body else b""
        cut = self.body is not None and self.body.full
        limit = "too-large" if cut and self._limit() > SAMPLE else ""  # a sample is no limit
        return self._fetched(self._page(body, cut, seconds), limit)

    def failed(self, fault: BaseException, seconds: float) -> Fetch | Failure:
        """A body that broke off is still an answer; without a body there is none."""
        trouble, detail = _trouble(fault), f"{type(fault).__name__}: {fault}"[:300]
        if not (self.body and self.body.body):
            return Failure(self.url, trouble, self.url, detail, (), seconds)
        limit = "timeout" if trouble is Trouble.TIMEOUT else "cut-short"
        return self._fetched(self._page(self.body.taken(), True, seconds), limit)

    def _page(self, body: bytes, truncated: bool, seconds: float) -> Page:
        page = Page(self.url, self.url, self.status, self.headers, body, (), seconds, truncated)
        if not page.content_type and headers.looks_like_html(body):
            return replace(page, headers={**self.headers, "content-type": "text/html"})
        return page

    def _fetched(self, page: Page, limit: str) -> Fetch:
        crumbs = tuple(pair for pair in self.cookies if pair[0])
        return Fetch(page, limit, crumbs, self.certificate)


def _trouble(fault: BaseException) -> Trouble:
    """What a fault of the library means, looking through to its causes."""
    causes = list(_causes(fault))
    codes = {c.verify_code for c in causes if isinstance(c, ssl.SSLCertVerificationError)}
    if codes & _BAD_CERTIFICATES:
        return Trouble.CERTIFICATE
    for kind, trouble in _TROUBLES:
        if any(isinstance(cause, kind) for cause in causes):
            return trouble
    text = str(fault)
    if "too long" in text:  # of the line or the headers, for the library
        return Trouble.HEADERS
    cut = "disconnected" in text or "closed connection" in text
    return Trouble.BROKEN_OFF if cut else Trouble.NOT_HTTP


_TROUBLES: tuple[tuple[type[BaseException], Trouble], ...] = (
    (PrivateAddress, Trouble.PRIVATE),
    (NoSuchHost, Trouble.NO_SUCH_HOST),
    (_TooManyHeaders, Trouble.HEADERS),
    (CannotUnpack, Trouble.CODING),
    (ssl.SSLError, Trouble.TLS),
    (httpx.TimeoutException, Trouble.TIMEOUT),
    (TimeoutError, Trouble.TIMEOUT),
    (httpx.ConnectError, Trouble.NO_CONNECTION),
    (httpx.ReadError, Trouble.BROKEN_OFF),
    (httpx.WriteError, Trouble.BROKEN_OFF),
)


def _causes(fault: BaseException | None) -> Iterable[BaseException]:
    seen = 0
    while fault is not None and seen < 12:
        yield fault
        fault, seen = fault.__cause__ or fault.__context__, seen + 1
