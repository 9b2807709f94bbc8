"""Links to pages that do not exist."""

from collections.abc import Iterator

from journeycheck import (
    CannotTell,
    Concern,
    Finding,
    Link,
    LinkOutcome,
    PageKind,
    Plural,
    Question,
    Severity,
    Site,
    Wording,
    Work,
    check,
    clean,
)
from journeycheck.dead_links import DeadLinks, Spread, causes
from journeycheck.evidence import LIMIT, not_followed

ERRANDS = {PageKind.CONTACT, PageKind.HOURS, PageKind.HELP, PageKind.TERMS, PageKind.LEGAL}

NAMED = Wording(
    title="“{words}” leads nowhere",
    experience=Plural(
        "The customer follows “{words}” and meets a page that says that nothing is there. The "
        "question that led there stays without an answer.",
        "The customer follows “{words}”, which stands on {n} pages, and meets a page that says "
        "that nothing is there. The question that led there stays without an answer.",
    ),
    remedy="Point the link to the page that answers the question today. If the page has only "
    "moved, forward its old address, so that the links customers have saved work too.",
    action="Repair the link “{words}”",
    settled="Following “{words}” shows the page it promises.",
)
UNNAMED = Wording(
    title="A link on {n} pages leads nowhere",
    experience="The customer follows a link that stands on {n} pages, and meets a page that says "
    "that nothing is there.",
    remedy="Point the link to the right page where the common part of the pages is kept: one "
    "repair settles them all.",
    action="Repair the link that all pages share",
    settled="Following the link shows a page.",
)
EXTERNAL = Wording(
    title="Links to {host} lead nowhere",
    experience="The customer follows a link to {host}, where the page is missing. It is not "
    "yours to repair, but it was your site that sent the customer there.",
    remedy="Look for the page that the links should show and correct them, or take them out.",
    action="Change or remove the links to {host}",
    settled="Every link to {host} shows a page.",
)


@check(
    question=Question.WORKS,
    severity=Severity.MODERATE,
    needs=Link,
    concerns=(Concern.WEB,),
    work=Work.HOURS,
    wording=Wording(
        title=Plural("Links lead to a missing page", "Links lead to {n} missing pages"),
        experience=Plural(
            "The customer follows a link and meets a page that says that nothing is there. What "
            "was promised has to be looked for elsewhere.",
            "The customer follows links that lead to {n} pages which are not there. Each time, "
            "what was promised has to be looked for elsewhere.",
        ),
        remedy="Correct the links, place by place, or take them out. Where the page has only "
        "moved, forward its old address to the new one.",
        action="Repair or remove the dead links",
        settled="Every link listed here shows the page it promises.",
    ),
    others=(NAMED, UNNAMED, EXTERNAL),
)
def broken_link(site: Site) -> Iterator[Finding]:
    """A link leads to a page that does not exist, asked twice.

    Links are told by cause: one finding for each link of a header, menu or footer, one for the
    missing pages of each folder, one for each other site. Who turned us away is never broken.

    Fails: a link whose target answers "not found" or "gone", twice.
    Passes: links that work, also after forwarding.
    """
    dead = causes(site, LinkOutcome.BROKEN)
    if not dead and (reason := not_followed(site)):
        raise CannotTell(reason)
    for cause in dead:
        yield _finding(cause)


def _finding(cause: DeadLinks) -> Finding:
    wording = _wording(cause)
    return Finding(
        cause.key,
        cause.places[:LIMIT],
        {
            "n": len(cause.targets) if wording is None else cause.pages,
            "words": clean(cause.words, 60),
            "host": cause.name,
        },
        occurrences=cause.links,
        severity=_severity(cause),
        wording=wording,
    )


def _wording(cause: DeadLinks) -> Wording | None:
    if cause.spread is Spread.EXTERNAL:
        return EXTERNAL
    if cause.spread is Spread.TEMPLATE:
        return NAMED if cause.words else UNNAMED
    return NAMED if cause.words and len(cause.targets) == 1 else None


def _severity(cause: DeadLinks) -> Severity:
    if cause.spread is Spread.EXTERNAL:
        return Severity.MINOR
    serious = cause.spread is Spread.TEMPLATE or cause.kinds & ERRANDS
    return Severity.SERIOUS if serious else Severity.MODERATE
