"""address/conflicting: one door, one address; two doors are no contradiction."""

from dataclasses import replace

import pytest

from journeycheck.check import Certainty
from journeycheck.facts import How, PageKind, Region, Visit
from tests.checks.made import ROOT, Findings, address, on
from tests.conftest import site

CHECK = "address/conflicting"


def test_two_numbers_of_one_street(findings: Findings) -> None:
    here, there = address("/contact"), address("/legal", "41, rue des Tisserands")
    [found] = findings(CHECK, site(here, there))
    assert found.certainty is Certainty.CONFIRMED
    assert found.values["one"] != found.values["other"]
    assert {place.url for place in found.evidence} == {f"{ROOT}/contact", f"{ROOT}/legal"}


def test_data_for_machines_against_the_same_page(findings: Findings) -> None:
    told = address("/", "41 rue des Tisserands", how=How.JSON_LD)
    assert len(findings(CHECK, site(address("/"), told))) == 1


def test_another_postcode(findings: Findings) -> None:
    [found] = findings(CHECK, site(address("/a"), address("/b", postcode="22900")))
    assert found.certainty is Certainty.CONFIRMED


@pytest.mark.parametrize(
    "other",
    [
        address("/b", "14 r. des Tisserands"),
        address("/b", "14 bis, rue des Tisserands"),
        address("/b", "12-16, rue des Tisserands"),
        address("/b", "RUE DES TISSERANDS 14", locality="ST ORVIN"),
        address("/b", "14, rue des Tisserands", postcode="22995", locality="Saint-Orvin CEDEX"),
        address("/b", "8, place du Marché"),
        address("/b", "41, rue des Tisserands", role="stranger"),
        address("/b", "41, rue des Tisserands", role="returns"),
        address("/b", "41, rue des Tisserands", postcode="35000", locality="Rennes"),
        address("/b", ""),
        address("/b", "41, rue des Tisserands", region=Region.MAIN),  # told in passing
    ],
    ids=lambda fact: f"{fact.value} {fact.role}",
)
def test_no_contradiction(findings: Findings, other: object) -> None:
    assert findings(CHECK, site(address("/a"), other)) == []  # type: ignore[arg-type]


def test_two_doors_side_by_side(findings: Findings) -> None:
    doors = [address("/a"), address("/a", "41, rue des Tisserands"), address("/b")]
    assert findings(CHECK, site(*doors)) == []


def test_pages_of_several_places(findings: Findings) -> None:
    stores = {f"{ROOT}/s": Visit(f"{ROOT}/s", kinds=frozenset({PageKind.STORES}))}
    facts = site(address("/a"), address("/s", "41, rue des Tisserands"), visits=stores)
    assert findings(CHECK, facts) == []


def test_two_named_places(findings: Findings) -> None:
    one = address("/a", name="Orvalle Port", how=How.JSON_LD)
    other = address("/b", "41, rue des Tisserands", name="Orvalle Gare", how=How.JSON_LD)
    assert findings(CHECK, site(one, other)) == []


def test_the_only_address_for_machines_is_elsewhere(findings: Findings) -> None:
    told = address("/", "8, place du Marché", how=How.JSON_LD)
    [found] = findings(CHECK, site(told, *on(address("/"), "/", "/contact")))
    assert found.certainty is Certainty.LIKELY


@pytest.mark.parametrize("role", ["registered"])
def test_a_registered_office_is_no_shop(findings: Findings, role: str) -> None:
    told = address("/", "8, place du Marché", how=How.JSON_LD)
    assert findings(CHECK, site(told, replace(address("/contact"), role=role))) == []


def test_a_legal_notice_may_tell_the_office(findings: Findings) -> None:
    legal = {f"{ROOT}/legal": Visit(f"{ROOT}/legal", kinds=frozenset({PageKind.LEGAL}))}
    told = address("/", "8, place du Marché", how=How.JSON_LD)
    assert findings(CHECK, site(told, address("/legal"), visits=legal)) == []
