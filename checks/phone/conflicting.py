"""Two pages, two numbers, for the same service."""

from collections.abc import Iterator
from itertools import combinations

from journeycheck import (
    Certainty,
    Concern,
    Finding,
    Listed,
    PageKind,
    Phone,
    Question,
    Severity,
    Site,
    Wording,
    Work,
    check,
)
from journeycheck.dialling import as_written, line_kind
from journeycheck.evidence import is_sample, page_count, places, together
from journeycheck.words import fold, pattern

MOST = 200  # different numbers compared in one role


@check(
    question=Question.CONSISTENT,
    severity=Severity.SERIOUS,
    needs=Phone,
    concerns=(Concern.MARKETING, Concern.FRONT_DESK),
    work=Work.HOURS,
    wording=Wording(
        title="The number changes from page to page",
        experience="The customer finds {numbers}, depending on the page, and cannot know which "
        "one is meant. One of them may ring at a desk where nobody sits any more. We did not "
        "call.",
        remedy="Ring each number once and keep the right one. If they are different services, say "
        "beside each number whom it reaches. Store each in one place, from which every page takes "
        "it.",
        action="Keep one number, or say whom each reaches",
        settled="Every page gives the same number, or says whom each number reaches.",
    ),
)
def conflicting(site: Site) -> Iterator[Finding]:
    """Different pages give different numbers for the same service.

    Numbers that stand together on one page are different lines, not a contradiction; so are
    numbers of different kinds: another country, free, mobile, fax. Pages that list several places
    are left out, and so are the numbers of hosts and mediators. Data for search engines counts as
    a page of its own. Numbers without a label are only likely to be meant for the same service.

    Fails: the contact page gives 01 99 00 41 27, the legal notice 01 99 00 41 72.
    Passes: one number everywhere; or two numbers side by side.
    """
    claims = [phone for phone in site.facts(Phone) if _is_claim(phone, site)]
    for role, phones in together(claims, lambda phone: phone.role or "").items():
        disputed = _disputed(together(phones, lambda phone: phone.normalized), site)
        firsts = [number[0] for number in disputed]
        if disputed:
            every = [phone for number in disputed for phone in number]
            yield Finding(
                role or "unlabelled",
                places([*firsts, *every]),
                {"numbers": Listed(tuple(as_written(phone) for phone in firsts))},
                occurrences=page_count(every),
                certainty=Certainty.CONFIRMED if role else Certainty.LIKELY,
            )


def _is_claim(phone: Phone, site: Site) -> bool:
    """A number the company gives as its own; a link that contradicts itself has its own check."""
    if not phone.valid or is_sample(phone, site) or phone.role in {"fax", "mobile"}:
        return False
    stranger = pattern("strangers", "numbers").search(fold(f"{phone.label} {phone.place.text}"))
    return not stranger and phone.in_text in {"", phone.normalized} and bool(_spots(phone, site))


def _spots(phone: Phone, site: Site) -> set[tuple[str, bool]]:
    """The pages of a claim, what customers see told apart from data for machines."""
    pages = [url for url in phone.pages if url in site.pages]
    return {(url, phone.shown) for url in pages if PageKind.STORES not in site.pages[url].kinds}


def _disputed(numbers: dict[str, list[Phone]], site: Site) -> list[list[Phone]]:
    """The numbers of one kind that never stand on the same page as another one."""
    spots = {
        number: set().union(*(_spots(phone, site) for phone in phones))
        for number, phones in list(numbers.items())[:MOST]
    }
    kinds = {number: line_kind(number) for number in spots}
    against = {
        number
        for one, other in combinations(spots, 2)
        if kinds[one] == kinds[other] and spots[one].isdisjoint(spots[other])
        for number in (one, other)
    }
    return [phones for number, phones in numbers.items() if number in against]
