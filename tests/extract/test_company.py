"""Who the company is and where: names, postal addresses, signs of the country, settled at last."""

from dataclasses import replace
from typing import Any

import pytest

from journeycheck.extract import Settled, settle
from journeycheck.extract.company import read_country_hints
from journeycheck.facts import (
    Company,
    CountryHint,
    Phone,
    PostalAddress,
)
from journeycheck.postal import STRANGER
from tests.conftest import merged
from tests.extract.pages import SITE, document, facts, read


def ld(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


SHOP = """{"@type": "Store", "name": "Orvalle Lyon", "address": {"@type": "PostalAddress",
 "streetAddress": "1 rue A", "postalCode": "69001", "addressLocality": "Lyon",
 "addressCountry": %s}}"""


@pytest.mark.parametrize(
    ("country", "code"),
    [
        ('"FR"', "FR"),
        ('"uk"', "GB"),
        ('"Deutschland"', "DE"),
        ('"FRA"', "FR"),
        ('{"@type": "Country", "name": "Belgique"}', "BE"),
        ('"Utopie"', ""),
        ("null", ""),
    ],
)
def test_addresses(country: str, code: str) -> None:
    [address] = facts(PostalAddress, ld(SHOP % country))
    assert (address.street, address.postcode, address.locality) == ("1 rue A", "69001", "Lyon")
    assert (address.country, address.name) == (code, "Orvalle Lyon")
    assert address.value == ", ".join(filter(None, ("1 rue A", "69001 Lyon", code)))


def test_addresses_of_events_and_people_are_not_the_company_s() -> None:
    html = ld('{"@type": "Person", "address": "1 rue A"}') + ld(
        '{"@type": "Event", "location": {"@type": "Place", "name": "Salle", "address": "2 rue B"}}'
    )
    assert [address.value for address in facts(PostalAddress, html)] == ["2 rue B"]
    assert facts(Company, html) == []


def test_names() -> None:
    html = (
        "<title>Contact – Maison Orvalle</title><meta property='og:site_name' content='Orvalle'>"
        + ld('{"@type": "Organization", "name": "Maison Orvalle SAS"}')
        + ld('{"@type": "Product", "name": "Robe", "brand": {"@type": "Brand", "name": "X"}}')
    )
    names = sorted(facts(Company, html), key=lambda company: -company.weight)
    assert [company.name for company in names] == [
        "Maison Orvalle SAS",
        "Orvalle",
        "Contact",
        "Maison Orvalle",
    ]


def settled(*pages: str, start: str = f"{SITE}/", country: str | None = None) -> Settled:
    readings = [read(html, f"/{number or ''}") for number, html in enumerate(pages)]
    spoken = {reading.visit.url: reading.visit.language for reading in readings}
    facts = merged(fact for reading in readings for fact in reading.facts)
    return settle(facts, start, country, spoken)


def test_the_title_part_that_the_pages_share_is_the_name() -> None:
    pages = [f"<title>{title} | Maison Orvalle</title><p>x" for title in ("Accueil", "Aide", "CGV")]
    result = settled(*pages)
    assert result.name == "Maison Orvalle"
    assert Company not in result.facts


@pytest.mark.parametrize(
    ("html", "name"),
    [
        ("<p>x", "orvalle.test"),
        ("<title>Accueil</title>", "orvalle.test"),
        ("<meta property=og:site_name content=Orvalle>", "Orvalle"),
        ("<meta property=og:site_name content=O>" + ld(SHOP % "null"), "Orvalle Lyon"),
    ],
)
def test_name(html: str, name: str) -> None:
    assert settled(html).name == name


def test_the_names_of_many_shops_are_not_the_company_s() -> None:
    shops = [ld(f'{{"@type": "Store", "name": "Orvalle {n}"}}') for n in range(4)]
    assert settled("<meta property=og:site_name content=Orvalle>", *shops).name == "Orvalle"


NUMBER = "<a href='tel:{}'>Appelez</a>"


@pytest.mark.parametrize(
    ("html", "start", "option", "country"),
    [
        ("<p>x", SITE, None, None),
        ("<html lang=fr><p>x", SITE, None, None),
        ("<html lang=fr-BE><p>x", SITE, None, "BE"),
        ("<html lang=en-US><p>x", SITE, None, None),
        ("<html lang=fr-BE><p>x", "https://orvalle.fr/", None, "FR"),
        ("<html lang=fr><p>x", "https://orvalle.co.uk/", None, "GB"),
        ("<html lang=fr><p>x", "https://orvalle.io/", None, None),
        (NUMBER.format("+3225123456"), "https://orvalle.fr/", None, "BE"),
        (NUMBER.format("0142685300"), "https://orvalle.be/", None, "BE"),
        (ld(SHOP % '"CH"') + NUMBER.format("+3225123456"), "https://a.fr/", None, "CH"),
        (ld(SHOP % '"CH"'), "https://orvalle.fr/", "LU", "LU"),
    ],
)
def test_country(html: str, start: str, option: str | None, country: str | None) -> None:
    assert settled(html, start=start, country=option).country == country


def test_national_numbers_are_read_again_in_the_settled_country() -> None:
    result = settled(
        "<html lang=fr><p>Tél. 02 512 34 56<p><a href='tel:025123456'>02 512 34 56</a>",
        ld(SHOP % '"BE"'),
    )
    assert result.country == "BE"
    text, link = sorted(result.facts[Phone], key=lambda phone: phone.href or "")
    assert text.normalized == link.normalized == link.in_text == "+3225123456"
    assert text.valid and link.valid and link.tappable


def test_a_reading_that_fails_in_the_country_changes_nothing() -> None:
    result = settled("<html lang=fr><p>Tél. 01 42 68 53 00", ld(SHOP % '"BE"'))
    assert [phone.normalized for phone in result.facts[Phone]] == ["+33142685300"]


def test_language_is_that_of_the_home_page_then_of_most_pages() -> None:
    english = "<html lang=en><title>x</title><a href=/x>x</a>"
    french = "<html lang=fr><title>x</title><a href=/x>x</a>"
    assert settled(french, english, english).language == "fr"
    assert settled("<p>", english, english, french).language == "en"
    assert settled("<p>").language == ""


def test_settling_nothing() -> None:
    nothing: dict[type[Any], tuple[Any, ...]] = {}
    assert settle(nothing, f"{SITE}/", None, {}) == Settled(None, "", "orvalle.test", {})


def test_signs_of_the_country_are_facts() -> None:
    hints = facts(CountryHint, "<html lang=fr-CH>" + ld(SHOP % '"FR"'))
    assert {(hint.country, hint.weight) for hint in hints} == {("FR", 40), ("CH", 10)}


def test_the_address_of_the_host_is_no_sign_of_the_country() -> None:
    own = facts(PostalAddress, "<html lang=fr>" + ld(SHOP % '"FR"'))[0]
    page = document("<html lang=fr>")
    assert [hint.country for hint in read_country_hints(page, [own])] == ["FR"]
    assert list(read_country_hints(page, [replace(own, role=STRANGER)])) == []
