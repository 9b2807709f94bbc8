"""form/mailto-action: facts in, findings out."""

import pytest

from journeycheck.check import Outcome
from journeycheck.facts import FormKind
from tests.checks.made import Findings, Judged, form, on
from tests.conftest import site


@pytest.mark.parametrize("action", ["mailto:contact@shop.test", " MAILTO:contact@shop.test"])
def test_the_form_opens_a_mail_program(findings: Findings, action: str) -> None:
    [finding] = findings("form/mailto-action", site(form("/contact", action=action)))
    assert finding.key == "contact:/contact"


def test_the_key_is_the_plainest_page(findings: Findings) -> None:
    unsent = form("/", action="mailto:a@shop.test")
    pages = on(unsent, "/produits/nappe-bleue", "/contact")
    [finding] = findings("form/mailto-action", site(*pages))
    assert finding.key == "contact:/contact" and finding.occurrences == 2


def test_a_form_that_sends(findings: Findings) -> None:
    assert findings("form/mailto-action", site(form("/contact"))) == []


def test_only_forms_that_matter(result: Judged) -> None:
    newsletter = form("/", kind=FormKind.NEWSLETTER, action="mailto:list@shop.test")
    assert result("form/mailto-action", site(newsletter)).outcome is Outcome.INAPPLICABLE
