"""form/hidden-by-consent-banner: facts in, findings out."""

from journeycheck.check import Outcome, Severity
from journeycheck.facts import Control, Device
from tests.checks.made import Findings, Judged, banner
from tests.conftest import site

CHECK = "form/hidden-by-consent-banner"


def test_a_banner_over_the_button(findings: Findings) -> None:
    facts = site(banner("/", covered=(Control.SEND,)), banner("/contact", free=(Control.SEND,)))
    [finding] = findings(CHECK, facts)
    assert (finding.key, finding.occurrences, finding.severity) == ("banner", 1, None)
    assert finding.evidence[0].url == "https://shop.test/"


def test_one_that_cannot_be_refused_is_worse(findings: Findings) -> None:
    stuck = banner("/", covered=(Control.SEND,), refused=False)
    desk = banner("/", device=Device.DESKTOP, covered=(Control.SEND,))
    [finding] = findings(CHECK, site(stuck, desk))
    assert finding.severity is Severity.SERIOUS and finding.wording is not None


def test_a_button_that_stays_clear(result: Judged) -> None:
    facts = site(banner("/", free=(Control.SEND,), covered=(Control.LEGAL,), refused=False))
    assert result(CHECK, facts).outcome is Outcome.PASSED


def test_no_form_there(result: Judged) -> None:
    assert result(CHECK, site(banner("/", free=(Control.LEGAL,)))).outcome is Outcome.INAPPLICABLE


def test_without_banner_or_browser(result: Judged) -> None:
    assert result(CHECK, site()).outcome is Outcome.INAPPLICABLE
    facts = site(banner("/", covered=(Control.SEND,)), acts={"browser": "None works here."})
    assert result(CHECK, facts).outcome is Outcome.UNTESTED
