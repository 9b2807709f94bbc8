"""The claims as the audit keeps them: channels, hours, and the annex of facts."""

from collections.abc import Iterable, Sequence

from journeycheck.evidence import is_stranger
from journeycheck.facts import (
    Email,
    Fact,
    Form,
    FormKind,
    Malformation,
    OpeningHours,
    Phone,
    PostalAddress,
)
from journeycheck.model import Channel, FactRecord, Hours, Source
from journeycheck.postal import STRANGER, identity
from journeycheck.site import Site
from journeycheck.texts import clean

FACTS = 2_000  # lines of the annex; the rest is counted
SOURCES = 20  # places kept per claim
_TOLD = set(Hours.model_fields)


def channels(site: Site) -> tuple[Channel, ...]:
    """Every way to reach the company, one entry per number, address or form."""
    groups: dict[tuple[str, str, str], list[Fact]] = {}
    for fact in _reachable(site):
        groups.setdefault(_identity(fact), []).append(fact)
    return tuple(_channel(kind, facts, site) for (kind, _, _), facts in groups.items())


def _reachable(site: Site) -> Iterable[Fact]:
    yield from (phone for phone in site.facts(Phone) if not is_stranger(phone, site))
    yield from site.facts(Email)
    yield from (f for f in site.facts(Form) if f.kind in {FormKind.CONTACT, FormKind.CALLBACK})
    yield from (a for a in site.facts(PostalAddress) if a.role != STRANGER)


def _identity(fact: Fact) -> tuple[str, str, str]:
    """Kind, value and role: what makes two claims the same channel."""
    match fact:
        case Phone():
            return ("phone", fact.normalized or fact.value, fact.role or "")
        case Email():
            return ("email", fact.address.lower(), "")
        case Form():
            kind = "callback" if fact.kind is FormKind.CALLBACK else "form"
            return (kind, fact.action or fact.place.url, fact.place.selector)
        case PostalAddress():
            return ("address", identity(fact) or fact.value.casefold(), "")
    raise TypeError(type(fact).__name__)


def _channel(kind: str, facts: Sequence[Fact], site: Site) -> Channel:
    path = site.path(url for fact in facts if fact.shown for url in fact.pages)
    _, normalized, role = _identity(facts[0])
    return Channel.model_validate(
        {
            "kind": kind,
            "value": spoken(facts[0]),
            "normalized": normalized,
            "label": _label([fact for fact in facts if isinstance(fact, Phone)]),
            "role": role if kind == "phone" and role else None,
            "clicks": len(path) - 1 if path else None,
            "path": path,
            "sources": tuple(_source(fact) for fact in facts[:SOURCES]),
        }
    )


def _label(phones: Sequence[Phone]) -> str | None:
    """What the site calls a number, with the place it rings at where it is one place only."""
    label = next((phone.label for phone in phones if phone.label), "")
    branches = {phone.branch for phone in phones if phone.branch}
    branch = branches.pop() if len(branches) == 1 else ""
    named = branch.casefold() in label.casefold()
    return (label if named else " · ".join(filter(None, (branch, label)))) or None


def _source(fact: Fact) -> Source:
    place = fact.place
    return Source.model_validate(
        {
            "url": place.url,
            "how": place.source.value,
            "selector": place.selector,
            "text": place.text,
            "pages": len(fact.pages),
        }
    )


def hours(site: Site) -> tuple[Hours, ...]:
    """Every claim of opening hours, understood or not."""
    return tuple(_hours(claim) for claim in site.facts(OpeningHours))


def _hours(claim: OpeningHours) -> Hours:
    """As it stands: a site may have thousands, and each is of the right types already."""
    place = claim.place
    return Hours.model_construct(
        _TOLD,
        place=claim.of or None,
        service=claim.service.value if claim.service else None,
        osm=claim.osm,
        raw=claim.raw,
        url=place.url,
        how=place.source.value,
        selector=place.selector,
        language=place.language,
        region=place.region.value,
        pages=len(claim.pages),
        week=claim.week,
        seasonal=claim.seasonal,
        valid_from=claim.valid_from.isoformat() if claim.valid_from else None,
        valid_through=claim.valid_through.isoformat() if claim.valid_through else None,
        confidence=claim.confidence.value,
        leftover=claim.leftover,
    )


def facts(site: Site) -> tuple[tuple[FactRecord, ...], int]:
    """The annex: every claim with its place, and how many there are in all."""
    claims = [*_reachable(site), *site.facts(OpeningHours), *site.facts(Malformation)]
    records = tuple(_fact(number, claim) for number, claim in enumerate(claims[:FACTS], 1))
    return records, len(claims)


def _fact(number: int, fact: Fact) -> FactRecord:
    place = fact.place
    return FactRecord(
        number=number,
        kind=_kind(fact),
        value=spoken(fact),
        normalized=_normalized(fact),
        url=place.url,
        pages=len(fact.pages),
        selector=place.selector,
        how=place.source.value,
        language=place.language,
    )


def _kind(fact: Fact) -> str:
    names = {OpeningHours: "hours", Malformation: "malformation", PostalAddress: "address"}
    return names.get(type(fact), type(fact).__name__.lower())


def _normalized(fact: Fact) -> str:
    match fact:
        case Phone():
            return fact.normalized
        case OpeningHours():
            return fact.osm
        case _:
            return ""


def spoken(fact: Fact) -> str:
    """The claim in one line."""
    match fact:
        case Phone() | Malformation() | PostalAddress():
            return fact.value
        case Email():
            return fact.address
        case OpeningHours():
            return fact.raw
        case Form():
            return clean(" · ".join(f.label or f.placeholder or f.name for f in fact.asked))
    return fact.place.text
