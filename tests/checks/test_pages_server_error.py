"""pages/server-error: facts in, findings out."""

from journeycheck.check import Outcome
from journeycheck.facts import LinkOutcome
from tests.checks.made import Findings, Judged, answers
from tests.conftest import link, site


def test_a_page_that_fails(findings: Findings) -> None:
    failing = answers(LinkOutcome.ERROR, "/suivi", status=500)
    [finding] = findings("pages/server-error", site(link("/", "/suivi", "Suivi"), answers=failing))
    assert finding.key == "family:/" and finding.evidence[0].status == 500
    assert finding.wording is not None and finding.values["words"] == "Suivi"


def test_no_answer_at_all(findings: Findings) -> None:
    failing = answers(LinkOutcome.ERROR, "/suivi", status=None)
    [finding] = findings("pages/server-error", site(link("/", "/suivi", ""), answers=failing))
    assert finding.evidence[0].status is None and finding.wording is None


def test_a_folder_that_fails_is_one_finding(findings: Findings) -> None:
    paths = [f"/journal/{n}" for n in range(200)]
    failing = answers(LinkOutcome.ERROR, *paths, status=500)
    here = site(*(link("/", path) for path in paths), answers=failing)
    [finding] = findings("pages/server-error", here)
    assert finding.key == "family:/journal/" and finding.values["n"] == 200


def test_a_dead_link_is_told_elsewhere(result: Judged) -> None:
    here = site(link("/", "/x"), answers=answers(LinkOutcome.BROKEN, "/x"))
    assert result("pages/server-error", here).outcome is Outcome.PASSED


def test_turned_away(result: Judged) -> None:
    here = site(link("/", "/x"), answers=answers(LinkOutcome.REFUSED, "/x", status=503))
    told = result("pages/server-error", here)
    assert told.outcome is Outcome.CANT_TELL and "turned us away" in told.reason
