"""Signs that say whether somebody is there right now, and all that only looks like one."""

from datetime import UTC, datetime

import pytest

from journeycheck.extract.document import Document
from journeycheck.extract.hours import read_hours
from journeycheck.facts import OpenNow, Service
from journeycheck.page import Page

URL = "https://shop.test/"
SCRIPT = "<script src='/app.js'></script>"


def signs(body: str, language: str = "fr", **headers: str) -> list[OpenNow]:
    html = f"<html lang='{language}'><body>{body}</body></html>"
    told = {"content-type": "text/html; charset=utf-8"} | headers
    document = Document(Page(URL, URL, 200, told, html.encode()))
    return [fact for fact in read_hours(document) if isinstance(fact, OpenNow)]


@pytest.mark.parametrize(
    ("language", "text", "is_open"),
    [
        ("fr", "Ouvert actuellement", True),
        ("fr", "ACTUELLEMENT FERMÉ", False),
        ("fr", "● Ouvert · Ferme à 19:00", True),
        ("fr", "Fermé – ouvre demain à 9 h", False),
        ("fr", "Fermé · Ouvre lun. à 09:00", False),
        ("fr", "Nous sommes actuellement ouverts jusqu’à 18h30.", True),
        ("en", "Currently closed", False),
        ("en", "Open ⋅ Closes 6 pm", True),
        ("en", "Closed ⋅ Opens 9 am Mon", False),
        ("en", "We’re open right now!", True),
        ("de", "Jetzt geöffnet", True),
        ("de", "Geschlossen · Öffnet morgen um 09:00", False),
        ("es", "Cerrado ahora. Abre mañana a las 9:00", False),
        ("es", "Abierto ahora", True),
        ("it", "Chiuso ora · Apre domani alle 9", False),
        ("it", "Aperto adesso", True),
        ("nl", "Nu gesloten · Opent morgen om 9 uur", False),
        ("nl", "Momenteel geopend", True),
        ("pt", "Fechado · Abre às 9h", False),
        ("pt", "Aberto agora", True),
        ("fr", "Open now", True),  # the words a theme came with
        ("pl", "Closed right now", False),
    ],
)
def test_signs_in_seven_languages(language: str, text: str, is_open: bool) -> None:
    [sign] = signs(f"<div><span>{text}</span></div>", language)
    assert (sign.open, sign.place.text) == (is_open, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Ouvert"),
        ("fr", "Ouvert jusqu'à 20h"),  # of every day, perhaps
        ("fr", "Fermé le lundi"),
        ("fr", "Fermé, réouverture le 5 janvier à 9h"),
        ("fr", "Actuellement fermé pour travaux"),
        ("fr", "Ouvert aujourd'hui de 9h à 18h"),
        ("fr", "Ouvert - dès 9 €"),
        ("fr", "Les inscriptions sont actuellement ouvertes"),
        ("fr", "Notre boutique historique de la rue haute est actuellement ouverte"),
        ("en", "Now open"),  # newly, perhaps
        ("en", "Open until 8pm"),
        ("en", "We are not open right now"),
        ("en", "Closed"),
        ("de", "Neu eröffnet"),
        ("de", "Montag geschlossen"),
        ("nl", "Open dagen"),
        ("es", "Abierto de lunes a viernes"),
        ("fr", ""),
    ],
)  # fmt: skip
def test_what_is_no_sign(language: str, text: str) -> None:
    assert signs(f"<p>{text}</p>", language) == []


SIGN = "Ouvert actuellement"


@pytest.mark.parametrize(
    "body",
    [
        f"<p>{SIGN}</p>{SCRIPT}",  # whatever the script makes of it
        f"<p>{SIGN}</p><p>Actuellement fermé</p>",
        f"<p hidden>{SIGN}</p>",
        f"<div><p>{SIGN}</p><p hidden>Actuellement fermé</p></div>",
        f"<div><p>{SIGN}</p><p style='display:none'>Fermé · ouvre demain à 9 h</p></div>",
        f"<div><p>{SIGN}</p><template>Actuellement fermé</template></div>",
        f"<p data-open-text='Ouvert'>{SIGN}</p>",
        f"<p data-status>{SIGN}</p>",
        f"<div x-data='hours'><p>{SIGN}</p></div>",
        f"<p><span v-if='open'>{SIGN}</span></p>",
        f"<p aria-live='polite'>{SIGN}</p>",
        f"<label><input type='checkbox'> {SIGN}</label>",
        f"<p><a href='/boutiques?ouvert=1'>{SIGN}</a></p>",
        f"<button>{SIGN}</button>",
        f"<nav><p>{SIGN}</p></nav>",
        f"<table><tr><td>Lyon</td><td>{SIGN}</td></tr></table>",
        "<p></p>",
    ],
)
def test_patterns_controls_and_what_scripts_fill(body: str) -> None:
    assert signs(body) == []


def test_a_sign_that_names_the_next_time_was_made_for_this_moment() -> None:
    [sign] = signs(f"<p>Fermé – ouvre demain à 9 h</p>{SCRIPT}")
    assert not sign.open


def test_data_is_no_script() -> None:
    assert signs(f"<script type='application/ld+json'>{{}}</script><p>{SIGN}</p>")


def test_whose_sign_it_is() -> None:
    [sign] = signs(f"<h2>Service client par téléphone</h2><p>{SIGN}</p>")
    assert sign.service is Service.PHONE
    [sign] = signs(f"<h2>Bienvenue</h2><p>{SIGN}</p>")
    assert sign.service is None


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"date": "Tue, 24 Nov 2026 10:00:00 GMT"}, datetime(2026, 11, 24, 10, tzinfo=UTC)),
        ({"date": "Tue, 24 Nov 2026 10:00:00 GMT", "age": "3600"},
         datetime(2026, 11, 24, 9, tzinfo=UTC)),
        ({"date": "Tue, 24 Nov 2026 10:00:00 GMT", "age": "soon"}, None),
        ({"date": "Tue, 24 Nov 2026 10:00:00 GMT", "age": "9" * 30},
         datetime(2023, 9, 24, 0, 13, 21, tzinfo=UTC)),
        ({"date": "Fri, 31 Dec 9999 23:59:59 -2300"}, None),
        ({"date": "yesterday"}, None),
        ({"date": ""}, None),
        ({}, None),
    ],
)  # fmt: skip
def test_when_the_page_was_made(headers: dict[str, str], expected: datetime | None) -> None:
    [sign] = signs(f"<p>{SIGN}</p>", **headers)
    assert sign.told_at == expected


def test_the_same_sign_on_two_pages_is_one_claim() -> None:
    [one] = signs(f"<p>{SIGN}</p>", date="Tue, 24 Nov 2026 10:00:00 GMT")
    [other] = signs(f"<p>{SIGN}</p>", date="Tue, 24 Nov 2026 10:00:07 GMT")
    assert one == other and hash(one) == hash(other)


def test_many_lines_that_look_like_signs_cost_little() -> None:
    assert len(signs(f"<p>{SIGN}</p>" * 5_000)) <= 40
