"""hours/open-now-wrong: facts in, findings out."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from journeycheck.check import Outcome
from journeycheck.facts import Confidence, How, OpenNow, PostalAddress, Service, Week
from journeycheck.site import Site
from journeycheck.texts import Clock, Day, Spans, say
from tests.checks.made import DAY, ROOT, Findings, Judged, hours
from tests.conftest import CHECKS, at, site

ID = "hours/open-now-wrong"
TUESDAY = datetime(2026, 11, 24, 10, tzinfo=UTC)  # 11:00 in Paris; 9:00 to 18:00 is written
PARIS = PostalAddress(place=at("/"), value="75002 Paris", postcode="75002", country="FR")
ALWAYS: Week = (((0, 1440),),) * 7
SPLIT: Week = (((540, 720), (840, 1080)),) * 5 + ((), ())


def sign(is_open: bool, told_at: datetime | None = TUESDAY, **changes: Any) -> OpenNow:
    place = at("/", text="Ouvert actuellement" if is_open else "Actuellement fermé")
    return OpenNow(place=place, open=is_open, told_at=told_at, **changes)


def then(*facts: Any, now: datetime = TUESDAY, **changes: Any) -> Site:
    """The site on that day, its shop in Paris."""
    return site(*facts, PARIS, now=now, **{"today": now.date()} | changes)


def moved(moment: datetime, is_open: bool, *facts: Any) -> Site:
    return then(sign(is_open, moment), *(facts or (hours("/contact"),)), now=moment)


def test_closed_in_the_middle_of_the_morning(findings: Findings) -> None:
    [finding] = findings(ID, then(sign(False), hours("/contact")))
    assert (finding.key, finding.occurrences) == ("shop", 1)
    assert finding.values == {
        "day": Day(1), "time": Clock(660), "words": "Actuellement fermé", "hours": Spans(DAY),
    }  # fmt: skip
    assert [place.url for place in finding.evidence] == [f"{ROOT}/", f"{ROOT}/contact"]
    assert finding.wording is not None
    told = say(finding.wording.experience, "fr", finding.values).replace("\u00a0", " ")
    assert told.startswith(
        "Le mardi, à 11 h dans le pays de la boutique, la page dit « Actuellement fermé »."
    )


def test_open_in_the_evening(findings: Findings) -> None:
    late = TUESDAY.replace(hour=20)
    [finding] = findings(ID, moved(late, True))
    assert finding.wording is None and finding.values["time"] == Clock(21 * 60)
    assert "finds nobody" in say(CHECKS[ID].wording.experience, "en", finding.values)


@pytest.mark.parametrize(("hour", "is_open"), [(10, True), (20, False), (3, False)])
def test_a_sign_that_is_right(result: Judged, hour: int, is_open: bool) -> None:
    assert result(ID, moved(TUESDAY.replace(hour=hour), is_open)).outcome is Outcome.PASSED


@pytest.mark.parametrize("minutes", [*range(465, 496), *range(1005, 1036)])
def test_nobody_is_accused_at_the_door(result: Judged, minutes: int) -> None:
    moment = TUESDAY.replace(hour=minutes // 60, minute=minutes % 60)
    told = {result(ID, moved(moment, is_open)).outcome for is_open in (True, False)}
    assert told == {Outcome.CANT_TELL}


def test_the_midday_break(findings: Findings) -> None:
    noon = TUESDAY.replace(hour=12)  # 13:00 in Paris
    assert len(findings(ID, moved(noon, True, hours("/contact", SPLIT)))) == 1
    assert findings(ID, moved(noon, False, hours("/contact", SPLIT))) == []


@pytest.mark.parametrize("ago", [timedelta(hours=-1), timedelta(minutes=31), timedelta(days=2)])
def test_a_page_that_is_not_of_this_moment(result: Judged, ago: timedelta) -> None:
    told = result(ID, then(sign(False, TUESDAY - ago), hours("/contact")))
    assert told.outcome is Outcome.CANT_TELL and "when the page was made" in told.reason


def test_a_site_without_a_clock(result: Judged) -> None:
    assert result(ID, then(sign(False, None), hours("/contact"))).outcome is Outcome.CANT_TELL


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2026, 12, 25, 10, tzinfo=UTC),
        datetime(2026, 12, 24, 10, tzinfo=UTC),  # many close early
        datetime(2027, 3, 26, 10, tzinfo=UTC),  # Good Friday, a holiday in Alsace
    ],
)
def test_a_day_that_may_be_a_holiday(result: Judged, moment: datetime) -> None:
    told = result(ID, moved(moment, False))
    assert told.outcome is Outcome.CANT_TELL and "special day" in told.reason


def test_day_and_night_means_holidays_too(findings: Findings) -> None:
    christmas = datetime(2026, 12, 25, 10, tzinfo=UTC)
    assert len(findings(ID, moved(christmas, False, hours("/contact", ALWAYS)))) == 1


@pytest.mark.parametrize(
    "other",
    [
        hours("/", (None,) * 7, confidence=Confidence.LOW, osm=""),
        hours("/", confidence=Confidence.MEDIUM),
        hours("/", valid_from=date(2026, 11, 20), valid_through=date(2026, 11, 30)),
        hours("/", seasonal=True),
        hours("/", osm="Mo-Fr 09:00-18:00; Nov 24 off"),
    ],
)
def test_hours_that_may_hold_today_instead(result: Judged, other: Any) -> None:
    told = result(ID, then(sign(False), hours("/contact"), other))
    assert told.outcome is Outcome.CANT_TELL and "special day" in told.reason


def test_hours_that_are_over_change_nothing(findings: Findings) -> None:
    past = hours("/", valid_from=date(2024, 7, 1), valid_through=date(2024, 8, 31), seasonal=True)
    assert len(findings(ID, then(sign(False), hours("/contact"), past))) == 1


@pytest.mark.parametrize(
    "printed",
    [
        [],
        [hours("/contact", confidence=Confidence.MEDIUM)],
        [hours("/contact", (DAY, *(None,) * 6))],  # says nothing of Tuesday
        [hours("/contact", place=at("/contact", how=How.JSON_LD))],
        [hours("/contact"), hours("/", (DAY, (), *(None,) * 5))],  # they disagree
        [hours("/contact"), hours("/", (DAY, (), *(None,) * 5), service=Service.PHONE)],
        [hours("/contact"), hours("/", (DAY, (), *(None,) * 5), of="Lyon")],
    ],
)
def test_no_week_to_compare_with(result: Judged, printed: list[Any]) -> None:
    told = result(ID, then(sign(False), *printed))
    assert told.outcome is Outcome.CANT_TELL and "compared" in told.reason


def test_like_with_like(findings: Findings, result: Judged) -> None:
    phone = sign(False, service=Service.PHONE)
    shop, line = hours("/contact", SPLIT), hours("/contact", ALWAYS, service=Service.PHONE)
    noon = TUESDAY.replace(hour=12)
    here = then(sign(False, noon, service=Service.PHONE), shop, line, now=noon)
    assert [finding.key for finding in findings(ID, here)] == ["phone"]
    assert result(ID, then(phone, shop)).outcome is Outcome.CANT_TELL


def test_without_an_address_every_zone_of_the_country_must_agree(result: Judged) -> None:
    facts = (sign(False), hours("/contact"))
    nowhere = site(*facts, now=TUESDAY, today=TUESDAY.date())
    assert result(ID, nowhere).outcome is Outcome.CANT_TELL  # it is night in Guadeloupe
    assert result(ID, then(*facts, country="BE")).outcome is Outcome.FAILED
    assert result(ID, then(*facts, country=None)).outcome is Outcome.CANT_TELL


def test_no_sign(result: Judged) -> None:
    assert result(ID, then(hours("/contact"))).outcome is Outcome.INAPPLICABLE
