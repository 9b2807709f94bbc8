"""Customers are sent to the European platform for disputes, which is closed."""

from collections.abc import Iterator

from journeycheck import (
    Concern,
    Finding,
    How,
    Question,
    Severity,
    Site,
    StaleReference,
    Wording,
    Work,
    check,
)
from journeycheck.evidence import page_count, places
from journeycheck.laws import gone

PLATFORM = "odr-platform"

SAID = Wording(
    title="A platform that is closed is recommended",
    experience="The customer with a dispute reads that the European platform for online disputes "
    "can help. It closed on {since}: whoever looks for it finds nothing, and has lost an evening.",
    remedy="Take the passage out of the terms and the legal notice: the platform closed with "
    "Regulation (EU) {rule}. Say there who can help instead.",
    action="Take out the platform that is closed",
    settled="No page recommends the European platform for online disputes any more.",
)


@check(
    question=Question.WORKS,
    severity=Severity.MODERATE,
    concerns=(Concern.MARKETING, Concern.WEB),
    work=Work.MINUTES,
    wording=Wording(
        title="A link leads to a closed platform",
        experience="The customer with a dispute follows your link to the European platform for "
        "online disputes. It closed on {since}: what was offered as help is a dead end.",
        remedy="Take the link and its passage out of the terms and the legal notice: the platform "
        "closed with Regulation (EU) {rule}. Say there who can help instead.",
        action="Take out the link to the closed platform",
        settled="No page links to the European platform for online disputes any more.",
    ),
    others=(SAID,),
)
def stale_odr_link(site: Site) -> Iterator[Finding]:
    """The European platform for online disputes is linked or named as a help, and it is closed.

    It closed on 20 July 2025 (Regulation (EU) 2024/3228). A line that says so itself is left out.

    Fails: terms that link to ec.europa.eu/consumers/odr.
    Passes: “The European platform for disputes was closed on 20 July 2025.”
    """
    since = next((row for row in gone(site) if row.name == PLATFORM), None)
    told = [fact for fact in site.facts(StaleReference) if fact.name == PLATFORM]
    if since is None or not told:
        return
    linked = [fact for fact in told if fact.place.how is How.LINK]
    yield Finding(
        "site",
        places([*linked, *told]),
        {"since": since.since, "rule": since.new},
        occurrences=page_count(told),
        wording=None if linked else SAID,
    )
