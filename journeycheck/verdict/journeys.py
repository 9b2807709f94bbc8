"""The journeys and the pictures of an audit: what the customer did, saw, and where it broke."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from journeycheck import model
from journeycheck.errands import BANNER, CHAT, DRY_FORM, stop
from journeycheck.facts import (
    Chat,
    ConsentBanner,
    Device,
    DryForm,
    Errand,
    Fact,
    Journey,
    Order,
    Plate,
    Step,
)
from journeycheck.model import FindingRecord
from journeycheck.site import Site
from journeycheck.texts import clean

CHANNELS = {
    Errand.PHONE: ("phone",),
    Errand.WRITE: ("form", "email"),
    Errand.OPEN_NOW: ("hours",),
    Errand.ORDER: ("order", "pages"),
}
"""The channels whose findings can explain where an errand breaks."""


def journeys(
    site: Site, findings: Sequence[FindingRecord], *, shop: bool
) -> tuple[model.Journey, ...]:
    """Every journey walked, errand by errand; then those that were not, with the reason. Nobody
    orders where nothing is sold."""
    walked = tuple(sorted(site.facts(Journey), key=_order))
    names = _names(walked)
    told = (_journey(*one, site, findings) for one in zip(names, walked, strict=True))
    return (*told, *_untested(site, {journey.errand for journey in walked}, shop))


def _order(journey: Journey) -> tuple[int, bool, str, bool]:
    errand = list(Errand).index(journey.errand)
    return errand, journey.start != "home", journey.start, journey.device is not Device.MOBILE


def _names(walked: Sequence[Journey]) -> Iterator[str]:
    """The first journey of an errand bears its name alone; the others say what sets them apart."""
    usual: dict[Errand, Device] = {}
    taken: dict[str, int] = {}
    for journey in walked:
        main = usual.setdefault(journey.errand, journey.device)
        device = "" if journey.device is main else f"-{journey.device}"
        start = "" if journey.start == "home" else f"-from-{journey.start}"
        name = f"{journey.errand}{device}{start}"
        taken[name] = taken.get(name, 0) + 1
        yield name if taken[name] == 1 else f"{name}-{taken[name]}"


def _journey(
    name: str, journey: Journey, site: Site, findings: Sequence[FindingRecord]
) -> model.Journey:
    return model.Journey.model_validate(
        {
            "id": name,
            "errand": journey.errand.value,
            "device": journey.device.value,
            "start": journey.start,
            "started": next((step.plate.taken for step in journey.steps if step.plate), ""),
            "outcome": journey.outcome,
            "reached": journey.reached or None,
            "reason": journey.reason,
            "steps": tuple(_step(step, site) for step in journey.steps),
            "never": journey.never,
            "clicks": journey.clicks,
            "effort_s": round(journey.effort, 1),
            "waited_s": round(journey.waited, 1),
            "fields": journey.fields,
            "required": journey.required,
            "tries": journey.tries,
            "finding": _explained(journey, site, findings),
        }
    )


def _step(step: Step, site: Site) -> model.Step:
    page = site.pages.get(step.url)
    return model.Step(
        name=step.name,
        url=clean(step.url, 2_000),
        action=step.action,
        outcome=step.outcome,
        duration_s=round(step.waited, 1),
        screenshot=step.plate.file if step.plate else None,
        problem=step.problem or None,
        words=clean(step.words),
        quote_language=page.language if page and page.language else site.language,
        effort_s=round(step.effort, 1),
        clicks=step.clicks,
    )


def _explained(journey: Journey, site: Site, findings: Sequence[FindingRecord]) -> str | None:
    """The finding that tells where a journey breaks: of an order, its own check; else the worst one
    of its channels that was seen on the page where it breaks."""
    if journey.outcome != "failed":
        return None
    channels = CHANNELS[journey.errand]
    if journey.errand is Errand.ORDER:
        broke = {f"order/{order.broke}" for order in site.facts(Order) if order.broke}
        return next((finding.id for finding in findings if finding.check in broke), None)
    last = journey.steps[-1].url if journey.steps else ""
    return next(
        (
            finding.id
            for finding in findings
            if finding.channel in channels and last in {place.url for place in finding.evidence}
        ),
        None,
    )


def _untested(site: Site, walked: set[Errand], shop: bool) -> Iterator[model.Journey]:
    for errand in Errand:
        reason = site.acts.get(errand.value) or site.acts.get("browser")
        if reason and errand not in walked and (shop or errand is not Errand.ORDER):
            yield model.Journey.model_validate(
                {"id": errand.value, "errand": errand.value, "outcome": "untested"}
                | {"reason": reason}
            )


def plates(site: Site) -> tuple[model.Plate, ...]:
    """Every picture once, numbered in the order in which the report shows them."""
    found: dict[str, tuple[Plate, str]] = {}
    for plate, caption in _pictures(site):
        found.setdefault(plate.file, (plate, caption))
    return tuple(_plate(number, *one) for number, one in enumerate(found.values(), 1))


def _pictures(site: Site) -> Iterator[tuple[Plate, str]]:
    for journey in sorted(site.facts(Journey), key=_order):
        for step in journey.steps:
            if step.plate:
                yield step.plate, stop(step.name)
    for fact, caption in _beside(site):
        if fact.plate:
            yield fact.plate, caption


def _beside(site: Site) -> Iterator[tuple[ConsentBanner | Chat | DryForm, str]]:
    """What was seen apart from the errands."""
    yield from ((banner, BANNER) for banner in site.facts(ConsentBanner))
    yield from ((chat, CHAT) for chat in site.facts(Chat))
    yield from ((form, DRY_FORM) for form in site.facts(DryForm))


def _plate(number: int, plate: Plate, caption: str) -> model.Plate:
    return model.Plate.model_validate(
        {
            "number": number,
            "caption": caption,
            "device": plate.device.value,
            **{name: getattr(plate, name) for name in _SAME},
        }
    )


_SAME = ("file", "url", "taken", "width", "height", "sha256", "masked", "mark")


@dataclass(frozen=True, slots=True)
class _Proof:
    """A picture of what the checks whose ids begin so found there. `selector` None: anywhere."""

    checks: str
    url: str
    selector: str | None
    file: str

    def shows(self, check: str, place: model.Evidence) -> bool:
        here = self.url == place.url and self.selector in {None, place.selector}
        return here and check.startswith(self.checks)


def illustrated(findings: Iterable[FindingRecord], site: Site) -> tuple[FindingRecord, ...]:
    """The findings, with the pictures of the facts that they rest on."""
    proofs = tuple(_proofs(site))
    return tuple(_with_pictures(finding, proofs) for finding in findings)


def _proofs(site: Site) -> Iterator[_Proof]:
    """Of the steps of an order, the one where it breaks comes before the others."""
    for fact, _ in _beside(site):
        if fact.plate:
            for checks in _CHECKS[type(fact)]:
                yield _Proof(checks, fact.place.url, fact.place.selector, fact.plate.file)
    orders = (j for j in site.facts(Journey) if j.errand is Errand.ORDER)
    steps = [step for order in orders for step in order.steps]
    for step in sorted(steps, key=lambda step: step.outcome != "failed"):
        if step.plate:
            for checks in _CHECKS[Order]:
                yield _Proof(checks, step.url, None, step.plate.file)


_CHECKS: Mapping[type[Fact], tuple[str, ...]] = {
    ConsentBanner: ("phone/hidden-by-consent-banner", "form/hidden-by-consent-banner"),
    Chat: ("chat/",),
    DryForm: ("form/",),
    Order: ("order/", "pages/technical-leak"),
}


def _with_pictures(finding: FindingRecord, proofs: Sequence[_Proof]) -> FindingRecord:
    def picture(place: model.Evidence) -> str | None:
        return next((one.file for one in proofs if one.shows(finding.check, place)), None)

    places = tuple(
        place.model_copy(update={"screenshot": picture(place)}) for place in finding.evidence
    )
    return finding.model_copy(update={"evidence": places})
