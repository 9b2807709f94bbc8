"""pages/soft-404: facts in, findings out."""

from journeycheck.check import Outcome, Severity
from journeycheck.facts import LinkOutcome
from journeycheck.texts import say
from tests.checks.made import Findings, Judged, answers
from tests.conftest import CHECKS, link, site


def test_a_missing_page_that_answers_as_usual(findings: Findings) -> None:
    gone = answers(LinkOutcome.GONE, "/journal/a", "/journal/b", status=200)
    here = site(link("/", "/journal/a"), link("/nappes", "/journal/b"), answers=gone)
    [finding] = findings("pages/soft-404", here)
    assert finding.key == "family:/journal/" and finding.occurrences == 2
    assert finding.severity is None and CHECKS["pages/soft-404"].severity is Severity.MODERATE
    title = say(CHECKS["pages/soft-404"].wording.title, "en", finding.values)
    assert title == "2 missing pages pretend to exist"


def test_pages_that_work_or_say_so(result: Judged) -> None:
    mixed = answers(LinkOutcome.WORKS, "/a", status=200) | answers(LinkOutcome.BROKEN, "/b")
    here = site(link("/", "/a"), link("/", "/b"), answers=mixed)
    assert result("pages/soft-404", here).outcome is Outcome.PASSED


def test_turned_away(result: Judged) -> None:
    here = site(link("/", "/a"), answers=answers(LinkOutcome.REFUSED, "/a", status=200))
    assert result("pages/soft-404", here).outcome is Outcome.CANT_TELL
