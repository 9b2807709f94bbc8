"""At which named place a number rings, on pages, in data for machines and in plain text."""

from typing import Any

import pytest

from journeycheck.branches import branch_in, name_of, words_of
from journeycheck.extract import read_phones, settle
from journeycheck.extract.phones.branches import settled
from journeycheck.facts import Company, Phone, Place, PostalAddress
from journeycheck.words import LANGUAGES, data
from tests.extract.pages import SITE, facts

LYON = "04 72 12 34 57"


@pytest.mark.parametrize(
    ("text", "branch"),
    [
        ("Magasin de Lyon", "Magasin de Lyon"),
        ("MAGASIN DE LYON", "MAGASIN DE LYON"),
        ("Appelez notre magasin de Lyon au", "magasin de Lyon"),
        ("Boutique Lyon 2", "Boutique Lyon 2"),
        ("Agence de Nantes-Rezé, du lundi au vendredi", "Agence de Nantes-Rezé"),
        ("Magasin d’Annecy - Tél", "Magasin d’Annecy"),
        ("Point de vente de L’Haÿ-les-Roses", "Point de vente de L’Haÿ-les-Roses"),
        ("Restaurant Saint Étienne", "Restaurant Saint Étienne"),
        ("Call the London Bridge store on", "London Bridge store"),
        ("Leeds branch", "Leeds branch"),
        ("Filiale Köln", "Filiale Köln"),
        ("Laden Berlin-Mitte", "Laden Berlin-Mitte"),
        ("Tienda de Madrid", "Tienda de Madrid"),
        ("Punto vendita di Milano", "Punto vendita di Milano"),
        ("Winkel Den Haag", "Winkel Den Haag"),
        ("Loja de Lisboa", "Loja de Lisboa"),
    ],
)
def test_a_place_is_named(text: str, branch: str) -> None:
    assert branch_in([text]) == branch


@pytest.mark.parametrize(
    "text",
    [
        "", "Lyon", "Service client", "Notre magasin", "Boutique en ligne", "Boutique officielle",
        "Magasin ouvert le lundi", "MAGASIN OUVERT LE LUNDI", "Bureau : Lundi", "Tél. magasin",
        "Our Store", "The shop", "Online Shop", "Store Manager", "Shop Opening Hours",
        "Unsere Filiale", "Büro Montag bis Freitag", "Sede Legale", "Nuestra tienda", "Onze winkel",
        "Magasin de Lyon, magasin de Paris", "Nos magasins à Lyon et Paris", "magasin de bricolage",
        "Magasin. Lyon est à deux heures", "Siège social", "Workshop Friday", "Head office",
    ],
)  # fmt: skip
def test_no_place_is_made_up(text: str) -> None:
    assert branch_in([text]) == ""


def test_the_words_that_tell_places_apart() -> None:
    assert name_of("Magasin de Lyon") == name_of("Lyon store") == {"lyon"}
    assert words_of("Magasin de Lyon") == words_of("MAGASIN LYON") != words_of("Atelier de Lyon")


def test_every_language_has_its_words() -> None:
    listed = data("branches.toml")
    assert set(listed["places"]) == set(LANGUAGES) and listed["source"]["date"]


@pytest.mark.parametrize(
    "body",
    [
        f"<h3>Magasin de Lyon</h3><p>Tél. {LYON}",
        f"<h3>Magasin de Lyon</h3><h4>Service après-vente</h4><p>{LYON}",
        f"<p><b>Magasin de Lyon</b></p><p>Tél. {LYON}",
        f"<ul><li>Magasin de Paris : 01 42 68 53 00<li>Magasin de Lyon : {LYON}</ul>",
        f"<table><tr><th>Magasin de Lyon<td>12 rue Haute<td>{LYON}</table>",
        f"<dl><dt>Magasin de Lyon<dd>Tél. {LYON}</dl>",
        f"<p>Tél. {LYON} (Magasin de Lyon)",
        "<h3>Magasin de Lyon</h3><a href='tel:+33472123457'>Appeler</a>",
        "<a href='tel:+33472123457'>Magasin de Lyon</a>",
    ],
)
def test_where_a_page_names_the_place(body: str) -> None:
    phone = facts(Phone, f"<html lang=fr><body><main>{body}</main>", "/contact", country="FR")[-1]
    assert (phone.normalized, phone.branch) == ("+33472123457", "Magasin de Lyon")


