"""Opening hours that take more than two clicks to find."""

from collections.abc import Iterator

from journeycheck import (
    Concern,
    Finding,
    OpeningHours,
    Question,
    Severity,
    Site,
    Wording,
    Work,
    check,
)
from journeycheck.check import Inapplicable

NEAR = 2  # clicks
NO_HOURS = "No hours are shown to customers, so there is no way to them to measure."

UNLINKED = Wording(
    title="No link leads to the opening hours",
    experience="The hours are written, on a page that no link of the site reaches. The customer "
    "who starts from the home page never comes across them.",
    remedy="Write the hours at the foot of every page, and link the page that shows them from the "
    "menu.",
    action="Link to the page with the hours",
    settled="Starting from the home page, the hours are met within two clicks.",
)


@check(
    question=Question.FINDABLE,
    severity=Severity.MODERATE,
    needs=OpeningHours,
    absence=True,
    concerns=(Concern.MARKETING, Concern.WEB),
    work=Work.MINUTES,
    wording=Wording(
        title="The opening hours are {clicks} clicks away",
        experience="The customer only wants to know whether you are open. The answer shows after "
        "{clicks} clicks, page behind page, for whoever has the patience.",
        remedy="Write the hours at the foot of every page and beside the phone number, so that "
        "nobody has to look for them.",
        action="Bring the hours up to the home page",
        settled="The hours are met within two clicks of the home page.",
    ),
    others=(UNLINKED,),
)
def buried(site: Site) -> Iterator[Finding]:
    """The shortest way by links from the home page to the opening hours is too long.

    Fails: the nearest hours are three clicks from the home page or more, or no link leads there.
    Passes: hours on the home page, or one or two clicks further.
    """
    shown = [hours for hours in site.facts(OpeningHours) if hours.shown]
    if not shown:
        raise Inapplicable(NO_HOURS)
    place, clicks = site.nearest(shown)
    if clicks is None:
        yield Finding("site", (place,), wording=UNLINKED)
    elif clicks > NEAR:
        yield Finding("site", (place,), {"clicks": clicks})
