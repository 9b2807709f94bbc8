"""Tables of listings: ours, Google's in several languages, workbooks, and mistakes in them."""

import os
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from journeycheck.config import load
from journeycheck.errors import UsageError
from journeycheck.facts import Confidence, Listing, SpecialDay, Status
from journeycheck.listing import opened
from journeycheck.listing.entries import listing_of

OURS = "source,url,name,address,phone,hours,website,status,seen_on\n"
ROW = (
    'Google,https://maps.app.goo.gl/x,Maison Orvalle,"14, rue des Tisserands, 22990 Saint-Orvin",'
    '01 99 00 41 27,"Mo-Fr 10:00-18:30; Sa 10:00-13:00",https://maison-orvalle.example/,open,2026-11-20\n'
)
GOOGLE = (
    "Store code,Business name,Address line 1,Address line 2,Locality,Country / Region,Postal code,"
    "Primary phone,Additional phones,Website,Sunday hours,Monday hours,Tuesday hours,"
    "Wednesday hours,Thursday hours,Friday hours,Saturday hours,Special hours\n"
    'A1,Maison Orvalle,"14, rue des Tisserands",,Saint-Orvin,FR,22990,01 99 00 41 27,,,x,'
    '"09:00-12:00, 14:00-18:00",9:00AM-5:00PM,x,10:00-18:00,22:00-02:00,,'
    '"2026-12-24: 09:00-12:00, 2026-12-25: x"\n'
)
FRENCH = (
    "Code du magasin;Nom de l'établissement;Adresse - ligne 1;Localité;Code postal;"
    "Numéro de téléphone principal;Horaires du lundi\n"
    "A1;Maison Orvalle;14, rue des Tisserands;Saint-Orvin;22990;01 99 00 41 27;10:00-18:00\n"
)

Read = Callable[..., tuple[Listing, ...]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """The listings of a file with this content."""

    def listings(content: str | bytes, name: str = "listing.csv") -> tuple[Listing, ...]:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        os.utime(path, (1_763_800_000, 1_763_800_000))
        source = opened(load({"listing": str(path)}, environment={}))
        assert source is not None
        return tuple(listing_of(entry, "FR", "fr") for entry in source.entries)

    return listings


def test_a_table_of_ours(read: Read) -> None:
    [listing] = read(OURS + ROW)
    assert (listing.source, listing.name, listing.status) == (
        "Google",
        "Maison Orvalle",
        Status.OPEN,
    )
    assert (listing.street, listing.postcode) == ("14, rue des Tisserands", "22990")
    assert listing.dialled == ("+33199004127",)
    assert listing.week[5] == ((600, 780),)
    assert (listing.confidence, listing.checked) == (Confidence.HIGH, date(2026, 11, 20))
    assert listing.place.url == "https://maps.app.goo.gl/x"


def test_hours_in_words(read: Read) -> None:
    [listing] = read("name;hours\nOrvalle;du lundi au vendredi de 9h à 18h\n")
    assert (listing.week[0], listing.confidence) == (((540, 1080),), Confidence.HIGH)
    assert (listing.checked, listing.asked) == (None, frozenset({"name", "hours"}))
    assert listing.place.url == "listing.csv, line 2"


def test_hours_that_are_not_understood(read: Read) -> None:
    [listing] = read("name;hours\nOrvalle;selon la marée, 3 fois\n")
    assert (listing.hours, listing.confidence) == ("selon la marée, 3 fois", Confidence.LOW)


def test_a_spreadsheet_of_google(read: Read) -> None:
    [listing] = read(GOOGLE)
    assert listing.source == "Google"
    assert listing.week[0] == ((540, 720), (840, 1080))
    assert listing.week[1] == ((540, 1020),)
    assert listing.week[2] == ()
    assert listing.week[4] == ((1320, 1560),)
    assert listing.week[5] is None
    assert listing.special[0] == SpecialDay(date(2026, 12, 24), ((540, 720),))
    assert listing.special[1] == SpecialDay(date(2026, 12, 25))
    assert listing.checked == date(2025, 11, 22)
    assert not listing.website


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_spreadsheet_in_french(read: Read, coding: str) -> None:
    [listing] = read(FRENCH.encode(coding))
    assert (listing.name, listing.locality) == ("Maison Orvalle", "Saint-Orvin")
    assert listing.week[0] == ((600, 1080),)


def test_hours_of_google_that_are_not_understood(read: Read) -> None:
    [listing] = read(FRENCH.replace("10:00-18:00", "10:00 et après"))
    assert listing.confidence is Confidence.LOW


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "listing.csv is empty"),
        ("a,b\n1,2\n", "listing.csv, line 1: these are no headers"),
        ("name,phone\n", "no listing in it"),
        (OURS + ROW + ROW.replace("2026-11-20", "20/11/2026"), "line 3, column seen_on"),
        (OURS + ROW.replace("open", "maybe"), "line 2, column status"),
        ("name,phone\nOrvalle, 14 rue,1\n", "line 2, column 3: more cells"),
        ('name,phone\n"Orvalle" x,1\n', "listing.csv, line 2"),
        (GOOGLE.replace("2026-12-24", "2026-13-24"), "line 2, column special hours"),
        ("name,phone\n" + "a,1\n" * 2_001, "line 2001: at most 2000 lines"),
    ],
)
def test_a_mistake_is_told_with_its_place(read: Read, content: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        read(content)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"nowhere\.csv: No such file"):
        opened(load({"listing": str(tmp_path / "nowhere.csv")}, environment={}))


SHEET = """<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>
<row r="2"><c r="A2" t="inlineStr"><is><t>Orvalle</t></is></c><c r="B2"><v>0199004127</v></c></row>
</sheetData></worksheet>"""
STRINGS = """<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
<si><t>name</t></si><si><r><t>pho</t></r><r><t>ne</t></r></si></sst>"""


def workbook(path: Path, sheet: str = SHEET, strings: str | None = STRINGS) -> bytes:
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("xl/worksheets/sheet1.xml", sheet)
        if strings is not None:
            book.writestr("xl/sharedStrings.xml", strings)
    return path.read_bytes()


def test_a_workbook(read: Read, tmp_path: Path) -> None:
    [listing] = read(workbook(tmp_path / "made.xlsx"), "listing.xlsx")
    assert (listing.name, listing.dialled) == ("Orvalle", ("+33199004127",))


@pytest.mark.parametrize(
    ("sheet", "strings"),
    [
        (SHEET, None),
        ("<worksheet", STRINGS),
        ('<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>', STRINGS),
        (SHEET.replace("<v>1</v>", "<v>99</v>"), STRINGS),
        (SHEET.replace("<v>1</v>", "<v>x</v>"), STRINGS),
    ],
)
def test_a_broken_workbook(read: Read, tmp_path: Path, sheet: str, strings: str | None) -> None:
    with pytest.raises(UsageError, match=r"listing\.xlsx is no workbook"):
        read(workbook(tmp_path / "made.xlsx", sheet, strings), "listing.xlsx")


def test_no_workbook_at_all(read: Read) -> None:
    with pytest.raises(UsageError, match=r"listing\.xlsx is no workbook"):
        read(b"name,phone\n", "listing.xlsx")
