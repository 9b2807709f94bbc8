"""At which named place of the company a number rings: departments, and what the site tells."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from journeycheck.branches import branch_in, name_of
from journeycheck.extract.document import Item
from journeycheck.facts import Phone, PostalAddress
from journeycheck.postal import STRANGER
from journeycheck.texts import clean
from journeycheck.words import fold

_TOWNS = 2  # towns of a company from which on the name of one tells a place
_PARTS = re.compile(r"[,;:|()/•·–—]| - ")
_CEDEX = re.compile(r"\bcedex\b.*")


def declared_branches(items: Iterable[Item]) -> Mapping[int, str]:
    """The names of places in structured data, by the `id()` of the item and of its contact points:
    departments of a company, and businesses that are called a place."""
    every, found = tuple(items), dict[int, str]()
    for item in every:
        for part in (*item.items("department"), *item.items("subOrganization")):
            found[id(part)] = clean(part.text("name"), 100)
    for item in every:
        if name := found.get(id(item)) or branch_in([clean(item.text("name"))]):
            found |= dict.fromkeys(map(id, (item, *item.items("contactPoint"))), name)
    return found


def settled(
    phones: Iterable[Phone], addresses: Iterable[PostalAddress], company: str
) -> tuple[Phone, ...]:
    """The numbers once the whole site is known: a name of the company itself is no place of it, and
    one of its towns is, as a label or a heading."""
    towns = {_town(one.locality) for one in addresses if one.role != STRANGER} - {""}
    towns = towns if len(towns) >= _TOWNS else set()
    own = name_of(company)
    return tuple(_settled(phone, towns, own) for phone in phones)


def _settled(phone: Phone, towns: set[str], own: frozenset[str]) -> Phone:
    if phone.branch:
        return replace(phone, branch="") if name_of(phone.branch) <= own else phone
    said = (part.strip() for text in (phone.label, phone.heading) for part in _PARTS.split(text))
    town = next((part for part in said if part and fold(part) in towns), "")
    return replace(phone, branch=town) if town else phone


def _town(locality: str) -> str:
    return _CEDEX.sub("", fold(locality)).strip()
