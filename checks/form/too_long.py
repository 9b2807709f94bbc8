"""A contact form that asks more than it needs."""

from collections.abc import Iterator
from dataclasses import replace

from journeycheck import Captcha, Concern, Finding, Form, Question, Severity, Site, Wording, check
from journeycheck.evidence import (
    WRITING,
    form_key,
    forms,
    page_count,
    places,
    questions,
    together,
)

ASKED = 7  # fields shown
COMPULSORY = 5

MANY = Wording(
    title="The form asks {asked} questions",
    experience="To say one thing, the customer meets {asked} fields, {compulsory} of them "
    "compulsory. Each one takes time, and none brings an answer any nearer.",
    remedy="Keep no more than {limit}: first the email address, the subject, the message. Ask for "
    "the rest later, when it is needed, and say why.",
    action="Shorten the form to {limit} fields at most",
    settled="The form shows no more than {limit} fields.",
)
MANY_OPTIONAL = replace(
    MANY,
    experience="To say one thing, the customer meets {asked} fields. None of them is compulsory, "
    "and yet each one has to be read.",
)
MANY_COMPULSORY = Wording(
    title="{compulsory} answers are compulsory before writing",
    experience="Before the message can leave, the customer has to give {compulsory} answers, "
    "whatever the question is. Each one is a reason to give up.",
    remedy="Require no more than {limit}: first the email address and the message. Leave the "
    "others open, or ask for them in your answer and say why.",
    action="Require {limit} answers at most",
    settled="No more than {limit} answers are compulsory.",
)


@check(
    question=Question.WORKS,
    severity=Severity.MODERATE,
    concerns=(Concern.MARKETING, Concern.WEB),
    wording=MANY,
    others=(MANY_OPTIONAL, MANY_COMPULSORY),
)
def too_long(site: Site) -> Iterator[Finding]:
    """A contact or call-back form shows more than seven fields, or requires more than five.

    Hidden fields and buttons are not counted, nor are a box to agree in and the answer to a riddle
    for robots; a group of radio buttons is one field.

    Fails: nine fields to ask where a parcel is; or six of six compulsory.
    Passes: name, email address, subject, message.
    """
    long = [form for form in forms(site, WRITING) if _asked(form) > ASKED]
    strict = [f for f in forms(site, WRITING) if f not in long and _compulsory(f) > COMPULSORY]
    for key, group in together([*long, *strict], form_key).items():
        worst = max(group, key=_asked)
        compulsory, many = _compulsory(worst), worst in long
        yield Finding(
            key,
            places([worst, *group]),
            {
                "asked": _asked(worst),
                "compulsory": compulsory,
                "limit": ASKED if many else COMPULSORY,
            },
            occurrences=page_count(group),
            wording=_wording(compulsory) if many else MANY_COMPULSORY,
        )


def _wording(compulsory: int) -> Wording:
    return MANY if compulsory else MANY_OPTIONAL


def _asked(form: Form) -> int:
    riddle = form.captcha in {Captcha.LETTERS, Captcha.QUESTION}
    return len(questions(form)) - form.consent - riddle


def _compulsory(form: Form) -> int:
    return sum(field.required for field in questions(form))
