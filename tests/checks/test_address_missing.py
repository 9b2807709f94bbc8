"""address/missing: an address that customers can read, on the site and in each language."""

import pytest

from journeycheck.check import Outcome, Severity
from journeycheck.facts import AddressHint, How
from tests.checks.made import ENGLISH, Findings, Judged, address
from tests.conftest import HOME, at, link, site


def test_no_address_at_all(findings: Findings) -> None:
    [found] = findings("address/missing", site(pages=["/contact"]))
    assert (found.key, found.severity) == ("site", None)


def test_an_address_in_the_text(findings: Findings) -> None:
    assert findings("address/missing", site(address("/contact"))) == []


def test_an_address_behind_a_map(findings: Findings) -> None:
    assert findings("address/missing", site(address("/contact", how=How.LINK))) == []


def test_data_for_machines_is_not_shown(findings: Findings) -> None:
    assert len(findings("address/missing", site(address("/", how=How.JSON_LD)))) == 1


@pytest.mark.parametrize(
    "fact",
    [
        address("/legal", role="stranger"),
        AddressHint(place=at("/contact"), clue="https://maps.app.goo.gl/abc"),
    ],
)
def test_no_accusation_over_a_sign(result: Judged, fact: AddressHint) -> None:
    said = result("address/missing", site(fact))
    assert said.outcome is Outcome.CANT_TELL
    assert said.reason


def test_not_claimed_past_unread_pages(result: Judged) -> None:
    said = result("address/missing", site(unread={f"{HOME}contact": "No answer came in time."}))
    assert (said.outcome, said.reason) == (Outcome.CANT_TELL, "No answer came in time.")


def test_an_edition_without_an_address(findings: Findings) -> None:
    [found] = findings("address/missing", site(address("/contact"), visits=ENGLISH))
    assert (found.key, found.severity) == ("edition:en", Severity.MINOR)


def test_an_edition_whose_contact_page_has_it(findings: Findings) -> None:
    contact = at("/contact").url
    way = link("/en/", "/contact", kinds=frozenset({"contact"}))
    facts = site(address("/contact"), way, visits=ENGLISH)
    assert contact in facts.pages
    assert findings("address/missing", facts) == []
