"""Is it the same door? Spellings, ranges and boxes at the post; and what is another door."""

import tomllib
from dataclasses import dataclass
from datetime import date
from importlib.resources import files

import pytest

from journeycheck.postal import Likeness, identity, likeness
from journeycheck.words import fold


@dataclass(frozen=True)
class Place:
    street: str
    postcode: str = "22990"
    locality: str = "Saint-Orvin"


HERE = Place("14, rue des Tisserands")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (HERE, Place("14 RUE DES TISSERANDS", "22990", "ST ORVIN")),
        (HERE, Place("14 r. des Tisserands")),
        (HERE, Place("14bis, rue des Tisserands")),
        (HERE, Place("12-16 rue des Tisserands")),
        (HERE, Place("rue des Tisserands", "22990")),
        (HERE, Place("14, rue des Tiserands")),
        (HERE, Place("Bâtiment B, 14 rue des Tisserands")),
        (HERE, Place("14, rue des Tisserands", "22995", "Saint-Orvin CEDEX 2")),
        (HERE, Place("14, rue des Tisserands, BP 12", "22995")),
        (Place("3 bd Haussmann", "75009", "A"), Place("3, boulevard Haussmann", "75009", "A 9e")),
        (Place("5 av. Foch", "75116", "Paris"), Place("5 avenue Foch", "75016", "PARIS")),
        (Place("Hauptstr. 5a", "10115", "Berlin"), Place("Hauptstraße 5 A", "D-10115", "Berlin")),
        (Place("C/ Mayor, 12, 3º B", "28013", "M"), Place("Calle Mayor 12", "28013", "M")),
        (Place("12 High St", "EX4 3AB", "Exeter"), Place("12 High Street", "ex43ab", "Exeter")),
        (Place("P.zza Duomo n. 3", "50122", "F"), Place("Piazza Duomo, 3", "50122", "F")),
        (Place("place du 8 mai 1945", "22000", "A"), Place("Place du 8 Mai 1945", "22000", "A")),
        (Place("Kerkstraat 12", "2000", "Antwerpen"), Place("Kerkstr. 12", "2000", "Antwerpen")),
        (Place("Rua Augusta, n.º 12", "1100-053", "L"), Place("R. Augusta 12", "1100-053", "L")),
    ],
    ids=lambda place: place.street,
)  # fmt: skip
def test_the_same_door(one: Place, other: Place) -> None:
    assert likeness(one, other) is Likeness.SAME
    assert likeness(other, one) is Likeness.SAME


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (Place("41, rue des Tisserands"), Likeness.NUMBER),
        (Place("41, rue des Tisserands", ""), Likeness.NUMBER),
        (Place("14, rue des Tisserands", "22900"), Likeness.POSTCODE),
        (Place("8, place du Marché"), Likeness.OTHER),
        (Place("14, rue du Port"), Likeness.OTHER),
        (Place("14, rue des Tisserands", "35000", "Rennes"), Likeness.OTHER),
        (Place("41, rue des Tisserands", "35000", "Saint-Orvin"), Likeness.OTHER),
        (Place(""), Likeness.UNKNOWN),
    ],
    ids=lambda value: str(value),
)
def test_another_door(other: Place, expected: Likeness) -> None:
    assert likeness(HERE, other) is expected
    assert likeness(other, HERE) is expected


def test_numbered_streets_are_told_apart() -> None:
    fifth = Place("412 5th Ave", "10018", "New York")
    assert likeness(fifth, Place("500 6th Ave", "10018", "New York")) is Likeness.OTHER
    assert likeness(fifth, Place("412 5th Avenue", "10018", "New York")) is Likeness.SAME


def test_one_identity_for_two_spellings() -> None:
    assert identity(HERE) == identity(Place("14 r. des tisserands"))
    assert identity(HERE) != identity(Place("41 r. des tisserands"))
    assert identity(Place("")) == ""


@pytest.mark.parametrize("name", ["addresses.toml", "listing_headers.toml"])
def test_data_has_a_source_and_a_date(name: str) -> None:
    text = (files("journeycheck") / "data" / name).read_text(encoding="utf-8")
    source = tomllib.loads(text)["source"]
    assert source["by"] and isinstance(source["date"], date) and source["verify"] is True


def test_headers_are_folded() -> None:
    text = (files("journeycheck") / "data" / "listing_headers.toml").read_text(encoding="utf-8")
    tables = tomllib.loads(text)
    for kind in ("google", "ours", "status"):
        for names in tables[kind].values():
            assert [fold(name) for name in names] == names
