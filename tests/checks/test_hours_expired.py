"""hours/expired: facts in, findings out. The tests take place on 21 November 2026."""

from datetime import date

from journeycheck.check import Certainty, Outcome, Severity
from journeycheck.facts import Confidence, How, PageKind, Region, Service, Visit
from tests.checks.made import ROOT, Findings, Judged, hours
from tests.conftest import at, site

SUMMER = date(2024, 8, 31)
FOOTER = at("/", region=Region.FOOTER)
OLD = hours("/", place=FOOTER, valid_through=SUMMER)


def test_the_only_hours_are_over(findings: Findings) -> None:
    [finding] = findings("hours/expired", site(OLD))
    assert finding.key == ":shop:2024-08-31"
    assert finding.values == {"until": SUMMER} and finding.severity is None


def test_beside_hours_that_hold_it_costs_effort(findings: Findings) -> None:
    [finding] = findings("hours/expired", site(OLD, hours("/contact")))
    assert finding.severity is Severity.MODERATE
    assert finding.wording is not None


def test_hours_of_another_service_do_not_replace_them(findings: Findings) -> None:
    [finding] = findings("hours/expired", site(OLD, hours("/", service=Service.PHONE)))
    assert finding.severity is None


def test_data_for_search_engines(findings: Findings) -> None:
    card = hours("/", place=at("/", how=How.JSON_LD, region=Region.HEAD), valid_through=SUMMER)
    assert len(findings("hours/expired", site(card))) == 1


def test_an_old_piece_of_news_is_a_detail(findings: Findings) -> None:
    news = hours("/journal/noel-2024", valid_through=SUMMER)
    [finding] = findings("hours/expired", site(news))
    assert (finding.severity, finding.certainty) == (Severity.MINOR, Certainty.LIKELY)


def test_the_contact_page_is_no_archive(findings: Findings) -> None:
    visits = {f"{ROOT}/contact": Visit(f"{ROOT}/contact", kinds=frozenset({PageKind.CONTACT}))}
    [finding] = findings(
        "hours/expired", site(hours("/contact", valid_through=SUMMER), visits=visits)
    )
    assert finding.severity is None


def test_the_last_day_still_holds(result: Judged) -> None:
    today = hours("/", place=FOOTER, valid_through=date(2026, 11, 21))
    assert result("hours/expired", site(today, hours("/"))).outcome is Outcome.PASSED


def test_a_doubtful_date_accuses_nobody(result: Judged) -> None:
    unsure = hours("/", valid_through=SUMMER, confidence=Confidence.MEDIUM)
    assert result("hours/expired", site(unsure)).outcome is Outcome.CANT_TELL


def test_hours_not_understood_are_no_clean_bill(result: Judged) -> None:
    odd = hours("/", osm="", week=(None,) * 7, confidence=Confidence.LOW)
    assert result("hours/expired", site(odd)).outcome is Outcome.CANT_TELL


CHRISTMAS = date(2025, 12, 25)
SILENT = (None,) * 7
CONTACT = {f"{ROOT}/contact": Visit(f"{ROOT}/contact", kinds=frozenset({PageKind.CONTACT}))}


def test_a_past_day_for_machines_is_seen_by_nobody(result: Judged) -> None:
    card = at("/", how=How.JSON_LD, region=Region.HEAD)
    day = hours("/", week=((),) * 7, osm="Mo-Su off", place=card,
                valid_from=CHRISTMAS, valid_through=CHRISTMAS)  # fmt: skip
    assert result("hours/expired", site(day, hours("/"))).outcome is Outcome.PASSED


def test_a_notice_of_a_past_closure_is_a_detail(findings: Findings) -> None:
    summer = hours("/contact", week=SILENT, osm="2026 Aug 01-2026 Aug 21 off",
                   valid_from=date(2026, 8, 1), valid_through=date(2026, 8, 21))  # fmt: skip
    for beside in ((), (hours("/"),)):
        [finding] = findings("hours/expired", site(summer, *beside, visits=CONTACT))
        assert finding.severity is Severity.MINOR
        assert finding.wording is not None and "notice" in str(finding.wording.title)


def test_a_past_special_day_is_a_detail(findings: Findings) -> None:
    eve = hours("/contact", valid_from=CHRISTMAS, valid_through=CHRISTMAS)
    [finding] = findings("hours/expired", site(eve, hours("/"), visits=CONTACT))
    assert finding.severity is Severity.MINOR
