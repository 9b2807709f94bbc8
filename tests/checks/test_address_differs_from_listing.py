"""address/differs-from-listing: where the map leads, and how sure that is."""

from datetime import date

import pytest

from journeycheck.check import Certainty, Outcome, Severity
from journeycheck.facts import Listing, Status
from tests.checks.made import Findings, Judged, address, listed, listing
from tests.conftest import site

CHECK = "address/differs-from-listing"


def elsewhere(**changes: object) -> Listing:
    return listing(street="8, place du Marché", address="8, place du Marché, 22990", **changes)


def test_the_same_address(result: Judged) -> None:
    facts = listed(site(address("/a")), listing(street="14 r. des Tisserands"))
    assert result(CHECK, facts).outcome is Outcome.PASSED


def test_another_street(findings: Findings) -> None:
    [found] = findings(CHECK, listed(site(address("/a")), elsewhere()))
    assert (found.key, found.certainty, found.severity) == ("Google", Certainty.LIKELY, None)
    assert found.values["listed"] == "8, place du Marché, 22990"


def test_another_house_of_the_street(findings: Findings) -> None:
    other = listing(street="41 rue des Tisserands")
    [found] = findings(CHECK, listed(site(address("/a")), other))
    assert found.certainty is Certainty.CONFIRMED


@pytest.mark.parametrize("checked", [None, date(2024, 1, 5)])
def test_an_old_listing_weighs_little(findings: Findings, checked: date | None) -> None:
    [found] = findings(CHECK, listed(site(address("/a")), elsewhere(checked=checked)))
    assert (found.severity, found.certainty) == (Severity.MINOR, Certainty.LIKELY)
    assert {"checked", "today"} <= set(found.values)
    assert found.wording


def test_one_address_of_several_is_enough(findings: Findings) -> None:
    shops = site(address("/a"), address("/b", "8, place du Marché"))
    assert findings(CHECK, listed(shops, elsewhere())) == []


@pytest.mark.parametrize(
    "entry", [listing(street=""), elsewhere(status=Status.CLOSED)], ids=["no street", "closed"]
)
def test_nothing_to_compare(result: Judged, entry: Listing) -> None:
    assert result(CHECK, listed(site(address("/a")), entry)).outcome is Outcome.INAPPLICABLE


def test_the_host_s_address_is_not_compared(result: Judged) -> None:
    host = site(address("/legal", role="stranger"))
    assert result(CHECK, listed(host, elsewhere())).outcome is Outcome.INAPPLICABLE


def test_no_listing_was_given(result: Judged) -> None:
    assert result(CHECK, site(address("/a"))).outcome is Outcome.INAPPLICABLE


def test_not_claimed_past_unread_pages(result: Judged) -> None:
    facts = listed(site(address("/a"), unread={"https://shop.test/b": "No answer."}), elsewhere())
    assert result(CHECK, facts).outcome is Outcome.CANT_TELL
