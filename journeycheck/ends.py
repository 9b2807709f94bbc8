"""Where the links of a page lead, without the links: what the table of links keeps of them."""

from collections.abc import Iterable

import msgspec

from journeycheck import urls
from journeycheck.facts import ERRAND_KINDS, Anchors, Fact, Link


class Ends(msgspec.Struct, array_like=True, frozen=True):
    """The targets of the links, in their order. `external`: how many lead to other sites;
    `errand`: does one lead to a page of the customer's errand; `named`: addresses, each with the
    name of a part of it that a link leads to."""

    targets: list[str]
    external: int
    errand: bool
    named: list[tuple[str, str]]


def ends_of(facts: Iterable[Fact], url: str = "") -> Ends:
    """Of the links among these facts, on the page at `url`. A link within a page to a part that is
    there names nothing."""
    facts = tuple(facts)
    links = [fact for fact in facts if isinstance(fact, Link)]
    known = next((fact.ids for fact in facts if isinstance(fact, Anchors)), None)
    parts = [(link.target, urls.anchor(link.fragment)) for link in links if link.fragment]
    return Ends(
        [link.target for link in links],
        sum(not link.internal for link in links),
        any(link.kinds & ERRAND_KINDS for link in links),
        [
            (target, name)
            for target, name in parts
            if target != url or (known is not None and name not in known)
        ],
    )
