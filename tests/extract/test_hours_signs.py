"""Hours in pictures and files, and words on public holidays: HTML in, facts out."""

import pytest

from journeycheck.facts import HolidayNote, HoursHint, HoursPicture, How, Region
from tests.extract.pages import SITE, facts


def pictures(body: str, language: str = "fr") -> list[HoursPicture]:
    return facts(HoursPicture, f"<html lang='{language}'><body>{body}</body></html>")


def notes(text: str, language: str = "fr") -> list[HolidayNote]:
    return facts(HolidayNote, f"<html lang='{language}'><body><p>{text}</p></body></html>")


@pytest.mark.parametrize(
    ("body", "clue"),
    [
        (
            '<img src="/media/IMG_2041.jpg" alt="Nos horaires d’ouverture">',
            "Nos horaires d’ouverture",
        ),
        ('<img src="/media/NosHoraires_2024.JPG" alt="">', "NosHoraires_2024.JPG"),
        ('<img src="horaires%20d%27%C3%A9t%C3%A9.png">', "horaires d'été.png"),
        ('<img src="a.webp" title="Öffnungszeiten">', "Öffnungszeiten"),
        ('<img src="/oeffnungszeiten-2.png" width="600" height="400">', "oeffnungszeiten-2.png"),
        ('<img src="opening_hours.gif">', "opening_hours.gif"),
        ('<img src="hours.png">', "hours.png"),
        ('<img src="x.png" alt="Orari">', "Orari"),
        ('<img src="x.png" alt="Openingstijden winkel">', "Openingstijden winkel"),
        ('<img src="x.png" alt="Horario">', "Horario"),
        ('<img src="x.png" alt="Horário de funcionamento">', "Horário de funcionamento"),
        ('<img src="data:image/gif;base64,R0" data-src="/horaires.jpg">', "horaires.jpg"),
        ('<a href="/horaires-grand.jpg"><img src="/min.jpg" alt="Horaires"></a>', "Horaires"),
        ('<img src="/h.svg" alt="Horaires" width="480px" height="260">', "Horaires"),
    ],
)
def test_a_picture_that_says_hours(body: str, clue: str) -> None:
    assert clue in {picture.clue for picture in pictures(body)}


@pytest.mark.parametrize(
    "body",
    [
        '<img src="/icons/clock.svg" alt="Horaires">',
        '<img src="horaires.svg" alt="Horaires">',  # a drawing without a size
        '<img src="icone-horaires.png">',
        '<img src="picto_horaires.png" width="300" height="300">',
        '<img src="horaires.png" width="32" height="32" alt="Horaires">',
        '<img src="x.png" class="icon icon-clock" alt="Horaires">',
        '<img src="horaires.png" alt="" role="presentation">',
        '<img src="horaires.png" aria-hidden="true">',
        '<a href="/horaires"><img src="btn.png" alt="Nos horaires"></a>',  # leads to a page
        '<a href="/h"><span><b><img src="b.png" alt="Nos horaires"></b></span></a>',
        '<img src="horaires-de-bus.png" alt="Horaires des bus">',
        '<img src="x.png" alt="Horaires des messes">',
        '<img src="24-hours-delivery.png" alt="Delivered in 24 hours">',
        '<img src="happy-hours.jpg">',
        '<img src="openingskrediet.png">',
        '<img src="montre-senso-orario.jpg">',
        '<img src="data:image/png;base64,R0lGOD" alt="Horaires">',
        '<img alt="Horaires">',
        '<img src="javascript:horaires.png">',
        '<div style="display:none"><img src="horaires.jpg"></div>',
        '<a href="/horaires">Nos horaires</a>',
        '<a href="catalogue.pdf">Catalogue</a>',
        '<a href="ligne-4.pdf">Horaires de la ligne 4</a>',
        '<img src="grand-opening.jpg" alt="Opening">',
        '<a href="fiche-horaires-train.pdf">Venir en train</a>',
    ],
)
def test_no_hours_in_it(body: str) -> None:
    assert pictures(body) == []


@pytest.mark.parametrize(
    ("link", "clue"),
    [
        ('<a href="/doc/1234.pdf">Voir nos horaires</a>', "Voir nos horaires"),
        ('<a href="/doc/HORAIRES-2026.PDF?v=3">Télécharger</a>', "HORAIRES-2026.PDF"),
        (
            '<a href="https://cdn.test/o.pdf"><img src="i.png" alt="Opening hours"></a>',
            "Opening hours",
        ),
    ],
)
def test_a_file_that_says_hours(link: str, clue: str) -> None:
    found = [picture for picture in pictures(link) if picture.place.how is How.LINK]
    assert [(picture.clue, picture.download) for picture in found] == [(clue, True)]


