"""No phone number, on the whole site or in one of its languages."""

from collections.abc import Iterator

from journeycheck import (
    CannotTell,
    Concern,
    Email,
    EmbeddedForm,
    Fact,
    Finding,
    Form,
    Phone,
    PhoneHint,
    Place,
    Plural,
    Question,
    Severity,
    Site,
    Wording,
    Work,
    check,
)
from journeycheck.evidence import WRITING, lacking_in

NO_COUNTRY = "A number is written, but nothing says in which country it is to be dialled."
NOT_READ = (
    "There are signs of a number that we could not read: in letters, in a picture, behind a "
    "button, or digits without a word beside them."
)
EDITION = Wording(
    title="The {language} pages give no phone number",
    experience="A customer who reads {language} looks for a number on {n} pages, and finds none: "
    "neither there, nor one click further. The number exists, for those who read another language.",
    remedy="Write the number on the {language} pages too, with its country code and the languages "
    "spoken by those who answer.",
    action="Give the {language} pages a phone number",
    settled="The number can be read on the {language} pages, or on a page they link to.",
)


@check(
    question=Question.FINDABLE,
    severity=Severity.CRITICAL,
    absence=True,
    concerns=(Concern.MARKETING, Concern.WEB),
    work=Work.MINUTES,
    wording=Wording(
        title="No phone number was found",
        experience=Plural(
            "The customer wants to speak to somebody. On the one page that we read, no number is "
            "written: nothing to call, nothing to tap. Whoever has an urgent question asks it "
            "elsewhere.",
            "The customer wants to speak to somebody. On the {n} pages that we read, no number is "
            "written: nothing to call, nothing to tap. Whoever has an urgent question asks it "
            "elsewhere.",
        ),
        remedy="Write the number at the top of every page and on the contact page, with the hours "
        "at which somebody answers, and make it a link that dials.",
        action="Give customers a number to call",
        settled="A number can be read and tapped on the home page and on the contact page.",
    ),
    others=(EDITION,),
)
def missing(site: Site) -> Iterator[Finding]:
    """No phone number can be found, on the whole site or in one of its languages.

    Numbers in data for search engines do not count: a customer cannot see them; nor does a fax.
    An edition in another language is judged apart when it has three pages or more; without a form
    or an e-mail address either, its readers cannot reach anybody.
    Signs of a number that cannot be read, as in a picture or behind a button, forbid the finding.

    Fails: no page shows a number; or the English pages, and the pages they link to, show none.
    Passes: one number, on any page that the customer can reach in that language.
    """
    numbers = [p for p in site.facts(Phone) if p.shown and p.valid and p.role != "fax"]
    shown = {url for phone in numbers for url in phone.pages}
    if not shown:
        _refrain_if_hinted(site, frozenset(site.pages))
        yield Finding("site", (Place(site.url),), {"n": len(site.pages)})
        return
    lacking = [e for e in site.other_editions() if shown.isdisjoint(site.within_reach(e))]
    for edition in lacking:
        near = site.within_reach(edition)
        _refrain_if_hinted(site, near)
        yield lacking_in(
            edition, EDITION, Severity.SERIOUS if _can_write(site, near) else Severity.CRITICAL
        )


def _refrain_if_hinted(site: Site, near: frozenset[str]) -> None:
    """Raises CannotTell when something on these pages may be a number after all."""
    signs: list[Fact] = [phone for phone in site.facts(Phone) if _unreadable(phone, site)]
    if any(not near.isdisjoint(sign.pages) for sign in signs):
        raise CannotTell(NO_COUNTRY)
    if any(not near.isdisjoint(hint.pages) for hint in site.facts(PhoneHint)):
        raise CannotTell(NOT_READ)


def _unreadable(phone: Phone, site: Site) -> bool:
    """A labelled number, where nothing says in which country it is to be dialled."""
    return phone.shown and site.country is None and not phone.valid and not phone.normalized


def _can_write(site: Site, near: frozenset[str]) -> bool:
    """Is there a form or an address within reach? Without either, nobody can be reached at all."""
    ways: list[Fact] = [*site.facts(Email), *site.facts(EmbeddedForm)]
    ways += [form for form in site.facts(Form) if form.kind in WRITING]
    return any(not near.isdisjoint(way.pages) for way in ways if way.shown)
