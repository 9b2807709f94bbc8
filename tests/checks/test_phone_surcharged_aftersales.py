"""phone/surcharged-aftersales: facts in, findings out."""

import pytest

from journeycheck.check import Outcome, Severity
from journeycheck.facts import Phone
from tests.checks.made import Findings, Judged, phone
from tests.conftest import at, site

CHECK = "phone/surcharged-aftersales"
DEAR = phone("/sav", "+33892701239", role="aftersales", label="Service après-vente")
FAIR = phone("/sav", "+33142685300", role="aftersales", label="Service après-vente")


def test_the_rule_and_its_date_are_told(findings: Findings) -> None:
    [finding] = findings(CHECK, site(DEAR))
    assert (finding.key, finding.severity, finding.wording) == ("+33892701239", None, None)
    assert finding.values["rule"] == "C. conso., art. L. 121-16"


def test_where_no_rule_is_known(findings: Findings) -> None:
    swiss = phone("/sav", "+41900312456", role="aftersales")
    [finding] = findings(CHECK, site(swiss, country="CH"))
    assert finding.wording is not None and "rule" not in finding.values
    assert finding.severity is None


def test_a_rule_or_a_range_that_was_not_looked_up_again(findings: Findings) -> None:
    irish = phone("/sav", "+3531520123456", role="aftersales")
    [finding] = findings(CHECK, site(irish, country="IE"))
    assert finding.severity is Severity.MINOR


@pytest.mark.parametrize(
    "number",
    [
        FAIR,
        phone("/sav", "+33806123457", role="aftersales"),
        phone("/sav", "3631", value="3631", role="aftersales"),  # may be free
    ],
)
def test_an_ordinary_call(result: Judged, number: Phone) -> None:
    assert result(CHECK, site(number)).outcome is Outcome.PASSED


@pytest.mark.parametrize(
    "number",
    [
        phone("/commander", "+33892701239", role="sales"),
        phone("/commander", "+33892701239"),
        phone("/sav", "+33892701239", role="aftersales", label="Médiateur : AME"),
        phone("/sav", "+33892701239", role="aftersales", valid=False),
    ],
)
def test_no_line_for_those_who_have_bought(result: Judged, number: Phone) -> None:
    assert result(CHECK, site(number)).outcome is Outcome.INAPPLICABLE


def test_customers_can_choose(findings: Findings) -> None:
    assert findings(CHECK, site(DEAR, FAIR)) == []


def test_a_choice_on_another_page_is_none(findings: Findings) -> None:
    elsewhere = phone("/help", "+33142685300", role="aftersales")
    assert [found.key for found in findings(CHECK, site(DEAR, elsewhere))] == ["+33892701239"]


def test_the_dutch_0900_is_ordinary_for_customers(findings: Findings) -> None:
    dutch = phone(
        "/service", "+319001234", role="aftersales", place=at("/service", text="0900-1234")
    )
    assert findings(CHECK, site(dutch, country="NL")) == []
