"""What calls cost: the table is sound, and numbers are found in it."""

from datetime import date
from itertools import permutations
from random import Random
from typing import Any

import phonenumbers
import pytest
from phonenumbers import PhoneNumberType

from journeycheck.extract import read_phones
from journeycheck.tariffs import Tariff, costs_more, range_of
from journeycheck.words import data
from tests.checks.made import phone
from tests.conftest import site

ROWS: list[dict[str, Any]] = data("tariffs.toml")["tariff"]
COSTLY = {"surcharged", "premium", "withdrawn"}
ORDINARY = {
    PhoneNumberType.FIXED_LINE, PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE,
}  # fmt: skip
COUNTRIES = {"FR", "BE", "CH", "LU", "DE", "AT", "GB", "IE", "ES", "IT", "NL", "PT"}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['country']} {row['range']}")
def test_a_row_is_whole(row: dict[str, Any]) -> None:
    assert row["source"] and date(2026, 1, 1) < row["date"] and row["verify"] in {True, False}
    assert Tariff(row["tariff"]) is not Tariff.WITHDRAWN or row["since"] < row["date"]
    assert ("minute" in row or "call" in row) == ("currency" in row)
    assert all(row.get(cap, 1) > 0 for cap in ("minute", "call"))
    code = f"+{phonenumbers.country_code_for_region(row['country'])}"
    for start in row["starts"]:
        prefix, digits = (code, start) if start[0] == "+" else (f"{row['country']}:", start)
        assert digits.startswith(prefix) and digits.removeprefix(prefix).isdigit()
        assert start[0] == "+" or row["digits"] in {4, 5, 6}


def test_every_country_is_there() -> None:
    assert {row["country"] for row in ROWS} == COUNTRIES == set(data("tariffs.toml")["labels"])


def test_ranges_do_not_overlap() -> None:
    """Only a range that was closed may lie within another one."""
    starts = [(start, row["tariff"]) for row in ROWS for start in row["starts"]]
    assert len({start for start, _ in starts}) == len(starts)
    for (one, _), (other, tariff) in permutations(starts, 2):
        assert not other.startswith(one) or tariff == Tariff.WITHDRAWN


@pytest.mark.parametrize(
    ("country", "text", "expected"),
    [
        ("FR", "Tél. 0 800 123 456", ("0800–0805", "free")),
        ("FR", "Tél. 0 809 10 12 34", ("0806–0809, 097", "ordinary")),
        ("FR", "Tél. 0810 12 34 57", ("081", "surcharged")),
        ("FR", "Tél. 0 892 70 12 39", ("089", "premium")),
        ("FR", "Tél. +33 892 70 12 39", ("089", "premium")),
        ("FR", "Composez le 3132", ("30xx, 31xx", "free")),
        ("FR", "Appelez le 3631", ("32xx–39xx", "varies")),
        ("FR", "Appelez le 118 712", ("118xxx", "varies")),
        ("FR", "Appelez le 3699", ("3699", "withdrawn")),
        ("FR", "Tél. 01 42 68 53 00", None),
        ("BE", "Tel. 0903 12 345", ("0903", "premium")),
        ("CH", "Tel. 0848 312 456", ("084x", "ordinary")),
        ("DE", "Tel. 0180 5 12 34 56", ("01805, 01807", "surcharged")),
        ("AT", "Tel. 0820 123 457", ("0820", "surcharged")),
        ("GB", "Tel: 0871 200 2200", ("087", "surcharged")),
        ("GB", "Tel: 01705 234567", ("01705", "withdrawn")),
        ("GB", "Tel: 0345 600 3001", ("03", "ordinary")),
        ("IE", "Tel: 1890 123 457", ("1890", "withdrawn")),
        ("ES", "Tel. 902 12 34 57", ("901, 902", "surcharged")),
        ("IT", "Tel. 199 123 457", ("199", "surcharged")),
        ("NL", "Bel 0900-1234", ("0900", "varies")),
        ("PT", "Tel. 707 200 300", ("707, 708", "surcharged")),
        ("LU", "Tél. 900 12 345", ("90x", "premium")),
        ("US", "Call 212-736-5000", None),
    ],
)
def test_the_range_of_a_number(country: str, text: str, expected: tuple[str, str] | None) -> None:
    [number] = read_phones(text, (country,))
    found = range_of(number, country)
    assert (found and (found.name, found.tariff.value)) == expected


@pytest.mark.parametrize(
    "start", [s for row in ROWS for s in row["starts"] if s[0] == "+" and row["tariff"] in COSTLY]
)
def test_ordinary_lines_that_begin_alike_are_left_alone(start: str) -> None:
    """01 850 6865 is in Dublin, and none of the closed 1850 numbers."""
    draw = Random(start)
    for length in range(4, 9):
        for _ in range(60):
            number = start + "".join(draw.choices("0123456789", k=length))
            parsed = phonenumbers.parse(number)
            if phonenumbers.number_type(parsed) in ORDINARY:
                found = range_of(phone("/", number, value=number), None)
                assert found is None or found.tariff not in COSTLY


def test_a_short_number_needs_the_country_of_the_site() -> None:
    assert range_of(phone("/", "3132", value="3132"), None) is None


@pytest.mark.parametrize("value", ["", "0", "+", "()", "00", "no digits", "+44"])
def test_what_is_hardly_a_number_has_no_range(value: str) -> None:
    assert range_of(phone("/", "", value=value, valid=False), "GB") is None


def test_what_costs_more() -> None:
    assert costs_more(phone("/", "+33892701239"), site())
    assert not costs_more(phone("/", "+33800123456"), site())
