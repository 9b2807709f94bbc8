"""No contact form, on the whole site or in one of its languages."""

from collections.abc import Iterator

from journeycheck import (
    CannotTell,
    Concern,
    EmbeddedForm,
    Finding,
    Form,
    FormKind,
    Place,
    Plural,
    Question,
    Severity,
    Site,
    Wording,
    check,
)
from journeycheck.evidence import WRITING, lacking_in

UNCLEAR = "A form stands here whose purpose we could not make out: it may be the contact form."

EDITION = Wording(
    title="The {language} pages have no contact form",
    experience="A customer who reads {language} looks for a way to write on {n} pages, and finds "
    "no form: neither there, nor one click further. There is one, in another language.",
    remedy="Put the form on the {language} pages too, with its labels and its receipt in that "
    "language.",
    action="Give the {language} pages a contact form",
    settled="A contact form stands on the {language} pages, or on a page they link to.",
)


@check(
    question=Question.FINDABLE,
    severity=Severity.SERIOUS,
    absence=True,
    unless=EmbeddedForm,
    concerns=(Concern.WEB, Concern.FRONT_DESK),
    wording=Wording(
        title="No contact form was found",
        experience=Plural(
            "The customer has a question outside office hours and would write it down. The one "
            "page that we read has no form to write in.",
            "The customer has a question outside office hours and would write it down. None of the "
            "{n} pages that we read has a form to write in.",
        ),
        remedy="Put a short form on the contact page: email address, subject, message. After it is "
        "sent, say who answers and when.",
        action="Give customers a form to write in",
        settled="A contact form stands on a page that the menu leads to.",
    ),
    others=(EDITION,),
)
def missing(site: Site) -> Iterator[Finding]:
    """No form to write to the company, on the whole site or in one of its languages.

    Search, newsletter, login and order forms do not count. A form of another service, which we
    cannot read, or one with room for a message whose purpose is not clear, forbids the accusation.

    Fails: no contact or call-back form on any page; or on the English pages and those they link to.
    Passes: one such form, on any page that the customer can reach in that language.
    """
    known = {url for form in site.facts(Form) if form.kind in WRITING for url in form.pages}
    unclear = {url for form in site.facts(Form) if _is_unclear(form) for url in form.pages}
    if not known:
        if unclear:
            raise CannotTell(UNCLEAR)
        yield Finding("site", (Place(site.url),), {"n": len(site.pages)})
        return
    for edition in site.other_editions():
        if not (known | unclear) & site.within_reach(edition):
            yield lacking_in(edition, EDITION)


def _is_unclear(form: Form) -> bool:
    """A form with room for a message, which may be a contact form."""
    return form.kind is FormKind.OTHER and any(field.type == "textarea" for field in form.asked)
