"""phone/price-not-shown: facts in, findings out."""

from dataclasses import replace

import pytest

from journeycheck.check import Outcome, Severity
from journeycheck.facts import How, Phone, PriceNote, Visit
from tests.checks.made import ROOT, Findings, Judged, on, phone
from tests.conftest import at, site

CHECK = "phone/price-not-shown"
DEAR = phone("/contact", "+33892701239")
NOTE = PriceNote(place=at("/contact", text="0,80 €/min + prix appel"), clue="0,80 €/min")


def test_nothing_tells_the_price(findings: Findings) -> None:
    [finding] = findings(CHECK, site(DEAR))
    assert (finding.key, finding.severity, finding.occurrences) == ("+33892701239", None, 1)


def test_a_price_on_the_page(result: Judged) -> None:
    assert result(CHECK, site(DEAR, NOTE)).outcome is Outcome.PASSED


def test_a_price_on_one_page_of_two(findings: Findings) -> None:
    [finding] = findings(CHECK, site(*on(DEAR, "/contact", "/help"), NOTE))
    assert [place.url for place in finding.evidence] == [f"{ROOT}/help"]


@pytest.mark.parametrize("visit", [{"shell": True}, {"truncated": True}])
def test_a_page_that_was_not_wholly_read(findings: Findings, visit: dict[str, bool]) -> None:
    page = Visit(f"{ROOT}/contact", language="fr", **visit)  # type: ignore[arg-type]
    assert findings(CHECK, site(DEAR, visits={page.url: page})) == []


@pytest.mark.parametrize(
    "number",
    [
        phone("/contact"),
        phone("/contact", "+33806123457"),
        phone("/contact", "3631", value="3631"),
        replace(DEAR, role="fax"),
        replace(DEAR, label="Hébergeur : OVH"),
        replace(DEAR, place=at("/contact", how=How.JSON_LD)),
        replace(DEAR, valid=False),
    ],
)
def test_no_price_has_to_be_shown(result: Judged, number: Phone) -> None:
    assert result(CHECK, site(number)).outcome is Outcome.INAPPLICABLE


def test_in_portugal_the_price_stands_beside_every_number(findings: Findings) -> None:
    ordinary = phone("/contacto", "+351213123456")
    [finding] = findings(CHECK, site(ordinary, phone("/contacto"), country="PT"))
    assert (finding.key, finding.severity) == ("+351213123456", Severity.MINOR)
    assert finding.values["rule"] == "DL 59/2021" and finding.wording is not None


def test_a_range_that_was_not_looked_up_again(findings: Findings) -> None:
    italian = phone("/contatti", "+39895123456")
    [finding] = findings(CHECK, site(italian, country="IT"))
    assert finding.severity is Severity.MINOR
