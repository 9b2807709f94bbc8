"""legal/number-mistyped: facts in, findings out."""

from journeycheck.check import Outcome
from journeycheck.facts import LegalMention, Particular
from tests.checks.made import Findings, Judged
from tests.conftest import at, site

CHECK = "legal/number-mistyped"
WRONG = LegalMention(
    place=at("/ml", text="SIREN 098 431 237"), particular=Particular.REGISTER, value="098431237",
    fault="siren",
)  # fmt: skip
RIGHT = LegalMention(
    place=at("/ml", text="SIREN 098 431 273"), particular=Particular.REGISTER, value="098431273"
)


def test_a_number_that_cannot_be(findings: Findings) -> None:
    [finding] = findings(CHECK, site(WRONG, RIGHT))
    assert (finding.key, finding.values) == ("098431237", {"number": "098431237"})


def test_a_number_that_can(result: Judged) -> None:
    assert result(CHECK, site(RIGHT)).outcome is Outcome.PASSED


def test_no_number(result: Judged) -> None:
    assert result(CHECK, site(pages=["/"])).outcome is Outcome.INAPPLICABLE
