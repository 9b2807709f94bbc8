"""Numbers read again, once the country of the site is known."""

from dataclasses import replace

from journeycheck.extract.phones.dial import dialled
from journeycheck.extract.phones.plans import Verdict, is_filler, read_first, read_in, regions_of
from journeycheck.extract.phones.reader import Regions, number_in
from journeycheck.facts import Phone, PhoneHint
from journeycheck.texts import clean


def reread(phone: Phone, country: str) -> Phone:
    """The same claim, once the country of the site is known; a reading that fails is left out."""
    regions = Regions((country,))
    if phone.href is not None:
        verdict = dialled(phone.href, regions.own)
    elif _is_settled(phone):
        return phone
    else:
        verdict = read_first(clean(phone.value, 60), regions.own)
    if verdict.valid:
        phone = replace(
            phone,
            normalized=verdict.normalized,
            valid=True,
            fictional=verdict.fictional or is_filler(phone.value),
            reserved=verdict.reserved,
            tappable=phone.href is not None,
        )
    if phone.href is None:
        return phone
    now = Verdict(phone.normalized, phone.valid)
    return replace(phone, in_text=number_in(phone.value, now, regions) or phone.in_text)


def _is_settled(phone: Phone) -> bool:
    """International and short numbers, and those that structured data gives with an address."""
    short = phone.normalized[:1] not in {"", "+"}
    return short or phone.value.startswith(("+", "00")) or (phone.valid and not phone.shown)


def is_open(phone: Phone) -> bool:
    """A number in the text that no plan was found for, or more than one."""
    return phone.href is None and phone.shown and not (phone.normalized or phone.fictional)


def left_open(phone: Phone) -> PhoneHint | None:
    """A sign of a number, for one that several countries of its language know, and the country of
    the site does not; None for what is a wrong number, or is read."""
    raw = clean(phone.value, 60)
    regions = regions_of(phone.place.language)
    known = any(read_in(raw, (region,)).valid for region in regions)
    if not is_open(phone) or not known or read_in(raw, regions).valid:
        return None
    return PhoneHint(place=phone.place, urls=phone.urls, clue=phone.value)
