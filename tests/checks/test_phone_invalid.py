"""phone/invalid: facts in, findings out."""

import pytest

from journeycheck.check import Certainty, Outcome
from journeycheck.facts import Phone
from tests.checks.made import Findings, Judged, call, phone
from tests.conftest import site

SHORT = phone("/", "", value="01 42 68 53 0", valid=False, label="Tél.")


def test_a_digit_is_missing(findings: Findings) -> None:
    [finding] = findings("phone/invalid", site(SHORT))
    assert finding.key == "014268530" and finding.values == {"number": "01 42 68 53 0"}
    assert finding.certainty is Certainty.LIKELY  # it may be a number of another country


def test_with_its_country_code_it_is_sure(findings: Findings) -> None:
    number = phone("/", "", value="+33 1 42 68 53 0", valid=False)
    [finding] = findings("phone/invalid", site(number))
    assert finding.certainty is Certainty.CONFIRMED


def test_the_link_dials_a_digit_too_few(findings: Findings) -> None:
    [finding] = findings("phone/invalid", site(call("/", "tel:+3314268530", "")))
    assert finding.values == {"number": "+3314268530"}


def test_one_finding_for_the_same_slip_on_two_pages(findings: Findings) -> None:
    again = phone("/contact", "", value="01.42.68.53.0", valid=False)
    [finding] = findings("phone/invalid", site(SHORT, again))
    assert finding.occurrences == 2


@pytest.mark.parametrize(
    "number",
    [
        phone("/"),
        phone("/", "", value="00 00 00 00 00", valid=False, fictional=True),
        call("/", "tel:undefined", ""),
        call("/", "tel:+33(0)142685300", "", value="01 42 68 53 00"),
        call("/", "tel:014268530", "014268530", valid=False, in_text="+33142685300"),
        phone("/", "", value="nous appeler", valid=False),
    ],
)
def test_not_invalid_or_told_elsewhere(findings: Findings, number: Phone) -> None:
    assert findings("phone/invalid", site(number)) == []


def test_no_country_no_judgement(result: Judged) -> None:
    told = result("phone/invalid", site(SHORT, country=None))
    assert told.outcome is Outcome.CANT_TELL and "country" in told.reason
