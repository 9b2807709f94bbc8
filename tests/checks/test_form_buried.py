"""form/buried: facts in, findings out."""

from itertools import pairwise

from journeycheck.check import Outcome
from journeycheck.facts import EmbeddedForm, FormKind
from tests.checks.made import WAY, Findings, Judged, form
from tests.conftest import at, link, site

LINKS = [link(source, target) for source, target in pairwise(WAY)]


def test_three_clicks(findings: Findings) -> None:
    [finding] = findings("form/buried", site(form(WAY[3]), *LINKS))
    assert finding.values == {"clicks": 3}


def test_a_search_box_is_no_contact_form(findings: Findings) -> None:
    search = form("/", kind=FormKind.SEARCH)
    assert len(findings("form/buried", site(search, form(WAY[3]), *LINKS))) == 1


def test_a_call_back_form_nearer(findings: Findings) -> None:
    near = form(WAY[1], kind=FormKind.CALLBACK)
    assert findings("form/buried", site(near, form(WAY[3]), *LINKS)) == []


def test_no_link_leads_there(findings: Findings) -> None:
    [finding] = findings("form/buried", site(form("/orphan"), *LINKS))
    assert finding.wording is not None


def test_a_form_we_cannot_read_may_be_nearer(result: Judged) -> None:
    embedded = EmbeddedForm(place=at("/"), provider="HubSpot")
    here = site(form(WAY[3]), embedded, *LINKS)
    assert result("form/buried", here).outcome is Outcome.CANT_TELL


def test_no_contact_form_is_no_clean_bill(result: Judged) -> None:
    told = result("form/buried", site(form("/", kind=FormKind.SEARCH)))
    assert told.outcome is Outcome.INAPPLICABLE and "none to judge" in told.reason


def test_only_a_form_we_cannot_read(result: Judged) -> None:
    told = result("form/buried", site(EmbeddedForm(place=at("/contact"), provider="HubSpot")))
    assert told.outcome is Outcome.CANT_TELL and "another service" in told.reason
