"""A form that forgets what was typed."""

from collections.abc import Iterator

from journeycheck import (
    CannotTell,
    DryForm,
    Finding,
    Listed,
    Question,
    Severity,
    Site,
    Wording,
    check,
)
from journeycheck.evidence import places

NOT_TRIED = "What the form does with a mistake could not be tried without sending it."


@check(
    question=Question.WORKS,
    severity=Severity.SERIOUS,
    needs=DryForm,
    act="browser",
    wording=Wording(
        title="A mistake empties the contact form",
        experience="The customer overlooks one field and presses the button. What was typed "
        "elsewhere is gone: {fields}. It has to be typed again, or is left unsaid.",
        remedy="Keep every answer in its field when something is missing, and say beside the field "
        "what is missing. Only what is wrong should have to be typed again.",
        action="Keep what was typed after a mistake",
        settled="With one required field left empty, pressing the button keeps all the others.",
    ),
)
def loses_input(site: Site) -> Iterator[Finding]:
    """Fields of a contact form are emptied when another one was left out.

    Tried on a phone in two fresh visits with the answers of a fictional customer. Nothing left the
    browser: a form that would send itself all the same is not judged.

    Fails: “Error”, and an empty form.
    Passes: the field that is missing is named, and the others keep what they hold.
    """
    forms = site.facts(DryForm)
    lossy = [one for one in forms if one.lost]
    for one in lossy[:1]:
        yield Finding("form", places(lossy), {"fields": Listed(one.lost)})
    if not lossy and any(one.errors == "unclear" for one in forms):
        raise CannotTell(NOT_TRIED)
