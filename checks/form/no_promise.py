"""A contact form that does not say when an answer comes."""

from collections.abc import Iterable, Iterator

from journeycheck import (
    CannotTell,
    Concern,
    Fact,
    Finding,
    Form,
    Promise,
    PromiseHint,
    PromiseKind,
    Question,
    Severity,
    Site,
    Wording,
    Work,
    check,
)
from journeycheck.evidence import WRITING, form_key, forms, page_count, places, together

UNCLEAR = "Something beside the form speaks of an answer and of a time, and we could not read it."
NOT_SHOWN = "The page of the form is drawn by a script, or was not read to its end."


@check(
    question=Question.CONSISTENT,
    severity=Severity.MINOR,
    concerns=(Concern.FRONT_DESK, Concern.MARKETING),
    work=Work.MINUTES,
    wording=Wording(
        title="The form promises no answer time",
        experience="The customer writes, sends, and waits. Nothing on the page says when an answer "
        "comes: in an hour, in a week, ever? Before long they write again, or call.",
        remedy="Write beside the button within which time somebody answers: a time that you can "
        "keep on your busiest day. Repeat it once the message is sent.",
        action="Say when an answer comes",
        settled="The page of the form says within which time somebody answers.",
    ),
)
def no_promise(site: Site) -> Iterator[Finding]:
    """The page of a contact or call-back form names no time within which somebody answers.

    A promise for one sort of request only, as for quotes, counts as well. "As soon as possible" is
    no time. A line that seems to speak of an answer and of a time, but was not understood, forbids
    the finding.

    Fails: a contact page with a form, and not a word on when an answer comes.
    Passes: "We answer within two working days" above, below or beside the form.
    """
    answers = [p for p in site.facts(Promise) if p.kind is not PromiseKind.DELIVERY]
    silent = [form for form in forms(site, WRITING) if not _beside(form, answers)]
    unclear = [form for form in silent if _beside(form, site.facts(PromiseHint))]
    unread = [form for form in silent if form not in unclear and _is_cut(form, site)]
    sure = [form for form in silent if form not in unclear and form not in unread]
    if unclear and not sure:
        raise CannotTell(UNCLEAR)
    if unread and not sure:
        raise CannotTell(NOT_SHOWN)
    for key, group in together(sure, form_key).items():
        yield Finding(key, places(group), occurrences=page_count(group))


def _beside(form: Form, facts: Iterable[Fact]) -> bool:
    """Does one of them stand on a page of the form?"""
    pages = set(form.pages)
    return any(not pages.isdisjoint(fact.pages) for fact in facts)


def _is_cut(form: Form, site: Site) -> bool:
    visits = (site.pages[url] for url in form.pages if url in site.pages)
    return any(visit.shell or visit.truncated for visit in visits)
