"""email/conflicting: facts in, findings out."""

from dataclasses import replace

import pytest

from journeycheck.check import Certainty
from journeycheck.facts import Email, How, PageKind, Visit
from tests.checks.made import ROOT, Findings, email
from tests.conftest import at, site


def link(address: str, shows: str) -> Email:
    return replace(email("/contact", address, How.MAIL_LINK), in_text=shows)


def service(path: str, address: str, label: str = "Service client") -> Email:
    return replace(email(path, address), label=label, role="aftersales")


def test_a_link_that_shows_another_address(findings: Findings) -> None:
    [finding] = findings("email/conflicting", site(link("sav@ancien.test", "sav@shop.test")))
    assert finding.key == "sav@shop.test>sav@ancien.test"
    assert finding.certainty is Certainty.CONFIRMED


@pytest.mark.parametrize(
    ("address", "shows"),
    [
        ("Info@Shop.test", "info@shop.TEST"),
        ("info+web@shop.test", "info@shop.test"),
        ("info@xn--misonweiss-q5a.de", "info@mäisonweiss.de"),
        ("info@shop.test", ""),
    ],
)
def test_the_same_address_in_other_words(findings: Findings, address: str, shows: str) -> None:
    assert findings("email/conflicting", site(link(address, shows))) == []


def test_one_service_two_addresses(findings: Findings) -> None:
    facts = (service("/contact", "sav@shop.test"), service("/legal", "client@shop.test"))
    [finding] = findings("email/conflicting", site(*facts))
    assert (finding.key, finding.occurrences) == ("aftersales", 2)


def test_side_by_side_they_are_two(findings: Findings) -> None:
    facts = (service("/contact", "sav@shop.test"), service("/contact", "client@shop.test"))
    assert findings("email/conflicting", site(*facts)) == []


@pytest.mark.parametrize("label", ["Service client Belgique", "SAV", ""])
def test_other_words_other_services(findings: Findings, label: str) -> None:
    facts = (service("/contact", "sav@shop.test"), service("/be", "be@shop.test", label))
    assert findings("email/conflicting", site(*facts)) == []


def test_each_store_has_its_own(findings: Findings) -> None:
    facts = (service("/contact", "sav@shop.test"), service("/lyon", "lyon@shop.test"))
    store = Visit(f"{ROOT}/lyon", kinds=frozenset({PageKind.STORES}))
    assert findings("email/conflicting", site(*facts, visits={store.url: store})) == []


def test_without_a_role_nothing_is_compared(findings: Findings) -> None:
    facts = (email("/contact", "contact@shop.test"), email("/press", "presse@shop.test"))
    assert findings("email/conflicting", site(*facts)) == []


def test_machines_are_told_an_address_of_another_domain(findings: Findings) -> None:
    old = Email(place=at("/", how=How.JSON_LD), address="contact@ancien.test", of="Maison Test")
    shown = email("/contact", "contact@shop.test")
    [finding] = findings("email/conflicting", site(old, shown))
    assert finding.key == "machines:contact@ancien.test"
    assert findings("email/conflicting", site(replace(old, of="Un partenaire"), shown)) == []
    assert findings("email/conflicting", site(replace(old, address="rh@shop.test"), shown)) == []
