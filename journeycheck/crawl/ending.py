"""How a visit ended: what was left out, why, and the books closed."""

from dataclasses import dataclass, replace

from journeycheck.crawl import reasons
from journeycheck.crawl.answers import Failure, Fetch
from journeycheck.crawl.desk import Desk
from journeycheck.crawl.ledger import Ledger
from journeycheck.crawl.loop import Visit
from journeycheck.crawl.outcome import not_the_site
from journeycheck.crawl.results import Crawled, Ending, Stop
from journeycheck.crawl.start import Entry


@dataclass(frozen=True)
class End:
    """The outcome of the whole visit, with the reason when it is not complete."""

    outcome: Ending = "complete"
    stopped_by: Stop | None = None
    reason: str | None = None


_STOPPED: dict[Stop, str] = {
    "interrupt": reasons.STOPPED_BY_HAND,
    "time": reasons.STOPPED_AT_TIME,
    "pages": reasons.STOPPED_AT_PAGES,
    "depth": reasons.STOPPED_AT_DEPTH,
    "disk": reasons.STOPPED_BY_DISK,
}


def closed(start: str, entry: Entry, visit: Visit, desk: Desk, stopped_by: Stop | None) -> Crawled:
    """The finished visit. `stopped_by` is what ended it from outside, if anything did."""
    desk.leave_out_rows()
    end = _end(visit, desk, stopped_by or _budget(visit, desk))
    _leave_out_the_rest(visit, desk, stopped_by)
    books = _books(start, entry.home, desk.ledger, end)
    return replace(
        books,
        catch_all=visit.catch_all,
        error_page=visit.error_page,
        form_actions=visit.form_actions,
    )


def not_entered(start: str, url: str, entry: Entry | None, ledger: Ledger) -> Crawled:
    """A visit without a home page: turned away at the door, or interrupted before it opened."""
    if entry is None:
        ledger.leave_out(url, "budget", reasons.INTERRUPTED)
        return _books(start, url, ledger, _stopped("interrupt"))
    reason = entry.reason or reasons.TURNED_AWAY
    if isinstance(entry.answer, Fetch):
        ledger.asked.add(url)
        ledger.settle(url, entry.answer, not_the_site(reason), 1)
    elif isinstance(entry.answer, Failure) or entry.answer is None:
        ledger.leave_out(url, "robots", reason)
    return _books(start, entry.home, ledger, End(entry.outcome, None, reason))


def _stopped(by: Stop) -> End:
    return End("partial", by, _STOPPED[by])


def _end(visit: Visit, desk: Desk, stopped_by: Stop | None) -> End:
    if visit.given_up:
        walled = visit.given_up == reasons.STOPPED_BY_WALL
        return End("blocked" if walled else "partial", None, visit.given_up)
    return _stopped(stopped_by) if stopped_by else End()


def _budget(visit: Visit, desk: Desk) -> Stop | None:
    """The budget that was reached, when nothing else ended the visit."""
    left = [url for url in desk.ledger.unanswered() if desk.is_own(url)]
    if desk.turned_down or any(url not in desk.too_deep for url in left):
        return "pages"
    return "depth" if left else None


def _leave_out_the_rest(visit: Visit, desk: Desk, stopped_by: Stop | None) -> None:
    """Every address met is accounted for."""
    for url in desk.ledger.unanswered():
        if stopped_by == "interrupt":
            desk.ledger.leave_out(url, "budget", reasons.INTERRUPTED)
        elif visit.given_up and desk.is_own(url):
            walled = visit.given_up == reasons.STOPPED_BY_WALL
            desk.ledger.leave_out(url, "bot-wall" if walled else "timeout", reasons.GIVEN_UP)
        elif url in desk.too_deep:
            desk.ledger.leave_out(url, "budget", reasons.TOO_DEEP, "depth")
        else:
            desk.ledger.leave_out(url, "budget", reasons.OUT_OF_BUDGET)


def _books(start: str, home: str, ledger: Ledger, end: End) -> Crawled:
    return Crawled(
        start=start,
        home=home,
        answers=ledger.all_answers(),
        aliases=ledger.aliases(),
        skipped=tuple(ledger.skips),
        skipped_total=ledger.skipped_total,
        outcome=end.outcome,
        stopped_by=end.stopped_by,
        reason=end.reason,
        unread=ledger.unread(),
        certificates=dict(ledger.certificates),
        addresses_asked=len(ledger.asked),
        asked_twice=len(ledger.asked_twice),
    )
