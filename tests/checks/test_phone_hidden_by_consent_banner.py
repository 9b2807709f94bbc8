"""phone/hidden-by-consent-banner: facts in, findings out."""

from journeycheck.check import Outcome, Severity
from journeycheck.facts import Control, Device
from tests.checks.made import Findings, Judged, banner
from tests.conftest import site

CHECK = "phone/hidden-by-consent-banner"


def test_a_banner_over_the_number(findings: Findings) -> None:
    facts = site(banner("/", covered=(Control.PHONE,)), banner("/contact", free=(Control.PHONE,)))
    [finding] = findings(CHECK, facts)
    assert (finding.key, finding.occurrences, finding.severity) == ("banner", 1, None)
    assert finding.evidence[0].url == "https://shop.test/"


def test_one_that_cannot_be_refused_is_worse(findings: Findings) -> None:
    stuck = banner("/", covered=(Control.PHONE,), refused=False)
    desk = banner("/", device=Device.DESKTOP, covered=(Control.PHONE,))
    [finding] = findings(CHECK, site(stuck, desk))
    assert finding.severity is Severity.SERIOUS and finding.wording is not None


def test_a_number_that_stays_clear(result: Judged) -> None:
    facts = site(banner("/", free=(Control.PHONE,), covered=(Control.LEGAL,), refused=False))
    assert result(CHECK, facts).outcome is Outcome.PASSED


def test_no_number_to_press(result: Judged) -> None:
    assert result(CHECK, site(banner("/", free=(Control.LEGAL,)))).outcome is Outcome.INAPPLICABLE


def test_without_banner_or_browser(result: Judged) -> None:
    assert result(CHECK, site()).outcome is Outcome.INAPPLICABLE
    facts = site(banner("/", covered=(Control.PHONE,)), acts={"browser": "None works here."})
    assert result(CHECK, facts).outcome is Outcome.UNTESTED
