"""hours/differs-from-listing: day by day, and only what was read without doubt."""

from datetime import date
from typing import Any

import pytest

from journeycheck.check import Certainty, Outcome, Severity
from journeycheck.facts import Confidence, Service, Status, Week
from tests.checks.made import WORKDAYS, Findings, Judged, hours, listed, listing
from tests.conftest import site

CHECK = "hours/differs-from-listing"
LATER: Week = (((600, 1080),), *WORKDAYS[1:])


def test_the_same_hours(result: Judged) -> None:
    assert result(CHECK, listed(site(hours("/a")))).outcome is Outcome.PASSED


def test_a_day_with_other_hours(findings: Findings) -> None:
    [found] = findings(CHECK, listed(site(hours("/a")), listing(week=LATER)))
    assert (found.key, found.values["n"]) == ("Google", 1)
    assert found.severity is None


def test_several_days(findings: Findings) -> None:
    week: Week = (((600, 1080),),) * 5 + ((), ())
    [found] = findings(CHECK, listed(site(hours("/a")), listing(week=week)))
    assert found.values["n"] == 5


def test_a_day_that_is_not_named_says_nothing(findings: Findings) -> None:
    week: Week = (*WORKDAYS[:5], ((540, 720),), ())
    silent: Week = (*WORKDAYS[:5], None, None)
    assert findings(CHECK, listed(site(hours("/a", silent)), listing(week=week))) == []


def test_agreeing_with_one_place_is_enough(findings: Findings) -> None:
    two = site(hours("/a"), hours("/b", LATER))
    assert findings(CHECK, listed(two, listing(week=LATER))) == []


@pytest.mark.parametrize("checked", [None, date(2025, 1, 1)])
def test_an_old_listing_weighs_little(findings: Findings, checked: date | None) -> None:
    entry = listing(week=LATER, checked=checked)
    [found] = findings(CHECK, listed(site(hours("/a")), entry))
    assert (found.severity, found.certainty) == (Severity.MINOR, Certainty.LIKELY)


@pytest.mark.parametrize("doubt", [{"confidence": Confidence.LOW}, {"of": "Lyon"}])
def test_doubtful_hours_of_the_site(result: Judged, doubt: dict[str, Any]) -> None:
    facts = listed(site(hours("/a", **doubt)), listing(week=LATER))
    assert result(CHECK, facts).outcome is Outcome.CANT_TELL


def test_doubtful_hours_of_the_listing(result: Judged) -> None:
    facts = listed(site(hours("/a")), listing(week=LATER, confidence=Confidence.MEDIUM))
    assert result(CHECK, facts).outcome is Outcome.CANT_TELL


def test_the_telephone_has_hours_of_its_own(result: Judged) -> None:
    facts = listed(site(hours("/a", service=Service.PHONE)), listing(week=LATER))
    assert result(CHECK, facts).outcome is Outcome.CANT_TELL


def test_a_closed_entry_has_no_hours(result: Judged) -> None:
    facts = listed(site(hours("/a")), listing(week=LATER, status=Status.CLOSED))
    assert result(CHECK, facts).outcome is Outcome.INAPPLICABLE
