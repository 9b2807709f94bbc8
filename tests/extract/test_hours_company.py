"""Hours in the company that they keep on real pages: prose, reviews, other people's hours."""

import pytest

from journeycheck.extract.hours.foreign import foreign
from journeycheck.facts import Confidence, Promise
from tests.extract.hours_pages import shown
from tests.extract.pages import facts

H = "<h2>Horaires d'ouverture</h2>"
LISTED = "<p>Du lundi au vendredi : 9h-18h</p>"

SURELY_NONE = [
    "Sous 3 à 4 jours ouvrés en France métropolitaine.",
    "Livraison en 2 à 3 jours ouvrés avec Colissimo",
    "Menu du jour (midi en semaine, sauf jours fériés) : 14,90 €",
]
NOT_SURE = [
    "Le livreur passe du lundi au samedi entre 8h et 18h.",
    "Éclairage public éteint de minuit à 5h tous les jours.",
    "À boire le soir entre 20h et 22h, du lundi au dimanche.",
    "Nuits de 21h à 7h, 3 à 4 nuits par semaine, dimanche compris.",
    "Les commerces de proximité sont ouverts du lundi au samedi de 9h à 19h.",
    "Syndicat d'initiative : ouvert de 9h à 12h du lundi au samedi",
    "Bloctel est joignable du lundi au vendredi de 9h à 18h.",
    "Bureaux de vote ouverts le dimanche 15 mars 2026 de 8h à 20h.",
]


@pytest.mark.parametrize("text", SURELY_NONE)
def test_days_that_are_counted_are_no_hours(text: str) -> None:
    assert shown(f"<h1>Questions fréquentes</h1><p>{text}</p>") == []


@pytest.mark.parametrize("text", NOT_SURE)
def test_hours_of_something_else_are_never_certain(text: str) -> None:
    found = shown(f"<h1>Maison Test</h1><p>{text}</p>")
    assert {hours.confidence for hours in found} <= {Confidence.LOW}


@pytest.mark.parametrize(
    ("told", "is_foreign"),
    [
        ("6 a 8 semaines", True),
        ("3-5 werktage", True),
        ("de 7 a 77 ans", True),
        ("2 to 3 days", True),
        ("7 jours sur 7", False),
        ("open 7 days: 10am", False),
        ("365 jours par an", False),
        ("samedi 10-12 semaines paires", False),
    ],
)
def test_durations(told: str, is_foreign: bool) -> None:
    assert bool(foreign(told)) is is_foreign


def test_working_hours_of_a_job_are_no_opening_hours() -> None:
    job = "<h1>Offres d'emploi</h1><h2>Secrétaire</h2><p>Mardi et jeudi de 9h à 16h.</p>"
    assert shown(job) == []


def test_what_reviews_say_is_not_said_by_the_company() -> None:
    said = "Livraison en 3 jours. Ouvert du lundi au vendredi de 9h à 18h, bravo !"
    own = f"<html lang=fr><body><h1>Avis</h1><p>{said}</p></body></html>"
    quoted = own.replace("<p>", "<div class='elementor-testimonial-content'><p>")
    assert (len(facts(Promise, own)), len(facts(Promise, quoted))) == (1, 0)
    assert shown(f"<p>{said}</p>")
    assert shown(f"<div id='comments'><p>{said}</p></div>") == []
    assert shown(f"<div itemprop='reviewBody'>{said}</div>") == []
    assert shown(f"<article class='review'><p>{said}</p></article>")  # a page, named who knows why


def test_a_sentence_of_its_own_does_not_trouble_the_week() -> None:
    party = "<p>Soirée moules-frites tous les vendredis de juillet à partir de 19h30.</p>"
    week, other = shown(H + LISTED + party)
    assert (week.osm, week.confidence) == ("Mo-Fr 09:00-18:00", Confidence.HIGH)
    assert other.confidence is not Confidence.HIGH
    assert shown(H + LISTED)[0].of == week.of == ""


def test_noon_and_evening_above_a_table_are_no_place() -> None:
    rows = "<tr><td>Mardi</td><td>12h-14h</td><td>19h-21h</td></tr>"
    table = f"<table><tr><td></td><td><b>Midi</b></td><td><b>Soir</b></td></tr>{rows}</table>"
    party = "<h2>Actualités</h2><p>Brunch du dimanche de 11h à 15h</p>"
    week = shown(f"<h1>Le Vieux Moulin</h1>{table}{party}")[0]
    assert (week.osm, week.of) == ("Tu 12:00-14:00,19:00-21:00", "")


def test_around_the_clock_is_of_something_else_beside_a_week() -> None:
    [hours] = shown("<p>Urgences 24h/24 et 7j/7. Bureaux ouverts du lundi au vendredi 8h-18h.</p>")
    assert (hours.osm, hours.confidence) == ("Mo-Fr 08:00-18:00", Confidence.MEDIUM)
    [hours] = shown("<p>Ouvert 24h/24 7j/7. Le dimanche de 9h à 18h.</p>")
    assert hours.osm == "Mo-Sa 00:00-24:00; Su 09:00-18:00"
    [hours] = shown(H + "<p>Samedi - dimanche : fermé (astreinte 24h/24)</p>" + LISTED)
    assert (hours.osm, hours.confidence) == ("Mo-Fr 09:00-18:00; Sa-Su off", Confidence.HIGH)


@pytest.mark.parametrize(
    ("closed", "osm"),
    [
        ("du samedi 1er août 2026 au dimanche 23 août 2026", "2026 Aug 01-2026 Aug 23 off"),
        ("du lundi 3 au vendredi 14 août 2026", "2026 Aug 03-2026 Aug 14 off"),
    ],
)
def test_the_days_of_two_dates(closed: str, osm: str) -> None:
    week, closure = shown(f"{H}<p>Fermé {closed}. Du lundi au vendredi 8h-12h.</p>")
    assert (week.osm, closure.osm) == ("Mo-Fr 08:00-12:00", osm)


def test_holidays_of_schools_are_no_feast() -> None:
    [hours] = shown(H + "<p>Mardi 16h-18h30. Fermé pendant les vacances de Noël.</p>")
    assert (hours.osm, hours.confidence) == ("Tu 16:00-18:30", Confidence.MEDIUM)


def test_the_showroom_is_a_place_of_its_own() -> None:
    [hours] = shown("<p>Showroom ouvert du mardi au vendredi de 14h à 18h.</p>")
    assert (hours.of, hours.osm) == ("Showroom", "Tu-Fr 14:00-18:00")
    assert shown("<p>Magasin ouvert du mardi au vendredi de 14h à 18h.</p>")[0].of == ""
