"""aftersales/withdrawal-missing: facts in, findings out."""

from datetime import date
from typing import Any

import pytest

from journeycheck.check import Outcome, Severity
from journeycheck.facts import PolicyKind
from tests.checks.made import Findings, Judged, order, policy
from tests.conftest import site

CHECK = "aftersales/withdrawal-missing"


@pytest.mark.parametrize(
    ("country", "severity"), [("FR", None), ("DE", None), ("IT", Severity.MINOR)]
)
def test_no_button(findings: Findings, country: str, severity: Severity | None) -> None:
    [finding] = findings(CHECK, site(order("/x"), country=country))
    assert (finding.key, finding.severity) == ("site", severity)
    assert finding.values["since"] == date(2026, 6, 19)


def test_a_link_is_enough(result: Judged) -> None:
    here = site(order("/x"), policy("/", PolicyKind.WITHDRAWAL))
    assert result(CHECK, here).outcome is Outcome.PASSED


def test_returns_are_no_button(findings: Findings) -> None:
    assert len(findings(CHECK, site(order("/x"), policy("/", PolicyKind.RETURNS)))) == 1


@pytest.mark.parametrize(
    "changes", [{"country": "GB"}, {"country": "CH"}, {"today": date(2026, 6, 18)}]
)
def test_where_no_rule_asks_for_one(result: Judged, changes: dict[str, Any]) -> None:
    assert result(CHECK, site(order("/x"), **changes)).outcome is Outcome.INAPPLICABLE


def test_no_country(result: Judged) -> None:
    assert result(CHECK, site(order("/x"), country=None)).outcome is Outcome.CANT_TELL
