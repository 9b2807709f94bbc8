"""What ends an errand on a page: a number, a way to write, the hours; tried as a customer would."""

from collections.abc import Iterator
from dataclasses import dataclass

from journeycheck import dialling
from journeycheck.browse.hand import Gone, Hand
from journeycheck.browse.view import Seen
from journeycheck.evidence import WRITING, questions
from journeycheck.facts import (
    ContactElsewhere,
    Device,
    Email,
    EmailHint,
    EmbeddedForm,
    Errand,
    Fact,
    Form,
    HoursHint,
    HoursPicture,
    OpeningHours,
    OpenNow,
    PageKind,
    Phone,
    PhoneHint,
)
from journeycheck.site import Site
from journeycheck.walk import told
from journeycheck.walk.sight import (
    Sight,
    button_of,
    dials,
    form_of,
    own_number,
    scroll_to,
    takes_mail,
    tells_hours,
)

_SHORTEST = 4  # digits of a number that is read at a desk
Box = tuple[float, float, float, float]
# Where customers look, the likeliest first.
WAYS = {
    Errand.PHONE: (PageKind.CONTACT, PageKind.HELP, PageKind.LEGAL, PageKind.STORES),
    Errand.WRITE: (PageKind.CONTACT, PageKind.HELP, PageKind.LEGAL),
    Errand.OPEN_NOW: (
        PageKind.HOURS,
        PageKind.STORES,
        PageKind.CONTACT,
        PageKind.LEGAL,
        PageKind.HELP,
    ),
}
_HINTS: dict[Errand, tuple[type[Fact], ...]] = {
    Errand.PHONE: (PhoneHint,),
    Errand.WRITE: (EmailHint, EmbeddedForm, ContactElsewhere),
    Errand.OPEN_NOW: (HoursHint, HoursPicture),
}


@dataclass(frozen=True, slots=True)
class Found:
    """What ends an errand. `name`: "number", "form", "mail" or "hours"; `problem`: what is amiss
    with it all the same, "" for nothing; `box`: where it lies, in CSS pixels of the window."""

    name: str
    action: str
    words: str
    box: Box | None
    problem: str = ""
    fields: int = 0
    required: int = 0


async def found(
    hand: Hand, sight: Sight, errand: Errand, device: Device, site: Site
) -> Found | None:
    """What ends an errand on the page that is open. Raises what the hand raises."""
    if errand is Errand.PHONE:
        return await _number(hand, sight, device, site)
    if errand is Errand.WRITE:
        return await _form(hand, sight) or await _mail(hand, sight)
    for hours in sight.hours():
        words = hours.place.text
        return Found("hours", told.READS_HOURS, words, await scroll_to(hand, words))
    return None


async def _number(hand: Hand, sight: Sight, device: Device, site: Site) -> Found | None:
    phones = list(sight.phones(site))
    mobile = device is Device.MOBILE
    for one in sight.view.shown:
        told_too = mobile or len(dialling.digits(one.name)) >= _SHORTEST
        if told_too and dials(one, phones) and (box := await _pressable(hand, one)):
            action = told.PRESSES_NUMBER if mobile else told.READS_NUMBER
            return Found("number", action, one.name, box)
    for phone in phones:
        if not phone.tappable:
            problem = told.COPIED if mobile else ""
            box = await scroll_to(hand, phone.value)
            return Found("number", told.READS_NUMBER, phone.value, box, problem)
    return None


async def _form(hand: Hand, sight: Sight) -> Found | None:
    for form in sight.forms():
        index = form_of(sight.view, form)
        button = button_of(sight.view, index) if index is not None else None
        if button and (box := await _pressable(hand, button)):
            asked, required = len(questions(form)), len(form.compulsory)
            return Found("form", told.FINDS_FORM, button.name, box, "", asked, required)
    return None


async def _mail(hand: Hand, sight: Sight) -> Found | None:
    for mail in sight.mails():
        words = mail.in_text or mail.place.text or mail.address
        return Found("mail", told.FINDS_MAIL, mail.address, await scroll_to(hand, words))
    return None


async def _pressable(hand: Hand, one: Seen) -> Box | None:
    """Where a control lies once it is scrolled to; None when a press does not meet it."""
    try:
        spot = await hand.reach(one)
    except Gone:
        return None
    width, height = one.box[2:]
    return (spot.x - width / 2, spot.y - height / 2, width, height) if spot.met else None


def known(site: Site, errand: Errand) -> Iterator[Fact]:
    """What the crawl has found for an errand, where customers can see it."""
    if errand is Errand.PHONE:
        yield from (one for one in site.facts(Phone) if own_number(one, site))
    elif errand is Errand.WRITE:
        yield from (one for one in site.facts(Form) if one.kind in WRITING)
        yield from (one for one in site.facts(Email) if takes_mail(one))
    else:
        yield from (one for one in site.facts(OpeningHours) if tells_hours(one))
        yield from site.facts(OpenNow)


def hinted(site: Site, errand: Errand) -> bool:
    """Are there signs of it that the crawl could not read?"""
    return any(site.has(kind) for kind in _HINTS[errand])
