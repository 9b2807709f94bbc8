"""The engine decides each outcome, whatever a check does."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from journeycheck.check import CannotTell, Certainty, Check, Finding, Outcome
from journeycheck.facts import (
    ContactElsewhere,
    EmbeddedForm,
    Phone,
)
from journeycheck.judge import OUR_FAULT, judge
from journeycheck.site import Site
from tests.conftest import CHECKS, at, site

WALLED = {"https://shop.test/contact": "The site turned our visit away."}
FOUND = Finding("key", (at("/"),))


def check(*findings: Finding, **changes: object) -> Check:
    def judged(_: Site) -> Iterator[Finding]:
        yield from findings

    settings: dict[str, Any] = {"judge": judged, "absence": False, **changes}
    return replace(CHECKS["phone/missing"], **settings)


def outcome(made: Check, facts: Site) -> Outcome:
    return judge([made], facts)[0].outcome


def test_findings_fail_and_no_findings_pass() -> None:
    assert outcome(check(FOUND), site()) is Outcome.FAILED
    assert outcome(check(), site()) is Outcome.PASSED


def test_nothing_of_the_kind_is_inapplicable() -> None:
    assert outcome(check(needs=Phone), site()) is Outcome.INAPPLICABLE


def test_an_unread_page_is_never_a_clean_bill() -> None:
    walled = site(unread=WALLED)
    assert outcome(check(), walled) is Outcome.CANT_TELL
    assert outcome(check(needs=Phone), walled) is Outcome.CANT_TELL


def test_an_unread_page_does_not_excuse_what_was_seen() -> None:
    assert outcome(check(FOUND), site(unread=WALLED)) is Outcome.FAILED


def test_absence_is_not_claimed_past_an_unread_page() -> None:
    assert outcome(check(FOUND, absence=True), site(unread=WALLED)) is Outcome.CANT_TELL


def test_absence_is_not_claimed_beside_a_form_that_cannot_be_read() -> None:
    framed = site(EmbeddedForm(place=at("/"), provider="Typeform"))
    assert outcome(check(FOUND, absence=True, unless=EmbeddedForm), framed) is Outcome.CANT_TELL


@pytest.mark.parametrize(
    ("problem", "reason"), [(CannotTell("Because."), "Because."), (ValueError("oops"), OUR_FAULT)]
)
def test_a_check_that_raises_is_its_own_result(problem: Exception, reason: str) -> None:
    def broken(_: Site) -> Iterator[Finding]:
        raise problem
        yield FOUND

    results = judge([check(judge=broken), check()], site())
    assert [(r.outcome, r.reason) for r in results] == [
        (Outcome.CANT_TELL, reason),
        (Outcome.PASSED, ""),
    ]


@pytest.mark.parametrize(
    ("pages", "expected"), [(5, Outcome.CANT_TELL), (25, Outcome.FAILED)], ids=["few", "enough"]
)
def test_absence_after_a_visit_that_was_cut(pages: int, expected: Outcome) -> None:
    cut = site(pages=[f"/{n}" for n in range(pages)], acts={"crawl": "Its time was up."})
    [result] = judge([check(FOUND, absence=True)], cut)
    assert result.outcome is expected
    assert all(finding.certainty is Certainty.LIKELY for finding in result.findings)


def test_absence_is_not_claimed_where_contact_is_made_elsewhere() -> None:
    away = site(ContactElsewhere(place=at("/"), host="help.elsewhere.test"))
    assert outcome(check(FOUND, absence=True), away) is Outcome.CANT_TELL
    assert outcome(check(FOUND, absence=True, channel="hours"), away) is Outcome.FAILED
