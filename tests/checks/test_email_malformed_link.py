"""email/malformed-link: facts in, findings out."""

import pytest

from journeycheck.facts import How
from tests.checks.made import Findings, email
from tests.conftest import site


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        ("bonjour@shop,test", "comma"), ("bon jour@shop.test", "space"), ("shop.test", "no-at"),
        ("bonjour@@shop.test", "two-at"), ("bonjour@", "no-domain"), ("a..b@shop.test", "syntax"),
    ],
)  # fmt: skip
def test_a_slip_in_the_address(findings: Findings, address: str, fault: str) -> None:
    [finding] = findings("email/malformed-link", site(email("/", address, How.MAIL_LINK, fault)))
    assert finding.key == f"{fault}:{address}" and finding.values == {"address": address}
    assert finding.wording is None


@pytest.mark.parametrize(
    ("href", "fault"), [("mailto:", "empty"), ("mailto:{{email}}", "template")]
)
def test_no_address_in_the_link(findings: Findings, href: str, fault: str) -> None:
    [finding] = findings("email/malformed-link", site(email("/", "", How.MAIL_LINK, fault, href)))
    assert finding.key == f"{fault}:{href}"
    assert finding.wording is not None and "no address" in str(finding.wording.title)


def test_the_same_slip_on_two_pages(findings: Findings) -> None:
    slips = [email(path, "a@b,c", How.MAIL_LINK, "comma") for path in ("/", "/contact")]
    [finding] = findings("email/malformed-link", site(*slips))
    assert finding.occurrences == 2


def test_links_that_write_and_text_that_does_not_link(findings: Findings) -> None:
    good = email("/", "bonjour@shop.test", How.MAIL_LINK, href="mailto:bonjour@shop.test?subject=a")
    text = email("/", "bonjour@shop,test", fault="comma")
    assert findings("email/malformed-link", site(good, text)) == []
