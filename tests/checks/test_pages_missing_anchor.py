"""pages/missing-anchor: facts in, findings out."""

from dataclasses import replace
from typing import Any

import pytest

from journeycheck.check import Certainty, Outcome, Severity
from journeycheck.facts import Answer, Link, LinkOutcome, PageKind, Region, Visit
from journeycheck.site import Site
from journeycheck.texts import say
from tests.checks.made import ROOT, Findings, Judged, on
from tests.conftest import CHECKS, at, link, site

HELP = f"{ROOT}/help"
ID = "pages/missing-anchor"


def to(fragment: str, source: str = "/", **changes: Any) -> Link:
    return link(source, "/help", "Retours", fragment=fragment, **changes)


def here(*links: Link, ids: frozenset[str] | None = frozenset({"delivery"}), **more: Any) -> Site:
    known = {} if ids is None else {HELP: ids}
    return site(*links, pages=["/help"], anchors=known, **more)


def test_a_part_that_is_not_there(findings: Findings) -> None:
    [finding] = findings(ID, here(to("returns")))
    assert finding.key == "/help#returns" and finding.occurrences == 1
    assert finding.values["words"] == "Retours" and finding.values["part"] == "returns"
    assert finding.severity is None and CHECKS[ID].severity is Severity.MINOR
    assert CHECKS[ID].certainty is Certainty.LIKELY


@pytest.mark.parametrize(
    ("fragment", "name"),
    [
        ("delivery", "delivery"),
        ("Delivery", "delivery"),
        ("livr%C3%A9", "livré"),
        ("livre%CC%81", "livré"),
        ("%6Cist", "list"),
    ],
)
def test_names_are_compared_decoded(result: Judged, fragment: str, name: str) -> None:
    assert result(ID, here(to(fragment), ids=frozenset({name}))).outcome is Outcome.PASSED


@pytest.mark.parametrize(
    "fragment",
    ["", "top", "TOP", "!", "!/cart", "/returns", ":~:text=free", "tab=2", "318-323", "12",
     "a b", "open-chat", "popup:news", "cookie-settings", "comment-12", "x" * 101],
)  # fmt: skip
def test_what_speaks_to_a_script_or_to_the_browser(result: Judged, fragment: str) -> None:
    assert result(ID, here(to(fragment))).outcome is Outcome.INAPPLICABLE


def test_a_menu_link_on_300_pages_is_one_finding(findings: Findings) -> None:
    paths = [f"/p/{n}" for n in range(300)]
    place = at("/", text="Retours", region=Region.NAV, selector="nav a")
    menu = on(Link(place=place, target=HELP, fragment="returns"), *paths)
    [finding] = findings(ID, here(*menu))
    assert finding.occurrences == 300 and len(finding.evidence) == 1
    assert "300 pages" in say(CHECKS[ID].wording.experience, "en", finding.values)


def test_several_links_to_one_lost_part_are_one_finding(findings: Findings) -> None:
    links = [to("returns"), to("Returns", "/a"), to("refunds", "/a")]
    found = findings(ID, here(*links))
    assert [f.key for f in found] == ["/help#returns", "/help#refunds"]
    assert found[0].occurrences == 2


def test_on_the_way_to_a_customer_s_errand(findings: Findings) -> None:
    [finding] = findings(ID, here(to("returns", kinds=frozenset({PageKind.CONTACT}))))
    assert finding.severity is Severity.MODERATE


@pytest.mark.parametrize("visit", [Visit(HELP, shell=True), Visit(HELP, truncated=True)])
def test_a_page_drawn_by_a_script_or_cut(result: Judged, visit: Visit) -> None:
    told = result(ID, here(to("returns"), visits={HELP: visit}))
    assert told.outcome is Outcome.CANT_TELL


def test_a_page_whose_parts_are_not_known(result: Judged) -> None:
    assert result(ID, here(to("returns"), ids=None)).outcome is Outcome.CANT_TELL


def test_a_doubtful_page_does_not_hide_a_plain_one(findings: Findings) -> None:
    elsewhere = replace(to("x1"), target=f"{ROOT}/other")
    facts = here(to("returns"), elsewhere, visits={f"{ROOT}/other": Visit(f"{ROOT}/other")})
    assert [f.key for f in findings(ID, facts)] == ["/help#returns"]


def test_a_redirect_leads_to_its_page(findings: Findings) -> None:
    moved = replace(to("returns"), target=f"{ROOT}/aide")
    facts = here(moved, visits={HELP: Visit(HELP, aliases=(f"{ROOT}/aide",))})
    assert [f.key for f in findings(ID, facts)] == ["/aide#returns"]


def test_a_redirect_may_name_another_part(result: Judged) -> None:
    forwarded = {HELP: Answer(HELP, LinkOutcome.REDIRECTED, 200, final_url=HELP, part="delivery")}
    assert result(ID, here(to("returns"), answers=forwarded)).outcome is Outcome.INAPPLICABLE


def test_pages_not_read_and_other_sites_are_not_judged(result: Judged) -> None:
    file = replace(to("a"), target=f"{ROOT}/terms.pdf")
    other = replace(to("a"), target="https://press.example/x", internal=False)
    assert result(ID, here(file, other)).outcome is Outcome.INAPPLICABLE


def test_a_visit_cut_short_is_no_clean_bill(result: Judged) -> None:
    short = here(to("delivery"), acts={"crawl": "The visit ended when its time was up."})
    assert result(ID, short).outcome is Outcome.CANT_TELL
