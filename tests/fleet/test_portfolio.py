"""Sites side by side: compared by what was found, and never by what was not seen."""

import csv
import io

import pytest

from journeycheck.fleet.page import page, table
from journeycheck.fleet.portfolio import Entry, Portfolio, entry, percent, portfolio
from journeycheck.model import Tool
from tests.reports.golden import golden

NOW = "2026-11-22T10:00:00+01:00"


def made(*entries: Entry) -> Portfolio:
    return portfolio(entries, Tool(version="0"), NOW, NOW)


def of(name: str, *found: int, outcome: str = "complete", **more: object) -> Entry:
    findings = dict(zip(("critical", "serious", "moderate", "minor"), found, strict=False))
    told = {"url": f"https://{name}.example/", "name": name, "folder": name, "outcome": outcome}
    return Entry.model_validate({**told, "findings": findings, **more})


def test_the_worst_stands_first_and_silence_is_no_praise() -> None:
    folio = made(
        of("clear", 0, 0, 0, 0), of("cut", 0, 0, 0, 0, outcome="partial"), of("slow", 0, 2),
        of("worse", 3), of("bad", 1, 9), of("walled", outcome="blocked"),
        of("dead", outcome="failed"), of("none", outcome="none"),
    )  # fmt: skip
    assert [(site.name, site.group) for site in folio.sites] == [
        ("worse", "stopped"), ("bad", "stopped"), ("slow", "slowed"), ("clear", "clear"),
        ("cut", "unknown"), ("walled", "unknown"), ("dead", "unread"), ("none", "unread"),
    ]  # fmt: skip
    assert folio.compared == 0 and all(site.worse_than is None for site in folio.sites)


def test_a_share_is_told_among_enough_sites_that_were_read_to_their_end() -> None:
    many = [of(f"s{n}", 0, 0, n) for n in range(11)]
    folio = made(*many, of("cut", 5, outcome="partial"))
    shares = {site.name: site.worse_than for site in folio.sites}
    assert (shares["s0"], shares["s5"], shares["s10"], shares["cut"]) == (0.0, 0.5, 1.0, None)
    assert folio.compared == 11
    alike = made(*(of(f"s{n}", 1) for n in range(10)))
    assert {site.worse_than for site in alike.sites} == {0.0}


def test_shares_count_only_sites_that_a_check_could_judge() -> None:
    title = {"en": "The number is missing", "fr": "Le numéro manque"}
    folio = made(
        of("a", failed={"phone/missing": title}, judged=("phone/missing", "hours/missing")),
        of("b", judged=("phone/missing",), cant_tell=("hours/missing",)),
        of("c", cant_tell=("phone/missing",)),
    )
    told = {one.check: (one.failed, one.judged, one.cant_tell) for one in folio.checks}
    assert told == {"phone/missing": (1, 2, 1), "hours/missing": (0, 1, 1)}
    assert folio.checks[0].example == title


@pytest.mark.parametrize(("share", "told"), [(0, 0), (0.001, 1), (0.5, 50), (0.999, 99), (1, 100)])
def test_a_part_is_never_all_or_nothing(share: float, told: int) -> None:
    assert percent(share) == told


def test_an_audit_becomes_a_row() -> None:
    audit = golden()
    one = entry(audit, "", "x", "x/report.html")
    assert one.outcome == audit.run.outcome and one.states == audit.verdict.states
    assert sum(one.burden) == sum(found.status != "accepted" for found in audit.findings)
    assert set(one.failed) == {check.id for check in audit.checks if check.outcome == "failed"}


HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)>'


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_page_is_inert(language: str) -> None:
    text = {"en": HOSTILE, "fr": HOSTILE}
    folio = made(
        of("a", 1, headline=text, states={"phone": "works"}, failed={"phone/missing": text},
           judged=("phone/missing",), new=(text,), note=HOSTILE, report="a/report.html"),
        of(HOSTILE, outcome="none", note=HOSTILE, reason=HOSTILE),
    )  # fmt: skip
    written = page(folio, language)
    assert "<script" not in written and "<img" not in written
    assert f'<html lang="{language}">' in written and "default-src 'none'" in written


@pytest.mark.parametrize(
    ("sites", "told"),
    [
        ([of("a", 0), of("b", 2)], "On 1 site of 2, something stops the customer."),
        ([of("a", 0), of("b", 0, 1)], "On 1 site of 2, the customer gets there with friction."),
        ([of("a", 0), of("b", 0)], "We found nothing that slows the customer."),
        ([of("a", 0), of("b", outcome="blocked")], "We cannot tell for all of them."),
    ],
)
def test_the_answer_stands_first(sites: list[Entry], told: str) -> None:
    heading = page(made(*sites), "en").partition('id="verdict">')[2].partition("</h1>")[0]
    assert " ".join(heading.split()) == told


def test_no_cell_is_a_formula() -> None:
    rows = list(csv.reader(io.StringIO(table(made(of("=1+1", 1, note="+cmd|' /C calc'!A0"))))))
    assert rows[0][:4] == ["url", "name", "group", "outcome"] and len(rows[1]) == len(rows[0])
    assert not any(cell[:1] in set("=+-@") for cell in rows[1])
