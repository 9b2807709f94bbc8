"""The state of each channel: what the customer can do with it, from its facts and its findings."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from journeycheck.check import Outcome
from journeycheck.choice import LEFT_OUT
from journeycheck.evidence import is_stranger
from journeycheck.facts import (
    Chat,
    Email,
    Errand,
    Fact,
    Form,
    FormKind,
    HoursPicture,
    Journey,
    OpeningHours,
    Order,
    PageKind,
    Phone,
    PostalAddress,
    Service,
    Stage,
)
from journeycheck.judge import Result
from journeycheck.model import FindingRecord, State
from journeycheck.postal import STRANGER
from journeycheck.site import Site

DEAD_FORM = {"form/mailto-action", "form/unreachable"}
DEAD_EMAIL = {"email/domain-without-mail"}


@dataclass(frozen=True)
class Situation:
    """One channel: its state, the claims a customer can use, and the findings against it. `clicks`:
    those of a journey that was walked, None when there was none. `left_out`: by the settings, no
    check looked at it, and nothing is said of it."""

    channel: str
    state: State
    claims: tuple[Fact, ...] = ()
    findings: tuple[FindingRecord, ...] = ()
    clicks: int | None = None
    left_out: bool = False


@dataclass(frozen=True)
class Gathered:
    """What the states are decided from."""

    site: Site
    results: Sequence[Result]
    findings: tuple[FindingRecord, ...]

    def against(self, channel: str) -> tuple[FindingRecord, ...]:
        return tuple(finding for finding in self.findings if finding.channel == channel)

    def limiting(self, channel: str) -> tuple[FindingRecord, ...]:
        """The findings against a channel, without those on the numbers of others."""
        theirs = self._strangers() if channel == "phone" else set()
        return tuple(
            finding
            for finding in self.against(channel)
            if not finding.evidence
            or any((place.url, place.selector) not in theirs for place in finding.evidence)
        )

    def _strangers(self) -> set[tuple[str, str]]:
        """The places where only the numbers of others stand."""
        ours, theirs = set[tuple[str, str]](), set[tuple[str, str]]()
        for phone in self.site.facts(Phone):
            spots = theirs if is_stranger(phone, self.site) else ours
            spots |= {(url, phone.place.selector) for url in phone.pages if phone.place.selector}
        return theirs - ours

    def outcome(self, check_id: str) -> Outcome | None:
        return next((r.outcome for r in self.results if r.check.id == check_id), None)

    def keys(self, check_id: str) -> set[str]:
        """The keys of one check's findings."""
        found = (r for r in self.results if r.check.id == check_id)
        return {finding.key for result in found for finding in result.findings}

    def accused(self, check_ids: Iterable[str]) -> set[tuple[str, str]]:
        """The places (address, selector) of the findings of these checks."""
        ids = set(check_ids)
        return {
            (place.url, place.selector)
            for result in self.results
            if result.check.id in ids
            for finding in result.findings
            for place in finding.evidence
        }


def situations(gathered: Gathered) -> tuple[Situation, ...]:
    """The channels, in the order of the first screen; a chat only where one was met, ordering only
    where there is a shop."""
    left_out = {_order} if not is_shop(gathered.site) else set()
    left_out |= {_chat} if not gathered.site.facts(Chat) else set()
    return tuple(_judged(judge(gathered), gathered) for judge in _JUDGES if judge not in left_out)


def _judged(situation: Situation, gathered: Gathered) -> Situation:
    """What no check was allowed to look at is neither fine nor broken."""
    channel = situation.channel
    reasons = {result.reason for result in gathered.results if result.check.channel == channel}
    if reasons != {LEFT_OUT}:
        return situation
    return Situation(channel, "cannot_tell", left_out=True)


def _state(
    gathered: Gathered, channel: str, claims: Sequence[Fact], good: Sequence[Fact]
) -> Situation:
    """Good claims work, with effort if anything stands against them; bad ones alone do not."""
    findings = tuple(f for f in gathered.limiting(channel) if f.severity != "minor")
    if good:
        state: State = "with_effort" if findings else "works"
    elif claims:
        state = "does_not_work"
    else:
        state = _without(gathered, channel)
    return Situation(channel, state, tuple(good or claims), findings)


def _without(gathered: Gathered, channel: str) -> State:
    """Nothing found: not offered only when its absence was established."""
    failed = gathered.outcome(f"{channel}/missing") is Outcome.FAILED
    return "not_offered" if failed else "cannot_tell"


