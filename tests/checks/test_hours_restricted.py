"""hours/restricted: facts in, findings out."""

import pytest

from journeycheck.check import Certainty, Outcome
from journeycheck.facts import Confidence, Service, Week
from journeycheck.texts import say
from tests.checks.made import ROOT, WORKDAYS, Findings, Judged, hours
from tests.conftest import CHECKS, site

CALLS = ((600, 720), (840, 960))
NARROW: Week = (CALLS,) * 4 + ((), (), ())
SILENT_REST: Week = (CALLS,) * 4 + (None,) * 3
PHONE = CHECKS["hours/restricted"].others[0]


def with_friday(*spans: tuple[int, int]) -> Week:
    return (CALLS,) * 4 + (spans, (), ())


def test_a_phone_line_for_those_who_do_not_work(findings: Findings) -> None:
    [finding] = findings("hours/restricted", site(hours("/", NARROW, service=Service.PHONE)))
    assert (finding.key, finding.wording, finding.certainty) == (":phone", PHONE, None)
    assert say(PHONE.title, "en", finding.values) == "Calls only in office hours, 16 a week"
    told = say(PHONE.experience, "en", finding.values)
    assert "before 09:00, from 12:00 to 14:00, or after 18:00" in told


def test_half_hours_are_told(findings: Findings) -> None:
    [finding] = findings("hours/restricted", site(hours("/", with_friday((600, 630)))))
    assert finding.key == ":shop" and finding.wording is None
    title = CHECKS["hours/restricted"].wording.title
    assert say(title, "en", finding.values) == "Open 16.5 hours a week, office hours only"


def test_days_that_are_not_named_make_it_likely(findings: Findings) -> None:
    [finding] = findings("hours/restricted", site(hours("/", SILENT_REST)))
    assert finding.certainty is Certainty.LIKELY


@pytest.mark.parametrize(
    "week",
    [
        WORKDAYS,  # open at midday
        with_friday((600, 735)),
        with_friday((830, 960)),
        with_friday((480, 540)),  # before the office
        with_friday((1080, 1140)),  # after it
        with_friday((1020, 1500)),  # until after midnight
        (CALLS,) * 5 + (((600, 660),), ()),  # Saturday
        (CALLS,) * 5 + ((), ((600, 660),)),  # Sunday
        ((),) * 7,  # never open: no hours to call narrow
    ],
)
def test_somebody_who_works_can_come(result: Judged, week: Week) -> None:
    assert result("hours/restricted", site(hours("/", week))).outcome is Outcome.PASSED


def test_the_shop_is_not_the_phone(findings: Findings) -> None:
    here = site(hours("/"), hours("/contact", NARROW, service=Service.PHONE))
    assert [finding.key for finding in findings("hours/restricted", here)] == [":phone"]


def test_two_blocks_make_one_week(result: Judged) -> None:
    saturday: Week = (None,) * 5 + (((600, 720),), None)
    here = site(hours("/", SILENT_REST), hours("/contact", saturday))
    assert result("hours/restricted", here).outcome is Outcome.PASSED


@pytest.mark.parametrize("confidence", [Confidence.MEDIUM, Confidence.LOW])
def test_a_doubtful_reading_accuses_nobody(result: Judged, confidence: Confidence) -> None:
    here = site(hours("/", NARROW), hours("/contact", NARROW, confidence=confidence))
    told = result("hours/restricted", here)
    assert told.outcome is Outcome.CANT_TELL and "judged by a person" in told.reason


def test_a_contradicted_week_is_not_judged(result: Judged) -> None:
    here = site(hours("/", NARROW), hours("/contact", WORKDAYS))
    assert result("hours/restricted", here).outcome is Outcome.CANT_TELL


@pytest.mark.parametrize(
    "said",
    [
        {"osm": 'Mo-Th 10:00-12:00; Fr unknown "by appointment"'},
        {"raw": "Mo–Fr 10–12 Uhr und nach Vereinbarung"},
        {"raw": "Lundi au jeudi 10 h – 12 h, et SUR RENDEZ-VOUS"},
    ],
)
def test_appointments_may_be_at_any_time(result: Judged, said: dict[str, str]) -> None:
    here = site(hours("/", NARROW, **said))
    assert result("hours/restricted", here).outcome is Outcome.CANT_TELL


def test_one_day_is_no_week(result: Judged) -> None:
    thursday: Week = (None,) * 3 + (CALLS,) + (None,) * 3
    assert result("hours/restricted", site(hours("/", thursday))).outcome is Outcome.CANT_TELL


def test_a_page_left_unread_may_name_the_other_days(result: Judged) -> None:
    unread = {f"{ROOT}/horaires": "The page took too long to answer."}
    told = result("hours/restricted", site(hours("/", SILENT_REST), unread=unread))
    assert told.outcome is Outcome.CANT_TELL
    told = result("hours/restricted", site(hours("/", NARROW), unread=unread))
    assert told.outcome is Outcome.FAILED


@pytest.mark.parametrize("service", [Service.CHAT, Service.DELIVERY])
def test_chats_and_deliveries_are_left_out(result: Judged, service: Service) -> None:
    here = site(hours("/", NARROW, service=service))
    assert result("hours/restricted", here).outcome is Outcome.INAPPLICABLE
