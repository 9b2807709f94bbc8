"""pages/technical-leak: facts in, findings out."""

from typing import Any

import pytest

from journeycheck.check import Outcome, Severity
from journeycheck.facts import Leak, LinkOutcome, PageKind, Region, Visit
from journeycheck.texts import say
from tests.checks.made import ROOT, Findings, Judged, answers, on
from tests.conftest import CHECKS, at, link, site

ID = "pages/technical-leak"
WARNING = "Warning: Undefined variable $total in /home/www/cart.php on line 42"


def leak(path: str, mark: str, text: str, **changes: Any) -> Leak:
    return Leak(place=at(path, text=text), mark=mark, **changes)


def test_a_fault_of_a_program(findings: Findings) -> None:
    [finding] = findings(ID, site(leak("/panier", "php", WARNING)))
    assert finding.key == "php" and finding.severity is None and finding.wording is None
    assert len(str(finding.values["words"])) <= 60


def test_a_fault_in_a_part_of_300_pages_is_one_finding(findings: Findings) -> None:
    fault = leak("/", "php", WARNING)
    shared = on(fault, *(f"/p/{n}" for n in range(300)))
    [finding] = findings(ID, site(*shared))
    assert finding.occurrences == 300 and len(finding.evidence) == 1
    told = say(CHECKS[ID].wording.experience, "en", finding.values)
    assert told.startswith("On 300 pages")


def test_one_finding_for_each_kind_of_leak(findings: Findings) -> None:
    here = site(
        leak("/a", "braces", "Bonjour {{ name }}"),
        leak("/b", "braces", "Prix : {{ price }}"),
        leak("/b", "lorem-ipsum", "Lorem ipsum dolor sit amet", urls=()),
    )
    blank, filler = findings(ID, here)
    assert (blank.key, blank.occurrences, filler.key) == ("braces", 2, "lorem-ipsum")
    assert filler.severity is Severity.MINOR and filler.wording is not None
    assert blank.wording is not None
    title = say(blank.wording.title, "en", blank.values)
    assert title == "A blank was never filled in: “Bonjour {{ name }}”"


def test_on_a_page_of_the_customer_s_errand(findings: Findings) -> None:
    contact = f"{ROOT}/contact"
    visit = Visit(contact, kinds=frozenset({PageKind.CONTACT}))
    [finding] = findings(ID, site(leak("/contact", "php", WARNING), visits={contact: visit}))
    assert finding.severity is Severity.SERIOUS


def test_what_a_script_may_fill_in(result: Judged) -> None:
    unsure = leak("/a", "braces", "{{ name }}", sure=False)
    assert result(ID, site(unsure)).outcome is Outcome.CANT_TELL
    both = result(ID, site(unsure, leak("/b", "php", WARNING)))
    assert [finding.key for finding in both.findings] == ["php"]


def test_no_leak(result: Judged) -> None:
    assert result(ID, site(link("/", "/a"))).outcome is Outcome.PASSED


@pytest.mark.parametrize("region", list(Region))
def test_wherever_it_stands(findings: Findings, region: Region) -> None:
    assert len(findings(ID, site(Leak(place=at("/", region=region), mark="object")))) == 1


def test_turned_away(result: Judged) -> None:
    here = site(link("/", "/a"), answers=answers(LinkOutcome.REFUSED, "/a", status=403))
    assert result(ID, here).outcome is Outcome.CANT_TELL