def _phone(gathered: Gathered) -> Situation:
    site = gathered.site
    own = [phone for phone in site.facts(Phone) if not is_stranger(phone, site)]
    shown = [phone for phone in own if phone.shown and phone.role != "fax"]
    bad = gathered.accused({"phone/placeholder"})
    good = [p for p in shown if p.valid and not _at(p, bad)]
    if not good and gathered.site.country is None and any(_is_open(p) for p in shown):
        return Situation("phone", "cannot_tell", tuple(shown), gathered.against("phone"))
    return _state(gathered, "phone", shown, good)


def _is_open(phone: Phone) -> bool:
    """A number that needs a country to be read."""
    return not (phone.valid or phone.normalized or phone.fictional)


def _hours(gathered: Gathered) -> Situation:
    site = gathered.site
    told = [h for h in site.facts(OpeningHours) if h.service is not Service.DELIVERY]
    claims = [hours for hours in told if hours.shown]
    if not claims and "site" in gathered.keys("hours/only-in-image"):
        return _state(gathered, "hours", pictures := site.facts(HoursPicture), pictures)
    opens = [hours for hours in claims if hours.osm and any(hours.week)]
    if claims and not opens:  # days that are closed do not say when to come
        return Situation("hours", "cannot_tell", tuple(claims), gathered.against("hours"))
    contradicted = bool(gathered.keys("hours/conflicting"))
    current = [h for h in opens if not h.valid_through or h.valid_through >= site.today]
    return _state(gathered, "hours", claims, [] if contradicted else current)


def _form(gathered: Gathered) -> Situation:
    writing = {FormKind.CONTACT, FormKind.CALLBACK}
    forms = [form for form in gathered.site.facts(Form) if form.kind in writing]
    dead = gathered.accused(DEAD_FORM)
    return _state(gathered, "form", forms, [form for form in forms if not _at(form, dead)])


def _email(gathered: Gathered) -> Situation:
    emails = [e for e in gathered.site.facts(Email) if e.shown]
    dead = gathered.accused(DEAD_EMAIL)
    alive = [email for email in emails if not (email.fault or _at(email, dead))]
    return _state(gathered, "email", emails, alive)


def _address(gathered: Gathered) -> Situation:
    told = gathered.site.facts(PostalAddress)
    addresses = tuple(address for address in told if address.role != STRANGER)
    shown = tuple(address for address in addresses if address.shown)
    if not shown:  # data for search engines is no help to a customer
        return Situation("address", "cannot_tell", addresses, gathered.against("address"))
    return _state(gathered, "address", addresses, shown)


def _chat(gathered: Gathered) -> Situation:
    """Nobody is accused of a chat that did not open unless its check says so."""
    chats = gathered.site.facts(Chat)
    findings = tuple(f for f in gathered.against("chat") if f.severity != "minor")
    met = {chat.state for chat in chats}
    state: State = "cannot_tell"
    if met & {"opened", "offline"}:
        state = "with_effort" if findings or "opened" not in met else "works"
    elif "closed" in met and findings:
        state = "does_not_work"
    return Situation("chat", state, chats, findings)


def _order(gathered: Gathered) -> Situation:
    """What the walk says; one that ended early, or in doubt, says nothing."""
    orders = gathered.site.facts(Order)
    findings = tuple(f for f in gathered.against("order") if f.severity != "minor")
    if not orders:
        return Situation("order", "cannot_tell", (), findings)
    [order, *_] = orders
    state: State = "cannot_tell"
    proved = any(finding.check == f"order/{order.broke}" for finding in findings)
    if proved and not order.doubt:
        state = "does_not_work"
    elif order.reached is Stage.PAYMENT and not (order.broke or order.doubt):
        state = "with_effort" if findings else "works"
    walks = (j for j in gathered.site.facts(Journey) if j.errand is Errand.ORDER)
    return Situation(
        "order", state, (order,), findings, next((walk.clicks for walk in walks), None)
    )


def is_shop(site: Site) -> bool:
    """Is anything sold there?"""
    sold = {PageKind.PRODUCT, PageKind.CART}
    return bool(site.facts(Order)) or any(page.kinds & sold for page in site.pages.values())


def _at(fact: Fact, places: set[tuple[str, str]]) -> bool:
    return any((url, fact.place.selector) in places for url in fact.pages)


_JUDGES: tuple[Callable[[Gathered], Situation], ...] = (
    _phone, _hours, _form, _email, _chat, _address, _order,
)  # fmt: skip
