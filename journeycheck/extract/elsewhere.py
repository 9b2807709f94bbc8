"""Links that take a customer who wants to write to the site of somebody else."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from journeycheck import urls
from journeycheck.facts import ContactElsewhere, EmbeddedForm, Fact, How, Link, PageKind
from journeycheck.words import data


def read_elsewhere(links: Iterable[Link], start: str) -> Iterator[Fact]:
    """A form of another service that a link leads to, or the help desk on another domain."""
    for link in links:
        if link.internal or urls.same_company(link.target, start):
            continue
        for provider in providers_at(link.target):
            place = replace(link.place, how=How.FORM)
            yield EmbeddedForm(place=place, provider=provider)
        host = urls.host(link.target)
        if PageKind.CONTACT in link.kinds and may_answer(host):
            yield ContactElsewhere(place=link.place, host=host)


@lru_cache(2_000)
def providers_at(address: str) -> tuple[str, ...]:
    """The services whose forms are at an address."""
    embeds = data("embeds.toml")["embed"]
    return tuple(
        embed["provider"]
        for embed in embeds
        if embed["address"] and re.search(embed["address"], address[:1_000])
    )


def may_answer(host: str) -> bool:
    """May a customer be answered there? Profiles, maps, films and counters are left out."""
    others = data("embeds.toml")["not_a_desk"]["hosts"]
    return not any(host == name or host.endswith(f".{name}") for name in others)
