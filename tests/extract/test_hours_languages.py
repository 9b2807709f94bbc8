"""Hours on pages in seven languages: the language first, then the words; and what is no hours."""

import tomllib
from pathlib import Path

import pytest

from journeycheck.extract.hours import read_text
from journeycheck.extract.hours.tongues import settled_language
from journeycheck.facts import Confidence
from journeycheck.words import LANGUAGES
from tests.extract.hours_pages import shown

HEADINGS = {
    "fr": "Horaires", "en": "Opening hours", "de": "Öffnungszeiten", "es": "Horario",
    "it": "Orari", "nl": "Openingstijden", "pt": "Horário",
}  # fmt: skip
NO_HOURS = tomllib.loads((Path(__file__).parent / "hours_corpus/no_hours.toml").read_text("utf-8"))
NOT_HOURS = [(language, text) for language, texts in NO_HOURS.items() for text in texts]


def rows(*cells: tuple[str, ...]) -> str:
    made = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in cells)
    return f"<table>{made}</table>"


@pytest.mark.parametrize(("language", "text"), NOT_HOURS)
def test_what_is_no_hours(language: str, text: str) -> None:
    for body in (
        f"<h1>Maison Test</h1><p>{text}</p>",
        f"<h2>{HEADINGS[language]}</h2><p>{text}</p>",
    ):
        assert all(fact.confidence is Confidence.LOW for fact in shown(body, language)), body


GERMAN = [
    [("Di", "9–12 Uhr"), ("Do", "14–18 Uhr")],
    [("Mo", "9:00-12:00"), ("Di", "9:00-12:00"), ("Mi", "zu"), ("Do", "14:00-18:00")],
    [("Di", "9:00-12:00"), ("Do", "14:00-18:00"), ("Sa", "geschlossen")],
    [("Di", "9:00-12:00"), ("Do", "14:00-18:00")],
    [("Di-Do", "9:00-12:00")],
]
MEANT = [
    "Tu 09:00-12:00; Th 14:00-18:00",
    "Mo-Tu 09:00-12:00; We off; Th 14:00-18:00",
    "Tu 09:00-12:00; Th 14:00-18:00; Sa off",
    "Tu 09:00-12:00; Th 14:00-18:00",
    "Tu-Th 09:00-12:00",
]


@pytest.mark.parametrize("declared", [*LANGUAGES, "", "pl"])
@pytest.mark.parametrize(("days", "osm"), list(zip(GERMAN, MEANT, strict=True)))
def test_german_days_are_no_others(days: list[tuple[str, str]], osm: str, declared: str) -> None:
    """On a page that declares another language: Tuesday and Thursday, or nothing at all."""
    body = "<h2>Öffnungszeiten</h2>" + rows(*days)
    listed = "<h2>Öffnungszeiten</h2><p>" + "<br>".join(": ".join(day) for day in days) + "</p>"
    inline = "<p>Öffnungszeiten: " + ", ".join(" ".join(day) for day in days) + "</p>"
    for page in (body, listed, inline):
        assert {fact.osm for fact in shown(page, declared)} <= {osm, ""}


@pytest.mark.parametrize(("days", "osm"), list(zip(GERMAN, MEANT, strict=True)))
def test_german_days_on_a_german_page(days: list[tuple[str, str]], osm: str) -> None:
    [hours] = shown("<h2>Öffnungszeiten</h2>" + rows(*days), "de")
    assert (hours.osm, hours.confidence) == (osm, Confidence.HIGH)


@pytest.mark.parametrize(
    ("text", "declared", "language"),
    [
        ("Lunes a viernes 9-18, domingo cerrado", "pt", "es"),
        ("Ma 9-12, wo 9-12, do 9-12", "fr", "nl"),
        ("Di 9-12 Uhr, Do 14-18 Uhr", "fr", "de"),
        ("Di 9-12, Do 14-18", "fr", ""),  # German or Dutch
        ("Lun 9-12, mar 9-12, dim fermé", "it", "fr"),
        ("7 giorni su 7", "it", "it"),
        ("We are open, so do call", "en", "en"),
    ],
)
def test_the_language_that_knows_most(text: str, declared: str, language: str) -> None:
    assert settled_language(text, declared) == language


