"""Links whose page sends its visitors on without end."""

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
    clean,
)
from journeycheck.dead_links import causes, goes_round
from journeycheck.evidence import LIMIT, not_followed

NAMED = Wording(
    title="“{words}” never arrives at a page",
    experience="The customer follows “{words}”. The site sends them on from address to address "
    "without end, until the browser gives up with a message of its own.",
    remedy="Look at the rules that forward addresses: two of them contradict each other. Keep one, "
    "and try the link in a fresh browser, where nothing is remembered.",
    action="Let “{words}” arrive at its page",
    settled="Following “{words}” in a fresh browser shows its page.",
)


@check(
    question=Question.WORKS,
    severity=Severity.SERIOUS,
    needs=Link,
    wording=Wording(
        title=Plural("A link never arrives at a page", "Links to {n} pages never arrive"),
        experience=Plural(
            "The customer follows a link. The site sends them on from address to address without "
            "end, until the browser gives up with a message of its own.",
            "The customer follows links to {n} pages. Each time the site sends them on from "
            "address to address without end, until the browser gives up with a message of its own.",
        ),
        remedy="Look at the rules that forward addresses: two of them contradict each other, as "
        "when one adds the slash at the end and the other takes it away.",
        action="Repair the rules that forward these pages",
        settled="Each link listed here shows its page in a fresh browser.",
    ),
    others=(NAMED,),
)
def redirect_loop(site: Site) -> Iterator[Finding]:
    """A page of the site forwards its visitors in circles, or more than twenty times, asked twice.

    Told by cause, as dead links are: a link that many pages share, or the pages of one folder.

    Fails: an address that forwards to another which forwards back, twice, some time apart.
    Passes: a chain of five; the same address asked again with a cookie, which then shows its page.
    """
    endless = causes(site, LinkOutcome.ERROR, goes_round)
    if not endless and (reason := not_followed(site)):
        raise CannotTell(reason)
    for cause in endless:
        yield Finding(
            cause.key,
            cause.places[:LIMIT],
            {"n": len(cause.targets), "words": clean(cause.words, 60)},
            occurrences=cause.links,
            wording=NAMED if cause.is_one_link else None,
        )
