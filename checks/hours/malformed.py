"""Opening hours that search engines cannot read."""

from collections.abc import Iterator
from dataclasses import replace

from journeycheck import (
    Finding,
    Malformation,
    Question,
    Severity,
    Site,
    Wording,
    Work,
    check,
    clean,
)
from journeycheck.evidence import page_count, places, together

SUBJECTS = {"hours", "block"}

BLOCK = Wording(
    title="Search engines may not read the company’s card",
    experience="The page holds a card about a company, for search engines and maps. It is broken "
    "off or garbled: what it was to tell may be lost, and the customer who asks a search engine "
    "may get an old answer, or none.",
    remedy="Correct the card, then paste the page into a checking tool for structured data until "
    "nothing is reported any more.",
    action="Repair the card for search engines",
    settled="A checking tool reads the whole card without any remark.",
)


@check(
    question=Question.WORKS,
    severity=Severity.MODERATE,
    work=Work.HOURS,
    wording=Wording(
        title="Search engines may misread some of the hours",
        experience="Some of the hours written for search engines, maps and telephones have a form "
        "that these may not understand, or may misunderstand. The customer who asks them may be "
        "told that you are closed when you are open.",
        remedy="Write these hours in the form that search engines expect: days in English, times "
        "from 00:00 to 23:59, one opening and one closing time for each stretch.",
        action="Rewrite the hours for search engines",
        settled="A checking tool for structured data reads every day and every time.",
    ),
    others=(BLOCK,),
)
def malformed(site: Site) -> Iterator[Finding]:
    """Hours in structured data are written in a form that machines cannot read.

    Each kind of fault is told once, with the pages where it occurs.

    Fails: "closes": "{{closing_time}}"; a day that no machine knows; a block that breaks off.
    Passes: structured data with known days and times; no structured data at all.
    """
    faults = [fact for fact in site.facts(Malformation) if fact.subject in SUBJECTS]
    for code, facts in together(faults, lambda fact: fact.fault).items():
        shown = [replace(fact, place=replace(fact.place, text=clean(fact.value))) for fact in facts]
        wording = BLOCK if facts[0].subject == "block" else None
        yield Finding(code, places(shown), occurrences=page_count(facts), wording=wording)
