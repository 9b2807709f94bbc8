"""phone/link-differs-from-text: facts in, findings out."""

import pytest

from journeycheck.facts import Phone
from tests.checks.made import Findings, call, phone
from tests.conftest import site


def test_two_digits_the_other_way_round(findings: Findings) -> None:
    link = call("/", "tel:+33142685372", "+33142685372", in_text="+33142685327")
    [finding] = findings("phone/link-differs-from-text", site(link))
    assert finding.key == "+33142685327>+33142685372"
    assert finding.values == {"shown": "01 42 68 53 27", "dialled": "01 42 68 53 72"}


def test_the_same_slip_on_every_page_is_one_finding(findings: Findings) -> None:
    links = [
        call(path, "tel:0142685372", "+33142685372", in_text="+33142685327")
        for path in ("/", "/contact", "/legal")
    ]
    [finding] = findings("phone/link-differs-from-text", site(*links))
    assert finding.occurrences == 3


def test_a_digit_too_many_in_the_link_alone(findings: Findings) -> None:
    link = call("/", "tel:01 42 68 53 000", "", value="01 42 68 53 00", in_text="+33142685300")
    [finding] = findings("phone/link-differs-from-text", site(link))
    assert finding.values == {"shown": "01 42 68 53 00", "dialled": "01 42 68 53 000"}
    assert findings("phone/invalid", site(link)) == []


@pytest.mark.parametrize(
    "fact",
    [
        call("/", "tel:01 42 68 53 00", in_text="+33142685300"),
        call("/", "tel:0142685300"),  # "Call us"
        call("/", "tel:", "", in_text="+33142685300"),
        call("/", "tel:+33(0)142685300", "+330142685300", in_text="+33142685300"),
        call("/", "tel:142685300", "", in_text="+33142685300"),
        phone("/", in_text="+33142685301"),
    ],
)
def test_nothing_differs_or_told_elsewhere(findings: Findings, fact: Phone) -> None:
    assert findings("phone/link-differs-from-text", site(fact)) == []
