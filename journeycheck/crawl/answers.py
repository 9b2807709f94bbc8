"""What one request gave: an answer, or the trouble that kept it from coming."""

from dataclasses import dataclass
from enum import StrEnum

from journeycheck.page import Page


class Trouble(StrEnum):
    """What went wrong, without an answer that counts."""

    NO_SUCH_HOST = "no-such-host"
    NO_CONNECTION = "no-connection"
    CERTIFICATE = "certificate"
    TLS = "tls"
    TIMEOUT = "timeout"
    BROKEN_OFF = "broken-off"
    NOT_HTTP = "not-http"
    HEADERS = "headers"
    CODING = "coding"
    LOOP = "loop"
    TOO_MANY_REDIRECTS = "too-many-redirects"
    ODD_REDIRECT = "odd-redirect"
    PRIVATE = "private-address"
    ROBOTS = "robots"
    DANGEROUS = "dangerous"


@dataclass(frozen=True, slots=True)
class Failure:
    """No answer. `final_url` is the address that failed, after `hops`; `detail` is for experts."""

    url: str
    trouble: Trouble
    final_url: str
    detail: str = ""
    hops: tuple[str, ...] = ()
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Fetch:
    """An answer. `limit` says why its body is not whole: too-large, timeout, cut-short, or "".
    `cookies` are the pairs it asked to keep."""

    page: Page
    limit: str = ""
    cookies: tuple[tuple[str, str], ...] = ()

    @property
    def status(self) -> int:
        return self.page.status

    @property
    def final_url(self) -> str:
        return self.page.final_url

    @property
    def hops(self) -> tuple[str, ...]:
        return self.page.hops

    @property
    def seconds(self) -> float:
        return self.page.seconds
