"""pages/slow: facts in, findings out."""

from typing import Any

import pytest

from journeycheck.check import Outcome, Severity
from journeycheck.facts import Answer, LinkOutcome
from journeycheck.site import Site
from journeycheck.texts import say
from tests.checks.made import ROOT, Findings, Judged
from tests.conftest import CHECKS, site

ID = "pages/slow"
Times = dict[str, tuple[float, float | None]]


def here(times: Times, outcome: LinkOutcome = LinkOutcome.WORKS, **more: Any) -> Site:
    """Pages with the seconds of the first look and of the second, if there was one."""
    answers = {
        ROOT + path: Answer(ROOT + path, outcome, 200, seconds=first, again=again)
        for path, (first, again) in times.items()
    }
    return site(pages=times, answers=answers, **more)


def test_slow_twice(findings: Findings) -> None:
    [finding] = findings(ID, here({"/a": (6.14, 5.4), "/b": (0.3, None), "/c": (4.5, 4.2)}))
    assert finding.key == "site" and finding.occurrences == 2 and finding.severity is None
    assert [place.url for place in finding.evidence] == [f"{ROOT}/a", f"{ROOT}/c"]
    title = say(CHECKS[ID].wording.title, "fr", finding.values)
    assert "6,1" in title and "2" in title


def test_three_hundred_slow_pages_are_one_finding(findings: Findings) -> None:
    [finding] = findings(ID, here({f"/p/{n}": (12.0 + n, 11.0 + n) for n in range(300)}))
    assert finding.occurrences == 300 and len(finding.evidence) == 5
    assert finding.evidence[0].url == f"{ROOT}/p/299" and finding.severity is Severity.SERIOUS


@pytest.mark.parametrize("times", [(9.0, 0.4), (0.4, 9.0), (4.0, 4.0), (0.2, None)])
def test_what_was_not_slow_twice(result: Judged, times: tuple[float, float | None]) -> None:
    assert result(ID, here({"/a": times})).outcome is Outcome.PASSED


def test_slow_once_and_never_asked_again(result: Judged) -> None:
    assert result(ID, here({"/a": (9.0, None)})).outcome is Outcome.CANT_TELL


def test_the_slowest_were_quick_the_second_time(result: Judged) -> None:
    assert result(ID, here({"/a": (9.0, 0.2), "/b": (6.0, None)})).outcome is Outcome.PASSED


def test_forwarded_addresses_are_not_timed(result: Judged) -> None:
    """Their time is that of several answers."""
    away = here({"/a": (9.0, 9.0)}, LinkOutcome.REDIRECTED)
    assert result(ID, away).outcome is Outcome.INAPPLICABLE


def test_a_visit_cut_short_is_no_clean_bill(result: Judged) -> None:
    short = here({"/a": (0.2, None)}, acts={"crawl": "The visit ended when its time was up."})
    assert result(ID, short).outcome is Outcome.CANT_TELL
