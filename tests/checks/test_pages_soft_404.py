"""pages/soft-404: facts in, findings out."""

from journeycheck.check import Certainty, Outcome, Severity
from journeycheck.facts import Link, LinkOutcome, Region, Visit
from journeycheck.texts import say
from tests.checks.made import ROOT, Findings, Judged, answers, on
from tests.conftest import CHECKS, HOME, at, link, site


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


def test_a_site_that_shows_its_home_page_at_any_address(findings: Findings) -> None:
    gone = answers(LinkOutcome.GONE, *(f"/journal/{n}" for n in range(300)), status=200)
    links = [link("/", f"/journal/{n}") for n in range(300)]
    [finding] = findings("pages/soft-404", site(*links, answers=gone, catch_all=True))
    assert finding.key == "site" and finding.certainty is Certainty.LIKELY
    assert finding.wording is not None
    title = say(finding.wording.title, "en", finding.values)
    assert title == "Every missing page shows the home page"


def test_a_site_drawn_by_a_script_may_tell_later(result: Judged) -> None:
    here = site(link("/", "/a"), visits={HOME: Visit(HOME, shell=True)}, catch_all=True)
    assert result("pages/soft-404", here).outcome is Outcome.CANT_TELL


def test_a_link_of_a_menu_on_300_pages_is_one_finding(findings: Findings) -> None:
    place = at("/", text="Journal", region=Region.NAV, selector="nav a")
    menu = on(Link(place=place, target=f"{ROOT}/journal"), *(f"/p/{n}" for n in range(300)))
    gone = answers(LinkOutcome.GONE, "/journal", status=200)
    [finding] = findings("pages/soft-404", site(*menu, answers=gone))
    assert finding.key == "template:/journal" and finding.occurrences == 300
