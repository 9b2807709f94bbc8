"""One promise made twice, with two different times."""

from collections.abc import Iterator
from math import ceil

from journeycheck import (
    Concern,
    Finding,
    PageKind,
    Plural,
    Promise,
    PromiseKind,
    Question,
    Region,
    Severity,
    Site,
    Unit,
    Value,
    Wording,
    Work,
    check,
    clean,
)
from journeycheck.evidence import page_count, places, together
from journeycheck.facts import ERRAND_KINDS

QUOTED = 90  # characters
PRODUCT = frozenset({PageKind.PRODUCT})
GENERAL = ERRAND_KINDS | {PageKind.HOME, PageKind.TERMS, PageKind.CART}
EVERYWHERE = frozenset({Region.HEADER, Region.NAV, Region.FOOTER})
WEEKEND = 48  # hours
PRODUCTS = 3  # pages of products that all say the same, from which on they speak for the shop
DELIVERY = Wording(
    title="Two delivery times are promised",
    experience=Plural(
        "One place says “{one}”, another says “{other}”. The customer orders on the strength of "
        "the shorter one, and waits at home on the wrong day.",
        "Across {n} pages, one place says “{one}”, another says “{other}”. The customer orders on "
        "the strength of the shorter one, and waits at home on the wrong day.",
    ),
    remedy="Settle one delivery time for each country and each way of shipping with those who "
    "pack, and copy it to every place listed here.",
    action="Agree on one delivery time",
    settled="Every page gives the same delivery time for the same way of shipping.",
)
CALLBACK = Wording(
    title="Two times to call back are promised",
    experience=Plural(
        "One place says “{one}”, another says “{other}”. The customer stays near the phone for the "
        "shorter time, then gives up.",
        "Across {n} pages, one place says “{one}”, another says “{other}”. The customer stays near "
        "the phone for the shorter time, then gives up.",
    ),
    remedy="Settle one time that holds on your busiest day, and copy it to every place listed "
    "here.",
    action="Agree on one time to call back",
    settled="Every page gives the same time to call back.",
)


@check(
    question=Question.CONSISTENT,
    severity=Severity.MODERATE,
    needs=Promise,
    concerns=(Concern.FRONT_DESK, Concern.MARKETING),
    work=Work.MINUTES,
    wording=Wording(
        title="Two answer times are promised",
        experience=Plural(
            "One place says “{one}”, another says “{other}”. The customer counts on the shorter "
            "one. When it is over, they write again, or call, and have to tell it all once more.",
            "Across {n} pages, one place says “{one}”, another says “{other}”. The customer counts "
            "on the shorter one. When it is over, they write again, and tell it all once more.",
        ),
        remedy="Settle one answer time that you can keep on your busiest day. Copy it to every "
        "place listed here, and to the message that confirms a request.",
        action="Agree on one answer time",
        settled="Every page promises an answer within the same time.",
    ),
    others=(DELIVERY, CALLBACK),
)
def conflicting(site: Site) -> Iterator[Finding]:
    """Two pages in one language promise the same thing within two different times.

    Like is compared with like: the same means of answering, the same stage of a delivery, the same
    country, way of shipping or sort of goods. A part of a page with two times of its own speaks of
    two things. Pages on contact, help, terms or delivery and the home page count, and what stands
    in a header or footer; pages of products do only where they all agree. What may mean the same
    does not conflict: "48 hours" and "2 working days".

    Fails: "We answer within 24 hours" on the contact page, "within three working days" in the help.
    Passes: "Delivery in 2 days" for France and "in 5 days" for Belgium.
    """
    promises = [promise for promise in site.facts(Promise) if promise.shown]
    for key, same in together(promises, lambda promise: _key(promise, site)).items():
        clear = _clear(_general(same, site))
        shortest = min(clear, key=lambda promise: span(promise)[1], default=None)
        longest = max(clear, key=lambda promise: span(promise)[0], default=None)
        if shortest and longest and span(shortest)[1] < span(longest)[0]:
            yield _finding(key, shortest, longest, clear)


def _key(promise: Promise, site: Site) -> str:
    """What is promised, to whom, in which language."""
    visit = site.pages.get(promise.place.url)
    language = visit.language if visit else promise.place.language
    return ":".join((promise.kind, promise.service, promise.condition, language))


def _general(promises: list[Promise], site: Site) -> list[Promise]:
    """Those of pages that speak for the whole company; pages of products do where all agree."""
    own = [promise for promise in promises if _stands_on(promise, PRODUCT, site)]
    agreed = len({(one.most, one.unit) for one in own}) == 1 and page_count(own) >= PRODUCTS
    everywhere = [promise for promise in promises if promise.place.region in EVERYWHERE]
    general = [promise for promise in promises if _stands_on(promise, GENERAL, site)]
    counted = {*general, *everywhere, *(own if agreed else ())}
    return [promise for promise in promises if promise in counted]


def _stands_on(promise: Promise, kinds: frozenset[PageKind], site: Site) -> bool:
    return any(site.pages[url].kinds & kinds for url in promise.pages if url in site.pages)


def _clear(promises: list[Promise]) -> list[Promise]:
    """Without those of a part of a page that has two times: they are of two things."""
    told: dict[tuple[str, Region], set[tuple[int, Unit]]] = {}
    for one in promises:
        for url in one.pages:
            told.setdefault((url, one.place.region), set()).add((one.most, one.unit))
    return [p for p in promises if all(len(told[url, p.place.region]) == 1 for url in p.pages)]


def span(promise: Promise) -> tuple[int, int]:
    """What its longest time may mean, in hours: read strictly, and with weekends in between."""
    n = promise.most
    match promise.unit:
        case Unit.HOUR:
            return n, n
        case Unit.WORKING_HOUR:
            return n, 3 * n + WEEKEND
        case Unit.DAY:
            return 24 * n, 24 * n
        case Unit.WORKING_DAY:
            return 24 * n, 24 * n + WEEKEND * ceil(n / 5)
    return 5 * 24 * n, 7 * 24 * n  # weeks


def _finding(key: str, one: Promise, other: Promise, all_of_them: list[Promise]) -> Finding:
    n = page_count(all_of_them)
    values: dict[str, Value] = {
        "one": clean(one.place.text, QUOTED).rstrip("."),
        "other": clean(other.place.text, QUOTED).rstrip("."),
        "n": n,
    }
    wording = {PromiseKind.DELIVERY: DELIVERY, PromiseKind.CALLBACK: CALLBACK}.get(one.kind)
    evidence = places([one, other, *all_of_them])
    return Finding(key, evidence, values, occurrences=n, wording=wording)
