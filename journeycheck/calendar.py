"""Public holidays, by country: the national ones only, for a site seldom tells its region."""

from datetime import date, timedelta

WEEK = frozenset(range(7))


def next_holiday(
    country: str,
    today: date,
    within: int = 30,
    *,
    weekdays: frozenset[int] = WEEK,
    language: str = "",
) -> tuple[date, str] | None:
    """The next public holiday after `today`, at most `within` days ahead, on one of `weekdays`
    (0 is Monday), with its name in `language` where it is known, else as the country says it.

    None when there is none, or when the country (ISO 3166 alpha-2) is not known. Source: the
    package `holidays`, which is imported when it is first needed: it is large.
    """
    from holidays import country_holidays

    until = today + timedelta(days=within)
    years = range(today.year, until.year + 1)
    try:
        known = country_holidays(country, years=years, language=_tongue(country, language))
    except NotImplementedError:  # how the package says that it does not know the country
        return None
    ahead = [day for day in known if today < day <= until and day.weekday() in weekdays]
    return (min(ahead), known[min(ahead)]) if ahead else None


def _tongue(country: str, language: str) -> str | None:
    """The first variant of the language in which the holidays of the country are named."""
    from holidays import country_holidays

    calendar = country_holidays(country)
    variants = [tag for tag in calendar.supported_languages if tag.split("_")[0] == language]
    return min(variants, default=calendar.default_language)
