"""form/missing: facts in, findings out."""

import pytest

from journeycheck.check import Outcome
from journeycheck.facts import EmbeddedForm, Field, FormKind, PageKind
from tests.checks.made import ENGLISH, Findings, Judged, form
from tests.conftest import at, link, site

MESSAGE = [Field("m", "textarea")]


def test_no_form_at_all(findings: Findings) -> None:
    [finding] = findings("form/missing", site(pages=["/contact"]))
    assert finding.key == "site"


@pytest.mark.parametrize("kind", [FormKind.CONTACT, FormKind.CALLBACK])
def test_a_form_to_write_in(findings: Findings, kind: FormKind) -> None:
    assert findings("form/missing", site(form("/contact", kind=kind))) == []


@pytest.mark.parametrize("kind", [FormKind.NEWSLETTER, FormKind.SEARCH, FormKind.LOGIN])
def test_other_forms_do_not_count(findings: Findings, kind: FormKind) -> None:
    assert len(findings("form/missing", site(form("/", kind=kind)))) == 1


def test_a_form_of_another_service_may_be_it(result: Judged) -> None:
    embedded = EmbeddedForm(place=at("/contact"), provider="Typeform")
    assert result("form/missing", site(embedded)).outcome is Outcome.CANT_TELL


def test_a_form_whose_purpose_is_unclear_may_be_it(result: Judged) -> None:
    unclear = form("/ecrivez", MESSAGE, kind=FormKind.OTHER)
    told = result("form/missing", site(unclear))
    assert told.outcome is Outcome.CANT_TELL and "purpose" in told.reason


def test_english_pages_without_a_form(findings: Findings) -> None:
    [finding] = findings("form/missing", site(form("/contact"), visits=ENGLISH))
    assert finding.key == "edition:en"


def test_english_pages_with_an_unclear_form(findings: Findings) -> None:
    unclear = form("/en/shop", MESSAGE, kind=FormKind.OTHER)
    assert findings("form/missing", site(form("/contact"), unclear, visits=ENGLISH)) == []


def test_english_pages_that_link_to_the_form(findings: Findings) -> None:
    way = link("/en/", "/contact", "Contact", kinds=frozenset({PageKind.CONTACT}))
    assert findings("form/missing", site(form("/contact"), way, visits=ENGLISH)) == []
