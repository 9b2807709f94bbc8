"""A contact form, or the page that should hold it, that leads to an error."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from journeycheck import (
    CannotTell,
    Certainty,
    Finding,
    Form,
    Link,
    LinkOutcome,
    PageKind,
    Question,
    Severity,
    Site,
    Wording,
    check,
)
from journeycheck.evidence import WRITING, form_key, forms, page_count, places, together
from journeycheck.urls import identity, path, scheme
from journeycheck.words import data

DEAD = frozenset({LinkOutcome.BROKEN, LinkOutcome.ERROR, LinkOutcome.GONE})
ALIVE = frozenset({LinkOutcome.WORKS, LinkOutcome.REDIRECTED})
NOT_ASKED = (
    "The form sends to an address that we did not ask, since asking may already do something: "
    "whether it is there, only a message would tell."
)
DENIED = (
    "The address that the form sends to denies a visit without a message. Some programs do so and "
    "work all the same: only a message would tell."
)

PAGE = Wording(
    title="The contact page cannot be opened",
    experience="The link promises a way to write. The customer follows it and meets an error in "
    "place of a form, and there is no other form on the pages that we read.",
    remedy="Bring the page back, or make its links lead to the page that has the form now.",
    action="Bring the contact page back",
    settled="The link opens a page with a form to write in.",
)


@check(
    question=Question.WORKS,
    severity=Severity.SERIOUS,
    certainty=Certainty.LIKELY,
    wording=Wording(
        title="The form sends to a missing address",
        experience="The customer fills in the form and presses the button. What should receive the "
        "message is not there: an error appears, and what was written is lost. We asked twice, and "
        "sent nothing.",
        remedy="Have the form send to the program that receives messages today, then send yourself "
        "one message through it.",
        action="Make the form send to where messages arrive",
        settled="A message sent through the form arrives, and a receipt is shown.",
    ),
    others=(PAGE,),
)
def unreachable(site: Site) -> Iterator[Finding]:
    """A contact form sends to something that is not there, or the contact page answers an error.

    Nothing is sent. An address on the same host that does not look like a deed is asked for its
    headers only, twice when it is not found; programs that answer nothing but messages often deny
    it too, so that only a missing file is an accusation.

    Fails: a form that sends to /contact.php, which does not exist; the link “Contact” to an error.
    Passes: a form that sends to its own page, or to an address that answers.
    """
    if dead := _dead_pages(site):
        yield from dead
        return
    found = forms(site, WRITING)
    doubts = {form: _doubt(form, site) for form in found}
    lost = [form for form in found if doubts[form] == DENIED and _is_file(form.action)]
    for key, group in together(lost, form_key).items():
        yield Finding(key, places(group), occurrences=page_count(group))
    if lost:
        return
    if DENIED in doubts.values():
        raise CannotTell(DENIED)
    if NOT_ASKED in doubts.values():
        raise CannotTell(NOT_ASKED)


def _dead_pages(site: Site) -> list[Finding]:
    """Links to write that lead to an error, on a site without any form to write in."""
    if any(form.kind in WRITING for form in site.facts(Form)):
        return []
    links = [link for link in site.facts(Link) if link.internal and PageKind.CONTACT in link.kinds]
    if any(link.target in site.pages for link in links):
        return []
    dead = [link for link in links if _outcome(site, link.target) in DEAD]
    return [
        Finding(
            f"page:{path(target)}", places(group), {}, page_count(group),
            certainty=Certainty.CONFIRMED, wording=PAGE,
        )
        for target, group in together(dead, lambda link: link.target).items()
    ]  # fmt: skip


def _outcome(site: Site, url: str) -> LinkOutcome | None:
    answer = site.answers.get(url) or site.form_actions.get(url)
    return answer.outcome if answer else None


def _doubt(form: Form, site: Site) -> str:
    """Why it cannot be said that the form sends to something that is there; "" when it can."""
    if scheme(form.action) == "mailto":
        return ""
    action = identity(form.action)
    outcome = _outcome(site, action)
    if action in site.pages or action in map(identity, form.pages) or outcome in ALIVE:
        return ""
    return DENIED if outcome is LinkOutcome.BROKEN else NOT_ASKED


def _is_file(action: str) -> bool:
    ending = PurePosixPath(path(action)).suffix.lstrip(".").lower()
    return ending in data("forms.toml")["action"]["files"]
