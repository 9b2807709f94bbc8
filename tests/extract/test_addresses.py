"""Postal addresses in text, on pages and behind links to maps: found, or left alone."""

import tomllib
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest

from journeycheck.extract.address_text import parsed
from journeycheck.extract.addresses import read_addresses_in, read_shown_addresses
from journeycheck.extract.document import Document
from journeycheck.facts import AddressHint, Fact, How, PageKind, PostalAddress
from journeycheck.page import Page
from journeycheck.postal import STRANGER
from journeycheck.words import data

CORPUS = tomllib.loads((Path(__file__).parent / "addresses_corpus.toml").read_text("utf-8"))
LEGAL = frozenset({PageKind.LEGAL})
PAGE = "https://shop.test/"


def facts(body: str, kinds: frozenset[PageKind] = frozenset()) -> tuple[Fact, ...]:
    html = f"<html lang=fr><body><main>{body}</main></body></html>".encode()
    page = Page(PAGE, PAGE, 200, {"content-type": "text/html; charset=utf-8"}, html)
    return read_shown_addresses(Document(page), kinds)


def read(body: str, kinds: frozenset[PageKind] = frozenset()) -> list[PostalAddress]:
    return [fact for fact in facts(body, kinds) if isinstance(fact, PostalAddress)]


@pytest.mark.parametrize("line", CORPUS["line"], ids=lambda line: line["text"][:50])
def test_an_address_is_read(line: dict[str, Any]) -> None:
    found = parsed(line["text"].replace(" / ", "\n"))
    [one] = found
    assert [one.street, one.postcode, one.locality, one.country] == line["want"]


@pytest.mark.parametrize("text", CORPUS["traps"]["lines"])
def test_nothing_else_is_taken_for_one(text: str) -> None:
    assert parsed(text) == ()


def test_the_corpus_is_large_enough() -> None:
    lines, traps = CORPUS["line"], CORPUS["traps"]["lines"]
    assert len(lines) >= 60 and len(traps) >= 60
    assert len({line["want"][3] for line in lines} - {""}) >= 10


def test_the_words_have_a_source() -> None:
    words = data("addresses.toml")
    assert words["source"]["by"] and words["source"]["date"]
    ours = {"five", "four", "dutch", "portuguese", "british", "irish", "american", "canadian"}
    assert set(words["forms"]) == ours
    assert all(code in data("countries.toml")["names"] for code in words["letters"].values())


def test_lines_of_one_block_are_one_address() -> None:
    [found] = read("<p>Maison Orvalle<br>14, rue des Tisserands<br>22990 Saint-Orvin</p>")
    assert found.value == "14, rue des Tisserands, 22990 Saint-Orvin"
    assert (found.place.how, found.role, found.shown) == (How.TEXT, "", True)


def test_an_address_element_needs_no_street() -> None:
    [found] = read("<address>Mairie<br>22990 Saint-Orvin</address>")
    assert (found.street, found.postcode, found.locality) == ("", "22990", "Saint-Orvin")


def test_a_label_needs_no_street_either() -> None:
    [found] = read("<p>Adresse : 22990 Saint-Orvin</p>")
    assert found.postcode == "22990"


def test_two_addresses_of_one_line() -> None:
    one, other = read(
        "<p>Orvalle, 14 rue des Tisserands, 22990 Saint-Orvin. Site hébergé par OVH, "
        "2 rue Kellermann, 59100 Roubaix.</p>",
        LEGAL,
    )
    assert (one.postcode, one.role) == ("22990", "")
    assert (other.postcode, other.role) == ("59100", "stranger")


@pytest.mark.parametrize(
    ("body", "role"),
    [
        ("<h2>Hébergeur</h2><p>OVH SAS<br>2 rue Kellermann<br>59100 Roubaix</p>", "stranger"),
        ("<p><b>Hébergement</b></p><p>Nuage, 2 rue Kellermann, 59100 Roubaix</p>", "stranger"),
        ("<h2>Médiation</h2><p>CMAP, 39 avenue F. Roosevelt, 75008 Paris</p>", "stranger"),
        ("<p>Siège social : 2 rue Kellermann, 59100 Roubaix</p>", "registered"),
        ("<p>Renvoyez vos retours au 2 rue Kellermann, 59100 Roubaix</p>", "returns"),
        ("<h2>Éditeur</h2><p>Maison Orvalle, 2 rue Kellermann, 59100 Roubaix</p>", ""),
    ],
)
def test_whose_address_it_is(body: str, role: str) -> None:
    assert [address.role for address in read(body, LEGAL)] == [role]


def test_a_hotel_is_no_host_of_sites() -> None:
    [found] = read("<h2>Hébergements</h2><p>2 rue du Port, 29900 Concarneau</p>")
    assert found.role == ""


