"""The books of the crawl: every address met, its answer, and what was left out."""

import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Set
from dataclasses import replace

from journeycheck import urls
from journeycheck.crawl import reasons
from journeycheck.crawl.answers import Failure, Fetch
from journeycheck.crawl.frontier import is_file
from journeycheck.crawl.outcome import Verdict
from journeycheck.crawl.results import Skip
from journeycheck.facts import ERRAND_KINDS, Answer, Certificate, LinkOutcome, PageKind
from journeycheck.page import one_set

MOST_ADDRESSES = 100_000
MOST_SKIPS = 1_000
_ERRAND = ERRAND_KINDS | {PageKind.HOME}
_ENOUGH = 4  # pages of a kind: what the budget left out of it beyond them is not missed
_FEW_PAGES = 2  # fewer say nothing of the rest of a site
_MUCH = 0.2  # of the pages asked
_NOT_READ = frozenset({LinkOutcome.REFUSED, LinkOutcome.ERROR, LinkOutcome.CANT_TELL})
_NOT_THERE = frozenset({LinkOutcome.BROKEN, LinkOutcome.GONE})
_ENDED = frozenset({reasons.OUT_OF_BUDGET, reasons.TOO_DEEP, reasons.INTERRUPTED, reasons.A_TRAP})


class Ledger:
    """Addresses stand under their identity; links may write one address in several ways."""

    def __init__(self, home: str) -> None:
        self.home = home
        self.answers: dict[str, Answer] = {}
        self.skips: list[Skip] = []
        self.skipped_total = 0
        self.pages: dict[str, frozenset[PageKind]] = {}  # those read, by final address
        self._kinds: dict[str, frozenset[PageKind]] = {}
        self._spellings: dict[str, dict[str, None]] = {}
        self._identities: dict[str, str] = {}  # of targets written in another way
        self._in_order: dict[str, str] = {}  # query in order -> the address met first
        self._rows: dict[str, int] = {}  # endless row -> its place among the skips
        self._ways: dict[str, dict[str, None]] = {}
        self._unread: dict[str, str] = {}
        self._refused: dict[str, str] = {}
        self.certificates: dict[str, Certificate] = {}  # host -> the one it shows
        self.asked: set[str] = set()
        self.asked_twice: set[str] = set()

    def __len__(self) -> int:
        return len(self._kinds)

    def meet(self, target: str, kinds: Set[PageKind]) -> str | None:
        """Note a link's target, and give the identity it is asked under; None beyond the limit."""
        url = self._identity(target)
        if url not in self._kinds and len(self._kinds) >= MOST_ADDRESSES:
            self.skip(url, "budget")
            return None
        known = self._kinds.get(url)
        if known is None:
            url = sys.intern(url)
        if known is None or not kinds <= known:
            self._kinds[url] = one_set(frozenset(kinds | (known or frozenset())))
        if target != url:
            self._spellings.setdefault(url, {})[target] = None
            self._identities[target] = url
        return url

    def _identity(self, target: str) -> str:
        """Names and values of a query may stand in any order: the first one met is asked."""
        if len(target) > urls.MAX_LENGTH:
            return target
        url = urls.identity(target)
        return self._in_order.setdefault(urls.in_order(url), url) if "&" in url else url

    def known_as(self, target: str) -> str:
        """The identity of a target that was met."""
        return self._identities.get(target, target)

    def kinds(self, url: str) -> frozenset[PageKind]:
        return self._kinds.get(url, frozenset())

    def skip(self, url: str, reason: str, detail: str = "") -> None:
        self.skipped_total += 1
        if len(self.skips) < MOST_SKIPS:
            self.skips.append(Skip(url[: urls.MAX_LENGTH], reason, detail))

    def leave_out(
        self, url: str, code: str, reason: str, detail: str = "", *, missed: bool = True
    ) -> None:
        """An address that is not asked; said once. `missed`: it may be a page."""
        if url not in self.answers:
            self.answers[url] = Answer(url, LinkOutcome.SKIPPED, reason=reason, tries=0)
            self.skip(url, code, detail)
            if missed:
                self.note_unread(url, reason)

    def leave_out_row(self, url: str, row: str) -> None:
        """One address too many of an endless row: the row is named once, with their number."""
        if url in self.answers:
            return
        self.answers[url] = Answer(url, LinkOutcome.SKIPPED, reason=reasons.A_TRAP, tries=0)
        self.note_unread(url, reasons.A_TRAP)
        self.skipped_total += 1
        at = self._rows.setdefault(row, len(self.skips))
        if at < len(self.skips):
            self.skips[at] = replace(self.skips[at], count=self.skips[at].count + 1)
        elif at < 2 * MOST_SKIPS:
            self.skips.append(Skip(url, "trap", row))

    def settle(self, url: str, answer: Fetch | Failure, verdict: Verdict, tries: int) -> None:
        """The final answer of an address."""
        status = answer.status if isinstance(answer, Fetch) else None
        if isinstance(answer, Fetch) and answer.certificate:
            self.certificates.setdefault(urls.host(answer.final_url), answer.certificate)
        self.answers[url] = Answer(
            url, verdict.outcome, status, verdict.reason, landed(url, answer),
            answer.hops, answer.seconds, tries,
            answer.page.part if isinstance(answer, Fetch) else "",
        )  # fmt: skip
        if verdict.skip:
            self.skip(url, verdict.skip, _detail(answer))
        if verdict.outcome in _NOT_READ or verdict.outcome is LinkOutcome.SKIPPED:
            self.note_unread(url, verdict.reason)
            if verdict.outcome in _NOT_READ or verdict.reason == reasons.BY_ROBOTS:
                self.note_refused(url, verdict.reason)
        elif verdict.outcome in _NOT_THERE:
            self._unread.pop(url, None)

    def lead(self, url: str, final: str) -> None:
        """`url` leads to the page at `final`."""
        for way in (url, *self._spellings.get(url, ())):
            if way != final:
                self._ways.setdefault(final, {})[way] = None

    def keep(self, final: str, kinds: Set[PageKind]) -> None:
        """The page at `final` was read, and counts."""
        self.pages[final] = one_set(frozenset(kinds | self.kinds(final)))
        self._unread.pop(final, None)

    def vouch(self, final: str, answer: Fetch) -> None:
        """The address at the end of redirects has answered, too."""
        if final not in self.answers:
            self._kinds.setdefault(final, frozenset())
            works = LinkOutcome.WORKS
            self.answers[final] = Answer(
                final, works, answer.status, final_url=final, seconds=answer.seconds
            )

    def slowest(self, least: float, most: int) -> list[str]:
        """The pages that took longest, from `least` seconds on."""
        slow = [url for url in self.pages if self.answers[url].seconds >= least]
        return sorted(slow, key=lambda url: -self.answers[url].seconds)[:most]

    def again(self, url: str, seconds: float) -> None:
        """A slow page was asked once more, alone, and took so long."""
        self.answers[url] = replace(self.answers[url], again=seconds)

    def note_unread(self, url: str, reason: str) -> None:
        """A page that was not read, or not whole; only those of the errand matter."""
        ours = urls.same_site(url, self.home) or urls.same_company(url, self.home)
        if ours and self.kinds(url) & _ERRAND:
            self._unread.setdefault(url, reason)

    def note_cut(self, final: str, *, received: bool) -> None:
        """A page of any kind that was read in part: what is lacking elsewhere may stand in the
        rest. `received`: it came whole; what did not is listed already."""
        self._unread.setdefault(final, reasons.READ_IN_PART if received else reasons.CUT_SHORT)
        if received:
            self.skip(final, "too-large", "read in part")

    def note_refused(self, url: str, reason: str) -> None:
        """A page of the site, of whatever kind, that was asked and not had."""
        if urls.same_site(url, self.home) and not is_file(url):
            self._refused.setdefault(url, reason)

    def unread(self) -> Mapping[str, str]:
        """The errand's pages not read. Those left for want of time or room count only while few of
        their kind were read: a large site has thousands of stores and of answers."""
        read = Counter(kind for kinds in self.pages.values() for kind in kinds)
        missed = {
            url: reason
            for url, reason in self._unread.items()
            if reason not in _ENDED
            or any(read[kind] < _ENOUGH for kind in self.kinds(url) & _ERRAND)
        }
        return missed | {url: why for url, why in self._refusals().items() if url not in missed}

    def _refusals(self) -> Mapping[str, str]:
        """What was asked and not had, when it is so much that any of it may be the errand's."""
        refused = {url: why for url, why in self._refused.items() if url not in self.pages}
        if len(self.pages) < _FEW_PAGES:
            return refused
        turned_away = {url: why for url, why in refused.items() if why != reasons.BY_ROBOTS}
        asked = len(self.pages) + len(turned_away)
        return turned_away if len(turned_away) > asked * _MUCH else {}

    def all_answers(self) -> Mapping[str, Answer]:
        """Every address as the links write it."""
        found = dict(self.answers)
        for url, spellings in self._spellings.items():
            if url in found:
                found |= {way: replace(found[url], url=way) for way in spellings}
        return found

    def aliases(self) -> Mapping[str, tuple[str, ...]]:
        for final in self.pages:
            self.lead(final, final)
        return {final: tuple(ways) for final, ways in self._ways.items()}

    def unanswered(self) -> Iterable[str]:
        """Addresses met and neither asked nor left out."""
        return [url for url in self._kinds if url not in self.answers]


def landed(url: str, answer: Fetch | Failure) -> str:
    """Where an address ended, as an identity; of each there is one copy, as many tables have it."""
    final = answer.final_url
    return sys.intern(url if final == url else urls.identity(final))


def _detail(answer: Fetch | Failure) -> str:
    if isinstance(answer, Failure):
        return answer.detail
    return f"status {answer.status}"
