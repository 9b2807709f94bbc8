"""phone/missing: facts in, findings out."""

from collections.abc import Callable

from journeycheck.check import Finding, Outcome, Severity
from journeycheck.facts import (
    Email,
    How,
    PageKind,
    Phone,
    PhoneHint,
    Visit,
)
from journeycheck.judge import Result
from journeycheck.site import Site
from tests.conftest import HOME, at, link, site

NUMBER = Phone(place=at("/contact"), value="01 99 00 41 27", normalized="+33199004127", valid=True)
ENGLISH = {f"{HOME}en/{n}": Visit(f"{HOME}en/{n}", language="en") for n in ("", "shop", "about")}


def test_a_number_on_any_page_is_enough(findings: Callable[[str, Site], list[Finding]]) -> None:
    assert findings("phone/missing", site(NUMBER)) == []


def test_no_number_at_all(findings: Callable[[str, Site], list[Finding]]) -> None:
    [finding] = findings("phone/missing", site(pages=["/contact"]))
    assert finding.key == "site"


def test_data_for_search_engines_is_not_seen(
    findings: Callable[[str, Site], list[Finding]],
) -> None:
    hidden = Phone(place=at("/", how=How.JSON_LD), value="+33199004127", valid=True)
    assert [finding.key for finding in findings("phone/missing", site(hidden))] == ["site"]


def test_english_pages_without_a_number(findings: Callable[[str, Site], list[Finding]]) -> None:
    [finding] = findings("phone/missing", site(NUMBER, visits=ENGLISH))
    assert finding.key == "edition:en"
    assert finding.severity is Severity.CRITICAL


def test_english_pages_that_can_be_written_to(
    findings: Callable[[str, Site], list[Finding]],
) -> None:
    email = Email(place=at("/en/about"), address="hello@shop.test")
    [finding] = findings("phone/missing", site(NUMBER, email, visits=ENGLISH))
    assert finding.severity is Severity.SERIOUS


def test_english_pages_that_link_to_the_contact_page(
    findings: Callable[[str, Site], list[Finding]],
) -> None:
    way = link("/en/", "/contact", "Contact", kinds=frozenset({PageKind.CONTACT}))
    assert findings("phone/missing", site(NUMBER, way, visits=ENGLISH)) == []


def test_an_unread_page_forbids_the_accusation(result: Callable[[str, Site], Result]) -> None:
    walled = site(unread={f"{HOME}contact": "The site turned our visit away."})
    assert result("phone/missing", walled).outcome is Outcome.CANT_TELL


def test_a_number_of_no_known_country_is_not_absent(result: Callable[[str, Site], Result]) -> None:
    local = Phone(place=at("/contact"), value="0199 004127", label="Tel.")
    assert result("phone/missing", site(local, country=None)).outcome is Outcome.CANT_TELL


def test_signs_of_a_number_forbid_the_accusation(result: Callable[[str, Site], Result]) -> None:
    hint = PhoneHint(place=at("/contact"), clue="1-800-FLOWERS")
    told = result("phone/missing", site(hint))
    assert (told.outcome, told.findings) == (Outcome.CANT_TELL, ())
    assert result("phone/missing", site(hint, NUMBER)).outcome is Outcome.PASSED


def test_signs_of_a_number_on_the_english_pages(result: Callable[[str, Site], Result]) -> None:
    near = PhoneHint(place=at("/en/about"), clue="afficher le numéro")
    far = PhoneHint(place=at("/contact"), clue="afficher le numéro")
    doubtful = result("phone/missing", site(NUMBER, near, visits=ENGLISH))
    assert doubtful.outcome is Outcome.CANT_TELL
    assert len(result("phone/missing", site(NUMBER, far, visits=ENGLISH)).findings) == 1
