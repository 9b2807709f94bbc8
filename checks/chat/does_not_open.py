"""A chat that does not open."""

from collections.abc import Iterator

from journeycheck import (
    CannotTell,
    Chat,
    Finding,
    Question,
    Severity,
    Site,
    Wording,
    check,
)
from journeycheck.evidence import places


@check(
    question=Question.WORKS,
    severity=Severity.MODERATE,
    needs=Chat,
    act="browser",
    wording=Wording(
        title="The chat does not open",
        experience="The customer presses the button of the chat; nothing happens. A second visit, "
        "begun anew, ended in the same way. Who hoped for a quick answer has to look for another "
        "way.",
        remedy="Open the site in a private window, refuse all cookies, and press the button: make "
        "the chat open there as well. Or show the button only where the chat can open.",
        action="Make the chat open",
        settled="After all cookies were refused, pressing the button opens the chat.",
    ),
)
def does_not_open(site: Site) -> Iterator[Finding]:
    """The button of a chat was pressed in two fresh visits, and nothing at all changed.

    A chat that may need what our visit holds back (it sends nothing, and opens no lasting
    connection) is not judged. Cookies were refused before, never accepted.

    Fails: a floating button “Chat” that does nothing.
    Passes: a window opens, be it with a message that nobody is there.
    """
    chats = site.facts(Chat)
    closed = [one for one in chats if one.state == "closed"]
    if closed:
        yield Finding("chat", places(closed))
    for one in chats:
        if not closed and one.state == "unclear":
            raise CannotTell(one.reason)
