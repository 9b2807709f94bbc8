"""Nowhere to complain."""

from collections.abc import Iterator

from journeycheck import (
    Concern,
    Finding,
    Place,
    Plural,
    PolicyKind,
    Question,
    Severity,
    Site,
    Wording,
    Work,
    check,
)
from journeycheck.duties import silent_on
from journeycheck.evidence import lacking_in

EDITION = Wording(
    title="The {language} pages name no way to complain",
    experience="A customer who reads {language} bought something that went wrong. On {n} pages, "
    "nothing says whom to tell: neither there, nor one click further.",
    remedy="Add to the {language} pages what the others say: whom to write to, and within which "
    "time somebody answers.",
    action="Name the way to complain in {language}",
    settled="The {language} pages, or a page they link to, say how to complain.",
)


@check(
    question=Question.FINDABLE,
    severity=Severity.MODERATE,
    absence=True,
    concerns=(Concern.FRONT_DESK, Concern.MARKETING),
    work=Work.MINUTES,
    wording=Wording(
        title="Nothing says how to complain",
        experience=Plural(
            "Something went wrong, and the customer wants to say so. The one page that we read "
            "names no way: they will say it elsewhere, in public.",
            "Something went wrong, and the customer wants to say so. On the {n} pages that we "
            "read, no person, address or form is named for it: they will say it elsewhere, in "
            "public.",
        ),
        remedy="Add a short passage to the help page and to the terms: whom to write to when "
        "something went wrong, what to enclose, within which time somebody answers.",
        action="Say how to complain",
        settled="A page that the foot of every page links to says how to complain.",
    ),
    others=(EDITION,),
)
def complaints_missing(site: Site) -> Iterator[Finding]:
    """The site sells, and no page speaks of complaints.

    Any word on complaints or disputes is enough. Sites that sell nothing online are left out.

    Fails: a shop whose pages never mention complaints.
    Passes: “For any complaint, write to Marie”, on any page within reach in that language.
    """
    for edition in silent_on(site, PolicyKind.COMPLAINTS):
        if edition is None:
            yield Finding("site", (Place(site.url),), {"n": len(site.pages)})
        else:
            yield lacking_in(edition, EDITION)
