"""listing/incomplete: what the source could tell and does not."""

from datetime import date

import pytest

from journeycheck.check import Outcome, Severity
from journeycheck.facts import SILENT, SpecialDay, Status
from tests.checks.made import Findings, Judged, listed, listing
from tests.conftest import site

CHECK = "listing/incomplete"


@pytest.mark.parametrize(
    ("lacks", "severity"),
    [
        ({"website": ""}, None),
        ({"street": "", "address": ""}, None),
        ({"phones": ()}, Severity.SERIOUS),
        ({"hours": "", "week": SILENT}, Severity.SERIOUS),
    ],
)
def test_something_is_lacking(
    findings: Findings, lacks: dict[str, object], severity: Severity | None
) -> None:
    [found] = findings(CHECK, listed(site(), listing(**lacks)))
    assert (found.key, found.severity) == ("Google", severity)


def test_a_whole_entry(result: Judged) -> None:
    assert result(CHECK, listed(site())).outcome is Outcome.PASSED


def test_what_the_source_cannot_tell_is_not_lacking(findings: Findings) -> None:
    table = listing(hours="", week=SILENT, asked=frozenset({"name", "phone"}))
    assert findings(CHECK, listed(site(), table)) == []


@pytest.mark.parametrize(
    ("today", "special", "told"),
    [
        (date(2026, 12, 20), (), True),  # Christmas is a Friday
        (date(2026, 12, 20), (SpecialDay(date(2026, 12, 25)),), False),
        (date(2026, 11, 21), (), False),  # no holiday within two weeks
    ],
)
def test_the_next_holiday(
    findings: Findings, today: date, special: tuple[SpecialDay, ...], told: bool
) -> None:
    asked = frozenset({"hours", "special"})
    entry = listing(asked=asked, special=special, checked=today)
    assert bool(findings(CHECK, listed(site(today=today), entry))) is told


def test_a_closed_entry_need_not_be_whole(findings: Findings) -> None:
    assert findings(CHECK, listed(site(), listing(phones=(), status=Status.CLOSED))) == []
