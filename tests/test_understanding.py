"""journeycheck read: what is understood of a text, and nothing invented."""

import io
import json
import sys
from pathlib import Path

import pytest

from journeycheck.cli import main
from journeycheck.errors import UsageError
from journeycheck.understanding import understood


def read(kind: str, text: str, language: str = "", country: str | None = None) -> list[str]:
    return [c["normalized"] for c in understood(kind, text, language, country)["claims"]]


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("hours", "Du lundi au vendredi, 9h-12h et 14h-18h", ["Mo-Fr 09:00-12:00,14:00-18:00"]),
        ("hours", "Livraison en 24h", []),
        ("phones", "Tél. : 01 42 68 53 00", ["+33142685300"]),
        ("phones", "Commande n° 0123456789 du 05.06.2024", []),
        (
            "emails",
            "Écrivez à Bonjour@Maison.fr ou info [at] maison.fr",
            ["bonjour@maison.fr", "info@maison.fr"],
        ),
        ("emails", "logo@2x.png", []),
        ("promises", "Nous répondons sous 48 h ouvrées", ["PT48H"]),
        ("promises", "Livraison en 2 à 4 jours ouvrés, retours sous 30 jours", ["P4D"]),
        ("promises", "Ouvert de 9h à 18h", []),
        ("addresses", "2 rue du Port, 29900 Concarneau", ["2 rue du Port, 29900 Concarneau"]),
        ("addresses", "Commande 29900 du 3 mars", []),
    ],
)
def test_claims_and_traps(kind: str, text: str, expected: list[str]) -> None:
    assert read(kind, text, "fr", "FR") == expected


def test_what_is_not_understood_is_left_over() -> None:
    answer = understood("hours", "ouvert selon la marée, 3 fois", "fr", None)
    assert answer["claims"] == []
    assert "3" in answer["leftover"]


def test_a_saved_page() -> None:
    page = "<html lang=fr><p>Tél. : 01 42 68 53 00<p>Ouvert du lundi au samedi de 9h à 19h"
    claims = understood("page", page, "", "FR")["claims"]
    assert {claim["kind"] for claim in claims} >= {"Phone", "OpeningHours"}


def test_an_unknown_kind_names_those_there_are() -> None:
    with pytest.raises(UsageError, match="hours, phones, emails"):
        understood("zebras", "", "", None)


def test_one_text_a_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    source = tmp_path / "texts"
    source.write_bytes("Lundi 9h-12h\n\xff\nMardi 14h-18h\n".encode("latin-1"))
    monkeypatch.setattr(sys, "argv", ["journeycheck", "read", "hours", str(source), "--lines"])
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    with pytest.raises(SystemExit) as ended:
        main()
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert ended.value.code == 0
    assert [len(answer["claims"]) for answer in answers] == [1, 0, 1]


def test_the_place_of_a_number() -> None:
    [claim] = understood("phones", "Magasin de Lyon : 04 72 12 34 57", "fr", "FR")["claims"]
    assert claim["branch"] == "Magasin de Lyon"
