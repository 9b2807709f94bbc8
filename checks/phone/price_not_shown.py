"""A number that costs more than an ordinary call, and does not say how much."""

from collections.abc import Iterator
from dataclasses import replace

from journeycheck import (
    Certainty,
    Concern,
    Fact,
    Finding,
    Inapplicable,
    Phone,
    Place,
    PriceNote,
    Question,
    Severity,
    Site,
    Value,
    Wording,
    Work,
    check,
)
from journeycheck.dialling import as_written
from journeycheck.evidence import LIMIT, is_sample, is_stranger, together
from journeycheck.laws import Rule, rule
from journeycheck.tariffs import costs_more, is_of_country, range_of

NO_SUCH_NUMBER = "No number is shown whose price would have to stand beside it."

EVERY = Wording(
    title="{number} is shown without its price",
    experience="The customer sees {number}, and nothing on the page says what the call costs. "
    "{rule}, since {since}, asks for the price beside every number that customers may call, be it "
    "an ordinary one.",
    remedy="Write beside the number what the call costs, or that it is a call to the fixed or to "
    "the mobile network of the country ({rule}).",
    action="Write what a call to {number} costs",
    settled="Whoever sees the number, sees the price of the call.",
)


@check(
    question=Question.WORKS,
    severity=Severity.MODERATE,
    certainty=Certainty.LIKELY,
    needs=Phone,
    concerns=(Concern.MARKETING, Concern.WEB),
    work=Work.MINUTES,
    wording=Wording(
        title="{number} is shown without its price",
        experience="The customer sees {number}. Such numbers cost more than an ordinary call, and "
        "nothing on the page says how much: some give up before they have dialled, others learn it "
        "from their bill.",
        remedy="Write beside the number what a minute or a call costs, or give a number that costs "
        "an ordinary call.",
        action="Write what a call to {number} costs",
        settled="Whoever sees the number, sees the price of the call.",
    ),
    others=(EVERY,),
)
def price_not_shown(site: Site) -> Iterator[Finding]:
    """A surcharged number stands on a page that tells the price of no call.

    A price anywhere on the page is enough, as text or as a picture that seems to hold one. In
    Portugal the price is asked for beside every number. What numbers cost stands in
    `data/tariffs.toml`; a range that was not looked up again grounds no more than a minor remark.

    Fails: "0 892 70 12 39" alone.
    Passes: "0 892 70 12 39, service 0,80 €/min + prix appel"; an ordinary number alone.
    """
    law = rule("call-prices", site)
    judged = [phone for phone in site.facts(Phone) if _needs_price(phone, site, law)]
    if not judged:
        raise Inapplicable(NO_SUCH_NUMBER)
    told = {url for note in site.facts(PriceNote) for url in note.pages}
    told |= {url for url, page in site.pages.items() if page.shell or page.truncated}
    for number, phones in together(judged, lambda phone: phone.normalized).items():
        pages = {url: phone for phone in phones for url in _without(phone, told)}
        if pages:
            yield _finding(number, pages, site, law)


def _needs_price(phone: Phone, site: Site, law: Rule | None) -> bool:
    if phone.role == "fax" or not (phone.valid and phone.shown):
        return False
    if is_sample(phone, site) or is_stranger(phone, site):
        return False
    return costs_more(phone, site) or (law is not None and is_of_country(phone, site))


def _without(fact: Fact, told: set[str]) -> list[str]:
    return [url for url in fact.pages if url not in told]


def _finding(number: str, pages: dict[str, Phone], site: Site, law: Rule | None) -> Finding:
    first = next(iter(pages.values()))
    row, dear = range_of(first, site.country), costs_more(first, site)
    values: dict[str, Value] = {"number": as_written(first)}
    if law is not None:
        values |= {"rule": law.cite, "since": law.since}
    where: list[Place] = [replace(phone.place, url=url) for url, phone in pages.items()]
    minor = not dear or (row is not None and not row.verified)
    return Finding(
        number,
        tuple(where[:LIMIT]),
        values,
        occurrences=len(pages),
        severity=Severity.MINOR if minor else None,
        wording=None if dear else EVERY,
    )
