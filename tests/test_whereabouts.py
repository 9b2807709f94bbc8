"""Where a company is: its time zone, its holidays, and what a week says of a moment."""

from datetime import date, datetime

import pytest

from journeycheck.calendar import may_be_holiday, next_holiday
from journeycheck.facts import PostalAddress, Week
from journeycheck.site import Site
from journeycheck.weeks import open_at
from journeycheck.whereabouts import holiday_region, time_zones
from journeycheck.words import data
from tests.conftest import at, site


def based(country: str | None, *postcodes: str) -> Site:
    return site(
        *(PostalAddress(place=at("/"), value=code, postcode=code) for code in postcodes),
        country=country,
    )


@pytest.mark.parametrize(
    ("country", "postcodes", "zones"),
    [
        ("BE", [], ["Europe/Brussels"]),
        ("NL", ["1012 AB"], ["Europe/Amsterdam"]),
        ("FR", ["75002", "F-22990"], ["Europe/Paris"]),
        ("FR", ["97400"], ["Indian/Reunion"]),
        ("FR", ["75002", "97110"], ["Europe/Paris", "America/Guadeloupe"]),
        ("ES", ["28013"], ["Europe/Madrid"]),
        ("ES", ["38001"], ["Atlantic/Canary"]),
        ("PT", ["1100-148"], ["Europe/Lisbon"]),
        ("PT", ["9500-150"], ["Atlantic/Azores"]),
        ("PT", [], ["Europe/Lisbon", "Atlantic/Azores", "Atlantic/Madeira"]),
        (None, ["75002"], []),
        ("XX", [], []),
    ],
)
def test_time_zones(country: str | None, postcodes: list[str], zones: list[str]) -> None:
    assert [zone.key for zone in time_zones(based(country, *postcodes))] == zones


@pytest.mark.parametrize("postcodes", [[], ["cedex"], ["75002", ""], ["7500"]])
def test_a_country_whose_parts_no_postcode_tells(postcodes: list[str]) -> None:
    zones = [zone.key for zone in time_zones(based("FR", *postcodes))]
    assert zones[0] == "Europe/Paris" and "Indian/Reunion" in zones


def test_many_zones_stay_many() -> None:
    assert len(time_zones(based("US", "10001"))) > 5


@pytest.mark.parametrize(
    ("country", "postcodes", "region"),
    [
        ("FR", ["67000"], "6AE"), ("FR", ["57000", "57100"], "57"),
        ("FR", ["67000", "68000"], "6AE"),
        ("FR", ["75002"], ""), ("FR", ["67000", "75002"], ""), ("FR", ["97400"], "974"),
        ("FR", [], ""), ("FR", ["67"], ""),
        ("ES", ["08001"], "CT"), ("ES", ["99001"], ""),
        ("GB", ["G1 1AA"], "SCT"), ("GB", ["GU1 1AA"], "ENG"), ("GB", ["bt1 5gs"], "NIR"),
        ("GB", ["TD15 1AA"], ""),
        ("DE", ["80331"], "BY"), ("DE", ["D-80331"], "BY"), ("DE", ["89073"], ""),
        ("NL", ["1012 AB"], ""), (None, ["67000"], ""),
    ],
)  # fmt: skip
def test_the_region_whose_holidays_are_kept(
    country: str | None, postcodes: list[str], region: str
) -> None:
    assert holiday_region(based(country, *postcodes)) == region


def test_an_address_abroad_tells_nothing() -> None:
    abroad = PostalAddress(place=at("/"), value="67000", postcode="67000", country="US")
    assert holiday_region(site(abroad)) == ""


def test_every_region_of_the_table_has_a_calendar() -> None:
    regions = data("holiday_regions.toml")
    for country, known in regions.items():
        for region in known["regions"] if country != "source" else ():
            found = next_holiday(country, date(2026, 1, 2), within=200, region=region)
            assert found is not None, (country, region)


def test_no_beginning_of_a_postcode_tells_two_regions() -> None:
    regions = data("holiday_regions.toml")
    for country, known in regions.items():
        codes = [code for region in known.get("regions", {}).values() for code in region]
        assert len(codes) == len(set(codes)), country


def test_a_holiday_of_one_region() -> None:
    ahead = next_holiday("FR", date(2027, 3, 20), within=8, region="6AE")
    assert ahead == (date(2027, 3, 26), "Vendredi saint")
    assert next_holiday("FR", date(2027, 3, 20), within=8) is None


@pytest.mark.parametrize(
    ("country", "day", "may_be"),
    [
        ("FR", date(2027, 3, 26), True),  # Good Friday, in Alsace
        ("FR", date(2026, 11, 24), False),
        ("DE", date(2027, 1, 6), True),  # Epiphany, in three Länder
        ("GB", date(2026, 11, 30), True),  # Saint Andrew, in Scotland
        ("NL", date(2026, 11, 30), False),
        ("XX", date(2026, 11, 24), True),  # nobody knows
    ],
)
def test_a_day_that_may_be_a_holiday_somewhere(country: str, day: date, may_be: bool) -> None:
    assert may_be_holiday(country, day) is may_be


NIGHTS: Week = ((), (), (), (), ((1080, 1560),), ((1080, 1560),), ())  # 18:00 to 2:00
WORKING: Week = (((540, 720), (780, 1020)),) * 5 + (None, None)


@pytest.mark.parametrize(
    ("week", "day", "clock", "expected"),
    [
        (NIGHTS, 22, "01:00", True),  # Sunday, of the Saturday before
        (NIGHTS, 22, "01:50", None),  # about to close
        (NIGHTS, 22, "03:00", False),
        (NIGHTS, 21, "00:00", True),
        (WORKING, 23, "10:00", True),
        (WORKING, 23, "12:30", False),
        (WORKING, 23, "12:50", None),
        (WORKING, 23, "04:00", None),  # Sunday night is not spoken of
        (WORKING, 22, "10:00", None),
        (WORKING, 27, "23:50", None),  # nor is Saturday
        (WORKING, 27, "23:00", False),
    ],
)
def test_what_a_week_says_of_a_moment(
    week: Week, day: int, clock: str, expected: bool | None
) -> None:
    hour, minute = map(int, clock.split(":"))
    assert open_at(week, datetime(2026, 11, day, hour, minute), 15) is expected
