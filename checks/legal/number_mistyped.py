"""A number of the company that cannot be right."""

from collections.abc import Iterator

from journeycheck import (
    Concern,
    Finding,
    LegalMention,
    Question,
    Severity,
    Site,
    Wording,
    Work,
    check,
)
from journeycheck.evidence import page_count, places, together


@check(
    question=Question.WORKS,
    severity=Severity.MINOR,
    needs=LegalMention,
    concerns=(Concern.MARKETING,),
    work=Work.MINUTES,
    wording=Wording(
        title="The number {number} is mistyped",
        experience="A careful customer looks the company up by {number} before paying. The digits "
        "do not fit each other: one of them is wrong, and the public register finds nobody.",
        remedy="Copy the number from the certificate of registration to every place listed here.",
        action="Correct the number {number}",
        settled="The public register finds the company by the number on the page.",
    ),
)
def number_mistyped(site: Site) -> Iterator[Finding]:
    """A number in a public register, or a VAT number, fails its own check digits.

    Only numbers that are named as such and have all their digits are judged, and those of the host
    of the site are left out.

    Fails: a SIREN or a VAT number with two digits swapped.
    Passes: the number as it stands in the register.
    """
    wrong = [mention for mention in site.facts(LegalMention) if mention.fault]
    for number, same in together(wrong, lambda mention: mention.value).items():
        yield Finding(number, places(same), {"number": number}, occurrences=page_count(same))