def test_where_it_stands() -> None:
    [picture] = pictures('<footer><img src="/horaires.jpg" alt="Horaires"></footer>')
    assert picture.target == f"{SITE}/horaires.jpg" and not picture.download
    assert picture.place.region is Region.FOOTER and picture.place.selector


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Fermé le dimanche, le lundi et les jours FÉRIÉS.", "fr"),
        ("Ouvert à Noël jusqu’à 16 h", "fr"),
        ("Closed on bank holidays", "en"),
        ("We are closed on Christmas Day", "en"),
        ("Open 9 to 5, holidays included", "en"),
        ("An Sonn- und Feiertagen geschlossen", "de"),
        ("Cerrado domingos y festivos", "es"),
        ("Chiuso a Natale e Santo Stefano", "it"),
        ("Gesloten op feestdagen", "nl"),
        ("Encerrado aos feriados", "pt"),
    ],
)
def test_a_word_on_public_holidays(text: str, language: str) -> None:
    assert len(notes(text, language)) == 1


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Notre table de Noël, pas à pas", "fr"),
        ("Du lundi au samedi de 10 h à 19 h. Fermé le dimanche.", "fr"),
        ("Lovely holiday cottages by the sea", "en"),
        ("Happy holidays to all of you", "en"),
        ("Le congé se prend un jour de fermeture", "fr"),
    ],
)
def test_no_word_on_public_holidays(text: str, language: str) -> None:
    assert notes(text, language) == []


def test_a_panel_that_is_folded_up_speaks_too() -> None:
    [note] = notes("</p><div style='display:none'><p>Fermé les jours fériés</p></div><p>")
    assert "férié" in note.place.text


def test_a_few_lines_are_enough() -> None:
    line = "<p>Fermé les jours fériés, boutique n° {}</p>"
    body = "".join(line.format(number) for number in range(50))
    assert 0 < len(facts(HolidayNote, f"<html lang='fr'><body>{body}</body></html>")) < 10


@pytest.mark.parametrize(
    "body",
    [
        "<img src='" + "horaires" * 20_000 + ".jpg'>",
        "<img src='http://[horaires.jpg' alt='horaires'>",
        "<img src='%FF%FEhoraires.jpg' alt='\x00\u202ehoraires'>",
        "<a href='horaires.pdf'>" + "férié " * 20_000 + "</a>",
        "<p>" + "ouvert noel " * 20_000 + "</p>",
    ],
)
def test_hostile_text_is_only_text(body: str) -> None:
    for fact in (*pictures(body), *facts(HolidayNote, body)):
        assert len(fact.place.text) <= 300
        assert "\u202e" not in fact.place.text


def hints(body: str, language: str = "fr") -> list[HoursHint]:
    return facts(HoursHint, f"<html lang='{language}'><body>{body}</body></html>")


@pytest.mark.parametrize(
    ("body", "language"),
    [
        ("<p>Réception ouverte de 8h à 20h, petit-déjeuner de 7h à 10h.</p>", "fr"),
        ("<p>Petit-déjeuner dès 7h. Réception ouverte 24h/24.</p>", "fr"),
        ("<h2>Horaires</h2><p>Sur rendez-vous uniquement, du lundi au vendredi</p>", "fr"),
        ("<p>L’atelier vous accueille sur rendez-vous</p>", "fr"),
        ("<p><b>Nos horaires :</b></p><script src=widget.js></script><h3>Horaires</h3>", "fr"),
        ('<img src="data:image/png;base64,R0" alt="Horaires : lundi au vendredi">', "fr"),
        ("<p>We are open 24/7</p>", "en"),
        ("<p>Open from 9 am until late</p>", "en"),
        ("<h3>Opening hours</h3>", "en"),
        ("<p>Geöffnet ab 8 Uhr, sonst nach Vereinbarung</p>", "de"),
        ("<p>Abierto a partir de las 9:30</p>", "es"),
        ("<p>Aperto solo su appuntamento</p>", "it"),
        ("<p>Open op afspraak</p>", "nl"),
        ("<p>Aberto até às 19:00</p>", "pt"),
    ],
)
def test_a_hint_at_hours(body: str, language: str) -> None:
    assert hints(body, language)


@pytest.mark.parametrize(
    ("body", "language"),
    [
        ("<p>Accueil</p><p>Livraison en 48 h</p>", "fr"),
        ("<p>Un esprit ouvert depuis 1998, à 2.30 euros</p>", "fr"),
        ("<h2>Horaires des bus</h2>", "fr"),
        ("<p>Prenez rendez-vous avec la nature</p>", "fr"),
        ("<a href='/horaires'>Horaires</a>", "fr"),
        ("<a href='/horaires'><img src='b.png' alt='Horaires'></a>", "fr"),
        ("<p>Order by 2 pm for same day dispatch</p>", "en"),
        ("<p>We opened our first shop in 1974</p>", "en"),
        ("<p style='display:none'>Ouvert de 9h à 18h</p>", "fr"),
    ],
)
def test_no_hint_at_hours(body: str, language: str) -> None:
    assert hints(body, language) == []


def test_hints_are_few_and_quick() -> None:
    body = "<p>" + "ouvert 9h " * 20_000 + "</p>" + "<p>Ouvert 9h</p>" * 500
    assert 0 < len(hints(body)) < 10
