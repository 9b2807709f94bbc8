"""Pages for the tests of the readers: HTML in, what was read out."""

from typing import TypeVar

from journeycheck.extract import Context, read_page
from journeycheck.extract.document import Document
from journeycheck.facts import Fact
from journeycheck.page import Page, Reading

SITE = "https://www.orvalle.test"
F = TypeVar("F", bound=Fact)


def page(html: str | bytes, path: str = "/", **headers: str) -> Page:
    """One answer of the site, as the crawl hands it over."""
    body = html if isinstance(html, bytes) else html.encode("utf-8", "surrogatepass")
    told = {"content-type": "text/html; charset=utf-8"} | {
        name.replace("_", "-"): value for name, value in headers.items()
    }
    return Page(SITE + path, SITE + path, 200, told, body)


def document(html: str | bytes, path: str = "/", **headers: str) -> Document:
    return Document(page(html, path, **headers))


def read(html: str | bytes, path: str = "/page", country: str | None = None) -> Reading:
    return read_page(page(html, path), Context(f"{SITE}/", country))


def facts(kind: type[F], html: str, path: str = "/page", country: str | None = None) -> list[F]:
    """The facts of one kind on one page."""
    return [fact for fact in read(html, path, country).facts if isinstance(fact, kind)]