@pytest.mark.parametrize(
    "href",
    [
        "https://www.google.com/maps/search/?api=1&query=14+rue+des+Tisserands+22990+Saint-Orvin",
        "https://maps.google.fr/?q=Maison%20Orvalle,14%20rue%20des%20Tisserands,22990%20Saint-Orvin",
        "https://www.google.fr/maps/place/14+Rue+des+Tisserands,+22990+Saint-Orvin/@48.7,-3.1,17z",
        "http://maps.apple.com/?address=14,rue%20des%20Tisserands,22990%20Saint-Orvin&ll=48.7,-3.1",
        "https://www.bing.com/maps?where1=14%20rue%20des%20Tisserands%2C%2022990%20Saint-Orvin",
    ],
)
def test_a_map_is_asked_for_an_address(href: str) -> None:
    [found] = read(f'<a href="{href.replace("&", "&amp;")}">Plan</a>')
    assert (found.postcode, found.locality, found.place.how) == ("22990", "Saint-Orvin", How.LINK)


@pytest.mark.parametrize(
    "body",
    [
        '<a href="https://maps.app.goo.gl/abc">Nous trouver</a>',
        '<iframe src="https://www.google.com/maps/embed?pb=!1m18!1m12"></iframe>',
        '<a href="https://www.openstreetmap.org/?mlat=48.7&amp;mlon=-3.1">Plan</a>',
        "<p>Nous sommes au 14, rue des Tisserands, à Saint-Orvin.</p>",
        "<p>Unser Laden: Hauptstraße 12 in Bremen</p>",
        "<p>You find us at 12 High Street, Exeter.</p>",
    ],
)
def test_what_is_not_understood_is_a_sign(body: str) -> None:
    assert [type(fact) for fact in facts(body)] == [AddressHint]


@pytest.mark.parametrize(
    "body", ["<p>Le 3 mars à 14 h</p>", '<a href="/plan">Plan</a>', "<p>12 places assises</p>"]
)
def test_no_sign_of_anything(body: str) -> None:
    assert facts(body) == ()


def test_a_text_alone() -> None:
    [found] = read_addresses_in("Hauptstraße 5, 10115 Berlin")
    assert (found.street, found.country) == ("Hauptstraße 5", "DE")


@pytest.mark.parametrize(
    "text",
    ["rue " * 5000, "1 " * 9000, "12 a b c d " * 1800, "strasse" * 2800, "22990 Saint " * 1600,
     "via " * 4000 + "12345 Milano", "AB1 2CD " * 2400, "'s-" * 6000,
     "14 rue " * 2800 + "22990 Paris", "\n" * 20000, "22990 " + "Saint-" * 3000],
)  # fmt: skip
def test_hostile_text_is_quick(text: str) -> None:
    began = perf_counter()
    parsed(text)
    facts(f"<p>{text}</p>")
    assert perf_counter() - began < 10


def test_the_number_of_an_american_house_is_no_dutch_postcode() -> None:
    [one] = read("<p>Juniper Candle Co.<br>1422 SE Division St.<br>Portland, OR 97202</p>")
    assert one.value == "1422 SE Division St, Portland, OR 97202" and one.country == "US"


@pytest.mark.parametrize(
    ("path", "heading", "role"),
    [("privacyverklaring", "Wie wij zijn", STRANGER), ("kamers", "Privacyverklaring", STRANGER),
     ("kamers", "Hosting en kamers", "")],
)  # fmt: skip
def test_the_host_in_a_text_about_personal_data(path: str, heading: str, role: str) -> None:
    body = f"<h1>{heading}</h1><p>Hosting: TransIP B.V., Vondellaan 47, 2332 AA Leiden.</p>"
    page = Page(PAGE + path, PAGE + path, 200, {"content-type": "text/html"}, body.encode())
    [one] = read_shown_addresses(Document(page), frozenset())
    assert isinstance(one, PostalAddress) and one.role == role


def test_an_authority_is_no_place_of_the_company() -> None:
    said = "Reclamaciones: Junta Arbitral de Consumo, C/ Federico García Lorca, 3, 30011 Murcia."
    [one] = read(f"<p>{said}</p>", LEGAL)
    assert one.role == STRANGER


@pytest.mark.parametrize(
    "line", ["1633 Broadway, New York, NY 10019", "The Old Mill, Exeter EX4 3AB"]
)
def test_a_postcode_after_its_town_is_a_sign_of_an_address(line: str) -> None:
    [hint] = facts(f"<p>{line}</p>")
    assert isinstance(hint, AddressHint) and hint.clue in line


@pytest.mark.parametrize("line", ["Part number AB12 3CD in stock", "Reg. W1A 4ZZ", "For ages 3+"])
def test_codes_of_parts_are_no_sign(line: str) -> None:
    assert facts(f"<p>{line}</p>") == ()
