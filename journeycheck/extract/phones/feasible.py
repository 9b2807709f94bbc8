"""Can a text hold a number of a region at all? The plans' own patterns tell, before the library is
asked.

It may say yes to what is none, and never no to a number that the library would find.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from phonenumbers import COUNTRY_CODE_TO_REGION_CODE, PhoneMetadata

_MOST_GROUPS = 12  # in one run; more are left to the library
_LEAST, _MOST = 4, 20  # digits
_RUN = re.compile(r"\d(?:[^\n+]{0,4}?\d)*")
_GROUP = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class _Plan:
    """How a region dials. `number`: within it, with or without its own code; `abroad`: what a call
    to another country begins with; `rewritten`: local numbers that the plan completes."""

    number: re.Pattern[str]
    abroad: re.Pattern[str]
    rewritten: re.Pattern[str] | None


def may_hold(text: str, region: str) -> bool:
    """May the library find a number of this region in the text?"""
    if "+" in text or "＋" in text or not text.isascii():
        return True
    plan, spans = _plan(region), _spans(text)
    return plan is None or spans is None or any(_fits(digits, plan) for digits in spans)


def _fits(digits: str, plan: _Plan) -> bool:
    if plan.number.fullmatch(digits) or plan.abroad.match(digits):
        return True
    return plan.rewritten is not None and plan.rewritten.match(digits) is not None


@lru_cache(2_000)
def _spans(text: str) -> frozenset[str] | None:
    """The digits of every row of groups that may be one number; None when they are too many."""
    found: set[str] = set()
    for run in _RUN.finditer(text):
        groups = _GROUP.findall(run[0])
        if len(groups) > _MOST_GROUPS:
            return None
        found.update(_rows(groups))
    return frozenset(found)


def _rows(groups: list[str]) -> Iterator[str]:
    for start in range(len(groups)):
        for end in range(start + 1, len(groups) + 1):
            row = "".join(groups[start:end])
            if _LEAST <= len(row) <= _MOST:
                yield row


@lru_cache
def _plan(region: str) -> _Plan | None:
    """None for a region that has no plan of its own."""
    metadata: Any = PhoneMetadata.metadata_for_region(region, None)
    if metadata is None:
        return None
    regions = COUNTRY_CODE_TO_REGION_CODE[metadata.country_code]
    plans: list[Any] = [PhoneMetadata.metadata_for_region(name, None) for name in regions]
    patterns = [plan.general_desc.national_number_pattern for plan in plans]
    numbers = "|".join(f"(?:{pattern})" for pattern in patterns)
    trunk = metadata.national_prefix_for_parsing or metadata.national_prefix or ""
    before = f"(?:{metadata.country_code})?(?:{trunk})?(?:{metadata.country_code})?"
    return _Plan(
        re.compile(f"{before}(?:{numbers})"),
        re.compile(metadata.international_prefix or r"(?!)"),
        re.compile(trunk) if metadata.national_prefix_transform_rule else None,
    )
