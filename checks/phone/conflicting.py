"""Two pages, two numbers, for the same service."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from journeycheck import (
    CannotTell,
    Certainty,
    Concern,
    Finding,
    Listed,
    PageKind,
    Phone,
    Question,
    Region,
    Severity,
    Site,
    Visit,
    Wording,
    Work,
    check,
)
from journeycheck.branches import plain_words, words_of
from journeycheck.dialling import as_written, line_kind
from journeycheck.evidence import is_sample, is_stranger, page_count, places, together, tracked
from journeycheck.words import fold

MOST = 200  # different numbers compared in one role
PLAIN = frozenset(PageKind) - {PageKind.STORES, PageKind.SHOP}  # of the company as a whole
AROUND = frozenset({Region.HEADER, Region.NAV, Region.FOOTER})  # the same on every page
_WORD = re.compile(r"[^\W\d_]{2,}")
_DIGIT = re.compile(r"\d")
_BRACKETS = re.compile(r"\s*\(([^()]{1,60})\)")

OF_A_PLACE = Wording(
    title="{place}: the number changes between pages",
    experience="The customer wants to ring {place} and finds {numbers}, depending on the page. One "
    "of them may ring at a desk where nobody sits any more. We did not call.",
    remedy="Ring each number once and keep the right one. If they are different services, say "
    "beside each number whom it reaches. Store each in one place, from which every page takes it.",
    action="Keep one number for {place}",
    settled="Every page gives the same number for {place}, or says whom each number reaches.",
)


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
    others=(OF_A_PLACE,),
)
def conflicting(site: Site) -> Iterator[Finding]:
    """Different pages give different numbers for the same service of the same place.

    Numbers that stand together on one page are different lines, not a contradiction; so are
    numbers of different kinds (another country, free, mobile, fax), those of different places
    ("Magasin de Lyon"), and numbers that a word tells apart: beside the number, or as the title of
    a page about one place or service. On pages that list several places only those with a name
    count. The numbers of hosts and mediators are left out. Data for search engines counts as a page
    of its own. Without a label it is only likely that the same service is meant. Where a script
    gives each visitor another number, nothing can be told.

    Fails: the contact page gives 01 99 00 41 27, the legal notice 01 99 00 41 72.
    Passes: one number everywhere; or two numbers side by side.
    """
    claims = [phone for phone in site.facts(Phone) if _is_claim(phone, site)]
    for role, phones in together(claims, lambda phone: phone.role or "").items():
        pages = {
            number: {(url, phone.shown) for phone in same for url in phone.pages}
            for number, same in together(phones, lambda phone: phone.normalized).items()
        }
        for place, here in together(phones, _place_key).items():
            disputed = _disputed(together(here, lambda phone: phone.normalized), pages, site)
            if disputed and (doubt := tracked(site)):
                raise CannotTell(doubt)
            if disputed:
                yield _finding(role, place, disputed)


def _place_key(phone: Phone) -> str:
    """The same for two spellings of one named place; "" for the company itself."""
    return "-".join(sorted(words_of(phone.branch)))


def _finding(role: str, place: str, disputed: list[list[Phone]]) -> Finding:
    firsts = [number[0] for number in disputed]
    every = [phone for number in disputed for phone in number]
    return Finding(
        f"{role or 'unlabelled'}{place and '@'}{place}",
        places([*firsts, *every]),
        {
            "numbers": Listed(tuple(as_written(phone) for phone in firsts)),
            "place": firsts[0].branch,
        },
        occurrences=page_count(every),
        certainty=Certainty.CONFIRMED if role else Certainty.LIKELY,
        wording=OF_A_PLACE if place else None,
    )


def _is_claim(phone: Phone, site: Site) -> bool:
    """A number the company gives as its own; a link that contradicts itself has its own check."""
    if not phone.valid or phone.role in {"fax", "mobile"}:
        return False
    if is_sample(phone, site) or is_stranger(phone, site):
        return False
    return phone.in_text in {"", phone.normalized} and bool(_spots(phone, site))


Page = tuple[str, bool]
"""The address of a page; does a customer see the claim there, or only a machine?"""


@dataclass(frozen=True)
class _Spot:
    """One page of a claim. `words` tell this line from others; none for the number of the company
    or the place as a whole."""

    page: Page
    words: frozenset[str]


def _spots(phone: Phone, site: Site) -> set[_Spot]:
    pages = [site.pages[url] for url in phone.pages if url in site.pages]
    plain = plain_words() | _words(site.name) | _words(phone.branch)
    return {
        _Spot((page.url, phone.shown), (_own_words(phone, page) | _page_words(phone, page)) - plain)
        for page in pages
        if phone.branch or PageKind.STORES not in page.kinds
    }


def _own_words(phone: Phone, page: Visit) -> frozenset[str]:
    """The words beside the number: its label, brackets that follow it, a heading that is not the
    page's own. A legal notice gives the address of the company before its number: from the first
    digit on, it names no line."""
    label = _DIGIT.split(phone.label)[0] if PageKind.LEGAL in page.kinds else phone.label
    _, _, after = phone.place.text.partition(phone.value)
    brackets = _BRACKETS.match(after)
    apart = phone.place.region not in AROUND and phone.heading != page.heading
    heading = phone.heading if apart else ""
    return _words(f"{label} {heading} {brackets[1] if brackets else ''}")


def _page_words(phone: Phone, page: Visit) -> frozenset[str]:
    """What a page that is about one place or service is called."""
    if phone.branch or page.kinds & PLAIN or phone.place.region in AROUND:
        return frozenset()
    return _words(f"{page.title} {page.heading}")


@lru_cache(4_000)
def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(text)))


def _disputed(
    numbers: dict[str, list[Phone]], pages: dict[str, set[Page]], site: Site
) -> list[list[Phone]]:
    """The numbers of one kind that nothing tells apart, and that never stand on the same page."""
    spots = {
        number: set().union(*(_spots(phone, site) for phone in phones))
        for number, phones in list(numbers.items())[:MOST]
    }
    words = {number: {spot.words for spot in found} for number, found in spots.items()}
    against = {
        number
        for one, other in combinations(spots, 2)
        if line_kind(one) == line_kind(other)
        and pages[one].isdisjoint(pages[other])
        and not words[one].isdisjoint(words[other])
        for number in (one, other)
    }
    return [phones for number, phones in numbers.items() if number in against]