@pytest.mark.parametrize(
    "body",
    [
        f"<h2>Magasin de Lyon</h2><p>12 rue Haute</p><h2>Service client</h2><p>Tél. {LYON}",
        f"<h2>Contact</h2><p>Tél. {LYON}</p><h2>Magasin de Lyon</h2><p>12 rue Haute",
        f"<ul><li>Magasin de Paris : 01 42 68 53 00<li>Standard : {LYON}</ul>",
    ],
)
def test_a_place_named_elsewhere_is_not_that_of_the_number(body: str) -> None:
    page = f"<html lang=fr><body><main>{body}</main>"
    phones = facts(Phone, page, "/contact", country="FR")
    assert [p.branch for p in phones if p.normalized == "+33472123457"] == [""]


CARD = """<script type="application/ld+json">
{"@type": "Organization", "name": "Maison Test", "telephone": "+33142685300",
 "department": [{"@type": "Store", "name": "Lyon", "telephone": "+33472123457",
                 "contactPoint": {"@type": "ContactPoint", "telephone": "+33472123458"}}],
 "location": {"@type": "Store", "name": "Magasin de Paris", "telephone": "+33142685301"}}
</script>"""


def test_departments_of_structured_data() -> None:
    told = {phone.normalized: phone.branch for phone in facts(Phone, CARD)}
    assert told == {
        "+33142685300": "",
        "+33472123457": "Lyon",
        "+33472123458": "Lyon",
        "+33142685301": "Magasin de Paris",
    }


def phone(**told: Any) -> Phone:
    return Phone(place=Place(SITE), value=LYON, normalized="+33472123457", **told)


def address(town: str, role: str = "") -> PostalAddress:
    return PostalAddress(place=Place(SITE), value=town, locality=town, role=role)


PLACES = (address("Lyon CEDEX 3"), address("Paris"))


@pytest.mark.parametrize("told", [{"label": "Lyon"}, {"heading": "LYON"}, {"label": "Lyon, tél"}])
def test_a_town_of_the_company_is_a_place(told: dict[str, str]) -> None:
    [one] = settled([phone(**told)], PLACES, "Maison Test")
    assert one.branch.casefold() == "lyon"


@pytest.mark.parametrize(
    ("addresses", "told"),
    [
        ((address("Lyon"),), {"label": "Lyon"}),  # its only town
        ((address("Lyon"), address("Paris", "stranger")), {"label": "Lyon"}),
        (PLACES, {"label": "Nantes"}),
        (PLACES, {"heading": "Nos magasins de Lyon et Paris"}),
        (PLACES, {}),
    ],
)
def test_towns_that_tell_no_place(
    addresses: tuple[PostalAddress, ...], told: dict[str, str]
) -> None:
    assert [one.branch for one in settled([phone(**told)], addresses, "Maison Test")] == [""]


def test_the_company_is_no_place_of_its_own() -> None:
    own, other = phone(branch="Atelier Orvalle"), phone(branch="Atelier de Lyon")
    named = Company(place=Place(SITE), name="Maison Orvalle", weight=40)
    done = settle({Phone: (own, other), Company: (named,)}, SITE, "FR", {})
    assert [one.branch for one in done.facts[Phone]] == ["", "Atelier de Lyon"]


def test_places_of_a_plain_text() -> None:
    text = f"Magasin de Lyon\nTél. {LYON}\n\nTél. 01 42 68 53 00\nMagasin de Paris : 01 42 68 53 01"
    told = [one.branch for one in read_phones(text, ("FR",))]
    assert told == ["Magasin de Lyon", "", "Magasin de Paris"]


@pytest.mark.parametrize(
    "text", ["magasin " * 5000, "Magasin Lyon-" * 3000, "store " * 9000, "’" * 9]
)
def test_hostile_texts(text: str) -> None:
    assert len(branch_in([text])) <= 120
