"""form/no-promise: facts in, findings out."""

from journeycheck.check import Outcome, Severity
from journeycheck.facts import EmbeddedForm, FormKind, PromiseHint, PromiseKind, Visit
from tests.checks.made import ROOT, Findings, Judged, form, promise
from tests.conftest import CHECKS, at, site

HINT = PromiseHint(place=at("/contact", text="Réponse rapide, sous peu d’heures"))


def test_not_a_word_on_the_answer(findings: Findings) -> None:
    [finding] = findings("form/no-promise", site(form("/contact")))
    assert finding.key == "contact:/contact"
    assert CHECKS["form/no-promise"].severity is Severity.MINOR


def test_a_promise_beside_the_form(result: Judged) -> None:
    for kind in (PromiseKind.ANSWER, PromiseKind.CALLBACK):
        here = site(form("/contact"), promise("/contact", 48, kind=kind))
        assert result("form/no-promise", here).outcome is Outcome.PASSED


def test_a_delivery_time_is_no_answer(findings: Findings) -> None:
    here = site(form("/contact"), promise("/contact", 48, kind=PromiseKind.DELIVERY))
    assert len(findings("form/no-promise", here)) == 1


def test_a_promise_elsewhere_is_not_seen_at_the_form(findings: Findings) -> None:
    assert len(findings("form/no-promise", site(form("/contact"), promise("/aide", 48)))) == 1


def test_a_line_that_was_not_understood(result: Judged) -> None:
    told = result("form/no-promise", site(form("/contact"), HINT))
    assert told.outcome is Outcome.CANT_TELL and "could not read it" in told.reason


def test_a_page_drawn_by_a_script(result: Judged) -> None:
    drawn = Visit(f"{ROOT}/contact", shell=True)
    told = result("form/no-promise", site(form("/contact"), visits={drawn.url: drawn}))
    assert told.outcome is Outcome.CANT_TELL and "script" in told.reason


def test_other_forms_promise_nothing(result: Judged) -> None:
    told = result("form/no-promise", site(form("/", kind=FormKind.SEARCH)))
    assert told.outcome is Outcome.INAPPLICABLE


def test_a_form_of_another_service(result: Judged) -> None:
    embedded = EmbeddedForm(place=at("/contact"), provider="HubSpot")
    assert result("form/no-promise", site(embedded)).outcome is Outcome.CANT_TELL
