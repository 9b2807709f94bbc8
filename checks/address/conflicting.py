"""Two spellings of the company's address that lead to two doors."""

from collections.abc import Iterator
from itertools import combinations

from journeycheck import (
    Certainty,
    Concern,
    Finding,
    PageKind,
    PostalAddress,
    Question,
    Severity,
    Site,
    Wording,
    Work,
    check,
)
from journeycheck.evidence import is_own_address, page_count, places, together
from journeycheck.postal import Likeness, identity, likeness

MOST = 100  # different addresses compared
SEVERAL_PLACES = frozenset({PageKind.STORES})
LEGAL = frozenset({PageKind.LEGAL, PageKind.TERMS})

Claims = list[PostalAddress]


@check(
    question=Question.CONSISTENT,
    severity=Severity.SERIOUS,
    needs=PostalAddress,
    concerns=(Concern.MARKETING, Concern.FRONT_DESK),
    work=Work.MINUTES,
    wording=Wording(
        title="The address is not the same everywhere",
        experience="One place says “{one}”, another says “{other}”. The customer who trusts the "
        "wrong one stands before somebody else’s door, and so does the parcel they send back.",
        remedy="Decide which one holds and write it the same way in every place listed here, in "
        "the data for search engines too. If they are two places, say beside each what it is.",
        action="Keep one address, or say what each is",
        settled="Every place gives the same address, or says what each address is for.",
    ),
)
def conflicting(site: Site) -> Iterator[Finding]:
    """Different places of the site give different addresses of the same door.

    Compared are a street and its house number, whatever way they are spelt: abbreviations, ranges
    of numbers and boxes at the post contradict nobody. Two numbers of one street that stand
    together on a page are two doors; so are the addresses of pages that list several places, and
    those of returns and of registered offices. Hosts, mediators, and addresses told in passing are
    left out. The one address
    of the data for search engines and the one address of the pages, when they are two streets,
    are only likely to mean the same place.

    Fails: the contact page says 14, rue des Tisserands; the legal notice 41, rue des Tisserands.
    Passes: 14, rue des Tisserands everywhere, also as "14 r. des Tisserands".
    """
    claims = [address for address in site.facts(PostalAddress) if _is_own(address, site)]
    doors = together(claims, identity)
    disputed = set()
    for one, other in combinations(list(doors)[:MOST], 2):
        if _contradict(doors[one], doors[other]):
            disputed |= {one, other}
            yield _finding(doors[one], doors[other], Certainty.CONFIRMED)
    if not disputed and (pair := _elsewhere(claims, site)):
        yield _finding(*pair, Certainty.LIKELY)


def _is_own(address: PostalAddress, site: Site) -> bool:
    if not identity(address) or not is_own_address(address, site):
        return False
    visits = [site.pages[url] for url in address.pages if url in site.pages]
    return not any(visit.kinds & SEVERAL_PLACES for visit in visits)


def _contradict(one: Claims, other: Claims) -> bool:
    """The same street with another number or postcode, never both before the same eyes."""
    if likeness(one[0], other[0]) not in {Likeness.NUMBER, Likeness.POSTCODE}:
        return False
    names = {a.name.casefold() for a in one if a.name}, {a.name.casefold() for a in other if a.name}
    two_places = names[0] and names[1] and names[0].isdisjoint(names[1])
    return not two_places and _seen(one).isdisjoint(_seen(other))


def _seen(claims: Claims) -> set[tuple[str, bool]]:
    """Where they stand; data for search engines counts as a page of its own."""
    return {(url, address.shown) for address in claims for url in address.pages}


def _elsewhere(claims: Claims, site: Site) -> tuple[Claims, Claims] | None:
    """The one address for search engines, and the one on the pages, in two different streets."""
    declared = [address for address in claims if not address.shown]
    shown = [address for address in claims if address.shown]
    doors = [list(together(side, identity)) for side in (declared, shown)]
    if [len(side) for side in doors] != [1, 1]:
        return None
    visits = [site.pages[url] for address in shown for url in address.pages if url in site.pages]
    office = all(visit.kinds & LEGAL for visit in visits) or any(a.role for a in claims)
    if office or likeness(declared[0], shown[0]) is not Likeness.OTHER:
        return None
    return shown, declared


def _finding(one: Claims, other: Claims, certainty: Certainty) -> Finding:
    a, b = (next((address for address in side if address.shown), side[0]) for side in (one, other))
    first, second = sorted((identity(a), identity(b)))
    return Finding(
        f"{first}>{second}",
        places([a, b, *one, *other]),
        {"one": a.value, "other": b.value},
        occurrences=page_count([*one, *other]),
        certainty=certainty,
    )
