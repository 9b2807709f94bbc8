"""hours/holiday-silence: facts in, findings out."""

from datetime import date

import pytest

from journeycheck.calendar import next_holiday
from journeycheck.check import Outcome
from journeycheck.facts import Confidence, HolidayNote, How, OpeningHours, Week
from journeycheck.texts import Day, say
from tests.checks.made import DAY, ROOT, WORKDAYS, Findings, Judged, hours
from tests.conftest import CHECKS, at, site

NOTE = HolidayNote(place=at("/contact", text="Fermé les jours fériés"))
TODAY = date(2026, 11, 21)  # as in the sites of the tests
CHRISTMAS = {"day": date(2026, 12, 25), "weekday": Day(4), "name": "Noël"}
MONDAY_ONLY: Week = (DAY, *((),) * 6)


def test_not_a_word_on_holidays(findings: Findings) -> None:
    [finding] = findings("hours/holiday-silence", site(hours("/contact")))
    assert (finding.key, finding.values) == ("site", CHRISTMAS)
    assert finding.evidence[0].url == f"{ROOT}/contact"
    told = say(CHECKS["hours/holiday-silence"].wording.experience, "en", finding.values)
    assert "25 December 2026, a Friday (Noël)" in told


def test_one_word_anywhere_is_enough(result: Judged) -> None:
    told = result("hours/holiday-silence", site(hours("/"), NOTE))
    assert told.outcome is Outcome.PASSED


@pytest.mark.parametrize(
    "spoken",
    [
        hours("/", osm="Mo-Fr 09:00-18:00; PH off"),
        hours("/", osm="Mo-Fr 09:00-18:00; Dec 25 off"),
        hours("/", place=at("/", how=How.JSON_LD), osm="PH off"),
        hours("/", valid_from=date(2026, 12, 24), valid_through=date(2026, 12, 24)),
    ],
)
def test_hours_of_single_days_break_the_silence(result: Judged, spoken: OpeningHours) -> None:
    told = result("hours/holiday-silence", site(hours("/contact"), spoken))
    assert told.outcome is Outcome.PASSED


@pytest.mark.parametrize(
    "season",
    [
        hours("/", osm="Jul 01-Aug 31: Mo-Sa 10:00-19:00"),
        hours("/", valid_from=date(2027, 7, 1), valid_through=date(2027, 8, 31)),
        hours("/", valid_from=date(2025, 12, 24), valid_through=date(2025, 12, 24)),
    ],
)
def test_seasons_and_the_past_do_not(findings: Findings, season: OpeningHours) -> None:
    assert len(findings("hours/holiday-silence", site(hours("/contact"), season))) == 1


def test_a_day_that_is_closed_anyway_is_passed_over(findings: Findings) -> None:
    [finding] = findings("hours/holiday-silence", site(hours("/", MONDAY_ONLY)))
    assert finding.values["day"] == date(2027, 3, 29)  # Easter Monday


def test_no_country(result: Judged) -> None:
    told = result("hours/holiday-silence", site(hours("/"), country=None))
    assert told.outcome is Outcome.INAPPLICABLE and "country" in told.reason


def test_a_country_without_a_calendar(result: Judged) -> None:
    told = result("hours/holiday-silence", site(hours("/"), country="XX"))
    assert told.outcome is Outcome.INAPPLICABLE and "that we know of" in told.reason


def test_hours_not_understood(result: Judged) -> None:
    odd = hours("/", osm="", week=(None,) * 7, confidence=Confidence.LOW)
    assert result("hours/holiday-silence", site(odd)).outcome is Outcome.CANT_TELL


def test_data_for_search_engines_only(result: Judged) -> None:
    hidden = hours("/", place=at("/", how=How.JSON_LD))
    assert result("hours/holiday-silence", site(hidden)).outcome is Outcome.INAPPLICABLE


def test_an_unread_page_may_speak_of_it(result: Judged) -> None:
    walled = site(hours("/"), unread={f"{ROOT}/horaires": "The page took too long to answer."})
    assert result("hours/holiday-silence", walled).outcome is Outcome.CANT_TELL


@pytest.mark.parametrize("start", [date(2026 + n // 12, n % 12 + 1, 2) for n in range(96)])
def test_the_date_of_the_visit_changes_nothing(findings: Findings, start: date) -> None:
    here = site(hours("/", WORKDAYS), today=start)
    assert [finding.key for finding in findings("hours/holiday-silence", here)] == ["site"]


@pytest.mark.parametrize(
    ("country", "language", "name"),
    [
        ("FR", "", "Noël"), ("FR", "xx", "Noël"), ("BE", "nl", "Kerstmis"), ("BE", "fr", "Noël"),
        ("DE", "fr", "Erster Weihnachtstag"), ("GB", "en", "Christmas Day"),
    ],
)  # fmt: skip
def test_named_in_a_language_of_the_country(country: str, language: str, name: str) -> None:
    found = next_holiday(country, date(2026, 12, 20), language=language)
    assert found == (date(2026, 12, 25), name)


def test_holidays_of_one_region_are_left_out() -> None:
    assert next_holiday("FR", date(2027, 3, 20), within=8) is None  # Good Friday, in Alsace only


def test_today_is_no_longer_ahead() -> None:
    assert next_holiday("FR", date(2026, 12, 25), within=6) is None
    assert next_holiday("FR", date(2026, 12, 25), within=7) == (date(2027, 1, 1), "Jour de l'an")
