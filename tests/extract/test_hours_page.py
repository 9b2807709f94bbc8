"""Hours on whole pages: tables, lists, definition lists, several places, and what is no hours."""

import tomllib
from pathlib import Path

import pytest

from journeycheck.facts import Confidence, How, Region, Service
from tests.extract.hours_pages import page, shown

H = "<h2>Horaires d'ouverture</h2>"

LAYOUTS = [
    ("<table><tr><th>Lundi</th><td>9h-12h</td><td>14h-18h</td></tr>"
     "<tr><th>Mardi</th><td>Fermé</td><td>14h-18h</td></tr>"
     "<tr><th>Mercredi</th><td>9h-12h</td><td></td></tr></table>",
     "Mo 09:00-12:00,14:00-18:00; Tu 14:00-18:00; We 09:00-12:00"),
    ("<table><tr><th></th><th>Lundi</th><th>Mardi</th><th>Mer.</th></tr>"
     "<tr><td>Matin</td><td>9h-12h</td><td>Fermé</td><td>9h-12h</td></tr>"
     "<tr><td>Après-midi</td><td>14h-18h</td><td>14h-18h</td><td>14h-17h</td></tr></table>",
     "Mo 09:00-12:00,14:00-18:00; Tu 14:00-18:00; We 09:00-12:00,14:00-17:00"),
    ("<table><tr><th>Jour</th><th>Matin</th><th>Après-midi</th></tr>"
     "<tr><td>Lundi</td><td>9h-12h</td><td>14h-18h</td></tr>"
     "<tr><td>Mardi</td><td>fermé</td><td>14h-18h</td></tr></table>",
     "Mo 09:00-12:00,14:00-18:00; Tu 14:00-18:00"),
    ("<dl><dt>Lundi</dt><dd>9h-12h</dd><dd>14h-18h</dd><dt>Mardi</dt><dd>Fermé</dd></dl>",
     "Mo 09:00-12:00,14:00-18:00; Tu off"),
    ("<ul><li><b>Lundi&nbsp;:</b> 9:00 – 18:00</li><li><b>Mardi&nbsp;:</b> Fermé</li></ul>",
     "Mo 09:00-18:00; Tu off"),
    ("<div><span>Lun - Ven</span> <span>9h-18h</span></div>"
     "<div><span>Sam</span><span>9h-12h</span></div>", "Mo-Fr 09:00-18:00; Sa 09:00-12:00"),
    ("<p>Du lundi au vendredi<br>9h-18h<br>Samedi<br>9h-12h</p>",
     "Mo-Fr 09:00-18:00; Sa 09:00-12:00"),
    ("<p>LUNDI</p><p>FERMÉ</p><p>MARDI</p><p>10H-19H</p>", "Mo off; Tu 10:00-19:00"),
    ("<p>Fermé actuellement</p><p>Lundi</p><p>10h-19h</p><p>Mardi</p><p>10h-19h</p>",
     "Mo-Tu 10:00-19:00"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "osm"), LAYOUTS)
def test_layouts(body: str, osm: str) -> None:
    [hours] = shown(H + body)
    assert (hours.osm, hours.confidence) == (osm, Confidence.HIGH)


def test_days_and_hours_in_two_columns_are_left_to_a_person() -> None:
    [hours] = shown(H + "<p>Lundi</p><p>Mardi</p><p>Jeudi</p><p>9h-12h</p><p>9h-18h</p>")
    assert hours.confidence is Confidence.LOW


@pytest.mark.parametrize(
    "promise",
    [
        "La livraison part le mardi pour toute commande reçue avant 17 h, sauf les jours fériés.",
        "La livraison part le jeudi pour toute commande reçue avant 9 h, sauf les jours fériés.",
    ],
)
def test_a_promise_of_delivery_is_no_hours(promise: str) -> None:
    assert shown(f"<h2>Taie en flanelle</h2><p>{promise}</p>") == []
    week = "Livraison du lundi au vendredi de 8h à 12h, sauf les jours fériés."
    [hours] = shown(f"<h2>Taie en flanelle</h2><p>{week}</p>")
    assert (hours.osm, hours.service) == ("Mo-Fr 08:00-12:00; PH off", Service.DELIVERY)


def test_one_sentence_of_a_paragraph() -> None:
    [hours] = shown(
        "<p>Fondée en 1987, notre maison compte 12 artisans. Notre boutique vous accueille du "
        "mardi au samedi de 10h à 19h, sans interruption. Plus de 500 modèles vous attendent, à "
        "partir de 29,90 € seulement, et nos conseillers sont là pour vous.</p>"
    )
    assert (hours.osm, hours.confidence) == ("Tu-Sa 10:00-19:00", Confidence.HIGH)
    assert hours.service is Service.SHOP


