"""What an answer means: works, broken, turned away, or nothing that can be told."""

from dataclasses import dataclass

from journeycheck.crawl import reasons, walls
from journeycheck.crawl.answers import Failure, Fetch, Trouble
from journeycheck.facts import LinkOutcome


@dataclass(frozen=True, slots=True)
class Verdict:
    """`doubtful`: an accusation, or a failure, that a second look must confirm. `skip`: the code
    under which the address is listed as left out or read in part, "" for none."""

    outcome: LinkOutcome
    reason: str = ""
    doubtful: bool = False
    skip: str = ""


FINE = frozenset({LinkOutcome.WORKS, LinkOutcome.REDIRECTED})
FAILS = frozenset(  # of a host that may have had enough of us
    {reasons.NO_ANSWER, reasons.NO_CONNECTION, reasons.BROKEN_OFF, reasons.NO_SUCH_HOST,
     reasons.SERVER_FAULT}
)  # fmt: skip
_ACCUSED = frozenset({LinkOutcome.BROKEN, LinkOutcome.ERROR, LinkOutcome.GONE})

_NETWORK = {
    Trouble.NO_SUCH_HOST: reasons.NO_SUCH_HOST,
    Trouble.NO_CONNECTION: reasons.NO_CONNECTION,
    Trouble.CERTIFICATE: reasons.BAD_CERTIFICATE,
    Trouble.TIMEOUT: reasons.NO_ANSWER,
    Trouble.BROKEN_OFF: reasons.BROKEN_OFF,
    Trouble.LOOP: reasons.ROUND_IN_CIRCLES,
    Trouble.TOO_MANY_REDIRECTS: reasons.TOO_MANY_REDIRECTS,
}
_LEFT_OUT = {
    Trouble.PRIVATE: reasons.PRIVATE,
    Trouble.ROBOTS: reasons.BY_ROBOTS,
    Trouble.DANGEROUS: reasons.DANGEROUS,
    Trouble.EXCLUDED: reasons.EXCLUDED,
}
_CANNOT = {
    Trouble.HEADERS: (reasons.HEADERS_TOO_LARGE, "too-large"),
    Trouble.CODING: (reasons.UNPACKABLE, ""),
    Trouble.ODD_REDIRECT: (reasons.ODD_REDIRECT, ""),
    Trouble.BROKE_US: (reasons.BROKE_US, ""),
}
_UNSURE = {Trouble.TLS: reasons.NO_SAFE_CONNECTION, Trouble.NOT_HTTP: reasons.NOT_HTTP}
_LIMITS = {Trouble.TIMEOUT: "timeout", Trouble.TOO_MANY_REDIRECTS: "redirects"}


def verdict(answer: Fetch | Failure, own: bool) -> Verdict:
    """The meaning of one answer; `own` when the address that answered is on the site itself."""
    if isinstance(answer, Failure):
        return _of_failure(answer.trouble, own)
    status = answer.status
    if status in {404, 410}:
        return Verdict(LinkOutcome.BROKEN, reasons.NOT_FOUND, doubtful=True)
    if walls.wall(answer.page, None if not own else walls.NOT_COUNTED):
        return Verdict(LinkOutcome.REFUSED, _turned_away(status), skip="bot-wall")
    if status >= 500:
        return _of_server_fault(own)
    if 200 <= status < 300:
        outcome = LinkOutcome.REDIRECTED if answer.hops else LinkOutcome.WORKS
        return Verdict(outcome, skip=answer.limit)
    return Verdict(LinkOutcome.CANT_TELL, reasons.UNCLEAR)


def not_the_site(reason: str) -> Verdict:
    """Of a page that stands in for the one that was asked: nobody is accused of what it says."""
    if reason in {reasons.UNDER_WORK, reasons.PARKED}:
        return Verdict(LinkOutcome.CANT_TELL, reason)
    return Verdict(LinkOutcome.REFUSED, reason, skip="bot-wall")


def _of_failure(trouble: Trouble, own: bool) -> Verdict:
    if trouble in _LEFT_OUT:
        return Verdict(LinkOutcome.SKIPPED, _LEFT_OUT[trouble], skip=trouble.value)
    if trouble in _CANNOT:
        reason, skip = _CANNOT[trouble]
        return Verdict(LinkOutcome.CANT_TELL, reason, skip=skip)
    if trouble in _UNSURE:  # browsers may be more lenient than we are
        return Verdict(LinkOutcome.CANT_TELL, _UNSURE[trouble], doubtful=True)
    outcome = LinkOutcome.ERROR if own else LinkOutcome.CANT_TELL
    return Verdict(outcome, _NETWORK[trouble], doubtful=True, skip=_LIMITS.get(trouble, ""))


def _of_server_fault(own: bool) -> Verdict:
    if own:
        return Verdict(LinkOutcome.ERROR, reasons.SERVER_FAULT, doubtful=True)
    return Verdict(LinkOutcome.CANT_TELL, reasons.SERVER_FAULT_ELSEWHERE)


def _turned_away(status: int) -> str:
    if status == 401:
        return reasons.LOGIN_WALL
    return reasons.CHALLENGED if status < 400 else reasons.TURNED_AWAY


def confirmed(first: Verdict, second: Verdict) -> Verdict:
    """The verdict of two looks: an accusation stands only when both say the same."""
    if second.outcome in _ACCUSED and second.outcome is not first.outcome:
        return Verdict(LinkOutcome.CANT_TELL, reasons.UNSTEADY)
    return second


def unconfirmed(first: Verdict) -> Verdict:
    """What is left of a failure that nobody could look at again."""
    return Verdict(LinkOutcome.CANT_TELL, reasons.UNCONFIRMED, skip=first.skip)
