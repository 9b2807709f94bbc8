"""form/loses-input: facts in, findings out."""

import pytest

from journeycheck.check import Outcome
from journeycheck.texts import Listed
from tests.checks.made import Findings, Judged, dry_form
from tests.conftest import site

CHECK = "form/loses-input"


def test_fields_that_are_emptied(findings: Findings) -> None:
    [finding] = findings(CHECK, site(dry_form(errors="readable", lost=("Nom", "Courriel"))))
    assert finding.values == {"fields": Listed(("Nom", "Courriel"))}


@pytest.mark.parametrize("errors", ["readable", "silent"])
def test_fields_that_keep_what_they_hold(result: Judged, errors: str) -> None:
    assert result(CHECK, site(dry_form(errors=errors))).outcome is Outcome.PASSED


def test_a_form_that_could_not_be_tried(result: Judged) -> None:
    assert result(CHECK, site(dry_form())).outcome is Outcome.CANT_TELL
    assert result(CHECK, site()).outcome is Outcome.INAPPLICABLE
