"""form/too-long: facts in, findings out."""

import pytest

from journeycheck.check import Finding, Outcome
from journeycheck.facts import Captcha, Field, FormKind
from journeycheck.texts import say
from tests.checks.made import Findings, Judged, fields, form
from tests.conftest import CHECKS, site

BUTTON = Field("send", "submit")
HIDDEN = Field("token", "hidden", visible=False)


def test_nine_questions(findings: Findings) -> None:
    asked = [*fields(7, required=True), *fields(2)]
    [finding] = findings("form/too-long", site(form("/contact", asked)))
    assert finding.values == {"asked": 9, "compulsory": 7, "limit": 7}
    assert "compulsory" in told(finding)


def test_nothing_compulsory_is_told_as_such(findings: Findings) -> None:
    [finding] = findings("form/too-long", site(form("/contact", fields(8))))
    assert "None of them is compulsory" in told(finding)


def told(finding: Finding) -> str:
    wording = finding.wording or CHECKS["form/too-long"].wording
    return say(wording.experience, "en", finding.values)


def test_six_compulsory_answers(findings: Findings) -> None:
    [finding] = findings("form/too-long", site(form("/contact", fields(6, required=True))))
    assert finding.values == {"asked": 6, "compulsory": 6, "limit": 5}
    assert finding.wording is not None


@pytest.mark.parametrize("asked", [[*fields(2), *fields(5, required=True)], fields(0)])
def test_the_limits_themselves_pass(findings: Findings, asked: list[Field]) -> None:
    assert findings("form/too-long", site(form("/contact", asked))) == []


def test_hidden_fields_and_buttons_ask_nothing(findings: Findings) -> None:
    asked = [*fields(7), HIDDEN, HIDDEN, BUTTON, *fields(3, visible=False, required=True)]
    assert findings("form/too-long", site(form("/contact", asked))) == []


def test_two_long_forms_of_one_page_are_one_finding(findings: Findings) -> None:
    two = [form("/contact", fields(8)), form("/contact", fields(11))]
    [finding] = findings("form/too-long", site(*two))
    assert finding.values["asked"] == 11


def test_an_order_may_ask_more(result: Judged) -> None:
    order = form("/checkout", fields(14), kind=FormKind.ORDER)
    assert result("form/too-long", site(order)).outcome is Outcome.INAPPLICABLE
    assert result("form/too-long", site(order, form("/contact"))).outcome is Outcome.PASSED


def test_agreeing_and_riddles_are_no_questions(findings: Findings) -> None:
    asked = [*fields(7), Field("consent", "checkbox", label="J’accepte")]
    assert findings("form/too-long", site(form("/contact", asked, consent=True))) == []
    guarded = form("/contact", [*asked, *fields(1)], consent=True, captcha=Captcha.QUESTION)
    assert findings("form/too-long", site(guarded)) == []
    assert len(findings("form/too-long", site(form("/contact", asked)))) == 1
