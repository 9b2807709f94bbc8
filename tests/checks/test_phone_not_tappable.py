"""phone/not-tappable: facts in, findings out."""

import pytest

from journeycheck.check import Outcome
from journeycheck.facts import How, PageKind, Phone, Visit
from tests.checks.made import ROOT, Findings, Judged, call, phone
from tests.conftest import at, site


def test_shown_and_never_linked(findings: Findings) -> None:
    [finding] = findings("phone/not-tappable", site(phone("/"), phone("/contact")))
    assert finding.key == "+33142685300" and finding.occurrences == 2
    assert finding.values["number"] == "0142685300"


def test_linked_on_another_page(findings: Findings) -> None:
    here = site(phone("/"), call("/contact", "tel:01 42 68 53 00"))
    assert findings("phone/not-tappable", here) == []


def test_one_finding_per_number(findings: Findings) -> None:
    here = site(phone("/"), phone("/", "+33142685301"), call("/", "tel:0142685302", "+33142685302"))
    keys = [finding.key for finding in findings("phone/not-tappable", here)]
    assert keys == ["+33142685300", "+33142685301"]


def test_a_link_that_dials_wrongly_is_told_elsewhere(findings: Findings) -> None:
    link = call("/", "tel:+33(0)142685300", "", in_text="+33142685300")
    assert findings("phone/not-tappable", site(phone("/contact"), link)) == []


@pytest.mark.parametrize(
    "number",
    [
        phone("/", role="fax"),
        phone("/", valid=False),
        phone("/", fictional=True),
        phone("/", place=at("/", how=How.MICRODATA)),
    ],
)
def test_nothing_to_tap(result: Judged, number: Phone) -> None:
    assert result("phone/not-tappable", site(number)).outcome is Outcome.INAPPLICABLE


def test_a_number_of_a_film_is_real_on_a_test_host(findings: Findings) -> None:
    number = phone("/", "+33199004127", fictional=True, reserved=True)
    assert findings("phone/not-tappable", site(number)) == []
    assert len(findings("phone/not-tappable", site(number, fictional=True))) == 1


@pytest.mark.parametrize(
    "number",
    [
        phone("/legal", label="Hébergeur : OVH, 2 rue Kellermann, 59100 Roubaix, tél"),
        phone("/legal", label="2 rue Kellermann, tél", heading="Hébergeur du site"),
        phone("/legal", label="Médiateur : CM2C"),
        phone("/", label="Centre antipoison"),
        phone("/", "112", label="Tél"),
        phone(
            "/legal",
            value="09 72 10 10 07",
            label="siège : Roubaix, tél",
            place=at("/legal", text="Tél. 01 42 68 53 00. Hébergeur : OVH, tél. 09 72 10 10 07"),
        ),
    ],
)
def test_numbers_of_others_are_not_ours_to_link(result: Judged, number: Phone) -> None:
    assert result("phone/not-tappable", site(number)).outcome is Outcome.INAPPLICABLE


@pytest.mark.parametrize(
    "number",
    [
        phone("/", label="Urgences 24h/24"),  # of a locksmith
        phone("/", label="Réservation hébergement"),  # of a hotel
        phone("/legal", label="contactez notre service client", heading="Médiation"),
        phone(
            "/legal",
            value="01 42 68 53 00",
            label="Contact",
            place=at("/legal", text="Médiateur : CM2C, 01 89 47 00 14. Contact : 01 42 68 53 00"),
        ),
    ],
)
def test_numbers_of_our_own_beside_them_are(findings: Findings, number: Phone) -> None:
    assert len(findings("phone/not-tappable", site(number))) == 1


def test_lodging_names_the_host_on_a_legal_page(result: Judged) -> None:
    legal = {f"{ROOT}/legal": Visit(f"{ROOT}/legal", kinds=frozenset({PageKind.LEGAL}))}
    here = site(phone("/legal", heading="Hébergement"), visits=legal)
    assert result("phone/not-tappable", here).outcome is Outcome.INAPPLICABLE


def test_a_page_about_personal_data_names_the_host_too(result: Judged) -> None:
    private = {f"{ROOT}/datenschutz": Visit(f"{ROOT}/datenschutz")}
    here = site(phone("/datenschutz", label="Hosting: Beispiel AG, Tel"), visits=private)
    assert result("phone/not-tappable", here).outcome is Outcome.INAPPLICABLE
