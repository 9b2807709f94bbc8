"""All readers on one page: on what is its own, on each part that is read apart, on the whole."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from journeycheck.extract import parts
from journeycheck.extract.acting import acting_targets
from journeycheck.extract.addresses import read_shown_addresses
from journeycheck.extract.anchors import read_anchors
from journeycheck.extract.company import (
    read_addresses,
    read_companies,
    read_country_hints,
    read_trade,
    shown_addresses,
    streets_of,
    unread,
)
from journeycheck.extract.document import Document
from journeycheck.extract.elsewhere import read_elsewhere
from journeycheck.extract.emails import read_emails_of
from journeycheck.extract.forms import read_embedded_forms, read_forms
from journeycheck.extract.forwards import read_forwards
from journeycheck.extract.hidden_emails import read_email_hints
from journeycheck.extract.hours import read_hours
from journeycheck.extract.hours.open_now import signs_in
from journeycheck.extract.hours_signs import read_signs
from journeycheck.extract.language import sample, tongues
from journeycheck.extract.leaks import read_leaks
from journeycheck.extract.links import leads_of, read_links
from journeycheck.extract.particulars import read_particulars
from journeycheck.extract.phones.hints import read_phone_hints
from journeycheck.extract.phones.prices import read_price_notes
from journeycheck.extract.phones.reader import (
    CONTACT_KINDS,
    Regions,
    read_phone_facts,
    regions_for,
)
from journeycheck.extract.policies import read_policies, read_whole
from journeycheck.extract.promises import read_promises
from journeycheck.extract.settle import country_of_host
from journeycheck.extract.sketch import Apart
from journeycheck.extract.tracking import read_call_tracking
from journeycheck.extract.unshown import read_unshown
from journeycheck.extract.visit import kinds_of, read_visit, signature_of
from journeycheck.facts import Fact, HolidayNote, Link, PageKind, PostalAddress, Visit
from journeycheck.page import Part, Reading

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


class Readers:
    """The readers on one document, or one part of it; the failure of one does not take the others
    with it, but the page counts as not wholly read."""

    def __init__(self, document: Document, context: Context) -> None:
        self.document = document
        self.context = context
        self.incomplete = False

    def tried(self, read: Callable[[], T], otherwise: T) -> T:
        """What a reader says; a breakdown is logged."""
        try:
            return read()
        except Exception:
            log.exception("a reader broke down on %s", self.document.url)
            self.incomplete = True
            return otherwise

    @cached_property
    def kinds(self) -> frozenset[PageKind]:
        return self.tried(lambda: kinds_of(self.document, self.context.start), frozenset())

    @cached_property
    def regions(self) -> Regions:
        return self.tried(lambda: _regions(self.document, self.context), Regions())

    @cached_property
    def acting(self) -> frozenset[str]:
        return self.tried(lambda: acting_targets(self.document), frozenset())

    @cached_property
    def addresses(self) -> tuple[PostalAddress, ...]:
        return self.tried(lambda: tuple(read_addresses(self.document)), ())

    @cached_property
    def told_addresses(self) -> tuple[Fact, ...]:
        """The addresses in the text, and signs of others."""
        return self.tried(lambda: read_shown_addresses(self.document, self.kinds), ())

    def ways(self, shorts: dict[str, str]) -> tuple[tuple[Link, ...], int, list[Fact]]:
        """The links, each once, how many were left out, and what else the ways on say."""
        document, start = self.document, self.context.start
        no_links: tuple[tuple[Link, ...], int] = ((), 0)
        none: tuple[Fact, ...] = ()
        links, left_out = self.tried(lambda: read_links(document, start, shorts), no_links)
        others = self.tried(lambda: read_forwards(document, start), none)
        if forwards := [fact for fact in others if isinstance(fact, Link)]:
            links = tuple(dict.fromkeys((*links, *forwards)))
            others = tuple(fact for fact in others if not isinstance(fact, Link))
        others += self.tried(lambda: tuple(read_elsewhere(links, start)), none)
        return links, left_out, [*others]

    @property
    def is_legal(self) -> bool:
        """Is this a page of legal texts? What a part says does not depend on its page."""
        return not self.document.is_part and PageKind.LEGAL in self.kinds

    def claims(self) -> list[Fact]:
        """Everything said here but the ways on."""
        document = self.document
        readers: tuple[Callable[[], Iterable[Fact]], ...] = (
            self._phones,
            lambda: read_price_notes(document),
            lambda: read_hours(document),
            lambda: read_signs(document),
            lambda: read_emails_of(document),
            lambda: read_email_hints(document),
            lambda: tuple(read_forms(document)),
            lambda: tuple(read_embedded_forms(document)),
            lambda: self.addresses,
            lambda: self.told_addresses,
            lambda: tuple(read_companies(document)),
            lambda: read_promises(document),
            lambda: tuple(read_trade(document)),
            lambda: read_policies(document),
            lambda: read_particulars(document, legal=self.is_legal),
        )
        none: Iterable[Fact] = ()
        return [fact for read in readers for fact in self.tried(read, none)]

    def _phones(self) -> Iterable[Fact]:
        phones, all_read = read_phone_facts(self.document, self.regions, self.kinds)
        self.incomplete = self.incomplete or not all_read
        return (*phones, *read_phone_hints(self.document, self.regions, self.kinds))


class PageReaders(Readers):
    """The readers on a page, which has the last word on what its parts say."""

    def reading(self) -> Reading | None:
        """None when the parts of the page cannot be told apart from the rest."""
        document = self.document
        told = [self._told(part) for part in document.apart]
        if told and parts.contradict(told, self.acting, lambda: signs_in(document)):
            return None
        shorts = {key: words for one in told for key, words in one.shorts.items()}
        links, left_out, facts = self.ways(shorts)
        facts += self.claims()
        facts += self._of_whole(told, noted=any(isinstance(f, HolidayNote) for f in facts))
        visit = self.tried(lambda: read_visit(document, self.context.start), Visit(document.url))
        signature: frozenset[int] = self.tried(lambda: signature_of(document), frozenset())
        cut = visit.truncated or self.incomplete or any(one.incomplete for one in told)
        return Reading(
            visit=replace(visit, truncated=cut),
            own=(*links, *dict.fromkeys(facts)),
            own_leads=tuple(leads_of(links, self.acting)),
            parts=tuple(one.part for one in told),
            signature=signature,
            links_left_out=left_out,
        )

    def _of_whole(self, told: list[parts.Told], *, noted: bool) -> list[Fact]:
        """What can only be read on the page as a whole."""
        document = self.document
        none: Iterable[Fact] = ()
        said = [fact for one in told for fact in one.part.facts]
        told_here = (*self.addresses, *self.told_addresses, *said)
        unseen = unread(fact for fact in told_here if isinstance(fact, PostalAddress))
        streets = {
            part.node.mem_id: one.streets for part, one in zip(document.apart, told, strict=True)
        }
        unshown: tuple[PostalAddress, ...] = ()
        shown = self.tried(lambda: tuple(shown_addresses(document, unseen, streets)), unshown)
        addresses = (*self.addresses, *shown)
        noted = noted or any(isinstance(fact, HolidayNote) for fact in said)
        readers: tuple[Callable[[], Iterable[Fact]], ...] = (
            lambda: shown,
            lambda: tuple(read_country_hints(document, addresses)),
            lambda: () if noted else read_unshown(document),
            lambda: read_anchors(document),
            lambda: read_leaks(document),
            lambda: tuple(read_call_tracking(document)),
            lambda: read_whole(document, self.kinds),
        )
        return [fact for read in readers for fact in self.tried(read, none)]

    def _told(self, part: Apart) -> parts.Told:
        """What a part says; it is read when it was never met like this."""
        on_contact_page = not CONTACT_KINDS.isdisjoint(self.kinds)
        key = parts.key_of(self.document, part, self.context, self.regions, on_contact_page)
        known = parts.told.get(key)
        if known is None:
            known = PartReaders(self.document, part, self.context).told(key)
            parts.told.put(key, known, len(known.part.facts) + len(known.part.leads) + 10)
        return known


class PartReaders(Readers):
    """The readers on one part; what they say holds on every page that shows it."""

    def __init__(self, document: Document, part: Apart, context: Context) -> None:
        super().__init__(parts.view(document, part), context)

    def told(self, key: str) -> parts.Told:
        shorts: dict[str, str] = {}
        links, _, facts = self.ways(shorts)
        facts += [*self.claims(), *read_country_hints(self.document, self.addresses)]
        said = (*links, *dict.fromkeys(facts))
        anywhere = (replace(fact, place=replace(fact.place, url="")) for fact in said)
        leads = tuple(leads_of(links, self.acting))
        return parts.Told(
            Part(key, tuple(anywhere), leads),
            self.incomplete,
            shorts,
            self.tried(lambda: streets_of(self.document), ()),
            signs_in(self.document),
        )


def _regions(document: Document, context: Context) -> Regions:
    """Where numbers are read; where only the language tells, the words of the page tell too."""
    likely = context.regions
    if not likely and (host := country_of_host(context.start)):
        likely = (host,)
    if context.country or likely:
        return regions_for(context.country, likely, document.language)
    said = document.word_counts.copy()
    said.update(sample([document.title]))
    return regions_for(None, (), *tongues(document.language, said))
