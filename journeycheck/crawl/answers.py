"""What is asked of an address and what came back: an answer, or the trouble that kept it away."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from journeycheck.codec import Packed
from journeycheck.facts import Certificate
from journeycheck.page import Page, Reading


@dataclass(frozen=True, slots=True)
class Errand:
    """What an address is asked for.

    whole: web pages are read whole, and of anything else a sample; else a sample in any case.
    limit: so many bytes of whatever comes. read: on the site itself, pages are read by the readers;
    "any" reads an error page as well. fuller: asked with all the headers of a browser. method: HEAD
    asks for the headers only.
    """

    name: str
    whole: bool = True
    limit: int | None = None
    read: Literal["", "page", "any"] = ""
    fuller: bool = False
    method: Literal["GET", "HEAD"] = "GET"


PAGE = Errand("page", read="page")
PAGE_AGAIN = Errand("page-again", read="page", fuller=True)
FILE = Errand("file", whole=False)
FILE_AGAIN = Errand("file-again", whole=False, fuller=True)
OUTSIDE = Errand("outside", whole=False)
OUTSIDE_AGAIN = Errand("outside-again", whole=False, fuller=True)
PROBE = Errand("probe", read="any")
WELCOME = Errand("welcome")
SLOW_AGAIN = Errand("slow-again")
FORM = Errand("form", whole=False, method="HEAD")
FORM_AGAIN = Errand("form-again", whole=False, fuller=True, method="HEAD")


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
    EXCLUDED = "excluded"
    BROKE_US = "broke-us"


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
    `cookies` are the pairs it asked to keep. `packed` is what was read in it, `number` finds it in
    the logbook. `certificate` is the one that the host at the end showed."""

    page: Page
    limit: str = ""
    cookies: tuple[tuple[str, str], ...] = ()
    certificate: Certificate | None = None
    packed: Packed | None = None
    number: int = 0

    @property
    def reading(self) -> Reading | None:
        return self.packed.reading if self.packed else None

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
