"""The particulars of a company and references that are gone: HTML in, facts out."""

import pytest

from journeycheck.facts import LegalMention, Particular, StaleReference
from journeycheck.words import data
from tests.extract.pages import facts

LEGAL = "/mentions-legales"


def told(body: str, path: str = LEGAL, language: str = "fr") -> set[tuple[str, str, str]]:
    page = f"<html lang={language}><h1>Mentions légales</h1><p>{body}</p>"
    return {(m.particular.value, m.value, m.fault) for m in facts(LegalMention, page, path)}


def stale(line: str) -> list[str]:
    return [fact.name for fact in facts(StaleReference, f"<html><p>{line}</p>", LEGAL)]


def test_a_whole_french_notice() -> None:
    body = (
        "Atelier Brumeville, SARL au capital de 12 000 €<br>3, quai des Faïenciers, "
        "29990 Brumeville<br>SIREN : 098 431 273 · SIRET : 098 431 273 00014<br>"
        "TVA intracommunautaire : FR29 098431273<br>Directeur de la publication : Malo Kerdreux</p>"
        "<h2>Hébergeur</h2><p>Nuage du Ponant, SAS au capital de 9 €, RCS Lille 424 761 419"
    )
    found = told(body)
    assert {("form", "", ""), ("capital", "", ""), ("director", "", ""), ("host", "", "")} <= found
    assert ("register", "098431273", "") in found and ("vat", "FR29098431273", "") in found
    assert ("address", "", "") in found
    assert not any(value == "424761419" for _, value, _ in found)


@pytest.mark.parametrize(
    ("line", "mention"),
    [
        ("SIREN 098 431 237", ("register", "098431237", "siren")),
        ("SIRET : 732 829 320 00074", ("register", "73282932000074", "")),
        ("RCS Paris B 552 100 554", ("register", "552100554", "")),
        ("TVA : FR 41 303265045", ("vat", "FR41303265045", "vat")),
        ("TVA FR40303265045", ("vat", "FR40303265045", "")),
        ("P.IVA 00743110157", ("vat", "00743110157", "")),
        ("P.IVA 00743110158", ("vat", "00743110158", "partita-iva")),
        ("VAT no. GB 980 7806 84", ("vat", "GB980780684", "")),
        ("USt-IdNr.: DE136695976", ("vat", "DE136695976", "")),
        ("USt-IdNr.: DE136695978", ("vat", "DE136695978", "vat")),
        ("HRB 12345, Amtsgericht München", ("register", "", "")),
        ("Geschäftsführer: Max Muster", ("representative", "", "")),
        ("Company number 12345678, registered in England", ("register", "", "")),
        ("Dispensé d’immatriculation au registre du commerce", ("register", "", "")),
    ],
)
def test_numbers_and_names(line: str, mention: tuple[str, str, str]) -> None:
    assert mention in told(line)


@pytest.mark.parametrize(
    "line",
    [
        "IBAN : FR76 3000 6000 0112 3456 7890 189",
        "BE68 5390 0754 7034",
        "Commande FR41303265045",  # no word says that it is a VAT number
        "Téléphone : 01 42 68 53 00",
        "SIREN : à venir",
    ],
)
def test_no_number_is_invented(line: str) -> None:
    assert not any(value or fault for _, value, fault in told(line))


@pytest.mark.parametrize(
    "line",
    [
        "Hébergeur : OVH, SAS au capital de 10 174 560 €, RCS Lille 424 761 419, 59100 Roubaix",
        "Hébergement<br>OVH SAS au capital de 10 €<br>RCS Lille 424 761 419<br>59100 Roubaix",
    ],
)
def test_the_host_is_not_the_company(line: str) -> None:
    assert told(line) == {("host", "", "")}


def test_the_host_named_in_the_same_line_takes_nothing_away() -> None:
    company = (
        "SAS Maison Tisane, capital : 20 000 €, RCS Romans. Directrice de publication : A. Roux."
    )
    host = "Hébergeur : Nuage SA, Paris."
    assert told(f"{company} {host}") == told(company) | {("host", "", "")}
    assert {("capital", "", ""), ("director", "", "")} <= told(company)


def test_lodging_is_no_hosting() -> None:
    page = "<html lang=fr><h1>Nos chambres</h1><p>Hébergement en chambre d’hôtes</p>"
    assert facts(LegalMention, page, "/chambres") == []


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Angaben gemäß § 5 TMG", "tmg"),
        ("Verantwortlich nach § 55 Abs. 2 RStV", "rstv"),
        ("Plateforme RLL : <a href='https://ec.europa.eu/consumers/odr/'>ici</a>", "odr-platform"),
        ("See <a href='http://ec.europa.eu/consumers/odr'>this platform</a>", "odr-platform"),
        (
            "Die EU-Kommission stellt eine Plattform zur Online-Streitbeilegung bereit",
            "odr-platform",
        ),
        ("Site déclaré à la CNIL sous le numéro 1298431", "cnil-declaration"),
        ("Alternative Dispute Resolution Regulations 2015", "gb-adr"),
        ("Informativa ai sensi dell’art. 13 del D.Lgs. 196/2003", "codice-privacy-13"),
        ("Ley Orgánica 15/1999, de 13 de diciembre", "lopd-1999"),
    ],
)
def test_references_that_are_gone(line: str, name: str) -> None:
    assert stale(line) == [name]


@pytest.mark.parametrize(
    "line",
    [
        "Angaben gemäß § 5 DDG (früher § 5 TMG)",
        "Die OS-Plattform wurde am 20. Juli 2025 eingestellt.",
        "The online dispute resolution platform was discontinued.",
        "La plateforme RLL a été fermée par le règlement (UE) 2024/3228.",
        "Une violation de données a été notifiée : déclaration à la CNIL faite.",
        "The Privacy Shield was replaced by the Data Privacy Framework.",
    ],
)
def test_a_line_that_knows(line: str) -> None:
    assert stale(line) == []


def test_every_row_says_where_it_comes_from() -> None:
    listed = data("laws.toml")
    for row in (*listed["rule"], *listed["stale"]):
        assert row["source"] and row["date"] and row["verify"] in {True, False}
    names = [row["name"] for row in listed["stale"]] + [row["id"] for row in listed["rule"]]
    assert len(set(names)) == len(names)
    assert {row["particular"] for row in listed["number"]} <= set(Particular)
