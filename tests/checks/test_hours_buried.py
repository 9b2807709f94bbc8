"""hours/buried: facts in, findings out."""

from itertools import pairwise

from journeycheck.check import Outcome, Severity
from journeycheck.facts import Confidence, How
from tests.checks.made import WAY, Findings, Judged, hours
from tests.conftest import CHECKS, at, link, site

LINKS = [link(source, target) for source, target in pairwise(WAY)]


def test_three_clicks(findings: Findings) -> None:
    [finding] = findings("hours/buried", site(hours(WAY[3]), *LINKS))
    assert finding.values == {"clicks": 3}
    assert CHECKS["hours/buried"].severity is Severity.MODERATE


def test_near_enough(findings: Findings) -> None:
    assert findings("hours/buried", site(hours(WAY[2]), *LINKS)) == []


def test_hours_not_understood_are_near_all_the_same(findings: Findings) -> None:
    odd = hours("/", osm="", week=(None,) * 7, confidence=Confidence.LOW)
    assert findings("hours/buried", site(odd, hours(WAY[3]), *LINKS)) == []


def test_no_link_leads_there(findings: Findings) -> None:
    [finding] = findings("hours/buried", site(hours("/orphan"), *LINKS))
    assert finding.wording is not None


def test_only_for_machines(result: Judged) -> None:
    hidden = hours("/", place=at("/", how=How.JSON_LD))
    assert result("hours/buried", site(hidden)).outcome is Outcome.INAPPLICABLE
