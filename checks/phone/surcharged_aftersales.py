"""A number that costs more than an ordinary call, for customers who have already bought."""

from collections.abc import Iterator

from journeycheck import (
    Concern,
    Finding,
    Inapplicable,
    Phone,
    Question,
    Severity,
    Site,
    Value,
    Wording,
    Work,
    check,
)
from journeycheck.dialling import as_written
from journeycheck.evidence import is_sample, is_stranger, page_count, places, together
from journeycheck.laws import rule
from journeycheck.tariffs import costs_more, range_of

AFTER_SALES = "aftersales"
NO_LINE = "No number is given for complaints, for repairs or for a service to customers."

NO_RULE = Wording(
    title="{number}, after the sale, costs extra",
    experience="The customer has bought, something is wrong, and the number to call is {number}. "
    "It costs more than an ordinary call: whoever complains, pays to wait.",
    remedy="Give an ordinary or a free number to those who have bought, wherever this one stands.",
    action="Give customers a number without a surcharge",
    settled="The number for complaints and repairs costs an ordinary call, or nothing.",
)


@check(
    question=Question.WORKS,
    severity=Severity.SERIOUS,
    needs=Phone,
    concerns=(Concern.MARKETING, Concern.FRONT_DESK),
    work=Work.DAYS,
    wording=Wording(
        title="{number}, after the sale, costs extra",
        experience="The customer has bought, something is wrong, and the number to call is "
        "{number}. It costs more than an ordinary call: whoever complains, pays to wait. {rule}, "
        "since {since}, asks for an ordinary rate.",
        remedy="Give an ordinary or a free number to those who have bought, wherever this one "
        "stands: on the site, in the terms and on the invoices ({rule}).",
        action="Give customers a number without a surcharge",
        settled="The number for complaints and repairs costs an ordinary call, or nothing.",
    ),
    others=(NO_RULE,),
)
def surcharged_aftersales(site: Site) -> Iterator[Finding]:
    """The number for complaints, repairs or the service to customers costs more than usual.

    What numbers cost stands in `data/tariffs.toml`, the rules in `data/laws.toml`; what was not
    looked up again grounds no more than a minor remark. Where the same page gives an ordinary
    number for the same purpose, customers can choose, and nothing is said.

    Fails: "Service après-vente : 0 892 70 12 39".
    Passes: "Service après-vente : 01 99 00 41 27"; a surcharged number for orders.
    """
    lines = [phone for phone in site.facts(Phone) if _is_service(phone, site)]
    if not lines:
        raise Inapplicable(NO_LINE)
    dear = [phone for phone in lines if costs_more(phone, site)]
    ordinary = {url for phone in lines if not costs_more(phone, site) for url in phone.pages}
    alone = [phone for phone in dear if not ordinary.issuperset(phone.pages)]
    for number, phones in together(alone, lambda phone: phone.normalized).items():
        yield _finding(number, phones, site)


def _is_service(phone: Phone, site: Site) -> bool:
    if phone.role != AFTER_SALES or not (phone.valid and phone.shown):
        return False
    return not is_sample(phone, site) and not is_stranger(phone, site)


def _finding(number: str, phones: list[Phone], site: Site) -> Finding:
    row, law = range_of(phones[0], site.country), rule("call", site)
    sure = row is not None and row.verified and (law is None or law.verified)
    values: dict[str, Value] = {"number": as_written(phones[0])}
    if law is not None:
        values |= {"rule": law.cite, "since": law.since}
    return Finding(
        number,
        places(phones),
        values,
        occurrences=page_count(phones),
        severity=None if sure else Severity.MINOR,
        wording=NO_RULE if law is None else None,
    )