COLUMNS = {
    "fr": ("Ouverture", "Fermeture"), "en": ("Opens", "Closes"), "de": ("von", "bis"),
    "es": ("Apertura", "Cierre"), "it": ("Apre", "Chiude"), "nl": ("Van", "Tot"),
    "pt": ("Abertura", "Encerramento"),
}  # fmt: skip
TUESDAYS = {
    "fr": "Mardi", "en": "Tuesday", "de": "Dienstag", "es": "Martes", "it": "Martedì",
    "nl": "Dinsdag", "pt": "Terça-feira",
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_column_of_openings_and_one_of_closings(language: str) -> None:
    once = rows(("", *COLUMNS[language]), (TUESDAYS[language], "9:00", "17:30"))
    twice = rows(
        ("", *COLUMNS[language] * 2),
        (TUESDAYS[language], "9:00", "12:30", "14:00", "18:00"),
    )
    heading = f"<h2>{HEADINGS[language]}</h2>"
    found = [*shown(heading + once, language), *shown(heading + twice, language)]
    assert [(hours.osm, hours.confidence) for hours in found] == [
        ("Tu 09:00-17:30", Confidence.HIGH), ("Tu 09:00-12:30,14:00-18:00", Confidence.HIGH),
    ]  # fmt: skip


H = "<h2>Horaires d'ouverture</h2>"
STACKED = [
    (rows(("Lundi<br>Mardi<br>Mercredi", "9h-18h<br>9h-12h<br>Fermé")),
     "Mo 09:00-18:00; Tu 09:00-12:00; We off", Confidence.HIGH),
    ("<div><p>Lundi</p><p>Mardi</p><p>Jeudi</p></div><div><p>9h-12h</p><p>9h-18h</p><p>Fermé</p></div>",
     "Mo 09:00-12:00; Tu 09:00-18:00; Th off", Confidence.HIGH),
    # Two days beside two lines of hours: each its own, or both both?
    (rows(("Lundi<br>Mardi", "9h-12h<br>14h-18h")), "", Confidence.LOW),
    ("<p>Lundi</p><p>Mardi</p><p>Jeudi</p><p>Vendredi</p><p>9h-12h</p><p>9h-18h</p><p>Fermé</p>",
     "", Confidence.LOW),
    ("<p>Lundi</p><p>Mardi</p><p>Jeudi</p><p>9h-12h</p><p>9h-18h</p><p>9h-19h</p><p>Fermé</p>",
     "", Confidence.LOW),
]  # fmt: skip


@pytest.mark.parametrize(("body", "osm", "confidence"), STACKED)
def test_days_and_hours_side_by_side(body: str, osm: str, confidence: Confidence) -> None:
    found = shown(H + body)
    assert {hours.confidence for hours in found} == {confidence}
    assert not osm or [hours.osm for hours in found] == [osm]


def test_a_list_of_days_in_one_cell_shares_its_hours() -> None:
    [hours] = shown(H + rows(("Lundi, mardi", "9h-12h, 14h-18h")))
    assert (hours.osm, hours.confidence) == ("Mo-Tu 09:00-12:00,14:00-18:00", Confidence.HIGH)


WEEK = rows(("Lundi", "9h-18h"), ("Mardi", "9h-18h"))
SEASONS = [
    ("<h3>Horaires d’été</h3><p>Du 1er juillet au 31 août 2026 : lundi-vendredi 10h-16h</p>",
     ("2026 Jul 01-2026 Aug 31 Mo-Fr 10:00-16:00", Confidence.HIGH)),
    ("<h3>Horaires d’été</h3><p>Lundi-vendredi 10h-16h</p>",
     ("Mo-Fr 10:00-16:00", Confidence.LOW)),
    ("<p>Avril à octobre : lundi-vendredi 10h-16h</p>",
     ("Apr-Oct Mo-Fr 10:00-16:00", Confidence.MEDIUM)),
]  # fmt: skip


@pytest.mark.parametrize(("summer", "expected"), SEASONS)
def test_a_season_leaves_the_ordinary_week_alone(
    summer: str, expected: tuple[str, Confidence]
) -> None:
    usual, other = shown(H + WEEK + summer)
    assert (usual.osm, usual.confidence) == ("Mo-Tu 09:00-18:00", Confidence.HIGH)
    assert ((other.osm, other.confidence), other.regular) == (expected, False)
    assert usual.regular


@pytest.mark.parametrize(
    ("text", "osm", "confidence"),
    [
        ("Open Tuesday to Saturday, 10:00–12:30 and 14:00–19:00", "Tu-Sa 10:00-12:30,14:00-19:00",
         Confidence.HIGH),
        ("Open Monday 10:00–12:30", "Mo 10:00-12:30", Confidence.HIGH),
        ("Open Monday 6:00–11:00", "Mo 06:00-11:00", Confidence.MEDIUM),
        ("Open Mon 8:00-8:00 PM", "Mo 08:00-20:00", Confidence.HIGH),
    ],
)  # fmt: skip
def test_the_dial_of_an_english_clock(text: str, osm: str, confidence: Confidence) -> None:
    read = read_text(text, "en")
    assert (read.osm, read.confidence) == (osm, confidence)


@pytest.mark.parametrize(
    ("text", "language", "osm"),
    [
        ("Mo-Fr 8-12 Uhr vormittags", "de", "Mo-Fr 08:00-12:00"),
        ("Mo-Fr vormittags 8-12 nachmittags 14-18 Uhr", "de", "Mo-Fr 08:00-12:00,14:00-18:00"),
        ("Lunes de 8 de la tarde a 12 de la noche", "es", ""),
        ("Mardi de 9 h du matin à 2 h du matin", "fr", "Tu 09:00-02:00"),
    ],
)
def test_halves_of_the_day(text: str, language: str, osm: str) -> None:
    read = read_text(text, language)
    assert read.osm == osm or read.confidence is Confidence.LOW


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ouvert du lundi au vendredi de 9h à 18h sauf le mercredi après-midi", "fr"),
        ("Ouvert tous les jours sauf le mercredi après-midi, de 9h à 18h", "fr"),
        ("Mo-Fr 9-18 Uhr, Mi nur vormittags", "de"),
        ("Mo-Fr 9-18 Uhr, mittwochs nur vormittags", "de"),
        ("Lun-ven 9-18, chiuso mercoledì pomeriggio", "it"),
        ("Open most Saturdays 10-2", "en"),
        ("Horários sujeitos a alterações: segunda a sexta das 9h às 18h", "pt"),
    ],
)
def test_half_a_day_or_half_a_promise_is_never_certain(text: str, language: str) -> None:
    assert read_text(text, language).confidence is not Confidence.HIGH
