"""A phone number that takes more than two clicks to find."""

from collections.abc import Iterator

from journeycheck import (
    Concern,
    Finding,
    Listed,
    Phone,
    Question,
    Severity,
    Site,
    Visit,
    Wording,
    Work,
    check,
    clean,
)
from journeycheck.check import Inapplicable
from journeycheck.urls import path as path_of

NEAR = 2  # clicks
WAY = 6  # pages named of a longer way
TITLE = 40  # characters
NO_NUMBER = "No number that can be called is shown, so there is no way to it to measure."

UNLINKED = Wording(
    title="No link leads to the phone number",
    experience="The number exists, on a page that no link of the site reaches. The customer who "
    "starts from the home page may follow every menu, and never comes across it.",
    remedy="Write the number at the top of every page, and link the page that shows it from the "
    "menu.",
    action="Link to the page with the number",
    settled="Starting from the home page, the number is met within two clicks.",
)


@check(
    question=Question.FINDABLE,
    severity=Severity.SERIOUS,
    needs=Phone,
    absence=True,
    concerns=(Concern.MARKETING, Concern.WEB),
    work=Work.MINUTES,
    wording=Wording(
        title="The phone number is {clicks} clicks away",
        experience="The customer wants to call, and looks through the home page, then a menu, "
        "then another page. The shortest way to the number goes by {way}: {clicks} clicks, for "
        "those who have not given up before.",
        remedy="Write the number at the top or at the foot of every page, with its hours, so that "
        "it is there when the need for it arises.",
        action="Bring the number up to the home page",
        settled="The number is met within two clicks of the home page.",
    ),
    others=(UNLINKED,),
)
def buried(site: Site) -> Iterator[Finding]:
    """The shortest way by links from the home page to a phone number is too long.

    Only numbers that can be called and that a customer can see count; a fax does not.

    Fails: the nearest number is three clicks from the home page or more, or no link leads to it.
    Passes: a number on the home page, or one or two clicks further.
    """
    numbers = [
        phone for phone in site.facts(Phone) if phone.shown and phone.valid and phone.role != "fax"
    ]
    if not numbers:
        raise Inapplicable(NO_NUMBER)
    place, clicks = site.nearest(numbers)
    if clicks is None:
        yield Finding("site", (place,), wording=UNLINKED)
    elif clicks > NEAR:
        way = tuple(_called(site.pages.get(url), url) for url in site.path([place.url])[1:])
        yield Finding("site", (place,), {"clicks": clicks, "way": Listed(way[:WAY])})


def _called(page: Visit | None, url: str) -> str:
    """A page as its own title calls it; its path when it has none."""
    told = page.heading or page.title if page else ""
    return clean(told, TITLE) or path_of(url)
