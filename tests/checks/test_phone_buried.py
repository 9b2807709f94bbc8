"""phone/buried: facts in, findings out."""

from itertools import pairwise

from journeycheck.check import Outcome
from journeycheck.facts import How, PageKind, Visit
from journeycheck.texts import Listed
from tests.checks.made import ROOT, WAY, Findings, Judged, on, phone
from tests.conftest import at, link, site

LINKS = [link(source, target) for source, target in pairwise(WAY)]


def test_three_clicks_are_too_many(findings: Findings) -> None:
    [finding] = findings("phone/buried", site(phone(WAY[3]), *LINKS))
    assert (finding.key, finding.values["clicks"]) == ("site", 3)
    assert finding.values["way"] == Listed(WAY[1:])
    assert finding.evidence[0].url == ROOT + WAY[3]


def test_the_way_is_told_in_the_words_of_its_pages(findings: Findings) -> None:
    headed = {f"{ROOT}{WAY[1]}": Visit(f"{ROOT}{WAY[1]}", heading="La maison")}
    [finding] = findings("phone/buried", site(phone(WAY[3]), *LINKS, visits=headed))
    assert finding.values["way"] == Listed(("La maison", *WAY[2:]))


def test_two_clicks_are_near(findings: Findings) -> None:
    assert findings("phone/buried", site(phone(WAY[3]), phone(WAY[2]), *LINKS)) == []


def test_a_footer_number_is_where_it_is_nearest(findings: Findings) -> None:
    footer = on(phone("/"), WAY[3], WAY[1])
    assert findings("phone/buried", site(*footer, *LINKS)) == []


def test_no_link_leads_there(findings: Findings) -> None:
    [finding] = findings("phone/buried", site(phone("/orphan"), *LINKS))
    assert finding.wording is not None and "No link" in str(finding.wording.title)


def test_a_redirect_is_a_way(findings: Findings) -> None:
    """The menu links to the old address, which forwards to the page with the number."""
    old = link("/", "/old", kinds=frozenset({PageKind.CONTACT}))
    here = site(phone("/contact"), old)
    page = here.pages[f"{ROOT}/contact"]
    moved = {page.url: type(page)(page.url, aliases=(f"{ROOT}/old",))}
    assert findings("phone/buried", site(phone("/contact"), old, visits=moved)) == []


def test_a_fax_or_data_for_machines_is_no_number_to_call(result: Judged) -> None:
    fax = phone("/", role="fax")
    hidden = phone("/", place=at("/", how=How.JSON_LD))
    told = result("phone/buried", site(fax, hidden))
    assert told.outcome is Outcome.INAPPLICABLE and "No number" in told.reason


def test_an_unread_page_forbids_the_accusation(result: Judged) -> None:
    walled = site(phone(WAY[3]), *LINKS, unread={f"{ROOT}/contact": "The site turned us away."})
    assert result("phone/buried", walled).outcome is Outcome.CANT_TELL
