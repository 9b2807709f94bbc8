"""What the readers understand of a text or a saved page, as plain data: `journeycheck read`."""

from collections.abc import Callable, Mapping
from typing import Any

from journeycheck.errors import UsageError
from journeycheck.extract import Context, read_emails, read_page, read_phones
from journeycheck.extract.addresses import read_addresses_in
from journeycheck.extract.hours import Read, read_seasons
from journeycheck.extract.language import language_of, sample
from journeycheck.extract.phones.reader import regions_for
from journeycheck.extract.promises import Told, promises_in
from journeycheck.facts import Confidence, Email, Fact, Link, OpeningHours, Phone, PostalAddress
from journeycheck.page import Page
from journeycheck.tariffs import range_of
from journeycheck.texts import clean
from journeycheck.verdict.claims import spoken

Understood = Mapping[str, Any]
PAGE = "https://page.invalid/"  # a saved page has no address of its own


def understood(kind: str, text: str, language: str, country: str | None) -> Understood:
    """`{"claims": […], "leftover": "…"}`; what is not understood gives no claim, never a guess.

    kind: a key of `READERS`. language: a tag, or "" to go by the words. Raises UsageError.
    """
    if kind not in READERS:
        raise UsageError(f"{kind!r} cannot be read. What can: {', '.join(READERS)}.")
    return READERS[kind](text, language, country)


def _answer(claims: list[dict[str, Any]], leftover: str) -> Understood:
    return {"claims": claims, "leftover": clean(leftover)}


def _hours(text: str, language: str, _country: str | None) -> Understood:
    seasons = read_seasons(text, language)
    claims = [_season(text, read) for read in seasons if read.osm]
    leftover = " … ".join(read.leftover for read in seasons if read.leftover)
    return _answer(claims, leftover if claims else leftover or text)


def _season(text: str, read: Read) -> dict[str, Any]:
    return {
        "value": clean(text),
        "normalized": read.osm,
        "osm": read.osm,
        "confidence": read.confidence.value,
        "week": read.week,
        "holidays": read.holidays,
        "valid_from": read.valid_from and read.valid_from.isoformat(),
        "valid_through": read.valid_through and read.valid_through.isoformat(),
        "leftover": read.leftover,
    }


def _phones(text: str, language: str, country: str | None) -> Understood:
    regions = regions_for(country, (), language or language_of("", sample([text])))
    claims = [_phone(phone, country) for phone in read_phones(text, regions.own)]
    return _answer(claims, "" if claims else text)


def _phone(phone: Phone, country: str | None) -> dict[str, Any]:
    sure = phone.valid and (country or phone.value.lstrip().startswith(("+", "00")))
    confidence = Confidence.HIGH if sure else Confidence.MEDIUM if phone.valid else Confidence.LOW
    cost = range_of(phone, country)
    return {
        "value": phone.value,
        "normalized": phone.normalized,
        "confidence": confidence.value,
        "valid": phone.valid,
        "fictional": phone.fictional,
        "label": phone.label,
        "role": phone.role,
        "branch": phone.branch,
        "tariff": cost.tariff.value if cost else None,
    }


def _emails(text: str, _language: str, _country: str | None) -> Understood:
    claims = [_email(email) for email in read_emails(text)]
    return _answer(claims, "" if claims else text)


def _email(email: Email) -> dict[str, Any]:
    spelled = email.hidden == "spelled"
    sure = Confidence.MEDIUM if spelled else Confidence.HIGH
    return {
        "value": email.address,
        "normalized": email.address.lower(),
        "confidence": (Confidence.LOW if email.fault else sure).value,
        "fault": email.fault,
        "hidden": email.hidden,
    }


def _addresses(text: str, _language: str, _country: str | None) -> Understood:
    claims = [_postal(address) for address in read_addresses_in(text)]
    return _answer(claims, "" if claims else text)


def _postal(address: PostalAddress) -> dict[str, Any]:
    return {
        "value": address.value,
        "normalized": address.value,
        "confidence": (Confidence.HIGH if address.country else Confidence.MEDIUM).value,
        "street": address.street,
        "postcode": address.postcode,
        "locality": address.locality,
        "country": address.country,
    }


def _promises(text: str, language: str, _country: str | None) -> Understood:
    found = promises_in(text, language or language_of("", sample([text])))
    return _answer([_promise(told) for told in found], "" if found else text)


def _promise(told: Told) -> dict[str, Any]:
    """`normalized`: an ISO 8601 duration; working days and hours are told by the unit."""
    amount = {"hour": "PT{}H", "week": "P{}W"}.get(told.unit.removeprefix("working-"), "P{}D")
    return {
        "value": clean(told.words),
        "normalized": amount.format(told.most),
        "confidence": Confidence.MEDIUM.value,
        "promises": told.kind.value,
        "least": told.least,
        "most": told.most,
        "unit": told.unit.value,
        "condition": told.condition,
        "service": told.service,
    }


def _page(text: str, _language: str, country: str | None) -> Understood:
    """Every claim of a saved page but its links."""
    page = Page(PAGE, PAGE, 200, {"content-type": "text/html; charset=utf-8"}, text.encode())
    reading = read_page(page, Context(PAGE, country, (country,) if country else ()))
    facts = [fact for fact in reading.facts if not isinstance(fact, Link)]
    return _answer([_fact(fact) for fact in facts], "")


def _fact(fact: Fact) -> dict[str, Any]:
    claim: dict[str, Any] = {"kind": type(fact).__name__, "value": spoken(fact)}
    match fact:
        case Phone():
            claim |= {"normalized": fact.normalized, "valid": fact.valid, "role": fact.role}
        case OpeningHours():
            claim |= {"normalized": fact.osm, "osm": fact.osm, "confidence": fact.confidence.value}
        case Email():
            claim |= {"normalized": fact.address.lower(), "fault": fact.fault}
    return claim | {"how": fact.place.how.value, "selector": fact.place.selector}


READERS: Mapping[str, Callable[[str, str, str | None], Understood]] = {
    "hours": _hours,
    "phones": _phones,
    "emails": _emails,
    "addresses": _addresses,
    "promises": _promises,
    "page": _page,
}
