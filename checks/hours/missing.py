"""No opening hours, on the whole site or in one of its languages."""

from collections.abc import Iterable, Iterator

from journeycheck import (
    CannotTell,
    Concern,
    Fact,
    Finding,
    HoursHint,
    HoursPicture,
    OpeningHours,
    Place,
    Plural,
    Question,
    Severity,
    Site,
    Wording,
    Work,
    check,
)
from journeycheck.evidence import lacking_in

HINTED = "The pages seem to tell hours that we did not understand: a person has to look."
EDITION = Wording(
    title="The {language} pages give no opening hours",
    experience="A customer who reads {language} looks for the hours on {n} pages, and finds none: "
    "neither there, nor one click further. They are told, but in another language only.",
    remedy="Write the hours on the {language} pages too, in the words and with the clock that "
    "these readers use.",
    action="Give the {language} pages opening hours",
    settled="The hours can be read on the {language} pages, or on a page they link to.",
)


@check(
    question=Question.FINDABLE,
    severity=Severity.SERIOUS,
    absence=True,
    concerns=(Concern.MARKETING, Concern.FRONT_DESK),
    work=Work.MINUTES,
    wording=Wording(
        title="No opening hours were found",
        experience=Plural(
            "The customer wants to know when to call or to come. The one page that we read does "
            "not say. What is left is to try one’s luck.",
            "The customer wants to know when to call or to come. None of the {n} pages that we "
            "read says it. What is left is to try one’s luck.",
        ),
        remedy="Write the hours as text beside the phone number, on the contact page and at the "
        "foot of every page: for the door, and for the telephone if they differ.",
        action="Tell customers when you are there",
        settled="The hours can be read, as text, on the home page and on the contact page.",
    ),
    others=(EDITION,),
)
def missing(site: Site) -> Iterator[Finding]:
    """No opening hours can be read, on the whole site or in one of its languages.

    Hours that are written, but that we could not understand, count as present. Hours in data for
    search engines do not: a customer cannot see them. Hours that stand in a picture or a file are
    the matter of `hours/only-in-image`, and are not told twice. A heading of hours, or words of
    opening beside a time, forbid the accusation where no hours were understood.

    Fails: no page tells when somebody is there; or the English pages, and those they link to.
    Passes: hours in any form, on any page that the customer can reach in that language.
    """
    told = _pages(hours for hours in site.facts(OpeningHours) if hours.shown)
    present = told | _pages(site.facts(HoursPicture))
    hinted = _pages(site.facts(HoursHint))
    if not present and hinted:
        raise CannotTell(HINTED)
    if not present:
        yield Finding("site", (Place(site.url),), {"n": len(site.pages)})
    if not told:
        return
    lacking = [e for e in site.other_editions() if present.isdisjoint(site.within_reach(e))]
    silent = [e for e in lacking if hinted.isdisjoint(site.within_reach(e))]
    if lacking and not silent:
        raise CannotTell(HINTED)
    for edition in silent:
        yield lacking_in(edition, EDITION)


def _pages(facts: Iterable[Fact]) -> set[str]:
    return {url for fact in facts for url in fact.pages}
