"""form/captcha: facts in, findings out."""

import pytest

from journeycheck.check import Outcome, Severity
from journeycheck.facts import Captcha, FormKind
from tests.checks.made import Findings, Judged, form
from tests.conftest import site


@pytest.mark.parametrize(
    ("captcha", "severity"),
    [
        (Captcha.PUZZLE, None),
        (Captcha.LETTERS, None),
        (Captcha.QUESTION, Severity.MINOR),
        (Captcha.UNSEEN, Severity.MINOR),
    ],
)
def test_each_kind(findings: Findings, captcha: Captcha, severity: Severity | None) -> None:
    [finding] = findings("form/captcha", site(form("/contact", captcha=captcha, guard="hCaptcha")))
    assert (finding.key, finding.severity) == ("contact:/contact", severity)
    assert finding.values["guard"] == "hCaptcha"


def test_the_heaviest_of_a_page_is_told(findings: Findings) -> None:
    light = form("/contact", captcha=Captcha.UNSEEN, guard="Turnstile", action="/a")
    heavy = form("/contact", captcha=Captcha.PUZZLE, guard="reCAPTCHA", action="/b")
    [finding] = findings("form/captcha", site(light, heavy))
    assert finding.values["guard"] == "reCAPTCHA"


def test_none(result: Judged) -> None:
    assert result("form/captcha", site(form("/contact"))).outcome is Outcome.PASSED


def test_other_forms_may_guard_themselves(result: Judged) -> None:
    login = form("/login", kind=FormKind.LOGIN, captcha=Captcha.PUZZLE, guard="reCAPTCHA")
    assert result("form/captcha", site(login)).outcome is Outcome.INAPPLICABLE
