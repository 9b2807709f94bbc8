"""A link that dials another number than the one it shows."""

from collections.abc import Iterator

from journeycheck import (
    Concern,
    Finding,
    How,
    Phone,
    Question,
    Severity,
    Site,
    Wording,
    Work,
    check,
)
from journeycheck.dialling import dial_fault, dialled, dictated, digits
from journeycheck.evidence import page_count, places, together


@check(
    question=Question.CONSISTENT,
    severity=Severity.SERIOUS,
    needs=Phone,
    concerns=(Concern.WEB, Concern.FRONT_DESK),
    work=Work.MINUTES,
    wording=Wording(
        title="{shown} is shown, {dialled} is dialled",
        experience="The customer reads {shown}, taps it, and the telephone dials {dialled}. "
        "Whoever answers may not be the one who was asked for. We did not call.",
        remedy="Ring both numbers once and keep the right one, in the words and in the link alike.",
        action="Make the link dial the number it shows",
        settled="Touching the number shows the same number on the telephone.",
    ),
)
def link_differs_from_text(site: Site) -> Iterator[Finding]:
    """The words of a link show one number, and the link dials another.

    Numbers are compared as they would be dialled: spaces, dots and the country code make no
    difference. A link whose words show no number has nothing to differ from; one that dials a
    number of no numbering plan differs from the good one that it shows.

    Fails: "01 99 00 41 27" on a link that dials 01 99 00 41 72.
    Passes: "01 99 00 41 27" on a link that dials +33 1 99 00 41 27; "Call us".
    """
    differing = [phone for phone in site.facts(Phone) if _differs(phone)]
    for key, phones in together(differing, lambda p: f"{p.in_text}>{_called(p)}").items():
        values = {
            "shown": dictated(phones[0].in_text, site.country),
            "dialled": dictated(_called(phones[0]), site.country),
        }
        yield Finding(key, places(phones), values, occurrences=page_count(phones))


def _differs(phone: Phone) -> bool:
    """A link that cannot dial at all has a check of its own."""
    if phone.place.how is not How.TEL_LINK or not phone.in_text or dial_fault(phone.href or ""):
        return False
    if phone.normalized:
        return phone.in_text != phone.normalized
    within = digits(_called(phone)).lstrip("0")
    return bool(within) and not phone.in_text.endswith(within)


def _called(phone: Phone) -> str:
    """The number that the link dials; as it writes it, when that is one of no numbering plan."""
    return phone.normalized or dialled(phone.href or "")
