"""email/missing: facts in, findings out."""

from journeycheck.check import Outcome
from journeycheck.facts import Email, EmailHint, How, PageKind
from tests.checks.made import ENGLISH, ROOT, Findings, Judged, email
from tests.conftest import at, link, site

ADDRESS = email("/contact", "bonjour@shop.test")


def test_no_address_at_all(findings: Findings) -> None:
    assert [finding.key for finding in findings("email/missing", site())] == ["site"]


def test_an_address_on_any_page(findings: Findings) -> None:
    assert findings("email/missing", site(ADDRESS)) == []


def test_an_empty_link_is_no_address(findings: Findings) -> None:
    empty = email("/", "", How.MAIL_LINK, "empty", "mailto:")
    assert len(findings("email/missing", site(empty))) == 1


def test_a_slip_in_the_address_is_told_elsewhere(findings: Findings) -> None:
    slip = email("/", "bonjour@shop,test", How.MAIL_LINK, "comma")
    assert findings("email/missing", site(slip)) == []


def test_data_for_search_engines_is_not_seen(findings: Findings) -> None:
    hidden = Email(place=at("/", how=How.JSON_LD), address="bonjour@shop.test")
    assert len(findings("email/missing", site(hidden))) == 1


def test_english_pages(findings: Findings) -> None:
    [finding] = findings("email/missing", site(ADDRESS, visits=ENGLISH))
    assert finding.key == "edition:en"
    way = link("/en/about", "/contact", "Legal", kinds=frozenset({PageKind.LEGAL}))
    assert findings("email/missing", site(ADDRESS, way, visits=ENGLISH)) == []


def test_an_unread_page_forbids_the_accusation(result: Judged) -> None:
    walled = site(unread={f"{ROOT}/contact": "The site turned our visit away."})
    assert result("email/missing", walled).outcome is Outcome.CANT_TELL


def test_an_address_that_a_script_writes(result: Judged) -> None:
    sign = EmailHint(place=at("/contact"), clue="'mailto:' + name")
    assert result("email/missing", site(sign)).outcome is Outcome.CANT_TELL


def test_an_address_that_a_script_writes_on_the_english_pages(findings: Findings) -> None:
    sign = EmailHint(place=at("/en/about"), clue="@")
    assert findings("email/missing", site(ADDRESS, sign, visits=ENGLISH)) == []
