"""phone/undialable-link: facts in, findings out."""

import pytest

from journeycheck.check import Certainty
from journeycheck.dialling import DialFault, dial_fault, line_kind
from tests.checks.made import Findings, call, phone
from tests.conftest import site

FAULTS = {
    "tel:": "empty", "tel:#": "empty", "tel://": "empty", "tel: ": "empty",
    "tel:undefined": "template", "tel:NULL": "template", "tel:{{phone1}}": "template",
    "tel:%7B%7Bphone%7D%7D": "template", "tel:[phone]": "template", "tel:<%= tel 2 %>": "template",
    "tel:XX": "no-digits", "tel:+": "no-digits",
    "tel://0142685300": "scheme", "callto:+33142685300": "scheme",
    "tel:+33(0)142685300": "trunk-zero", "tel:+330142685300": "trunk-zero",
    "tel:+33%20(0)1%2042%2068%2053%2000": "trunk-zero", "tel:0033(0)142685300": "trunk-zero",
    "tel:+44 (0)20 7946 0123": "trunk-zero", "tel:+33(0)639980000": "trunk-zero",
    "tel:+333631": "short-abroad", "tel:+33118712": "short-abroad",
}  # fmt: skip
DIALS = [
    "tel:+33142685300", "tel:+33-1-42-68-53-00", "tel:01 42 68 53 00", "tel:01%2042%2068%2053%2000",
    "TEL:01.42.68.53.00", "tel:0033142685300", "tel:3631", "tel:+33142685300;ext=3",
    "tel:+39 06 1234 5678", "tel:+39(0)612345678", "tel:+225 01 02 03 04 05", "tel:0142685300/01",
    "tel:0800-FLOWERS", "tel:" + "9" * 9_000, "tel:+" + "0" * 9_000, "tel:+1 (0",
]  # fmt: skip


@pytest.mark.parametrize(("href", "fault"), FAULTS.items())
def test_faults(href: str, fault: str) -> None:
    assert dial_fault(href) is DialFault(fault)


@pytest.mark.parametrize("href", DIALS)
def test_what_dials_is_no_fault(href: str, findings: Findings) -> None:
    assert dial_fault(href) is None
    assert findings("phone/undialable-link", site(call("/", href))) == []


def test_a_link_never_filled_in(findings: Findings) -> None:
    links = [call("/", "tel:undefined", ""), call("/contact", "tel:undefined", "")]
    [finding] = findings("phone/undialable-link", site(*links))
    assert finding.key == "tel:undefined" and finding.occurrences == 2
    assert finding.wording is None


def test_a_zero_too_many(findings: Findings) -> None:
    [finding] = findings("phone/undialable-link", site(call("/", "tel:+33(0)142685300", "")))
    assert finding.values == {"number": "+33(0)142685300"}
    assert finding.wording is not None and "the call may fail" in str(finding.wording.title)


def test_an_odd_form_is_only_likely_to_fail(findings: Findings) -> None:
    [finding] = findings("phone/undialable-link", site(call("/", "tel://0142685300")))
    assert finding.certainty is Certainty.LIKELY


def test_plain_text_is_no_link(findings: Findings) -> None:
    assert findings("phone/undialable-link", site(phone("/"))) == []


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("+33142685300", "33:ordinary"), ("+33612345678", "33:mobile"), ("+33800123456", "33:free"),
        ("+442079460123", "44:ordinary"), ("3631", "short"), ("", "short"), ("+", "short"),
    ],
)  # fmt: skip
def test_kinds_of_numbers(number: str, kind: str) -> None:
    assert line_kind(number) == kind
