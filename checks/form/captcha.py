"""A test for robots that customers have to pass before they can write."""

from collections.abc import Iterator

from journeycheck import Captcha, Concern, Finding, Form, Question, Severity, Site, Wording, check
from journeycheck.evidence import WRITING, form_key, forms, page_count, places, together
from journeycheck.keystrokes import puzzle_seconds

LETTERS = Wording(
    title="Letters must be copied from a picture",
    experience="Before the message can leave, the customer has to make out twisted letters in a "
    "picture and copy them, for about {seconds} seconds if the first try is right. Who cannot see "
    "them cannot write.",
    remedy="Replace the picture by a guard that asks nothing of people: a hidden field that only "
    "robots fill in, or a limit on the number of messages.",
    action="Do without letters in a picture",
    settled="The message can be sent without copying anything from a picture.",
)
RIDDLE = Wording(
    title="A riddle stands before the message",
    experience="The customer has a question of their own, and must first answer one: a sum or a "
    "riddle that has nothing to do with the message.",
    remedy="Replace the riddle by a guard that asks nothing of people: a hidden field that only "
    "robots fill in, or a limit on the number of messages.",
    action="Do without the riddle",
    settled="The message can be sent without answering a riddle.",
)
UNSEEN = Wording(
    title="{guard} judges whoever writes",
    experience="As a rule the customer notices nothing. With an unusual browser, or one that "
    "blocks such scripts, the message may be held back, or a test appears without a word of why.",
    remedy="Try the form once in a private window with scripts of others blocked. If it does not "
    "leave, say so beside the button, and name another way to write.",
    action="Name another way beside the form",
    settled="With such scripts blocked, the form is sent or says what to do.",
)
TOLD = {
    Captcha.PUZZLE: (None, None),
    Captcha.LETTERS: (LETTERS, None),
    Captcha.QUESTION: (RIDDLE, Severity.MINOR),
    Captcha.UNSEEN: (UNSEEN, Severity.MINOR),
}


@check(
    question=Question.WORKS,
    severity=Severity.MODERATE,
    concerns=(Concern.WEB, Concern.MARKETING),
    wording=Wording(
        title="A test for robots precedes the message",
        experience="Before the message can leave, the customer has to pass a test of {guard}: a "
        "box, then often pictures to sort. It takes about {seconds} seconds, more if it begins "
        "anew, and some can neither see nor hear it.",
        remedy="Replace the test by a guard that asks nothing of people: a hidden field that only "
        "robots fill in, or a limit on the number of messages.",
        action="Do without the test for robots",
        settled="The message can be sent without any test.",
    ),
    others=(LETTERS, RIDDLE, UNSEEN),
)
def captcha(site: Site) -> Iterator[Finding]:
    """A contact or call-back form has a captcha.

    A guard that shows nothing as a rule is a remark. Seconds: median of 1,400 people (Searles and
    others, An Empirical Study and Evaluation of Modern CAPTCHAs, 2023). It is never tried.

    Fails: a contact form with reCAPTCHA, hCaptcha, letters in a picture, or a sum.
    Passes: a contact form without any of them; a captcha on a login form.
    """
    for form, group in _guarded(forms(site, WRITING)):
        assert form.captcha is not None, "only those with a captcha are kept"
        wording, severity = TOLD[form.captcha]
        yield Finding(
            form_key(form),
            places(group),
            {"guard": form.guard, "seconds": round(puzzle_seconds(form))},
            occurrences=page_count(group),
            wording=wording,
            severity=severity,
        )


def _guarded(found: list[Form]) -> Iterator[tuple[Form, list[Form]]]:
    """The forms with a captcha that lasts the longest, and those that go with each."""
    guarded = [form for form in found if form.captcha]
    for group in together(guarded, form_key).values():
        yield min(group, key=lambda form: list(TOLD).index(form.captcha or Captcha.UNSEEN)), group
