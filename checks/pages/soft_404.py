"""Links to pages that say "not found", but pretend to exist."""

from collections.abc import Iterator

from journeycheck import (
    CannotTell,
    Finding,
    Link,
    LinkOutcome,
    Plural,
    Question,
    Severity,
    Site,
    Wording,
    check,
)
from journeycheck.dead_links import causes
from journeycheck.evidence import LIMIT, not_followed


@check(
    question=Question.WORKS,
    severity=Severity.MODERATE,
    needs=Link,
    wording=Wording(
        title=Plural("A missing page pretends to exist", "{n} missing pages pretend to exist"),
        experience=Plural(
            "The customer follows a link and reads that the page cannot be found. To search "
            "engines the site says that all is well, so they may go on sending others there.",
            "The customer follows links to {n} pages and reads that they cannot be found. To "
            "search engines the site says that all is well, so they may go on sending others "
            "there.",
        ),
        remedy="Put a page at this address, or forward it to the nearest one; let the site say "
        "plainly, to machines too, when a page is missing; correct the links.",
        action="Repair the links to missing pages",
        settled="The links show a page, and an invented address is answered as missing.",
    ),
)
def soft_404(site: Site) -> Iterator[Finding]:
    """A page says that it cannot be found, but the server says that all is well.

    Told by cause, as dead links are. It takes two independent signs, seen twice.

    Fails: a link to a page titled "Page not found" that answers as an ordinary page.
    Passes: a page that exists; a missing page that says so to machines too.
    """
    gone = causes(site, LinkOutcome.GONE)
    if not gone and (reason := not_followed(site)):
        raise CannotTell(reason)
    for cause in gone:
        yield Finding(
            cause.key,
            cause.places[:LIMIT],
            {"n": len(cause.targets)},
            occurrences=cause.links,
        )
