"""chat/offline: facts in, findings out."""

from datetime import UTC, datetime
from typing import Any

import pytest

from journeycheck.check import Outcome, Severity
from journeycheck.facts import Confidence, Service
from tests.checks.made import Findings, Judged, address, chat, hours
from tests.conftest import site

CHECK = "chat/offline"
TUESDAY = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)  # 11:00 in France
EVENING = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)
HOLIDAY = datetime(2026, 11, 11, 10, 0, tzinfo=UTC)


def test_during_the_hours_of_the_site(findings: Findings) -> None:
    facts = site(
        chat("offline", words="Hors ligne"), hours("/contact"), address("/legal"), now=TUESDAY
    )
    [finding] = findings(CHECK, facts)
    assert (finding.severity, finding.wording) == (None, None)
    assert finding.values["words"] == "Hors ligne" and set(finding.values) > {"day", "time"}


@pytest.mark.parametrize(
    ("changes", "now"),
    [
        ({}, EVENING),
        ({}, HOLIDAY),
        ({"confidence": Confidence.MEDIUM}, TUESDAY),
        ({"service": Service.DELIVERY}, TUESDAY),
        ({"seasonal": True}, TUESDAY),
    ],
)
def test_otherwise_it_is_a_remark(
    findings: Findings, changes: dict[str, Any], now: datetime
) -> None:
    facts = site(chat("offline"), hours("/contact", **changes), address("/legal"), now=now)
    [finding] = findings(CHECK, facts)
    assert finding.severity is Severity.MINOR and finding.wording is not None


def test_hours_that_are_not_known(findings: Findings) -> None:
    [finding] = findings(CHECK, site(chat("offline"), now=TUESDAY))
    assert finding.severity is Severity.MINOR


def test_other_states(result: Judged) -> None:
    assert result(CHECK, site(chat("opened"))).outcome is Outcome.PASSED
    assert result(CHECK, site(chat("closed"))).outcome is Outcome.PASSED
    assert result(CHECK, site(chat("unclear", reason="?"))).outcome is Outcome.CANT_TELL
