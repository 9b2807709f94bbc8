"""A form that opens a mail program instead of sending."""

from collections.abc import Iterator

from journeycheck import Finding, Form, Question, Severity, Site, Wording, check
from journeycheck.evidence import PERSONAL, form_key, forms, page_count, places, together


@check(
    question=Question.WORKS,
    severity=Severity.SERIOUS,
    wording=Wording(
        title="The form does not send by itself",
        experience="The customer fills in the form and presses the button. Instead of sending, the "
        "page tries to open a mail program. Where none is set up, nothing happens, and what was "
        "written may be lost.",
        remedy="Let the site itself receive the message, then show a receipt that says who answers "
        "and when. Many site builders have such a form ready.",
        action="Let the site send the form",
        settled="The form can be sent in a browser without any mail program, and shows a receipt.",
    ),
)
def mailto_action(site: Site) -> Iterator[Finding]:
    """A form hands its answers to the customer's mail program instead of sending them.

    Fails: a contact form whose action is mailto:contact@….
    Passes: a form that sends to a web address.
    """
    unsent = [form for form in forms(site, PERSONAL) if _opens_mail(form)]
    for key, group in together(unsent, form_key).items():
        yield Finding(key, places(group), occurrences=page_count(group))


def _opens_mail(form: Form) -> bool:
    return form.action.strip().lower().startswith("mailto:")
