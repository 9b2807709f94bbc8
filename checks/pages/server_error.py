"""Links to pages that break down."""

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
from journeycheck.dead_links import breaks_down, causes
from journeycheck.evidence import LIMIT, not_followed

NAMED = Wording(
    title="“{words}” opens a page that fails",
    experience="The customer follows “{words}”, and the site fails to show the page, the second "
    "time too. What was promised there has to wait, or to be looked for elsewhere.",
    remedy="Look up the cause in the server’s log, repair it, and let a page that fails say in "
    "plain words what happened and how to reach somebody.",
    action="Repair the page behind “{words}”",
    settled="Following “{words}” shows the page, several times in a row.",
)


@check(
    question=Question.WORKS,
    severity=Severity.SERIOUS,
    needs=Link,
    wording=Wording(
        title=Plural("A page fails to open", "{n} pages fail to open"),
        experience=Plural(
            "The customer follows a link, and the site fails to show the page, the second time "
            "too. What was promised there has to wait, or to be looked for elsewhere.",
            "The customer follows links to {n} pages that the site fails to show, the second time "
            "too. What was promised there has to wait, or to be looked for elsewhere.",
        ),
        remedy="Look up the cause in the server’s log: pages that stand side by side often share "
        "it. Let a page that fails say in plain words how to reach somebody.",
        action="Repair the pages that fail",
        settled="Every page listed here opens, several times in a row.",
    ),
    others=(NAMED,),
)
def server_error(site: Site) -> Iterator[Finding]:
    """A page of the site itself breaks down or never answers, asked twice.

    Told by cause, as dead links are: a link that many pages share, or the pages of one folder.
    Pages that forward in circles, and hosts that cannot be trusted, have checks of their own.

    Fails: a page that answers with a fault of the server, twice, some time apart.
    Passes: a page that fails once and then works; a site that turned us away.
    """
    failing = causes(site, LinkOutcome.ERROR, breaks_down)
    if not failing and (reason := not_followed(site)):
        raise CannotTell(reason)
    for cause in failing:
        yield Finding(
            cause.key,
            cause.places[:LIMIT],
            {"n": len(cause.targets), "words": clean(cause.words, 60)},
            occurrences=cause.links,
            wording=NAMED if cause.is_one_link else None,
        )
