"""Reads one page as received into facts. Never fetches, never judges."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from journeycheck.extract.acting import acting_targets
from journeycheck.extract.company import read_addresses, read_companies, read_country_hints
from journeycheck.extract.document import Document
from journeycheck.extract.elsewhere import read_elsewhere
from journeycheck.extract.emails import read_emails, read_emails_of
from journeycheck.extract.forms import read_embedded_forms, read_forms
from journeycheck.extract.forwards import read_forwards
from journeycheck.extract.hours import read_hours
from journeycheck.extract.hours_signs import read_signs
from journeycheck.extract.language import tongues
from journeycheck.extract.links import leads_of, read_links
from journeycheck.extract.phones import read_phones
from journeycheck.extract.phones.hints import read_phone_hints
from journeycheck.extract.phones.reader import Regions, read_phone_facts, regions_for
from journeycheck.extract.settle import Settled, country_of_host, settle
from journeycheck.extract.visit import kinds_of, read_visit, signature_of
from journeycheck.facts import Fact, Link, Visit
from journeycheck.page import Page, Reading

__all__ = ["Context", "Settled", "read_emails", "read_page", "read_phones", "settle"]

T = TypeVar("T")
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Context:
    """What is known of the site while its pages are read.

    start: the home page. country: the one the user named. regions: where national numbers are
    tried, most likely first; the ending of the host and the language of the page when empty.
    """

    start: str
    country: str | None = None
    regions: tuple[str, ...] = ()


def read_page(page: Page, context: Context) -> Reading:
    """Everything one page says. Never raises: a reader that breaks down on it is logged, and the
    page is marked as not wholly read."""
    try:
        document = Document(page)
    except Exception:
        log.exception("the page %s could not be parsed", page.final_url)
        return Reading(Visit(page.final_url, truncated=True))
    return _Readers(document, context).reading()


class _Readers:
    """All readers on one document; the failure of one does not take the others with it."""

    def __init__(self, document: Document, context: Context) -> None:
        self._document = document
        self._context = context
        self._incomplete = False

    def reading(self) -> Reading:
        document, start = self._document, self._context.start
        visit = self._tried(lambda: read_visit(document, start), Visit(document.url))
        no_links: tuple[tuple[Link, ...], int] = ((), 0)
        links, left_out = self._tried(lambda: read_links(document, start), no_links)
        none: Iterable[Fact] = ()
        others = list(self._tried(lambda: read_forwards(document, start), none))
        links += tuple(fact for fact in others if isinstance(fact, Link))
        others += self._tried(lambda: tuple(read_elsewhere(links, start)), none)
        others += [fact for read in self._others() for fact in self._tried(read, none)]
        acting: frozenset[str] = self._tried(lambda: acting_targets(document), frozenset())
        return Reading(
            visit=replace(visit, truncated=visit.truncated or self._incomplete),
            own=tuple(dict.fromkeys((*links, *others))),
            own_leads=tuple(leads_of(links, acting)),
            signature=self._tried(lambda: signature_of(document), frozenset()),
            links_left_out=left_out,
        )

    def _others(self) -> tuple[Callable[[], Iterable[Fact]], ...]:
        document = self._document
        return (
            self._phones,
            lambda: read_hours(document),
            lambda: read_signs(document),
            lambda: read_emails_of(document),
            lambda: tuple(read_forms(document)),
            lambda: tuple(read_embedded_forms(document)),
            lambda: tuple(read_addresses(document)),
            lambda: tuple(read_companies(document)),
            lambda: tuple(read_country_hints(document)),
        )

    def _phones(self) -> Iterable[Fact]:
        document, regions = self._document, self._regions()
        kinds = kinds_of(document, self._context.start)
        phones, all_read = read_phone_facts(document, regions, kinds)
        self._incomplete = self._incomplete or not all_read
        return (*phones, *read_phone_hints(document, regions, kinds))

    def _regions(self) -> Regions:
        """Where numbers are read; where only the language tells, the words of the page tell too."""
        document, country = self._document, self._context.country
        likely = self._context.regions
        if not likely and (host := country_of_host(self._context.start)):
            likely = (host,)
        if country or likely:
            return regions_for(country, likely, document.language)
        said = (document.title, *(line.text for line in document.lines))
        return regions_for(None, (), *tongues(document.language, said))

    def _tried(self, read: Callable[[], T], otherwise: T) -> T:
        """What a reader says; a breakdown is logged, and the page counts as not wholly read."""
        try:
            return read()
        except Exception:
            log.exception("a reader broke down on %s", self._document.url)
            self._incomplete = True
            return otherwise
