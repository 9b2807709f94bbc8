"""Where answers become pages: each is read once, judged, kept or left out, and its links noted."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from journeycheck import urls
from journeycheck.codec import own_of
from journeycheck.config import Settings
from journeycheck.crawl import outcome, reasons, safety, soft404, spellings, walls
from journeycheck.crawl.answers import Failure, Fetch
from journeycheck.crawl.form_actions import FormActions
from journeycheck.crawl.frontier import Frontier, Job, is_file, kinds_by_address
from journeycheck.crawl.ledger import MOST_ADDRESSES, Ledger, landed
from journeycheck.crawl.mazes import Look
from journeycheck.crawl.outcome import FINE, Verdict
from journeycheck.crawl.outside import Outside
from journeycheck.crawl.traps import Seen, Traps
from journeycheck.facts import ERRAND_KINDS, Form, LinkOutcome, PageKind
from journeycheck.page import Lead, Reader, Reading
from journeycheck.patterns import fits

_IN_DOCUMENTS = frozenset({PageKind.CONTACT, PageKind.HOURS})

_SENT_HOME = 2  # redirects to the home page that are asked twice; more of them tell by their number


@dataclass(frozen=True)
class Probe:
    """What an address that cannot exist shows; no reading when it says so by its status."""

    reading: Reading | None


class Desk:
    """`home` is the address of the home page: its host is the site."""

    def __init__(
        self, home: str, settings: Settings, reader: Reader, ledger: Ledger, outside: Outside
    ) -> None:
        self.ledger = ledger
        self.traps = Traps()
        self.frontier = Frontier(self.traps.doubt)
        self.outside = outside
        self.actions = FormActions(home)
        self.too_deep: set[str] = set()
        self.turned_down = False  # was a page not kept for want of room?
        self._home = home
        self._home_reading: Reading | None = None
        self._settings = settings
        self._reader = reader
        self._followed: dict[int, int] = {}  # link, as a hash -> the smallest depth met
        self._sent_home = 0
        self._parts: dict[str, int] = {}  # part -> the smallest depth its links were followed at
        self._readings: dict[str, Reading] = {}  # read, and not settled yet
        self._spellings = spellings.Spellings()
        self._menus: set[str] = set()  # keys of the shared parts met

    @property
    def room(self) -> int:
        """Pages that may still be kept."""
        return self._settings.max_pages - len(self.ledger.pages)

    def is_own(self, url: str) -> bool:
        """On the site itself?"""
        return urls.same_site(url, self._home)

    def next_page(self) -> Job | None:
        """The page to ask next."""
        return self._fit(self.frontier.next_page)

    def next_file(self) -> Job | None:
        return self._fit(self.frontier.next_file)

    def _fit(self, draw: Callable[[], Job | None]) -> Job | None:
        """The first that has no answer yet and is not one too many of an endless row."""
        while job := draw():
            if job.url in self.ledger.answers:
                continue
            if twin := self._spellings.twin(job.url):
                self.ledger.leave_out_row(job.url, spellings.NAME)
                self.ledger.lead(job.url, twin)
            elif row := self.traps.take(job.url):
                self.ledger.leave_out_row(job.url, row)
            else:
                return job
        return None

    def leave_out_rows(self) -> None:
        """Of what was not asked, that which belongs to endless rows."""
        for url in self.ledger.unanswered():
            if self.is_own(url) and (row := self.traps.row(url)):
                self.ledger.leave_out_row(url, row)

    def verdict(self, job: Job, answer: Fetch | Failure, probe: Probe | None) -> Verdict:
        """What one look says. `probe` comes with a second look at a page that said "not found"."""
        told = outcome.verdict(answer, self.is_own(answer.final_url))
        if isinstance(answer, Failure) or not self._is_new_page(job, answer, told):
            return replace(told, doubtful=told.doubtful or self._is_sent_home(answer, told))
        reading = answer.reading
        assert reading is not None, "pages of the site come with their reading"
        self._readings[job.url] = reading
        if walls.wall(answer.page, reading.visit.words):
            return Verdict(LinkOutcome.REFUSED, reasons.CHALLENGED, skip="bot-wall")
        if reason := walls.stand_in(answer.page, reading):
            return outcome.not_the_site(reason)
        if soft404.says_not_found(reading) and (probe is None or self._is_like(reading, probe)):
            return Verdict(LinkOutcome.GONE, reasons.SAYS_NOT_FOUND, doubtful=True)
        return replace(told, doubtful=answer.limit == "cut-short")

    def _is_sent_home(self, answer: Fetch | Failure, told: Verdict) -> bool:
        """Sent on to the home page, as one of the first? A single one is asked twice."""
        home = told.outcome is LinkOutcome.REDIRECTED
        home = home and urls.identity(answer.final_url) == self._home
        self._sent_home += home
        return home and self._sent_home <= _SENT_HOME

    def _is_like(self, reading: Reading, probe: Probe) -> bool:
        """Much the same as an impossible address shows? A site that answers its home page to
        everything gives no sign by that."""
        catch_all = soft404.alike(probe.reading, self._home_reading)
        return soft404.alike(reading, probe.reading) and not catch_all

    def settle(self, job: Job, answer: Fetch | Failure, told: Verdict, tries: int) -> None:
        """The last word on an address; a page that counts is kept, and its links are noted."""
        reading = self._readings.pop(job.url, None)
        self.ledger.settle(job.url, answer, told, tries)
        if told.outcome not in FINE or isinstance(answer, Failure):
            return
        final = landed(job.url, answer)
        if final in self.ledger.pages:
            self.ledger.lead(job.url, final)
        elif reading is None:
            self._note_no_page(job, answer)
        elif self.room > 0:
            self.keep(job, answer, reading)
        else:
            self.turned_down = True
            self.ledger.skip(final, "budget")
            self.ledger.note_unread(job.url, reasons.OUT_OF_BUDGET)

    def keep(self, job: Job, answer: Fetch, reading: Reading) -> None:
        """A page that counts. The first one is the home page."""
        final = landed(job.url, answer)
        self._home_reading = self._home_reading or reading
        self._reader.keep(reading, answer.number)
        self.actions.note(own_of(reading, Form))
        for part in reading.parts:
            if part.key not in self._menus:
                self.actions.note(part.facts)
        self.ledger.lead(job.url, final)
        self.ledger.keep(final, self.ledger.kinds(job.url) | reading.visit.kinds)
        self.ledger.vouch(final, answer)
        if reading.visit.truncated or answer.page.truncated:
            self.ledger.note_cut(final, received=not answer.page.truncated)
        self._follow_all(reading, job.depth + 1)
        look = Look(reading.visit.title, reading.visit.heading, reading.signature)
        self._spellings.read(job.url, look)
        leads = tuple(dict.fromkeys(self._leads_of_its_own(reading)))
        self.traps.read(Seen(job.url, look, leads, dripped=answer.limit == "timeout"))

    def _follow_all(self, reading: Reading, depth: int) -> None:
        """The links of a page at `depth` - 1; those of a part that was met as near the home page
        have been followed."""
        leads = list(reading.own_leads)
        for part in reading.parts:
            if self._parts.get(part.key, depth + 1) > depth:
                self._parts[part.key] = depth
                leads += part.leads
        for lead in leads:
            self._follow(lead, depth)

    def _leads_of_its_own(self, reading: Reading) -> Iterator[str]:
        """Addresses on the site that stand in no menu met before."""
        parts = [part for part in reading.parts if part.key not in self._menus]
        self._menus.update(part.key for part in parts)
        for lead in (*reading.own_leads, *(lead for part in parts for lead in part.leads)):
            if lead.internal and not lead.acts:
                yield self.ledger.known_as(lead.target)

    def listed(self, addresses: Iterable[str]) -> None:
        """Addresses from the site's own sitemaps."""
        for address in addresses:
            kinds = kinds_by_address(address)
            url = self.ledger.meet(address, kinds)
            if url and not self._is_left_out(url, "") and self._settings.max_depth > 0:
                self.frontier.push(Job(url, 1, is_file(url)), kinds, listed=True)

    def _follow(self, lead: Lead, depth: int) -> None:
        """One link of a page at `depth` - 1; menus repeat theirs on every page."""
        same = hash((lead.target, lead.words, lead.kinds, lead.acts))
        if self._followed.get(same, depth + 1) <= depth:
            return
        if len(self._followed) < 2 * MOST_ADDRESSES:
            self._followed[same] = depth
        url = self.ledger.meet(lead.target, lead.kinds)
        if url is None or self._is_left_out(url, lead.words, acts=lead.acts):
            return
        if not self.is_own(url):
            self._note_elsewhere(url, lead)
            self.outside.add(url)
        elif depth > self._settings.max_depth and not is_file(url):
            self.too_deep.add(url)
        else:
            self.frontier.push(Job(url, depth, is_file(url)), self.ledger.kinds(url))

    def _is_left_out(self, url: str, words: str, *, acts: bool = False) -> bool:
        """Addresses that are never asked, noted with their reason."""
        if len(url) > urls.MAX_LENGTH:
            self.ledger.leave_out(url, "too-long", reasons.TOO_LONG)
        elif not urls.is_web(url):
            self.ledger.leave_out(url, "not-web", reasons.NOT_WEB)
        elif safety.is_machinery(url):
            self.ledger.leave_out(url, "not-html", reasons.NOT_A_PAGE, missed=False)
        elif fits(url, self._settings.exclude):
            self.ledger.leave_out(url, "excluded", reasons.EXCLUDED)
        elif acts or safety.looks_like_action(url, words):
            self.ledger.leave_out(url, "dangerous", reasons.DANGEROUS)
        else:
            return False
        return True

    def _note_elsewhere(self, url: str, lead: Lead) -> None:
        """A page of the errand on another host of the same company is not read."""
        if lead.kinds & ERRAND_KINDS and urls.same_company(url, self._home):
            self.ledger.note_unread(url, reasons.OTHER_HOST)

    def _note_no_page(self, job: Job, answer: Fetch) -> None:
        """An answer that is fine, and no page to read: a document, an image, another site. Hours or
        a number to call may stand in a PDF as well."""
        if not self.is_own(answer.final_url):
            return
        kind, is_document = answer.page.content_type, self.ledger.kinds(job.url) & _IN_DOCUMENTS
        if not job.is_file and not answer.page.is_html:
            self.ledger.skip(job.url, "not-html", kind[:100])
        elif not job.is_file:  # a page by its type, and half an answer by its status
            self.ledger.note_refused(job.url, reasons.NOT_A_PAGE)
        if not job.is_file or (is_document and kind == "application/pdf"):
            self.ledger.note_unread(job.url, reasons.NOT_A_PAGE)

    def _is_new_page(self, job: Job, answer: Fetch, told: Verdict) -> bool:
        return (
            told.outcome in FINE
            and not job.is_file
            and answer.status == 200
            and answer.page.is_html
            and self.is_own(answer.final_url)
            and landed(job.url, answer) not in self.ledger.pages
        )
