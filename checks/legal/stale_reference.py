"""Legal texts that quote a law or a body that is gone."""

from collections.abc import Iterator

from journeycheck import (
    Concern,
    Finding,
    PageKind,
    Question,
    Region,
    Severity,
    Site,
    StaleReference,
    Value,
    Wording,
    Work,
    check,
    clean,
)
from journeycheck.evidence import page_count, places
from journeycheck.laws import Gone, gone

ELSEWHERE = frozenset({"odr-platform"})  # has a check of its own
QUOTED = 80  # characters
LEGAL = frozenset({PageKind.LEGAL, PageKind.TERMS})


@check(
    question=Question.WORKS,
    severity=Severity.MINOR,
    concerns=(Concern.MARKETING,),
    work=Work.MINUTES,
    wording=Wording(
        title="The legal texts quote what is gone",
        experience="The customer reads “{words}”. What it quotes, {old}, ended on {since}. Whoever "
        "looks it up finds nothing, and trusts the rest of the page a little less.",
        remedy="Have the passage checked by somebody who knows the law: {new} stands in the place "
        "of {old} today. Put the date of the last reading on the page.",
        action="Bring the legal texts up to date",
        settled="The legal texts quote what is in force, and say when they were last read.",
    ),
)
def stale_reference(site: Site) -> Iterator[Finding]:
    """A legal notice, terms or a footer quote a law that was repealed, or a body that was closed.

    The references stand in `data/laws.toml`, each with the day on which it ended. A line that names
    what replaced it, or says that it is over, is left out; so are pages of other kinds, where
    somebody may write about history.

    Fails: “Angaben gemäß § 5 TMG” in an imprint, after 14 May 2024.
    Passes: “Angaben gemäß § 5 DDG”.
    """
    for row in gone(site):
        told = [fact for fact in site.facts(StaleReference) if _counts(fact, row, site)]
        if told:
            values: dict[str, Value] = {
                "words": clean(told[0].place.text, QUOTED),
                "old": row.old,
                "new": row.new,
                "since": row.since,
            }
            yield Finding(row.name, places(told), values, occurrences=page_count(told))


def _counts(fact: StaleReference, row: Gone, site: Site) -> bool:
    if fact.name != row.name or row.name in ELSEWHERE:
        return False
    legal = any(site.pages[url].kinds & LEGAL for url in fact.pages if url in site.pages)
    return legal or fact.place.region is Region.FOOTER
