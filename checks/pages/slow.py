"""Pages that take long to arrive, each time they are asked."""

from collections.abc import Iterator

from journeycheck import (
    Answer,
    CannotTell,
    Finding,
    Inapplicable,
    LinkOutcome,
    Place,
    Plural,
    Question,
    Severity,
    Site,
    Wording,
    Work,
    check,
)

SLOW = 4.0  # seconds until the whole page has arrived, without what it loads afterwards
VERY_SLOW = 10.0
SHOWN = 5
NO_PAGE = "No page was timed."
ONCE = "Some pages were slow once, and were not asked again when the visit was over."


@check(
    question=Question.WORKS,
    severity=Severity.MODERATE,
    work=Work.DAYS,
    wording=Wording(
        title=Plural(
            "A page takes {seconds} seconds to arrive",
            "{n} pages take up to {seconds} seconds",
        ),
        experience=Plural(
            "The customer waits {seconds} seconds until the page has arrived, and {again} seconds "
            "when trying again. On a mobile, on the road, it takes longer still.",
            "The customer waits for {n} pages: {seconds} seconds until the slowest has arrived, "
            "and {again} seconds when trying again. On a mobile, on the road, it takes longer "
            "still.",
        ),
        remedy="Measure what the server does in this time: it is often one question to the data, "
        "asked over and over, or an answer that could have been kept.",
        action="Find out what these pages wait for",
        settled="Each page listed here arrives within {limit} seconds, two times in a row.",
    ),
)
def slow(site: Site) -> Iterator[Finding]:
    """A page takes more than four seconds to arrive, and again when the visit is over.

    The time is that of the page alone, without pictures and scripts, and without our own waiting.

    Fails: a page that took 6.1 seconds, and 5.4 when it was asked again.
    Passes: a page that was slow once.
    """
    timed = [answer for answer in map(site.answers.get, site.pages) if answer and _arrived(answer)]
    if not timed:
        raise Inapplicable(NO_PAGE)
    slow = sorted((a for a in timed if _twice(a) > SLOW), key=_twice, reverse=True)
    if slow:
        yield _finding(slow)
    elif "crawl" in site.acts:
        raise CannotTell(site.acts["crawl"])
    elif _only_once(timed):
        raise CannotTell(ONCE)


def _only_once(timed: list[Answer]) -> bool:
    """Were pages slow, and not even the slowest asked again?"""
    return any(a.seconds > SLOW for a in timed) and all(a.again is None for a in timed)


def _arrived(answer: Answer) -> bool:
    return answer.outcome is LinkOutcome.WORKS and answer.seconds > 0


def _twice(answer: Answer) -> float:
    """The shorter of two looks; nothing after a single one."""
    return 0.0 if answer.again is None else min(answer.seconds, answer.again)


def _finding(slow: list[Answer]) -> Finding:
    first = slow[0]
    return Finding(
        "site",
        tuple(Place(answer.url) for answer in slow[:SHOWN]),
        {"n": len(slow), "seconds": first.seconds, "again": first.again or 0.0, "limit": int(SLOW)},
        occurrences=len(slow),
        severity=Severity.SERIOUS if _twice(first) > VERY_SLOW else None,
    )
