"""pages/redirect-loop: facts in, findings out."""

import pytest

from journeycheck.check import Outcome
from journeycheck.crawl import reasons
from journeycheck.facts import Answer, Link, LinkOutcome, Region
from journeycheck.texts import say
from tests.checks.made import ROOT, Findings, Judged, answers, on
from tests.conftest import CHECKS, at, link, site

ID = "pages/redirect-loop"


def endless(*paths: str, reason: str = reasons.ROUND_IN_CIRCLES) -> dict[str, Answer]:
    urls = [ROOT + path for path in paths]
    return {url: Answer(url, LinkOutcome.ERROR, None, reason, tries=2) for url in urls}


@pytest.mark.parametrize("reason", [reasons.ROUND_IN_CIRCLES, reasons.TOO_MANY_REDIRECTS])
def test_a_page_that_never_arrives(findings: Findings, reason: str) -> None:
    here = site(link("/", "/suivi", "Suivi"), answers=endless("/suivi", reason=reason))
    [finding] = findings(ID, here)
    assert finding.key == "family:/" and finding.wording is not None
    assert say(finding.wording.title, "en", finding.values) == "“Suivi” never arrives at a page"
    assert findings("pages/server-error", here) == []


def test_pages_of_one_folder(findings: Findings) -> None:
    here = site(link("/", "/p/a"), link("/", "/p/b"), answers=endless("/p/a", "/p/b"))
    [finding] = findings(ID, here)
    assert finding.key == "family:/p/" and finding.wording is None and finding.values["n"] == 2
    title = say(CHECKS[ID].wording.title, "en", finding.values)
    assert title == "Links to 2 pages never arrive"


def test_a_menu_link_on_300_pages_is_one_finding(findings: Findings) -> None:
    place = at("/", text="Suivi", region=Region.NAV, selector="nav a")
    menu = on(Link(place=place, target=f"{ROOT}/suivi"), *(f"/p/{n}" for n in range(300)))
    [finding] = findings(ID, site(*menu, answers=endless("/suivi")))
    assert finding.key == "template:/suivi" and finding.occurrences == 300


def test_a_fault_of_the_server_is_another_matter(result: Judged) -> None:
    here = site(link("/", "/a"), answers=answers(LinkOutcome.ERROR, "/a", status=500))
    assert result(ID, here).outcome is Outcome.PASSED
    assert result("pages/server-error", here).outcome is Outcome.FAILED


def test_a_loop_that_was_seen_once_only(result: Judged) -> None:
    url = f"{ROOT}/suivi"
    once = {url: Answer(url, LinkOutcome.CANT_TELL, None, reasons.UNCONFIRMED)}
    assert result(ID, site(link("/", "/suivi"), answers=once)).outcome is Outcome.CANT_TELL


def test_forwarded_pages_that_arrive(result: Judged) -> None:
    here = site(link("/", "/a"), answers=answers(LinkOutcome.REDIRECTED, "/a", status=200))
    assert result(ID, here).outcome is Outcome.PASSED
