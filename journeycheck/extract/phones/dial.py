"""What a link to call dials."""

import re
from urllib.parse import unquote

import phonenumbers

from journeycheck.extract.phones.plans import (
    UNKNOWN,
    Verdict,
    is_short,
    read_first,
    with_overseas,
)

_SCHEME = re.compile(r"\s*(tel|callto|phone)\s*:", re.IGNORECASE)
# Italy and its neighbours dial the zero.
_TRUNK_KEPT = re.compile(
    r"\+(?!39|378|379)(?:\d{1,3}[ .-]?\(0\)|(?:33|44|49|31|32|41|43|353)[ .-]?0)"
)


def is_call(href: str) -> bool:
    return bool(_SCHEME.match(href))


def target_of(href: str) -> str:
    """What stands after the scheme, decoded, without parameters."""
    target = unquote(_SCHEME.sub("", href[:400], count=1)).strip().lstrip("/")
    return re.split(r"[;?,]", target, maxsplit=1)[0].strip()


def dialled(href: str, regions: tuple[str, ...], others: tuple[str, ...] = ()) -> Verdict:
    """The number a link dials, as a phone of `regions` would dial it; else the first of `others`.

    A link that keeps the trunk zero after the country code keeps its raw digits and is not valid;
    a link that dials nothing has no `normalized`.
    """
    target = target_of(href)
    digits = re.sub(r"[^\d+]", "", target)
    if not any(map(str.isdigit, target)) or re.search(r"[A-Za-z{}]{2}", target):
        return UNKNOWN
    if _TRUNK_KEPT.match(target):
        return Verdict(digits)
    if digits.startswith("00"):
        digits = "+" + digits[2:]
    verdict = read_first(digits, regions, others)
    return verdict if verdict.valid else _short(digits, with_overseas(regions + others)) or verdict


def _short(digits: str, regions: tuple[str, ...]) -> Verdict | None:
    if 2 < len(digits) < 7 and digits.isdigit():
        known = any(is_short(digits, r) or _emergency(digits, r) for r in regions)
        return Verdict(digits, known)
    return None


def _emergency(digits: str, region: str) -> bool:
    return phonenumbers.is_emergency_number(digits, region)
