"""Where a company is, as far as its postal addresses tell: its time zone, its region's holidays."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from journeycheck.facts import PostalAddress
from journeycheck.postal import STRANGER
from journeycheck.site import Site
from journeycheck.words import data


def time_zones(site: Site) -> tuple[ZoneInfo, ...]:
    """Every zone the company may be in, the most usual one first: one alone, where its country or
    its postcodes tell.

    Empty when the country is not known, or when this computer does not know one of its zones.
    """
    country, table = site.country or "", data("time_zones.toml")
    known: Mapping[str, str] = table["postcodes"].get(country, {})
    told = {_by_beginning(_zone_rows(known), known, code) for code in _postcodes(site)}
    if not known or not told or None in told:
        told = {*dict(_zone_rows(known)).values(), *table["zones"].get(country, ())}
    usual = known.get("elsewhere")
    return _loaded(sorted(filter(None, told), key=lambda zone: (zone != usual, zone)))


def holiday_region(site: Site) -> str:
    """The region whose holidays the company keeps, by its name in the package `holidays`.

    "" where only the national holidays are known to hold, as with shops in several regions.
    """
    known = data("holiday_regions.toml").get(site.country or "")
    if not known:
        return ""
    rows = [(code, name) for name, codes in known["regions"].items() for code in codes]
    told = {_by_beginning(rows, known, code) for code in _postcodes(site)}
    return (told.pop() or "") if len(told) == 1 else ""


def _postcodes(site: Site) -> Iterator[str]:
    for address in site.facts(PostalAddress):
        if address.role != STRANGER and address.country in {"", site.country}:
            yield re.sub(r"^[A-Z]{1,2}\s?-\s?", "", address.postcode.strip().upper())


def _zone_rows(known: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(code, zone) for code, zone in known.items() if code != "format"]


def _by_beginning(
    rows: Iterable[tuple[str, str]], known: Mapping[str, Any], postcode: str
) -> str | None:
    """What the longest beginning of a postcode tells; None when it tells nothing."""
    if not re.fullmatch(known.get("format", r"(?!)"), postcode):
        return None
    found = [(len(code), name) for code, name in rows if _begins(postcode, code)]
    return max(found)[1] if found else known.get("elsewhere")


def _begins(postcode: str, code: str) -> bool:
    """A beginning in letters is all the letters: G is Glasgow, GU Guildford."""
    rest = postcode.removeprefix(code)
    return rest != postcode and not (code.isalpha() and rest[:1].isalpha())


def _loaded(names: Iterable[str]) -> tuple[ZoneInfo, ...]:
    """All of them, or none: without one of the zones nothing can be said for sure."""
    try:
        return tuple(ZoneInfo(name) for name in names)
    except ZoneInfoNotFoundError:  # a computer without a time zone database
        return ()
