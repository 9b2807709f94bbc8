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


@dataclass(frozen=True, slots=True)
class Reading:
    """A number as one region reads it. `rank`: 2 when written its way, 0 without its trunk zero."""

    rank: int
    verdict: Verdict


def reading_of(verdict: Verdict, raw: str, region: str) -> Reading:
    customary = data("numbers.toml")["customary"].get(region)
    usual = customary and re.fullmatch(customary, raw.strip())
    if verdict.grouped > 1 or raw.startswith("+") or usual:
        return Reading(2, verdict)
    trunk = phonenumbers.ndd_prefix_for_region(region, True) == "0"
    return Reading(0 if trunk and raw.lstrip("( ")[:1] != "0" else 1, verdict)


def best(readings: list[Reading]) -> Verdict:
    """The reading of the region whose way of writing it is; the first of several. At least one."""
    return max(readings, key=lambda reading: reading.rank).verdict


def agreed(readings: list[Reading]) -> Verdict:
    """The best reading; neither `normalized` nor `valid` when others are as good and differ."""
    top = max(reading.rank for reading in readings)
    numbers = {reading.verdict.normalized for reading in readings if reading.rank == top}
    found = best(readings)
    return found if len(numbers) == 1 else Verdict(fictional=found.fictional)


def read_in(raw: str, regions: tuple[str, ...]) -> Verdict:
    """One number as written, in regions of which none is surer than the others ("" for no plan)."""
    fallback = UNKNOWN
    readings: list[Reading] = []
    for region in regions or ("ZZ",):
        verdicts = [examined(raw, own) for own in with_overseas((region,))]
        valid = next((verdict for verdict in verdicts if verdict.valid), None)
        if valid:
            readings.append(reading_of(valid, raw, region))
        fallback = next((v for v in verdicts if v.fictional and not v.valid), fallback)
    return agreed(readings) if readings else fallback


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


@lru_cache(2_000)  # the number of the company stands on every page
def read_first(raw: str, own: tuple[str, ...], others: tuple[str, ...] = ()) -> Verdict:
    """One number as written: in `own` regions, where they agree; else in the first of `others`."""
    verdict = read_in(raw, own)
    for region in others:
        if verdict.valid:
            break
        other = read_in(raw, (region,))
        verdict = other if other.valid else verdict
    return verdict


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
    number = _overseas(number, raw)
    e164 = phonenumbers.format_number(number, PhoneNumberFormat.E164)
    reserved = is_reserved(e164)
    valid = reserved or phonenumbers.is_valid_number(number)
    if not valid:
        return Verdict(fictional=_is_sample(e164, raw))
    return Verdict(e164, True, reserved or _is_sample(e164, raw), reserved, _groups(number, raw))


def _overseas(number: PhoneNumber, raw: str) -> PhoneNumber:
    """0269… is written as any French number, and is dialled with another country code."""
    if raw.lstrip("( ").startswith(("+", "00")):
        return number
    for row in data("numbers.toml")["renamed"]:
        national = str(number.national_number)
        if number.country_code == row["code"] and national.startswith(tuple(row["starts"])):
            there = PhoneNumber(country_code=row["dialled"], national_number=number.national_number)
            return there if phonenumbers.is_valid_number(there) else number
    return number


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


def looks(raw: str, verdict: Verdict) -> int:
    """How much its way of writing says that it is a telephone number, 0 to 3."""
    if not verdict.valid:
        return 0
    if raw.startswith("+"):
        return 3
    trunk = raw.startswith(("0", "(0", "("))
    if verdict.grouped >= 3:
        return 3 if trunk else 2 if "-" in raw or "." in raw else 1
    return min(verdict.grouped, 2) if trunk else 0
