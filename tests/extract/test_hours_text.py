"""Hours in text: seven languages, each by its own file of words and its own corpus."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from journeycheck.extract.hours import osm_of, read_seasons, read_text, week_of
from journeycheck.extract.hours.tongues import settled_language
from journeycheck.extract.hours.vocabulary import OTHERS, vocabulary
from journeycheck.facts import SILENT, Confidence
from journeycheck.words import LANGUAGES

CORPUS = Path(__file__).parent / "hours_corpus"
CONFIDENCE = {"sure": Confidence.HIGH, "likely": Confidence.MEDIUM, "unread": Confidence.LOW}
SHARE = 0.95  # of all hours, exactly right
READ = {
    language: tomllib.loads((CORPUS / f"{language}.toml").read_text("utf-8"))
    for language in LANGUAGES
}
CASES = [
    (language, text, *meant_and_read[-1:], CONFIDENCE[kind])
    for language in LANGUAGES
    for kind, rows in READ[language].items()
    for text, *meant_and_read in rows
]


@pytest.mark.parametrize(("language", "text", "osm", "confidence"), CASES)
def test_corpus(language: str, text: str, osm: str, confidence: Confidence) -> None:
    read = read_text(text, language)
    assert (read.osm, read.confidence) == (osm, confidence)
    assert confidence is Confidence.LOW or not read.leftover


@pytest.mark.parametrize("language", LANGUAGES)
def test_nearly_all_hours_are_read_exactly(language: str) -> None:
    """Every text of hours counts; a reading that is right by chance, but not sure, does not."""
    kinds = READ[language]
    assert kinds.keys() == CONFIDENCE.keys()
    right = len(kinds["sure"]) + len(kinds["likely"])
    assert right >= 30 and right / (right + len(kinds["unread"])) >= SHARE


@pytest.mark.parametrize("osm", sorted({case[2] for case in CASES if case[2]}))
def test_a_value_survives_its_week(osm: str) -> None:
    """osm -> week -> osm -> week, at every confidence."""
    week = week_of(osm)
    assert week_of(osm_of(week)) == week


@pytest.mark.parametrize(
    ("language", "osm"), [("fr", "Tu,Su 09:00-12:00"), ("nl", "Mo 09:00-12:00"), ("en", "")]
)
def test_the_same_letters_are_other_days(language: str, osm: str) -> None:
    assert read_text("ma, di 9:00-12:00", language).osm.replace("Mo-Tu", "Mo") == osm


def test_the_days_overrule_a_wrong_declaration() -> None:
    assert read_text("Lundi à vendredi 9h-18h", "en").osm == "Mo-Fr 09:00-18:00"
    assert settled_language("Lundi, mardi", "") == "fr"
    assert settled_language("9-12", "fr-CH") == "fr"
    assert settled_language("9-12", "") == ""
    assert settled_language("domingo", "") == ""  # Spanish and Portuguese


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_knows_its_days_and_months(language: str) -> None:
    words = vocabulary(language)
    entries = [entry for group in words.phrases.values() for _, entry in group if entry.full]
    assert {day for entry in entries for day in entry.days} - {OTHERS} == set(range(8))
    assert set(words.months.values()) == set(range(1, 13))


def test_a_day_not_named_says_nothing_and_a_closed_day_says_closed() -> None:
    week = read_text("Lundi 9h-12h. Fermé le dimanche.", "fr").week
    assert week == (((540, 720),), None, None, None, None, None, ())


def test_by_appointment_is_neither_open_nor_closed() -> None:
    read = read_text("Lundi-vendredi 9h-18h, samedi sur rendez-vous", "fr")
    assert (read.week[5], read.osm) == (
        None, 'Mo-Fr 09:00-18:00; Sa unknown "sur rendez-vous"',
    )  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text", "osm"),
    [
        ("de", "Mo-Fr ab 9 Uhr, Sa 10-14 Uhr", "Mo-Fr 09:00+; Sa 10:00-14:00"),
        ("fr", "Lundi 9h-12h et à partir de 14h", "Mo 09:00-12:00,14:00+"),
        ("en", "Friday from 5pm till late", "Fr 17:00+"),
        ("es", "Lunes desde las 9", "Mo 09:00+"),
        ("it", "Lunedì dalle 9", "Mo 09:00+"),
        ("nl", "Maandag vanaf 9 uur", "Mo 09:00+"),
        ("pt", "Segunda a partir das 9h", "Mo 09:00+"),
    ],
)
def test_an_open_end_says_nothing_of_the_closing_time(language: str, text: str, osm: str) -> None:
    read = read_text(text, language)
    assert (read.osm, read.confidence) == (osm, Confidence.MEDIUM)
    assert (read.week[0], read.week[4 if language == "en" else 0]) == (None, None)
    assert week_of(osm) == read.week


@pytest.mark.parametrize(
    ("language", "text", "osm"),
    [
        ("en", "Mon-Fri 9-5, closed from 3pm on Wednesdays",
         "Mo-Tu,Th-Fr 09:00-17:00; We 09:00-15:00"),
        ("de", "Mo-Fr 9-18 Uhr, Fr ab 12 Uhr geschlossen",
         "Mo-Th 09:00-18:00; Fr 09:00-12:00"),
    ],
)  # fmt: skip
def test_closed_from_then_on_is_a_closing_time(language: str, text: str, osm: str) -> None:
    read = read_text(text, language)
    assert read.osm == osm


def test_past_midnight_belongs_to_the_day_before() -> None:
    read = read_text("Friday 6pm-2am. Saturday closed.", "en")
    assert (read.week[4:6], read.osm) == ((((1080, 1560),), ()), "Sa off; Fr 18:00-02:00")


@pytest.mark.parametrize(
    ("text", "holidays"),
    [
        ("Lundi 9h-18h", ""),
        ("Lundi 9h-18h, fermé les jours fériés", "closed"),
        ("Lundi et jours fériés 9h-18h", "open"),
    ],
)
def test_public_holidays(text: str, holidays: str) -> None:
    assert read_text(text, "fr").holidays == holidays


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Du 1er juillet au 31 août 2024 : lundi 9h-18h", date(2024, 7, 1), date(2024, 8, 31)),
        ("Du 20 décembre au 5 janvier 2025 : lundi 9h-18h", date(2024, 12, 20), date(2025, 1, 5)),
        ("Jusqu'au 31 août 2024 : lundi 9h-18h", None, date(2024, 8, 31)),
        ("À partir du 01/09/2025 : lundi 9h-18h", date(2025, 9, 1), None),
        ("Lundi 9h-18h\nHoraires valables jusqu'au 30 juin 2026", None, date(2026, 6, 30)),
    ],
)
def test_seasons_with_a_year(text: str, start: date | None, end: date | None) -> None:
    [read] = read_seasons(text, "fr")
    assert (read.valid_from, read.valid_through, read.confidence) == (start, end, Confidence.HIGH)


def test_a_closure_with_its_year_is_a_season_of_its_own() -> None:
    usual, closure = read_seasons(
        "Fermeture annuelle du 1er au 21 août 2024. Lundi-vendredi 9h-18h", "fr"
    )
    assert (usual.osm, usual.valid_through) == ("Mo-Fr 09:00-18:00", None)
    assert (closure.week, closure.valid_through) == (((),) * 7, date(2024, 8, 21))


def test_times_without_a_day_are_not_given_to_the_next_one() -> None:
    read = read_text("Lundi : fermé\n{{ jour }} : 10h-12h\nDimanche : fermé", "fr")
    assert (read.osm, read.leftover) == ("Mo,Su off", "10h-12h")


def test_a_date_that_could_be_two_is_not_read() -> None:
    assert read_text("Until 05/06/2026: Mon-Fri 9-5", "en").confidence is Confidence.LOW
    assert read_text("Until 25/06/2026: Mon-Fri 9-5", "en").valid_through == date(2026, 6, 25)


@pytest.mark.parametrize("text", ["", " \n ", "Bonjour", "📞", "????", "9", "\x00\ud800"])
def test_nothing_to_read(text: str) -> None:
    read = read_text(text, "fr")
    assert (read.osm, read.week, read.confidence) == ("", SILENT, Confidence.LOW)


def test_an_unknown_language_is_not_read() -> None:
    read = read_text("pondělí 9:00-17:00", "cs")
    assert (read.osm, read.leftover) == ("", "pondělí 9:00-17:00")


def test_signs_of_all_kinds() -> None:
    text = "Lundi\u00a0–\u202fvendredi\u2009: 9\u202fh\u00a030\u2011１２h / 14ʰ—18h\u200b"
    assert read_text(text, "fr").osm == "Mo-Fr 09:30-12:00,14:00-18:00"
