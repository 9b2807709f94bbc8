"""What a call to a number costs, as far as its first digits tell: `data/tariffs.toml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any

import phonenumbers

from journeycheck.facts import Phone
from journeycheck.site import Site
from journeycheck.words import data

_LONGEST = 8  # characters of the beginning of a number that the table tells apart


class Tariff(StrEnum):
    """What callers pay, compared with a call to an ordinary line."""

    FREE = "free"
    ORDINARY = "ordinary"
    SURCHARGED = "surcharged"
    PREMIUM = "premium"  # surcharged, and much more
    VARIES = "varies"  # the first digits do not tell
    WITHDRAWN = "withdrawn"  # nobody has such a number any more


DEARER = frozenset({Tariff.SURCHARGED, Tariff.PREMIUM})


@dataclass(frozen=True)
class Range:
    """The numbers that begin alike. `name` is how people call them ("089"). minute, call: the most
    that may be asked, None when not known. since: the day on which a withdrawn range ended."""

    country: str
    name: str
    tariff: Tariff
    verified: bool
    minute: float | None = None
    call: float | None = None
    currency: str = ""
    since: date | None = None


def range_of(phone: Phone, country: str | None) -> Range | None:
    """The range of a number; None when its call is ordinary or its price not known.

    `country` is that of the site: short numbers, and numbers no plan knows any more, are its own.
    """
    number = phone.normalized or _as_dialled(phone.value, country)
    if number and not number.startswith("+"):
        number = f"{country}:{number}"
    row = _row(number)
    gone = row is not None and row["tariff"] == Tariff.WITHDRAWN
    if row is None or (gone and phone.valid and not row.get("listed")):
        return None
    return _range(row)


@lru_cache(4_000)
def _row(number: str) -> Mapping[str, Any] | None:
    """The longest beginning that the table has."""
    digits = sum(map(str.isdigit, number))
    for end in range(min(_LONGEST, len(number)), 2, -1):
        row = _table().get(number[:end])
        if row is not None and row.get("digits", digits) == digits:
            return row
    return None


@lru_cache
def _table() -> Mapping[str, Mapping[str, Any]]:
    return {start: row for row in data("tariffs.toml")["tariff"] for start in row["starts"]}


def _range(row: Mapping[str, Any]) -> Range:
    return Range(
        row["country"],
        row["range"],
        Tariff(row["tariff"]),
        not row["verify"],
        row.get("minute"),
        row.get("call"),
        row.get("currency", ""),
        row.get("since"),
    )


def _as_dialled(value: str, country: str | None) -> str:
    """A number that no plan knows, with its country code; "" when nothing tells it."""
    digits = "".join(c for c in value.replace("(0)", "") if c.isdigit())
    if value.lstrip("( ").startswith("+"):
        return f"+{digits}"
    if digits.startswith("00"):
        return f"+{digits[2:]}"
    code = phonenumbers.country_code_for_region(country) if country else 0
    if not country or not code or len(digits) < 7:
        return ""
    trunk = phonenumbers.ndd_prefix_for_region(country, True) or ""
    return f"+{code}{digits.removeprefix(trunk)}"


def costs_more(phone: Phone, site: Site) -> bool:
    """Does a call cost more than an ordinary one?"""
    row = range_of(phone, site.country)
    return row is not None and row.tariff in DEARER


def is_of_country(phone: Phone, site: Site) -> bool:
    """Is it dialled with the country code of the site's own country?"""
    code = phonenumbers.country_code_for_region(site.country) if site.country else 0
    return bool(code) and phone.normalized.startswith(f"+{code}")


def closed_range(phone: Phone, site: Site) -> Range | None:
    """The range of a number that nobody can have on the day of the visit; None for any other."""
    row = range_of(phone, site.country)
    if row is None or row.tariff is not Tariff.WITHDRAWN or not row.verified:
        return None
    return row if row.since is not None and row.since <= site.today else None
