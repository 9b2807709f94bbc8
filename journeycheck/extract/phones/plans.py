"""Numbering plans: is it a number, whose, and is it one that nobody can have?"""

import re
from dataclasses import dataclass
from functools import lru_cache

import phonenumbers
from phonenumbers import PhoneNumber, PhoneNumberFormat

from journeycheck.words import data

_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the plans say of one number. `normalized` is E.164, the digits of a short number, or "".

    grouped: written in the groups of its country, with its trunk or country code: 0 none, else
    their number.
    """

    normalized: str = ""
    valid: bool = False
    fictional: bool = False
    reserved: bool = False
    grouped: int = 0


UNKNOWN = Verdict()


def with_overseas(regions: tuple[str, ...]) -> tuple[str, ...]:
    """Each region followed by those that share its way of writing."""
    more = data("numbers.toml")["overseas"]
    found = dict.fromkeys(regions)
    for region in regions:
        found |= dict.fromkeys(more.get(region, ()))
    return tuple(found)


def regions_of(language: str) -> tuple[str, ...]:
    """The regions to try when only a language is known."""
    return tuple(data("languages.toml")["regions"].get(language, ()))


@lru_cache(4_000)
def examined(raw: str, region: str) -> Verdict:
    """One number as written, read in one region ("ZZ" for none)."""
    try:
        number = phonenumbers.parse(raw, None if region == "ZZ" else region)
    except phonenumbers.NumberParseException:
        return UNKNOWN
    return verdict_of(number, raw)


def verdict_of(number: PhoneNumber, raw: str) -> Verdict:
    """The verdict on a number already parsed. Ranges kept for drama count as valid."""
    e164 = phonenumbers.format_number(number, PhoneNumberFormat.E164)
    reserved = is_reserved(e164)
    valid = reserved or phonenumbers.is_valid_number(number)
    if not valid:
        return Verdict(fictional=_is_sample(e164, raw))
    return Verdict(e164, True, reserved or _is_sample(e164, raw), reserved, _groups(number, raw))


def is_reserved(e164: str) -> bool:
    """Of a range kept for films and novels."""
    return bool(_reserved().fullmatch(e164))


@lru_cache
def _reserved() -> re.Pattern[str]:
    return re.compile("|".join(row["pattern"] for row in data("numbers.toml")["reserved"]))


def _is_sample(e164: str, raw: str) -> bool:
    digits = "".join(_DIGITS.findall(raw))
    samples = data("numbers.toml")["samples"]
    return e164 in samples["e164"] or digits in samples["digits"] or is_filler(raw)


def is_filler(raw: str) -> bool:
    """00 00 00 00 00, 01 xx xx xx xx."""
    digits = "".join(_DIGITS.findall(raw))
    same = len(digits) >= 7 and len(set(digits)) == 1
    return same or bool(re.search(r"(?:x{2}[ .-]?){2}", raw, re.I))


def _groups(number: PhoneNumber, raw: str) -> int:
    """How many groups, when they are those of the country; 0 when they are not."""
    groups = _DIGITS.findall(raw.replace("(0)", ""))
    for form in (PhoneNumberFormat.NATIONAL, PhoneNumberFormat.INTERNATIONAL):
        written = _DIGITS.findall(phonenumbers.format_number(number, form))
        if groups == written or groups == ["00" + written[0], *written[1:]]:
            return len(groups)
    return 0


@lru_cache(2_000)
def is_short(digits: str, region: str) -> bool:
    """A short number that the country has, emergency calls left out."""
    if not 3 < len(digits) < 7:
        return False
    try:
        number = phonenumbers.parse(digits, region)
    except phonenumbers.NumberParseException:
        return False
    emergency = phonenumbers.is_emergency_number(digits, region)
    return phonenumbers.is_valid_short_number_for_region(number, region) and not emergency
