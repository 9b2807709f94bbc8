"""A sample number left in a page."""

from collections.abc import Iterator

from journeycheck import Concern, Finding, Phone, Question, Severity, Site, Wording, Work, check
from journeycheck.dialling import as_written, digits
from journeycheck.evidence import is_sample, page_count, places, together


@check(
    question=Question.WORKS,
    severity=Severity.SERIOUS,
    needs=Phone,
    concerns=(Concern.MARKETING, Concern.WEB),
    work=Work.MINUTES,
    wording=Wording(
        title="{number} is only a sample number",
        experience="The customer sees a number and believes it. It is the kind of number that "
        "comes with an empty page, before the real one is filled in: a call may reach nobody, "
        "or a stranger.",
        remedy="Replace the sample with your own number in every place listed here, or take it out "
        "where there is nothing to call.",
        action="Replace the sample number {number}",
        settled="The sample number can no longer be read anywhere on the site.",
    ),
)
def placeholder(site: Site) -> Iterator[Finding]:
    """A number of the kind used as an example stands where the real one should be.

    Numbers reserved for films and novels count too, except on a host made for tests, where a
    company can have no others.

    Fails: "01 23 45 67 89" or "00 00 00 00 00" in the footer.
    Passes: numbers that somebody may have.
    """
    samples = [phone for phone in site.facts(Phone) if is_sample(phone, site)]
    for number, phones in together(samples, _name).items():
        values = {"number": as_written(phones[0])}
        yield Finding(number, places(phones), values, occurrences=page_count(phones))


def _name(phone: Phone) -> str:
    return phone.normalized or digits(phone.value) or phone.value.casefold()
