"""A consent banner that lies on the phone number."""

from collections.abc import Iterator

from journeycheck import (
    ConsentBanner,
    Control,
    Finding,
    Inapplicable,
    Question,
    Severity,
    Site,
    Wording,
    check,
)
from journeycheck.evidence import covered, under_banner

NO_NUMBER = "No number to press stands on the pages on which the banner was met."
STUCK = Wording(
    title="A banner without refusal covers the number",
    experience="On a first visit, the consent banner lies on the number, and scrolling does not "
    "free it. We found no way to refuse: the customer who does not want to accept cannot press it.",
    remedy="Give the banner a way to refuse that is as easy as accepting, and keep it clear of the "
    "number, which has to work whatever the customer decides.",
    action="Let customers refuse and still call",
    settled="On a first visit, the banner can be refused, and the number pressed while it is open.",
)


@check(
    question=Question.FINDABLE,
    severity=Severity.MODERATE,
    needs=ConsentBanner,
    act="browser",
    wording=Wording(
        title="The consent banner covers the number",
        experience="On a first visit, the consent banner lies on the number, and scrolling does "
        "not free it. The customer who only wants to call has to decide about cookies first.",
        remedy="Make the banner smaller on small screens, or leave it room at the foot of the "
        "page, so that the number lies clear of it while it is open.",
        action="Keep the banner clear of the number",
        settled="On a first visit, the number can be pressed while the banner is open.",
    ),
    others=(STUCK,),
)
def hidden_by_consent_banner(site: Site) -> Iterator[Finding]:
    """While the consent banner is open, no link that dials can be pressed on a page.

    Seen in two fresh visits, where the number lies and after scrolling to it; the same number could
    be pressed without the banner. Nothing is ever accepted.

    Fails: a banner over the call button at the foot of a small screen.
    Passes: a banner from under which the number can be scrolled.
    """
    covering = under_banner(site, Control.PHONE)
    if covering is None:
        raise Inapplicable(NO_NUMBER)
    if covering:
        yield covered(covering, STUCK)
