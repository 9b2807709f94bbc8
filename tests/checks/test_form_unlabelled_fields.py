"""form/unlabelled-fields: facts in, findings out."""

from journeycheck.facts import Field
from journeycheck.texts import say
from tests.checks.made import Findings, fields, form
from tests.conftest import CHECKS, site

HINT_ONLY = Field("email", "email", placeholder="Votre e-mail")


def test_a_grey_hint_is_no_label(findings: Findings) -> None:
    [finding] = findings("form/unlabelled-fields", site(form("/contact", [*fields(2), HINT_ONLY])))
    assert finding.key == "contact:/contact" and finding.values == {"n": 1, "asked": 3}


def test_counted_in_both_languages(findings: Findings) -> None:
    [finding] = findings("form/unlabelled-fields", site(form("/contact", [HINT_ONLY, HINT_ONLY])))
    title = CHECKS["form/unlabelled-fields"].wording.title
    assert say(title, "en", finding.values) == "2 fields have no label"
    assert say(title, "fr", finding.values) == "2\u00a0champs n’ont pas d’intitulé"


def test_blanks_are_no_label(findings: Findings) -> None:
    asked = fields(1, label=" \u00a0")
    assert len(findings("form/unlabelled-fields", site(form("/contact", asked)))) == 1


def test_labelled(findings: Findings) -> None:
    assert findings("form/unlabelled-fields", site(form("/contact", fields(4)))) == []


def test_what_nobody_sees_needs_no_label(findings: Findings) -> None:
    asked = [*fields(1), Field("trap", "text", visible=False), Field("go", "submit")]
    assert findings("form/unlabelled-fields", site(form("/contact", asked))) == []
