"""What an errand costs the customer, in seconds: the Keystroke-Level Model (`data/effort.toml`)."""

from collections.abc import Iterable

from journeycheck.facts import (
    Email,
    Form,
    FormKind,
    OpeningHours,
    Phone,
)
from journeycheck.model import Effort
from journeycheck.site import Site
from journeycheck.words import data


def efforts(site: Site) -> dict[str, Effort]:
    """The errands that lead somewhere, each by its shortest way."""
    found = {
        "find-phone": _reading(site, (p.pages for p in site.facts(Phone) if p.shown and p.valid)),
        "find-hours": _reading(site, (h.pages for h in site.facts(OpeningHours) if h.shown)),
        "find-email": _reading(site, (e.pages for e in site.facts(Email) if not e.fault)),
        "write-form": _writing(site),
    }
    return {errand: effort for errand, effort in found.items() if effort}


def _reading(site: Site, pages: Iterable[tuple[str, ...]]) -> Effort | None:
    clicks = site.clicks(url for urls in pages for url in urls)
    return None if clicks is None else Effort(clicks=clicks, seconds=_moving(clicks), fields=0)


def _writing(site: Site) -> Effort | None:
    """The contact form that takes the least time, way and fields together."""
    forms = [form for form in site.facts(Form) if form.kind is FormKind.CONTACT]
    ways = [(form, site.clicks(form.pages)) for form in forms]
    efforts = [_filled(form, clicks) for form, clicks in ways if clicks is not None]
    return min(efforts, key=lambda effort: effort.seconds, default=None)


def _filled(form: Form, clicks: int) -> Effort:
    seconds = _moving(clicks) + sum(_typing(field.type) for field in form.compulsory)
    return Effort(clicks=clicks, seconds=round(seconds, 1), fields=len(form.compulsory))


def _moving(clicks: int) -> float:
    """Look, point and press for each click, and a last look to find the thing on the page."""
    m, p, b = (data("effort.toml")["operators"][name] for name in "MPB")
    return float(round(clicks * (m + p + b) + m, 1))


def _typing(field_type: str) -> float:
    operators, typed = data("effort.toml")["operators"], data("effort.toml")["characters"]
    m, p, b, k = (operators[name] for name in "MPBK")
    if field_type in {"checkbox", "radio"}:
        return float(p + b)
    if field_type == "select":
        return float(m + 2 * p + 2 * b)
    return float(m + p + b + k * typed.get(field_type, typed["text"]))
