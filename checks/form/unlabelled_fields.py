"""Fields without a label."""

from collections.abc import Iterator

from journeycheck import Finding, Form, Plural, Question, Severity, Site, Wording, Work, check
from journeycheck.evidence import WRITING, form_key, forms, page_count, places, questions, together


@check(
    question=Question.WORKS,
    severity=Severity.MODERATE,
    work=Work.MINUTES,
    wording=Wording(
        title=Plural("One field has no label", "{n} fields have no label"),
        experience=Plural(
            "No label is tied to the field. A grey hint inside it goes as soon as the customer "
            "types, and a customer who listens to the page may hear nothing.",
            "Of {asked} fields, {n} have no label tied to them. A grey hint inside a field goes as "
            "soon as the customer types, and a customer who listens to the page may hear nothing.",
        ),
        remedy="Give each field a label of its own, tied to it, that stays in sight while one "
        "types. A hint in grey inside the field does not replace it.",
        action="Give every field a label",
        settled="Each field has a label that a screen reader reads aloud.",
    ),
)
def unlabelled_fields(site: Site) -> Iterator[Finding]:
    """Fields of a contact or call-back form have no name that a screen reader could say.

    A hint inside the field is no name: it goes as soon as one types. Buttons are not fields.

    Fails: a field for the email address with nothing but a grey hint inside.
    Passes: fields with a label, visible or written for screen readers.
    """
    mute = [form for form in forms(site, WRITING) if _unnamed(form)]
    for key, group in together(mute, form_key).items():
        worst = max(group, key=_unnamed)
        values = {"n": _unnamed(worst), "asked": len(questions(worst))}
        yield Finding(key, places([worst, *group]), values, occurrences=page_count(group))


def _unnamed(form: Form) -> int:
    return sum(not field.label.strip() for field in questions(form))
