"""What a link that dials really dials (RFC 3966), and which numbers are of one kind."""

from enum import StrEnum
from urllib.parse import unquote

import phonenumbers
from phonenumbers import PhoneMetadata, PhoneNumber, PhoneNumberFormat, PhoneNumberType

from journeycheck.facts import Phone

LONGEST = 200  # characters of a link that are looked at
_NO_VALUE = {"undefined", "null", "none", "nan", "false", "[object object]"}
_TEMPLATE = ("{", "}", "<%", "%%", "[", "]")
_KINDS = {
    PhoneNumberType.MOBILE: "mobile",
    PhoneNumberType.TOLL_FREE: "free",
    PhoneNumberType.PREMIUM_RATE: "special",
    PhoneNumberType.SHARED_COST: "special",
    PhoneNumberType.UAN: "special",
}


class DialFault(StrEnum):
    """Why a link does not dial the number it stands for."""

    EMPTY = "empty"
    TEMPLATE = "template"  # a value that the page forgot to fill in
    NO_DIGITS = "no-digits"
    SCHEME = "scheme"  # callto:, or tel:// as if it were a web address
    TRUNK_ZERO = "trunk-zero"  # +33 (0)1…: the zero is dialled too
    SHORT_ABROAD = "short-abroad"  # +33 3631: a short number has no country code


DEAD = frozenset({DialFault.EMPTY, DialFault.TEMPLATE, DialFault.NO_DIGITS})


def dial_fault(href: str) -> DialFault | None:
    """What is wrong with a `tel:` or `callto:` link; None when a telephone dials it.

    Spaces, dots and national numbers are no fault: they dial.
    """
    scheme, number = _parts(href)
    if number.strip("/# ") == "":
        return DialFault.EMPTY
    if number.lower() in _NO_VALUE or any(mark in number for mark in _TEMPLATE):
        return DialFault.TEMPLATE
    if not any(c.isdigit() for c in number):
        return DialFault.NO_DIGITS
    if scheme == "callto" or number.startswith("//"):
        return DialFault.SCHEME
    return _numbering_fault(number)


def dialled(href: str) -> str:
    """The number a link dials, as written in it."""
    return _parts(href)[1]


def _parts(href: str) -> tuple[str, str]:
    scheme, _, rest = href[:LONGEST].strip().partition(":")
    return scheme.lower(), unquote(rest).partition(";")[0].strip()


def _numbering_fault(number: str) -> DialFault | None:
    abroad = number.startswith("+") or (number.startswith("00") and "(0)" in number)
    parsed = _parsed("+" + digits(number).removeprefix("00")) if abroad else None
    if parsed is None:
        return None
    if _keeps_trunk_zero(digits(number).removeprefix("00"), parsed):
        return DialFault.TRUNK_ZERO
    if not phonenumbers.is_valid_number(parsed) and phonenumbers.is_valid_short_number(parsed):
        return DialFault.SHORT_ABROAD
    return None


def _keeps_trunk_zero(number: str, parsed: PhoneNumber) -> bool:
    """Is the zero of calls within the country kept behind the country code? Italy's belongs."""
    code = parsed.country_code or 0
    region = phonenumbers.region_code_for_country_code(code)
    metadata = PhoneMetadata.metadata_for_region(region, None)
    if metadata is None or metadata.national_prefix != "0" or not number.startswith(f"{code}0"):
        return False
    return not (parsed.italian_leading_zero and phonenumbers.is_valid_number(parsed))


def _parsed(number: str) -> PhoneNumber | None:
    try:
        return phonenumbers.parse(number, None)
    except phonenumbers.NumberParseException:
        return None


def digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit())


def line_kind(normalized: str) -> str:
    """Country and kind of a number: numbers of two kinds are two lines, not a contradiction."""
    parsed = _parsed(normalized) if normalized.startswith("+") else None
    if parsed is None:
        return "short"
    kind = _KINDS.get(phonenumbers.number_type(parsed), "ordinary")
    return f"{parsed.country_code}:{kind}"


def dictated(normalized: str, country: str | None) -> str:
    """A number as people of its country write it; with its country code anywhere else."""
    parsed = _parsed(normalized) if normalized.startswith("+") else None
    if parsed is None:
        return normalized
    at_home = phonenumbers.region_code_for_number(parsed) == country
    style = PhoneNumberFormat.NATIONAL if at_home else PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(parsed, style)


def as_written(phone: Phone) -> str:
    """The number as the site writes it; as the link dials it when its words show none."""
    if len(digits(phone.value)) > 2:
        return phone.value
    return phone.in_text or phone.normalized or dialled(phone.href or "")
