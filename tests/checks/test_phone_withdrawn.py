"""phone/withdrawn: facts in, findings out."""

from datetime import date

import pytest

from journeycheck.check import Certainty, Outcome
from tests.checks.made import Findings, Judged, phone
from tests.conftest import site

CHECK = "phone/withdrawn"
LOCALL = phone("/contact", "+3531850123457", value="1850 123 457")
LONDON = phone("/contact", "", value="0171 234 5678", valid=False)


def test_a_range_that_the_plan_still_lists(findings: Findings) -> None:
    [finding] = findings(CHECK, site(LOCALL, country="IE"))
    assert (finding.key, finding.certainty) == ("1850123457", Certainty.CONFIRMED)
    assert finding.values["range"] == "1850"
    assert finding.values["since"] == date(2022, 1, 1)


def test_a_code_that_was_given_another_beginning(findings: Findings) -> None:
    [finding] = findings(CHECK, site(LONDON, country="GB"))
    assert (finding.values["range"], finding.certainty) == ("0171", Certainty.LIKELY)


def test_with_its_country_code_it_is_sure(findings: Findings) -> None:
    whole = phone("/contact", "", value="+44 (0)171 234 5678", valid=False)
    [finding] = findings(CHECK, site(whole))
    assert finding.certainty is Certainty.CONFIRMED


def test_it_is_told_once(findings: Findings) -> None:
    assert findings("phone/invalid", site(LONDON, country="GB")) == []


@pytest.mark.parametrize(
    ("number", "country"),
    [
        (phone("/contact"), "FR"),
        (
            phone("/contact", "", value="01 42 68 53 00", valid=False),
            "CH",
        ),  # French, in Switzerland
        (phone("/contact", "", value="0171 234 5678", valid=False), None),
        (phone("/contact", "+432223123456"), "AT"),  # not Vienna, and in use
        (phone("/contact", "", value="0130 123456", valid=False), "DE"),  # not looked up again
        (phone("/contact", "+353818123457"), "IE"),
        (phone("/contact", "+35318506865"), "IE"),  # Dublin: 01 850 6865
    ],
)
def test_what_is_in_use_or_not_known(findings: Findings, number: object, country: str) -> None:
    assert findings(CHECK, site(number, country=country)) == []  # type: ignore[arg-type]


def test_before_the_day_it_was_in_use(findings: Findings) -> None:
    assert findings(CHECK, site(LOCALL, country="IE", today=date(2021, 12, 31))) == []


def test_without_any_number(result: Judged) -> None:
    assert result(CHECK, site()).outcome is Outcome.INAPPLICABLE
