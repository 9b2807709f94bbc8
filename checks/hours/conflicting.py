"""The same day, with two different opening hours."""

from collections.abc import Iterator, Mapping

from journeycheck import (
    CannotTell,
    Concern,
    Confidence,
    Day,
    Finding,
    Listed,
    OpeningHours,
    Plural,
    Question,
    Severity,
    Site,
    Spans,
    Wording,
    Work,
    check,
)
from journeycheck.evidence import page_count, places, together
from journeycheck.weeks import Sides, agree, disputed, like

NOT_COMPARED = (
    "Some opening hours could not be read with certainty, or stand side by side without saying "
    "what each is for: they have to be compared by a person."
)


@check(
    question=Question.CONSISTENT,
    severity=Severity.SERIOUS,
    needs=OpeningHours,
    concerns=(Concern.FRONT_DESK, Concern.MARKETING),
    work=Work.HOURS,
    wording=Wording(
        title=Plural("{day} has {readings} answers", "The hours disagree on {n} days"),
        experience=Plural(
            "For {day}, one place says {one}, another says {other}. The customer trusts whichever "
            "comes first, makes the trip, and may find the door shut.",
            "For {days}, the site contradicts itself. For {day}, one place says {one}, another "
            "says {other}. The customer trusts whichever comes first, makes the trip, and may "
            "find the door shut.",
        ),
        remedy="Decide once, with those who hold the keys. Copy the same hours to every place "
        "listed here on the same day, and name one person who looks after them.",
        action="Agree on one set of hours",
        settled="Every place gives the same hours for every day, data for search engines included.",
    ),
)
def conflicting(site: Site) -> Iterator[Finding]:
    """The same day has two different opening hours, for the same place and the same service.

    Only ordinary weeks that were read without any doubt are compared, day by day, in text and in
    data for search engines. A source that does not name a day says nothing of it. Two sets of
    hours side by side in one part of a page may be meant for two things: we cannot tell.

    Fails: the footer says Monday 9:00–17:00, the contact page says Monday 10:00–18:00.
    Passes: the footer says Monday 9:00–17:00, the contact page names no Monday.
    """
    regular = [hours for hours in site.facts(OpeningHours) if hours.regular]
    sure = [hours for hours in regular if hours.confidence is Confidence.HIGH]
    found = False
    for key, claims in together(sure, like).items():
        if days := disputed(claims):
            found = True
            yield _finding(key, days)
    if not found and _is_doubtful(regular):
        raise CannotTell(NOT_COMPARED)


def _is_doubtful(claims: list[OpeningHours]) -> bool:
    """Might something contradict, had all of it been understood?"""
    unread = any(hours.confidence is Confidence.LOW for hours in claims)
    return unread or not all(agree(group) for group in together(claims, like).values())


def _finding(key: str, days: Mapping[int, Sides]) -> Finding:
    day, sides = next(iter(days.items()))
    one, other = list(sides)[:2]
    first_of_each = [claims[0] for said in days.values() for claims in said.values()]
    every = [hours for said in days.values() for claims in said.values() for hours in claims]
    return Finding(
        key,
        places(first_of_each),
        {
            "n": len(days),
            "day": Day(day),
            "days": Listed(tuple(Day(index) for index in days)),
            "readings": len(sides),
            "one": Spans(one),
            "other": Spans(other),
        },
        occurrences=page_count(every),
    )
