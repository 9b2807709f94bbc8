"""What an errand costs the customer, in seconds: the Keystroke-Level Model (`data/effort.toml`)."""

from collections.abc import Iterable

from journeycheck.facts import (
    Device,
    Email,
    Errand,
    Form,
    FormKind,
    Journey,
    OpeningHours,
    Phone,
)
from journeycheck.keystrokes import filling, moving, puzzle_seconds
from journeycheck.model import Effort
from journeycheck.site import Site


def efforts(site: Site) -> dict[str, Effort]:
    """The errands that lead somewhere: as they were walked in a browser, on a mobile first; those
    that were not, each by its shortest way."""
    emails = [email for email in site.facts(Email) if email.shown and not email.fault]
    found = {
        "find-phone": _reading(site, (p.pages for p in site.facts(Phone) if p.shown and p.valid)),
        "find-hours": _reading(site, (h.pages for h in site.facts(OpeningHours) if h.shown)),
        "find-email": _reading(site, (email.pages for email in emails)),
        "write-form": _writing(site),
    }
    walked = _walked(site)
    told = {errand: effort for errand, effort in found.items() if effort}
    for errand in walked:
        told.pop(_REPLACED.get(errand, ""), None)
    return told | walked


_KEYS = {
    Errand.PHONE: "find-phone",
    Errand.WRITE: "write",
    Errand.OPEN_NOW: "open-now",
    Errand.ORDER: "order",
}
_REPLACED = {"write": "write-form", "open-now": "find-hours"}


def _walked(site: Site) -> dict[str, Effort]:
    """The errands that were walked from the home page to their end."""
    ended = [j for j in site.facts(Journey) if j.outcome == "passed" and j.start == "home"]
    found: dict[str, Effort] = {}
    for journey in sorted(ended, key=lambda journey: journey.device is not Device.MOBILE):
        effort = Effort(
            clicks=journey.clicks, seconds=round(journey.effort, 1), fields=journey.fields
        )
        found.setdefault(_KEYS[journey.errand], effort)
    return found


def _reading(site: Site, pages: Iterable[tuple[str, ...]]) -> Effort | None:
    clicks = site.clicks(url for urls in pages for url in urls)
    if clicks is None:
        return None
    return Effort(clicks=clicks, seconds=round(moving(clicks), 1), fields=0)


def _writing(site: Site) -> Effort | None:
    """The contact form that takes the least time, way and fields together. One that opens a mail
    program sends nothing."""
    contact = (form for form in site.facts(Form) if form.kind is FormKind.CONTACT)
    forms = [form for form in contact if not form.action.startswith("mailto:")]
    ways = [(form, site.clicks(form.pages)) for form in forms]
    efforts = [_filled(form, clicks) for form, clicks in ways if clicks is not None]
    return min(efforts, key=lambda effort: effort.seconds, default=None)


def _filled(form: Form, clicks: int) -> Effort:
    """Where no field is marked as compulsory, all are: an empty message says nothing."""
    fields = form.compulsory or form.asked
    seconds = moving(clicks) + filling(fields) + puzzle_seconds(form)
    return Effort(clicks=clicks, seconds=round(seconds, 1), fields=len(fields))
