"""email/obfuscated: facts in, findings out."""

from dataclasses import replace

import pytest

from journeycheck.check import Certainty, Outcome, Severity
from journeycheck.facts import Email, How
from tests.checks.made import Findings, Judged, email
from tests.conftest import site

SPELLED = replace(email("/contact", "bonjour@shop.test"), hidden="spelled")


@pytest.mark.parametrize(
    ("hidden", "severity"),
    [("spelled", None), ("locked", Severity.SERIOUS), ("coded", Severity.MINOR)],
)
def test_hidden_in_three_ways(findings: Findings, hidden: str, severity: Severity | None) -> None:
    [finding] = findings("email/obfuscated", site(replace(SPELLED, hidden=hidden)))
    assert (finding.key, finding.severity) == (f"{hidden}:bonjour@shop.test", severity)


def test_a_script_that_was_not_seen_may_be_elsewhere(findings: Findings) -> None:
    [finding] = findings("email/obfuscated", site(replace(SPELLED, hidden="locked")))
    assert finding.certainty is Certainty.LIKELY


@pytest.mark.parametrize("how", [How.TEXT, How.MAIL_LINK])
def test_the_same_address_can_be_copied_elsewhere(findings: Findings, how: How) -> None:
    plain = email("/legal", "Bonjour@shop.test", how)
    assert findings("email/obfuscated", site(SPELLED, plain)) == []


def test_data_for_machines_helps_no_customer(findings: Findings) -> None:
    data = email("/", "bonjour@shop.test", How.JSON_LD)
    assert len(findings("email/obfuscated", site(SPELLED, data))) == 1


def test_the_worst_of_one_address_is_told(findings: Findings) -> None:
    coded = replace(SPELLED, hidden="coded", place=replace(SPELLED.place, selector="a"))
    [finding] = findings("email/obfuscated", site(coded, SPELLED))
    assert finding.key == "spelled:bonjour@shop.test"


def test_without_addresses_there_is_nothing_to_judge(result: Judged) -> None:
    assert result("email/obfuscated", site()).outcome is Outcome.INAPPLICABLE
    plain: Email = email("/", "a@shop.test")
    assert result("email/obfuscated", site(plain)).outcome is Outcome.PASSED
