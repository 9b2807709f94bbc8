"""Public holidays, by country and region. Source: the package `holidays`, which is imported when it
is first needed: it is large."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holidays import HolidayBase

WEEK = frozenset(range(7))


def next_holiday(
    country: str,
    today: date,
    within: int = 30,
    *,
    weekdays: frozenset[int] = WEEK,
    language: str = "",
    region: str = "",
) -> tuple[date, str] | None:
    """The next public holiday after `today`, at most `within` days ahead, on one of `weekdays`
    (0 is Monday), with its name in `language` where it is known, else as the country says it.

    None when there is none, or when the country (ISO 3166 alpha-2) is not known. `region`: see
    `whereabouts.holiday_region`; "" for the national holidays only.
    """
    until = today + timedelta(days=within)
    known = _calendar(country, range(today.year, until.year + 1), region, language)
    if known is None:
        return None
    ahead = [day for day in known if today < day <= until and day.weekday() in weekdays]
    return (min(ahead), known[min(ahead)]) if ahead else None


def may_be_holiday(country: str, day: date) -> bool:
    """Is it a holiday of any kind in any part of the country? So it may be in one not known."""
    whole = _calendar(country, (day.year,))
    if whole is None:
        return True
    regions = ("", *whole.subdivisions)
    kinds = tuple(whole.supported_categories)
    calendars = (_calendar(country, (day.year,), region, kinds=kinds) for region in regions)
    return any(day in calendar for calendar in calendars if calendar is not None)


def _calendar(
    country: str,
    years: Iterable[int],
    region: str = "",
    language: str = "",
    kinds: tuple[str, ...] | None = None,
) -> "HolidayBase | None":
    """The holidays of a country, or of one region of it; None when it is not known."""
    from holidays import country_holidays

    try:
        tongue = _tongue(country_holidays(country), language)
        return country_holidays(
            country, subdiv=region or None, years=years, language=tongue, categories=kinds
        )
    except NotImplementedError:  # how the package says that it does not know the country
        return None


def _tongue(calendar: "HolidayBase", language: str) -> str | None:
    """The first variant of the language in which the holidays of the country are named."""
    variants = [tag for tag in calendar.supported_languages if tag.split("_")[0] == language]
    return min(variants, default=calendar.default_language)
