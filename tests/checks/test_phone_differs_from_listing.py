"""phone/differs-from-listing: a number on the map that the site does not know."""

from datetime import date

import pytest

from journeycheck.check import Certainty, Outcome, Severity
from journeycheck.facts import CallTracking
from tests.checks.made import Findings, Judged, listed, listing, phone
from tests.conftest import at, site

CHECK = "phone/differs-from-listing"
OTHER = {"phones": ("01 55 55 11 11",), "dialled": ("+33155551111",)}


def test_the_same_number(result: Judged) -> None:
    assert result(CHECK, listed(site(phone("/a")))).outcome is Outcome.PASSED


def test_another_number(findings: Findings) -> None:
    [found] = findings(CHECK, listed(site(phone("/a")), listing(**OTHER)))
    assert (found.key, found.severity) == ("Google", None)
    assert found.values["shown"] == "0142685300"


def test_one_number_in_common_is_enough(findings: Findings) -> None:
    both = listing(phones=("a", "b"), dialled=("+33155551111", "+33142685300"))
    assert findings(CHECK, listed(site(phone("/a")), both)) == []


def test_the_number_of_another_service_counts(findings: Findings) -> None:
    numbers = site(phone("/a"), phone("/b", "+33155551111", role="fax"))
    assert findings(CHECK, listed(numbers, listing(**OTHER))) == []


@pytest.mark.parametrize("checked", [None, date(2025, 11, 1)])
def test_an_old_listing_weighs_little(findings: Findings, checked: date | None) -> None:
    [found] = findings(CHECK, listed(site(phone("/a")), listing(**OTHER, checked=checked)))
    assert (found.severity, found.certainty) == (Severity.MINOR, Certainty.LIKELY)


def test_a_number_that_cannot_be_read(result: Judged) -> None:
    odd = listing(phones=("call us",), dialled=())
    assert result(CHECK, listed(site(phone("/a")), odd)).outcome is Outcome.CANT_TELL


def test_one_readable_listing_is_told_all_the_same(findings: Findings) -> None:
    odd = listing(source="OSM", phones=("call us",), dialled=())
    assert len(findings(CHECK, listed(site(phone("/a")), listing(**OTHER), odd))) == 1


@pytest.mark.parametrize("entry", [listing(phones=(), dialled=())])
def test_nothing_to_compare(result: Judged, entry: object) -> None:
    assert result(CHECK, listed(site(phone("/a")), entry)).outcome is Outcome.INAPPLICABLE  # type: ignore[arg-type]


def test_a_service_that_did_not_answer(result: Judged) -> None:
    said = result(CHECK, site(phone("/a"), acts={"listing": "No answer came."}))
    assert (said.outcome, said.reason) == (Outcome.CANT_TELL, "No answer came.")


def test_a_script_gives_each_visitor_another_number(result: Judged) -> None:
    tracked = CallTracking(place=at("/a"), vendor="CallRail")
    here = listed(site(phone("/a"), tracked), listing(**OTHER))
    assert result(CHECK, here).outcome is Outcome.CANT_TELL