def test_the_footer_with_address_and_number() -> None:
    [hours] = shown(
        "<footer><p>12 rue de la Paix, 75002 Paris<br>Tél. 01 99 00 41 27<br>"
        "Lundi - vendredi : 9h - 18h<br>Samedi : 10h - 17h</p></footer>"
    )
    assert (hours.osm, hours.place.region) == ("Mo-Fr 09:00-18:00; Sa 10:00-17:00", Region.FOOTER)
    assert hours.raw == "Lundi - vendredi : 9h - 18h Samedi : 10h - 17h"
    document = page(f"<footer><p>{hours.raw}</p></footer>")
    assert document.tree.css_first(hours.place.selector) is not None


def test_several_places_are_told_apart() -> None:
    body = (
        "<h2>Nos magasins</h2><h3>Lyon</h3><p>Du lundi au samedi : 10h-19h</p>"
        "<h3>Paris</h3><p>Du lundi au samedi : 9h-20h</p>"
    )
    assert {hours.of: hours.osm for hours in shown(body)} == {
        "Lyon": "Mo-Sa 10:00-19:00", "Paris": "Mo-Sa 09:00-20:00",
    }  # fmt: skip
    labelled = H + "<p>Lyon : lundi 9h-12h</p><p>Paris : lundi 14h-18h</p>"
    assert [(hours.of, hours.osm) for hours in shown(labelled)] == [
        ("Lyon", "Mo 09:00-12:00"), ("Paris", "Mo 14:00-18:00"),
    ]  # fmt: skip


def test_one_place_needs_no_name() -> None:
    assert [hours.of for hours in shown("<h2>Notre maison</h2><p>Ouvert lundi 9h-12h</p>")] == [""]


SERVICES = [
    ("<h3>Service client</h3><p>Du lundi au vendredi 9h-18h</p>", Service.PHONE),
    ("<p>Joignable du lundi au vendredi de 9h à 18h</p>", Service.PHONE),
    ("<p>Notre chat est ouvert du lundi au vendredi de 9h à 18h</p>", Service.CHAT),
    ("<h3>Boutique</h3><p>Du lundi au vendredi 9h-18h</p>", Service.SHOP),
    ("<h3>Livraison</h3><p>Ouvert du lundi au vendredi 9h-18h</p>", Service.DELIVERY),
    ("<p>Secrétariat ouvert du lundi au vendredi 9h-18h</p>", Service.RECEPTION),
    ("<p>Boutique et service client ouverts du lundi au vendredi 9h-18h</p>", None),
    ("<p>Ouvert du lundi au vendredi 9h-18h</p>", None),
]


@pytest.mark.parametrize(("body", "service"), SERVICES)
def test_whose_hours(body: str, service: Service | None) -> None:
    [hours] = shown("<h1>Nous contacter</h1>" + body)
    assert hours.service is service


def test_two_services_side_by_side() -> None:
    found = shown(
        H
        + "<p>Par téléphone : du lundi au vendredi 9h-18h<br>Boutique : mardi au samedi 10h-19h</p>"
    )
    assert [(hours.service, hours.osm) for hours in found] == [
        (Service.PHONE, "Mo-Fr 09:00-18:00"), (Service.SHOP, "Tu-Sa 10:00-19:00"),
    ]  # fmt: skip


def test_without_a_word_about_opening_it_is_only_likely() -> None:
    [hours] = shown("<h1>Notre histoire</h1><p>Du lundi au samedi 9h-20h</p>")
    assert hours.confidence is Confidence.MEDIUM


def test_a_heading_of_hours_whose_hours_nobody_understands() -> None:
    [hours] = shown(H + "<p>Nous ouvrons à 9h et nous fermons vers 18h30.</p>")
    assert (hours.osm, hours.confidence) == ("", Confidence.LOW)
    assert "18h30" in hours.leftover


def test_both_languages_of_one_page() -> None:
    both = shown(H + "<p>Lundi-vendredi 9h-18h</p><p lang='en'>Open Monday to Friday 9am-6pm</p>")
    assert [(hours.osm, hours.place.language) for hours in both] == [
        ("Mo-Fr 09:00-18:00", "fr"), ("Mo-Fr 09:00-18:00", "en"),
    ]  # fmt: skip


