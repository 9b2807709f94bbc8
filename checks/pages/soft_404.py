"""Links to pages that say "not found", but pretend to exist."""

from collections.abc import Iterator

from journeycheck import (
    CannotTell,
    Certainty,
    Finding,
    Link,
    LinkOutcome,
    Place,
    Plural,
    Question,
    Severity,
    Site,
    Wording,
    check,
)
from journeycheck.dead_links import causes
from journeycheck.evidence import LIMIT, not_followed

DRAWN = "The site is drawn by a script, which may tell customers when a page does not exist."

EVERYWHERE = Wording(
    title="Every missing page shows the home page",
    experience="The customer follows an old link, or mistypes an address, and stands at the home "
    "page without a word about what became of the page. Whether it moved or is gone, nobody says.",
    remedy="Show a page that says plainly, to machines too, that there is nothing at this address, "
    "with the menu, a search and a way to ask.",
    action="Say so when a page does not exist",
    settled="An invented address shows a page that says so, and is answered as missing.",
)


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
    others=(EVERYWHERE,),
)
def soft_404(site: Site) -> Iterator[Finding]:
    """A page says that it cannot be found, but the server says that all is well.

    Told by cause, as dead links are. It takes two independent signs, seen twice. A site that shows
    its home page at any address is told once, as a whole, for a person to look at.

    Fails: a link to a page titled "Page not found" that answers as an ordinary page.
    Passes: a page that exists; a missing page that says so to machines too.
    """
    if site.catch_all:
        yield _everywhere(site)
        return
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


def _everywhere(site: Site) -> Finding:
    home = site.pages.get(site.url)
    if home is not None and home.shell:
        raise CannotTell(DRAWN)
    return Finding("site", (Place(site.url),), certainty=Certainty.LIKELY, wording=EVERYWHERE)
