"""hours/conflicting: facts in, findings out."""

from datetime import date

import pytest

from journeycheck.check import Outcome
from journeycheck.facts import Confidence, How, OpeningHours, Region, Service, Week
from journeycheck.texts import Day, Listed, Spans, say
from journeycheck.weeks import tidy
from tests.checks.made import DAY, ROOT, WORKDAYS, Findings, Judged, hours
from tests.conftest import CHECKS, at, site

SPLIT = ((540, 720), (840, 1080))
SATURDAY: Week = (DAY,) * 5 + (SPLIT, ())
FOOTER = at("/", region=Region.FOOTER)
CARD = at("/", how=How.JSON_LD, region=Region.HEAD)
ON_FRENCH_CLOCK = "Pour le samedi, un endroit dit fermé, un autre 9 h – 12 h, 14 h – 18 h."


def test_saturday_has_two_answers(findings: Findings) -> None:
    [finding] = findings("hours/conflicting", site(hours("/contact"), hours("/", SATURDAY)))
    assert finding.key == ":shop" and finding.values["day"] == Day(5)
    assert finding.values["one"] == Spans(()) and finding.values["other"] == Spans(SPLIT)
    assert [place.url for place in finding.evidence] == [f"{ROOT}/contact", f"{ROOT}/"]


def test_told_in_french(findings: Findings) -> None:
    [finding] = findings("hours/conflicting", site(hours("/contact"), hours("/", SATURDAY)))
    wording = CHECKS["hours/conflicting"].wording
    assert say(wording.title, "fr", finding.values) == "Le samedi a 2 réponses"
    told = say(wording.experience, "fr", finding.values)
    assert told.replace("\u00a0", " ").startswith(ON_FRENCH_CLOCK)


def test_several_days_are_one_finding(findings: Findings) -> None:
    early = (((480, 1020),),) * 5 + ((), ())
    [finding] = findings("hours/conflicting", site(hours("/contact"), hours("/", early)))
    assert finding.values["n"] == 5
    assert finding.values["days"] == Listed(tuple(Day(n) for n in range(5)))


def test_three_readings(findings: Findings) -> None:
    late = (*WORKDAYS[:5], ((600, 720),), ())
    here = site(hours("/a"), hours("/b", SATURDAY), hours("/c", late))
    [finding] = findings("hours/conflicting", here)
    assert finding.values["readings"] == 3 and len(finding.evidence) == 3


def test_data_for_search_engines_against_the_page(findings: Findings) -> None:
    here = site(hours("/"), hours("/", SATURDAY, place=CARD))
    assert findings("hours/conflicting", here)[0].evidence[1].how is How.JSON_LD


@pytest.mark.parametrize(
    "other",
    [
        hours("/", (DAY, *(None,) * 6)),  # says nothing of the other days
        hours("/", (((540, 720), (720, 1080)),) * 5 + ((), ())),  # touching
        hours("/", SATURDAY, of="Lyon"),
        hours("/", SATURDAY, service=Service.PHONE),
        hours("/", SATURDAY, valid_from=date(2026, 7, 1)),
    ],
)
def test_no_contradiction(result: Judged, other: OpeningHours) -> None:
    told = result("hours/conflicting", site(hours("/contact"), other))
    assert told.outcome is Outcome.PASSED


def test_shop_and_unnamed_hours_are_the_same(findings: Findings) -> None:
    here = site(hours("/contact"), hours("/", SATURDAY, service=Service.SHOP))
    assert len(findings("hours/conflicting", here)) == 1


@pytest.mark.parametrize("confidence", [Confidence.MEDIUM, Confidence.LOW])
def test_a_doubtful_reading_accuses_nobody(result: Judged, confidence: Confidence) -> None:
    here = site(hours("/contact"), hours("/", SATURDAY, confidence=confidence))
    assert result("hours/conflicting", here).outcome is Outcome.CANT_TELL


def test_hours_not_understood_are_no_clean_bill(result: Judged) -> None:
    odd = hours("/", osm="", week=(None,) * 7, confidence=Confidence.LOW)
    told = result("hours/conflicting", site(hours("/contact"), odd))
    assert told.outcome is Outcome.CANT_TELL and "compared by a person" in told.reason


def test_a_likely_reading_that_agrees_is_fine(result: Judged) -> None:
    here = site(hours("/contact"), hours("/", confidence=Confidence.MEDIUM))
    assert result("hours/conflicting", here).outcome is Outcome.PASSED


def test_lunch_and_dinner_side_by_side(result: Judged) -> None:
    lunch, dinner = (((720, 840),),) * 7, (((1140, 1320),),) * 7
    here = site(hours("/contact", lunch), hours("/contact", dinner))
    assert result("hours/conflicting", here).outcome is Outcome.CANT_TELL


def test_footer_against_the_text_of_the_same_page(findings: Findings) -> None:
    here = site(hours("/"), hours("/", SATURDAY, place=FOOTER))
    assert len(findings("hours/conflicting", here)) == 1


def test_each_place_is_compared_with_itself(findings: Findings) -> None:
    towns = [
        hours(f"/{page}", week, of=town)
        for town in ("Lyon", "Paris")
        for page, week in (("a", WORKDAYS), ("b", SATURDAY))
    ]
    keys = [finding.key for finding in findings("hours/conflicting", site(*towns))]
    assert keys == ["lyon:shop", "paris:shop"]


def test_midnight_in_two_spellings() -> None:
    assert tidy(((0, 1439),)) == tidy(((0, 1440),)) == ((0, 1440),)
    assert tidy(((840, 1080), (540, 720))) == SPLIT