NO_HOURS = {
    "fr": [
        "Livraison sous 24h", "Livré en 24/48h, du lundi au vendredi", "29,90 € - 39,90 €",
        "Du 12 au 14 mars 2024", "Tél. 01 99 00 41 27", "Note : 4,5/5 (128 avis)",
        "Concert samedi 12 octobre 2024 à 20h30",
        "Samedi 12 octobre, de 10h à 18h : portes ouvertes",
        "Lundi 18h-19h : yoga ; mardi 19h-20h : pilates",
        "Cours collectifs : lundi 18h-19h, mercredi 10h-11h",
        "Réponse sous 48h jours ouvrés", "Promo du lundi 3 au vendredi 7 juin : -20 %",
        "Durée : 1h30", "Épisode du lundi à 20h50", "Train de 9h12 le lundi",
        "Publié le lundi 4 mars 2024 à 10h12", "Prochaine séance : mardi 14h-16h",
        "Happy hour du lundi au vendredi de 17h à 19h", "Messe le dimanche de 10h30 à 11h30",
        "Match samedi 15h-17h", "Réf. 24/7-B", "Version 9.12", "Marché : samedi 8h-13h",
        "Petit-déjeuner servi de 7h à 10h en semaine", "Inscriptions lundi 9h-12h",
        "Commandez avant 14h, expédié le jour même du lundi au vendredi",
        "Check-in du lundi au dimanche de 15h à 22h",
    ],
    "en": [
        "Delivered within 24 hours, Monday to Friday", "Concert Saturday 12 October 8pm-11pm",
        "Yoga class: Monday 6-7pm, Wednesday 10-11am", "Check-in Monday to Sunday 3pm-10pm",
        "Posted on Monday, March 4, 2024 at 10:12 AM", "$9.99 - $19.99",
        "Order by 2pm Monday-Friday for same day dispatch", "Rated 4.5/5 by 128 customers",
        "Webinar: Tuesday 2pm-3pm", "Happy hour Monday to Friday 5-7pm",
        "Breakfast served Mon-Fri 7am-10am", "Kick-off Sat 3pm",
        "We are 24/7 committed to quality", "Sunday roast £18.50",
        "Black Friday: 20% off until Monday 11:59pm", "Meeting Tue 10-11 in room 4",
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text"), [(tag, text) for tag, texts in NO_HOURS.items() for text in texts]
)
def test_what_is_no_hours(language: str, text: str) -> None:
    assert shown(f"<h1>Maison Test</h1><p>{text}</p>", language) == []


WORDED = "Horaires du magasin : lundi au vendredi 9h-12h et 14h-18h, samedi 9h-12h"
PICTURED = [
    (WORDED, "Mo-Fr 09:00-12:00,14:00-18:00; Sa 09:00-12:00", Confidence.HIGH),
    ("Lundi au vendredi 9h-18h", "Mo-Fr 09:00-18:00", Confidence.MEDIUM),  # hours, or a poster
    ("Ouvert lundi-vendredi 9h-18h, semaines paires",
     'Mo-Fr 09:00-18:00 unknown "semaines paires"', Confidence.MEDIUM),
]  # fmt: skip


@pytest.mark.parametrize(("alt", "osm", "confidence"), PICTURED)
def test_the_words_that_stand_for_a_picture(alt: str, osm: str, confidence: Confidence) -> None:
    [hours] = shown(f"<p><img src='/horaires.jpg' alt='{alt}'></p>")
    assert (hours.osm, hours.confidence, hours.raw) == (osm, confidence, alt)
    assert (hours.place.how, hours.place.selector) == (How.TEXT, "img")


@pytest.mark.parametrize(
    "alt",
    [
        "", "Nos horaires d'ouverture", "Le magasin, ouvert depuis 1987",
        "Concert : vendredi et samedi, 20h-22h", "Photo prise à 9h30",
    ],
)  # fmt: skip
def test_what_a_picture_shows_is_not_guessed(alt: str) -> None:
    assert shown(f'<p><img src="/horaires.jpg" alt="{alt}"></p>') == []


def test_a_hidden_picture_tells_nothing() -> None:
    assert shown(f"<p hidden><img src='/horaires.jpg' alt='{WORDED}'></p>") == []


def test_the_language_that_was_read_is_told() -> None:
    [hours] = shown(H + "<p>Montag bis Freitag: 9:00–18:00 Uhr</p>")
    assert (hours.osm, hours.place.language) == ("Mo-Fr 09:00-18:00", "de")
    [hours] = shown(H + "<p>Lundi au vendredi : 9h-18h</p>")
    assert hours.place.language == "fr"


def test_the_sign_of_the_moment_does_not_trouble_the_week() -> None:
    lasting = "<p>Consigne du quai, ouverte 24 h/24, 7 j/7.</p>"
    for sign in ("", "<p>Consigne actuellement fermée</p>"):
        [hours] = shown("<h2>Retrait des commandes</h2>" + lasting + sign)
        assert (hours.osm, hours.confidence) == ("24/7", Confidence.HIGH)


REAL = tomllib.loads((Path(__file__).parent / "hours_corpus/pages.toml").read_text("utf-8"))
PAGES = [(tongue, body, osm) for tongue, pairs in REAL.items() for body, osm in pairs]


@pytest.mark.parametrize(("language", "body", "osm"), PAGES)
def test_blocks_as_sites_mark_them_up(language: str, body: str, osm: str) -> None:
    [hours] = shown(body, language)
    assert (hours.osm, hours.confidence) == (osm, Confidence.HIGH)
