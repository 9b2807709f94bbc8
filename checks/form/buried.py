"""A contact form that takes more than two clicks to find."""

from collections.abc import Iterator

from journeycheck import (
    EmbeddedForm,
    Finding,
    Question,
    Severity,
    Site,
    Wording,
    Work,
    check,
)
from journeycheck.evidence import WRITING, forms

NEAR = 2  # clicks

UNLINKED = Wording(
    title="No link leads to the contact form",
    experience="The form exists, on a page that no link of the site reaches. The customer who "
    "wants to write finds no way to it from the home page.",
    remedy="Link the page with the form from the menu and from the foot of every page, with the "
    "word that customers look for: contact.",
    action="Link to the contact form",
    settled="Starting from the home page, the form is met within two clicks.",
)


@check(
    question=Question.FINDABLE,
    severity=Severity.MODERATE,
    absence=True,
    unless=EmbeddedForm,
    work=Work.MINUTES,
    wording=Wording(
        title="The contact form is {clicks} clicks away",
        experience="The customer wants to write, and goes from page to page. The form only appears "
        "after {clicks} clicks.",
        remedy="Link the contact page from the menu and from the foot of every page, so that the "
        "form is one click away.",
        action="Put the contact form one click away",
        settled="The form is met within two clicks of the home page.",
    ),
    others=(UNLINKED,),
)
def buried(site: Site) -> Iterator[Finding]:
    """The shortest way by links from the home page to a contact or call-back form is too long.

    Fails: the nearest form is three clicks from the home page or more, or no link leads to it.
    Passes: a form on the home page, or one or two clicks further.
    """
    place, clicks = site.nearest(forms(site, WRITING))
    if clicks is None:
        yield Finding("site", (place,), wording=UNLINKED)
    elif clicks > NEAR:
        yield Finding("site", (place,), {"clicks": clicks})
