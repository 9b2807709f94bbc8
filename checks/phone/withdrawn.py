"""A number of a range that was closed, or that was given another beginning."""

from collections.abc import Iterator

from journeycheck import (
    Certainty,
    Concern,
    Finding,
    Phone,
    Question,
    Severity,
    Site,
    Value,
    Wording,
    Work,
    check,
)
from journeycheck.dialling import as_written, digits
from journeycheck.evidence import page_count, places, together
from journeycheck.tariffs import closed_range


@check(
    question=Question.WORKS,
    severity=Severity.SERIOUS,
    needs=Phone,
    concerns=(Concern.MARKETING, Concern.WEB),
    work=Work.MINUTES,
    wording=Wording(
        title="{number} is out of use",
        experience="The customer dials {number} as it is written. Numbers that begin with {range} "
        "were closed on {since}: nobody has one any more, and the call reaches nobody. We did not "
        "call.",
        remedy="Write the number that took its place wherever the old one stands, and make it a "
        "link that dials. Call it once from outside.",
        action="Replace the old number {number}",
        settled="The old number can no longer be read on the site, and the new one rings.",
    ),
)
def withdrawn(site: Site) -> Iterator[Finding]:
    """A number is given whose range was withdrawn or renumbered since.

    The ranges stand in `data/tariffs.toml`, each with the day on which it ended; those that were
    not looked up again ground nothing. A number without its country code is only likely to be one
    of the country of the site.

    Fails: "LoCall 1850 123 457" in Ireland, "0171 234 5678" in the United Kingdom.
    Passes: numbers of ranges that are in use.
    """
    gone = [phone for phone in site.facts(Phone) if closed_range(phone, site)]
    for number, phones in together(gone, lambda phone: digits(as_written(phone))).items():
        row = closed_range(phones[0], site)
        if row is not None and row.since is not None:
            values: dict[str, Value] = {
                "number": as_written(phones[0]),
                "range": row.name,
                "since": row.since,
            }
            sure = any(phone.valid or phone.value.startswith("+") for phone in phones)
            certainty = Certainty.CONFIRMED if sure else Certainty.LIKELY
            count = page_count(phones)
            yield Finding(number, places(phones), values, occurrences=count, certainty=certainty)
