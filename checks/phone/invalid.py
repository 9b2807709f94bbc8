"""A number that exists in no numbering plan."""

from collections.abc import Iterator

from journeycheck import (
    CannotTell,
    Certainty,
    Concern,
    Finding,
    Phone,
    Question,
    Severity,
    Site,
    Wording,
    Work,
    check,
)
from journeycheck.dialling import as_written, dial_fault, digits
from journeycheck.evidence import page_count, places, together
from journeycheck.tariffs import closed_range

NO_COUNTRY = "The country of the site is not known, so its national numbers cannot be judged."


@check(
    question=Question.WORKS,
    severity=Severity.SERIOUS,
    needs=Phone,
    concerns=(Concern.MARKETING, Concern.WEB),
    work=Work.MINUTES,
    wording=Wording(
        title="{number} does not look like a valid number",
        experience="The customer copies the number with care. It seems too long or too short, or "
        "starts with digits that, to our knowledge, are given out nowhere: the call may reach "
        "nobody.",
        remedy="Compare the number with the one on your telephone bill, correct it wherever it is "
        "written, then call it once from outside.",
        action="Correct the number {number}",
        settled="The number is complete, and a call to it rings at your company.",
    ),
)
def invalid(site: Site) -> Iterator[Finding]:
    """A number that is labelled or linked as a telephone number, and that no numbering plan knows.

    A number without its country code is only likely to be wrong: it may be that of another
    country. When the country of the site is not known, it is not judged at all.

    Fails: "Tél. 01 99 00 41 2", where a digit is missing.
    Passes: a complete number; samples, closed ranges and links that cannot dial have checks of
    their own.
    """
    wrong = [p for p in site.facts(Phone) if _is_wrong(p) and not closed_range(p, site)]
    judged = [phone for phone in wrong if site.country or _is_international(phone)]
    if wrong and not judged:
        raise CannotTell(NO_COUNTRY)
    for number, phones in together(judged, lambda phone: digits(as_written(phone))).items():
        sure = any(_is_international(phone) for phone in phones)
        yield Finding(
            number,
            places(phones),
            {"number": as_written(phones[0])},
            occurrences=page_count(phones),
            certainty=Certainty.CONFIRMED if sure else Certainty.LIKELY,
        )


def _is_wrong(phone: Phone) -> bool:
    if phone.valid or phone.fictional or not digits(as_written(phone)):
        return False
    told_elsewhere = phone.in_text and phone.in_text != phone.normalized
    return not told_elsewhere and not (phone.href is not None and dial_fault(phone.href))


def _is_international(phone: Phone) -> bool:
    return as_written(phone).startswith("+") or (phone.href or "").startswith("tel:+")
