"""After the crawl: the site's country, language and name, and its national numbers read again."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import phonenumbers

from journeycheck import urls
from journeycheck.extract.company import ADDRESS_COUNTRY, LANGUAGE_REGION, TITLE_PART
from journeycheck.extract.phones.again import is_open, left_open, reread
from journeycheck.extract.phones.branches import settled as with_branches
from journeycheck.facts import Company, CountryHint, Fact, Phone, PhoneHint, PostalAddress
from journeycheck.words import data, fold

_SEVERAL = 3  # names of places, from which on none of them is the company's


@dataclass(frozen=True)
class Settled:
    """What the site is as a whole, and the facts with their numbers read in its country."""

    country: str | None
    language: str
    name: str
    facts: Mapping[type[Fact], tuple[Any, ...]]


def settle(
    facts: Mapping[type[Fact], tuple[Any, ...]],
    start: str,
    country: str | None,
    spoken: Mapping[str, str],
) -> Settled:
    """Decide from everything gathered. `country` is the one the user named, if any; `spoken` are
    the languages of the pages.

    Country: the option, else structured addresses, else the country codes of most numbers, else
    the ending of the host, else the region of the declared language; never a language alone.
    """
    found = country or _country(facts, start)
    settled = {**facts, **_numbers(facts, found)}
    name, companies = _name(facts.get(Company, ()), start)
    settled[Company] = companies
    settled[Phone] = with_branches(settled[Phone], facts.get(PostalAddress, ()), name)
    kept = {kind: values for kind, values in settled.items() if values}
    return Settled(found, _language(spoken, start), name, kept)


def _numbers(
    facts: Mapping[type[Fact], tuple[Any, ...]], country: str | None
) -> dict[type[Fact], tuple[Any, ...]]:
    """The numbers as the country reads them; without one, those still open as most others read.

    What stays open because several countries know it is a sign of a number, and no wrong number.
    """
    phones: tuple[Phone, ...] = facts.get(Phone, ())
    if not country:
        usual = _most((_region(p.normalized), 1) for p in phones if p.normalized[:1] == "+")
        return {Phone: tuple(reread(p, usual) if usual and is_open(p) else p for p in phones)}
    read = [reread(phone, country) for phone in phones]
    hints = {phone: hint for phone in read if (hint := left_open(phone))}
    return {
        Phone: tuple(phone for phone in read if phone not in hints),
        PhoneHint: (*facts.get(PhoneHint, ()), *hints.values()),
    }


def _country(facts: Mapping[type[Fact], tuple[Any, ...]], start: str) -> str | None:
    hints: tuple[CountryHint, ...] = facts.get(CountryHint, ())
    addressed, declared = (
        _most((hint.country, len(hint.pages)) for hint in hints if hint.weight == weight)
        for weight in (ADDRESS_COUNTRY, LANGUAGE_REGION)
    )
    dialled = _dialled_country(facts.get(Phone, ()))
    return addressed or dialled or country_of_host(start) or declared


def _most(votes: Iterable[tuple[str, int]]) -> str | None:
    """The value with more than half of the votes."""
    counts: Counter[str] = Counter()
    for value, number in votes:
        counts[value] += number
    best, number = max(counts.items(), key=lambda item: item[1], default=("", 0))
    return best if 2 * number > counts.total() else None


def _dialled_country(phones: Iterable[Phone]) -> str | None:
    """The country of most of the numbers that are given with their country code."""
    numbers = {
        phone.normalized
        for phone in phones
        if phone.valid and (phone.value.startswith(("+", "00")) or "+" in (phone.href or ""))
    }
    return _most((_region(number), 1) for number in numbers if number.startswith("+"))


def _region(number: str) -> str:
    try:
        return phonenumbers.region_code_for_number(phonenumbers.parse(number)) or ""
    except phonenumbers.NumberParseException:
        return ""


def country_of_host(url: str) -> str | None:
    """FR of www.maison.fr; None for endings that anybody may have."""
    ending = urls.host(url).rpartition(".")[2].lower()
    tlds = data("countries.toml")["tlds"]
    if len(ending) != 2 or not ending.isalpha() or ending in tlds["sold_to_all"]:
        return None
    return str(tlds["other_code"].get(ending, ending.upper()))


def _language(spoken: Mapping[str, str], start: str) -> str:
    """The home page's language; if it has none, that of most pages."""
    home = next((tag for url, tag in spoken.items() if urls.identity(url) == start), "")
    most = Counter(tag for tag in spoken.values() if tag).most_common(1)
    return home or (most[0][0] if most else "")


def _name(companies: tuple[Company, ...], start: str) -> tuple[str, tuple[Company, ...]]:
    """The company's name, and the names that are kept as facts: parts of titles are not."""
    kept = tuple(company for company in companies if company.weight > TITLE_PART)
    for weight in sorted({company.weight for company in kept}, reverse=True):
        named = [company for company in kept if company.weight == weight]
        pages = _pages_by_name(named)
        if len(pages) < _SEVERAL or 2 * max(pages.values()) > pages.total():
            return _spelt(named, pages), kept
    titles = [company for company in companies if company.weight == TITLE_PART]
    pages = _pages_by_name(titles)
    every = len({url for company in titles for url in company.pages})
    if pages and every > 1 and 2 * max(pages.values()) > every:
        return _spelt(titles, pages), kept
    return urls.host(start).removeprefix("www."), kept


def _pages_by_name(companies: Iterable[Company]) -> Counter[str]:
    pages: dict[str, set[str]] = {}
    for company in companies:
        pages.setdefault(fold(company.name), set()).update(company.pages)
    return Counter({name: len(urls_) for name, urls_ in pages.items()})


def _spelt(companies: Iterable[Company], pages: Counter[str]) -> str:
    """The most frequent name, as it is first spelt."""
    best = pages.most_common(1)[0][0]
    return next(company.name for company in companies if fold(company.name) == best)
