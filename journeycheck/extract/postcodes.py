"""How the post of each country writes a postcode, and where. Source: `data/postcodes.toml`."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from journeycheck.words import data


def fitting(code: str, countries: Iterable[str]) -> tuple[str, ...]:
    """Those of the countries (ISO 3166 alpha-2) whose post writes a code like this one."""
    return tuple(country for country in countries if _code(country).fullmatch(code))


def town_first(country: str) -> bool:
    """Does the code stand after its town, on a line of its own?"""
    return bool(_rules(country).get("town_first"))


@lru_cache
def _code(country: str) -> re.Pattern[str]:
    return re.compile(_rules(country).get("code", "(?!)"))


def _rules(country: str) -> Any:
    return data("postcodes.toml").get(country, {})
