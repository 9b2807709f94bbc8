"""Postcodes as the post of each country writes them: the data, and what the reader makes of it."""

from importlib.metadata import version
from importlib.resources import files

import pytest

from journeycheck.extract.address_text import parsed
from journeycheck.extract.postcodes import fitting, town_first
from journeycheck.words import data
from tests.postcodes import PACKAGE, countries, entries

STREETS = {
    "AT": "Mariahilfer Straße 10", "BE": "Kerkstraat 12", "CA": "12 High Street",
    "CH": "Bahnhofstrasse 10",
    "DE": "Hauptstraße 5", "ES": "Calle Mayor, 12", "FR": "14 rue des Tisserands",
    "GB": "12 High Street", "IE": "12 High Street", "IT": "Via Roma, 12", "LU": "2 rue du Port",
    "NL": "Prinsengracht 263", "PT": "Rua Augusta, 12", "US": "12 High Street",
}  # fmt: skip
STATES = {"CA": "ON ", "US": "OR "}
WITHOUT_STREET = {"BFPO 61", "GIR 0AA"}  # the army's post, and a bank that has closed
WRITTEN = [
    (country, code)
    for country in countries()
    for code in data("postcodes.toml")[country]["examples"]
]


def test_the_data_is_that_of_the_package() -> None:
    written = (files("journeycheck") / "data" / "postcodes.toml").read_text(encoding="utf-8")
    assert written.partition("[AT]")[2] == entries().partition("[AT]")[2]
    source = data("postcodes.toml")["source"]
    assert f"{PACKAGE} {version(PACKAGE)} " in source["by"] and source["date"]


@pytest.mark.parametrize(("country", "code"), WRITTEN)
def test_every_example_of_the_post_is_read(country: str, code: str) -> None:
    assert fitting(code, (country,)) == (country,)
    if code not in WITHOUT_STREET:
        last = f"{STATES.get(country, '')}{code}"
        town = f"Weiler, {last}" if town_first(country) else f"{code} Weiler"
        [found] = parsed(f"{STREETS[country]}, {town}")
        assert (found.postcode, found.locality) == (code, "Weiler")
        assert found.country in {country, ""}


@pytest.mark.parametrize(
    "text",
    [
        "12 High Street, Exeter, XQ4 3AB",  # no such area
        "12 High Street, Exeter, EX4 3CB",  # no such letter at the end
        "Bahnhofstrasse 10, CH-80001 Zürich",
    ],
)
def test_no_post_writes_such_codes(text: str) -> None:
    assert parsed(text) == ()


@pytest.mark.parametrize("country", ["", "XX"])
def test_a_country_without_data(country: str) -> None:
    assert fitting("22990", (country,)) == () and not town_first(country)
