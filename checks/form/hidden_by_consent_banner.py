"""A consent banner that lies on the button of the contact form."""

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

NO_BUTTON = "No form to write with stands on the pages on which the banner was met."
STUCK = Wording(
    title="A banner without refusal covers the button",
    experience="On a first visit, the consent banner lies on the button that sends the message, "
    "and scrolling does not free it. We found no way to refuse: the customer who does not want to "
    "accept cannot send it.",
    remedy="Give the banner a way to refuse that is as easy as accepting, and keep it clear of the "
    "form, which has to work whatever the customer decides.",
    action="Let customers refuse and still write",
    settled="On a first visit, the banner can be refused, and the message sent while it is open.",
)


@check(
    question=Question.FINDABLE,
    severity=Severity.MODERATE,
    needs=ConsentBanner,
    act="browser",
    wording=Wording(
        title="The consent banner covers the send button",
        experience="On a first visit, the consent banner lies on the button that sends the "
        "message, and scrolling does not free it. The customer has written, and must decide about "
        "cookies before the message can leave.",
        remedy="Make the banner smaller on small screens, or leave it room at the foot of the "
        "page, so that the button lies clear of it while it is open.",
        action="Keep the banner clear of the send button",
        settled="On a first visit, the message can be sent while the banner is open.",
    ),
    others=(STUCK,),
)
def hidden_by_consent_banner(site: Site) -> Iterator[Finding]:
    """While the consent banner is open, the button of a contact form cannot be pressed.

    Seen in two fresh visits, where the button lies and after scrolling to it; it could be pressed
    without the banner. Nothing is ever accepted, and nothing is sent.

    Fails: a banner over the whole contact page.
    Passes: a banner from under which the button can be scrolled.
    """
    covering = under_banner(site, Control.SEND)
    if covering is None:
        raise Inapplicable(NO_BUTTON)
    if covering:
        yield covered(covering, STUCK)
