"""pages/certificate: facts in, findings out."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from journeycheck.check import Outcome, Severity
from journeycheck.crawl import reasons
from journeycheck.facts import Answer, Certificate, Link, LinkOutcome, Region
from journeycheck.site import Site
from journeycheck.texts import say
from tests.checks.made import Findings, Judged, on
from tests.conftest import at, link, site

ID = "pages/certificate"
NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
HOST = "shop.example"
COMPANY = f"https://{HOST}/"


def lasting(days: float, life: float = 90) -> Certificate:
    ends = NOW + timedelta(days=days)
    return Certificate(ends - timedelta(days=life), ends)


def here(*links: Link, certificates: dict[str, Certificate] | None = None, **more: Any) -> Site:
    shown = {HOST: lasting(60)} if certificates is None else certificates
    return replace(site(*links, now=NOW, certificates=shown, **more), url=COMPANY)


def refused(
    *targets: str, tries: int = 2, outcome: LinkOutcome = LinkOutcome.ERROR
) -> dict[str, Answer]:
    reason = reasons.BAD_CERTIFICATE
    return {url: Answer(url, outcome, None, reason, tries=tries) for url in targets}


def to(target: str, *, internal: bool = False) -> Link:
    return Link(place=at("/", text="Espace client"), target=target, internal=internal)


def test_a_link_to_a_host_of_the_company_that_browsers_refuse(findings: Findings) -> None:
    target = "https://client.shop.example/login"
    answered = refused(target, outcome=LinkOutcome.CANT_TELL)
    [finding] = findings(ID, here(to(target), answers=answered))
    assert finding.key == "refused:client.shop.example" and finding.severity is None
    assert finding.evidence[0].text == "Espace client"


def test_its_own_pages_are_no_fault_of_the_server(findings: Findings) -> None:
    target = f"https://{HOST}/suivi"
    facts = here(to(target, internal=True), answers=refused(target))
    assert [finding.key for finding in findings(ID, facts)] == [f"refused:{HOST}"]
    assert findings("pages/server-error", facts) == []


def test_a_menu_link_on_300_pages_is_one_finding(findings: Findings) -> None:
    target = "https://client.shop.example/"
    menu = replace(to(target), place=at("/", text="Espace client", region=Region.NAV))
    links = on(menu, *(f"/p/{n}" for n in range(300)))
    [finding] = findings(ID, here(*links, answers=refused(target)))
    assert finding.occurrences == 300


def test_a_link_of_the_site_forwarded_to_a_stranger(result: Judged) -> None:
    target = f"https://{HOST}/out"
    [(url, answer)] = refused(target, outcome=LinkOutcome.CANT_TELL).items()
    away = {url: replace(answer, final_url="https://press.example/x")}
    facts = here(to(target, internal=True), answers=away)
    assert result(ID, facts).outcome is not Outcome.FAILED


@pytest.mark.parametrize(
    ("target", "tries"), [("https://press.example/x", 2), ("https://client.shop.example/", 1)]
)
def test_strangers_and_what_was_met_once(result: Judged, target: str, tries: int) -> None:
    facts = here(to(target), answers=refused(target, tries=tries, outcome=LinkOutcome.CANT_TELL))
    assert result(ID, facts).outcome is Outcome.PASSED


@pytest.mark.parametrize(
    ("days", "severity", "title"),
    [
        (13.5, Severity.MODERATE, "Browsers may refuse shop.example in 13 days"),
        (3.2, Severity.SERIOUS, "Browsers may refuse shop.example in 3 days"),
        (0.4, Severity.SERIOUS, "Browsers may refuse shop.example tomorrow"),
    ],
)
def test_a_certificate_that_ends_soon(
    findings: Findings, days: float, severity: Severity, title: str
) -> None:
    [finding] = findings(ID, here(certificates={HOST: lasting(days)}))
    assert finding.key == f"ending:{HOST}" and finding.severity is severity
    assert finding.evidence[0].url == COMPANY and finding.wording is not None
    assert say(finding.wording.title, "en", finding.values) == title


@pytest.mark.parametrize(
    ("days", "life"),
    [(14.5, 398), (60, 90), (6, 6.6), (2, 6.6), (13, 45)],  # the last are renewed by machines
)
def test_a_certificate_in_its_ordinary_life(result: Judged, days: float, life: float) -> None:
    facts = here(certificates={HOST: lasting(days, life)})
    assert result(ID, facts).outcome is Outcome.PASSED


def test_hosts_that_share_a_certificate_are_told_once(findings: Findings) -> None:
    same = lasting(5)
    shown = {HOST: same, f"www.{HOST}": same, f"old.{HOST}": lasting(6), "cdn.example": lasting(1)}
    found = findings(ID, here(certificates=shown))
    assert {finding.key for finding in found} == {f"ending:{HOST}", f"ending:old.{HOST}"}


def test_a_site_without_safe_connections(result: Judged) -> None:
    facts = replace(here(certificates={}), url="http://shop.example/")
    assert result(ID, facts).outcome is Outcome.INAPPLICABLE


def test_a_certificate_that_was_not_seen(result: Judged) -> None:
    assert result(ID, here(certificates={})).outcome is Outcome.CANT_TELL


def test_a_visit_cut_short_is_no_clean_bill(result: Judged) -> None:
    short = here(link("/", "/a"), acts={"crawl": "The visit ended when its time was up."})
    assert result(ID, short).outcome is Outcome.CANT_TELL
