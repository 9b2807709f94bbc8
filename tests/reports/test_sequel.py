"""Sections 6 and 7: what friction may cost, and what changed since last time."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from journeycheck.catalog import load_format
from journeycheck.config import Settings
from journeycheck.model import Audit
from journeycheck.sequel import followed
from journeycheck.tables import Accepted, CostFigures
from tests.reports.golden import LANGUAGES, changed, golden, page, parsed, the, words
from tests.reports.sequel import TODAY, earlier, full
from tests.reports.test_browser import AXE, GUISES, UNFOLD

PAYLOAD = "</script><img src=x onerror=alert(1)>{{7*7}}"


def having(**given: Any) -> Settings:
    return Settings.model_validate(given)


def costing(**figures: Any) -> Audit:
    return followed(golden(), having(cost=CostFigures(**figures)), None, TODAY)


# ---------- cost ----------


def test_the_sum_is_a_sentence_without_a_script() -> None:
    told = words(full(), "#cost")
    assert "A customer who spends €62, 3.5 times a year, for 6 years, is worth €1,302." in told
    assert "6 more customers lost" in told
    assert the(parsed(full()), "#cost .total output").text() == "€9,114"
    assert "€109,368 a year" in told


def test_the_sum_in_french() -> None:
    told = words(full(), "#cost", "fr").replace("\u00a0", " ").replace("\u202f", " ")
    assert "Un client qui dépense 62 €, 3,5 fois par an, pendant 6 ans, vaut 1 302 €." in told
    assert "Un client qui renonce peut coûter 9 114 €." in told


def test_where_the_figures_come_from() -> None:
    told = words(full(), "#cost aside")
    assert "From you: basket, purchases, years." in told
    assert "A convention among consultants, which nobody has measured: people told, circle" in told
    kept = words(costing(basket=1, purchases=1, years=1, told=4), "#cost aside")
    assert "From you: basket, purchases, told" not in kept and "people told" in kept


def test_the_coffee_is_an_example_where_the_client_said_nothing() -> None:
    told = words(costing(), "#cost")
    assert "An example" in told and "€24,500" in told
    assert "may cost" not in words(costing(), ".first")
    assert "for one customer who gives up" in words(full(), ".first")
    assert "€9,114" in words(full(), ".first .big")


def test_the_section_can_be_switched_off() -> None:
    tree = parsed(costing(show=False))
    assert tree.css("#cost") == []
    numbers = [node.text() for node in tree.css(".toc b")]
    assert numbers == [*map(str, range(1, len(numbers) - 2)), "A", "B", "C"]


def test_the_currency_is_that_of_the_country() -> None:
    swiss = followed(
        changed(lambda data: data["site"].update(country="CH")),
        having(cost=CostFigures(basket=9.5, purchases=10, years=2)), None, TODAY,
    )  # fmt: skip
    assert "spends CHF 9.50, 10 times" in words(swiss, "#cost").replace("\u00a0", " ")


# ---------- since last time ----------


def test_a_first_visit_is_one_sentence() -> None:
    assert the(parsed(golden()), "#change h2").text() == "First visit: nothing to compare with."
    assert parsed(golden()).css("#change table") == []


def test_the_worse_comes_first() -> None:
    rows = parsed(full()).css("#change tbody tr")
    assert rows[0].text().split("Worse.")[0].strip().startswith("Phone")
    assert "It worked on 18 August 2026." in rows[0].text()
    left = len(golden().findings) - 2
    assert the(parsed(full()), "#change h2").text() == (
        f"2 new, 1 settled, {left} still there. Of 1 more we cannot tell. Worse than before: Phone."
    )


def test_each_list_leads_to_its_fixes() -> None:
    new, settled, still = parsed(full()).css("#change .three:not(.wide) > div")
    assert [link.attributes["href"] for link in new.css("a")] == ["#fix-1", "#fix-2"]
    assert len(still.css("li")) == len(golden().findings) - 2
    assert "Gone, passed" in settled.text()
    unseen = the(parsed(full()), "#change .wide").text()
    assert "Gone, untested" in unseen and "before the errands were walked." in unseen


def test_what_cannot_be_compared_is_said_in_place_of_counts() -> None:
    def cut(data: dict[str, Any]) -> None:
        data["run"]["outcome"] = "partial"

    audit = followed(changed(cut), having(), earlier(), TODAY)
    told = words(audit, "#change")
    assert "The two visits cannot be compared." in told
    assert "This visit stopped before the end." in told
    assert "settled" not in words(audit, ".first")
    assert "0" in the(parsed(audit), "#change .three div:nth-child(2) h3").text()


def test_what_is_accepted_keeps_its_reason_and_day() -> None:
    told = words(full(), "#change .claims")
    assert "The shop is moved in March. Accepted until 31 March 2027." in told
    assert "Nothing that was found this time is meant by it." in told
    number = [finding.status for finding in full().findings].index("accepted") + 1
    assert "accepted until 31 March 2027" in words(full(), f"#fix-{number} .tags")


def test_what_was_accepted_too_long_counts_again() -> None:
    wish = Accepted(check="hours/conflicting", reason="Later.", until=date(2026, 11, 1))
    audit = followed(golden(), having(accept=(wish,)), None, TODAY)
    assert "That was accepted until 1 November 2026: it counts again." in words(audit, "#change")


def test_the_status_of_a_finding_is_told_beside_it() -> None:
    assert "already there last time" in words(full(), "#fix-3 .tags")
    assert "Since" in words(full(), "#fix-1 .tags")
    assert "Since" not in words(golden(), "#fix-1 .tags")


def test_a_long_history_is_capped_and_it_is_said() -> None:
    def many(data: dict[str, Any]) -> None:
        first = data["findings"][0]
        data["findings"] += [{**first, "id": f"old {n}"} for n in range(500)]

    audit = followed(golden(), having(), changed(many), TODAY)
    tree = parsed(audit)
    assert len(tree.css("#change li")) < 150
    assert "and 400 more" in words(audit, "#change .three")


def test_what_sites_and_clients_write_stays_text() -> None:
    data = full().model_dump(mode="json")
    data["change"]["settled"][0]["title"] = {"en": PAYLOAD}
    data["change"]["unseen"][0]["reason"] = PAYLOAD
    data["change"]["remarks"] = [{"en": PAYLOAD}]
    data["change"]["started"] = data["change"]["site"] = PAYLOAD
    data["acceptances"][0] |= {"reason": PAYLOAD, "what": PAYLOAD, "url": PAYLOAD, "until": PAYLOAD}
    data["cost"]["currency"] = PAYLOAD
    tree = parsed(Audit.model_validate(data))
    assert len(tree.css("script")) == 1 and tree.css("img") == []


@pytest.mark.parametrize("name", ["json", "csv", "md", "junit"])
def test_the_other_formats_tell_the_status(name: str) -> None:
    text = load_format(name).render(full(), "en")
    known = "already there last time" if name == "md" else "known"
    assert "accepted" in text and known in text


def test_the_audit_keeps_the_comparison() -> None:
    data = json.loads(load_format("json").render(full(), "en"))
    assert data["compared_with"] == data["change"]["run"] == "20260818"
    assert Audit.model_validate(data) == full()


# ---------- in a browser ----------


def shown(browser: Browser, folder: Path, language: str, **options: Any) -> Page:
    file = folder / "report.html"
    file.write_text(page(full(), language), encoding="utf-8")
    tab = browser.new_context(**options).new_page()
    tab.goto(file.as_uri())
    return tab


@pytest.mark.browser
@pytest.mark.parametrize("guise", ["light", "dark", "mobile", "narrow dark", "paper"])
def test_axe_finds_nothing(browser: Browser, tmp_path: Path, guise: str) -> None:
    viewport, scheme, media = GUISES[guise]
    tab = shown(browser, tmp_path, "en", viewport=viewport, color_scheme=scheme, bypass_csp=True)
    tab.emulate_media(media="print" if media == "print" else "screen")
    tab.evaluate(UNFOLD)
    tab.add_script_tag(path=AXE)
    violations = tab.evaluate("axe.run().then(result => result.violations)")
    assert [(v["id"], [n["html"] for n in v["nodes"]][:3]) for v in violations] == []
    assert tab.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    tab.context.close()


def fill(tab: Page, **figures: str) -> None:
    for name, value in figures.items():
        tab.fill(f'.v[data-k="{name}"] input', value)


@pytest.mark.browser
@pytest.mark.parametrize(
    ("language", "basket", "total", "year"),
    [
        ("en", "3.50", "€24,500", "€294,000"),
        ("en", "3,50", "€24,500", "€294,000"),
        ("fr", "3,50", "24 500 €", "294 000 €"),
    ],
)
def test_the_figures_can_be_changed(
    browser: Browser, tmp_path: Path, language: str, basket: str, total: str, year: str
) -> None:
    tab = shown(browser, tmp_path, language)
    fill(tab, basket=basket, purchases="200", years="5")
    sums = [re.sub(r"\s", " ", text) for text in tab.locator("[data-o=all]").all_text_contents()]
    assert sums == [total] * 3
    assert re.sub(r"\s", " ", tab.text_content("[data-o=year]") or "") == year
    tab.context.close()


@pytest.mark.browser
@pytest.mark.parametrize("typed", ["", "-1", "many", "1e9", "NaN", "9999999999", "<b>"])
def test_what_is_no_figure_gives_no_sum(browser: Browser, tmp_path: Path, typed: str) -> None:
    tab = shown(browser, tmp_path, "en")
    fill(tab, told=typed)
    assert tab.text_content("#cost output") == "–"
    assert "A number is needed" in (tab.text_content("#csay") or "")
    assert tab.get_attribute('.v[data-k="told"] input', "aria-invalid") == "true"
    fill(tab, told="1,200")
    assert tab.text_content("[data-o=more]") == "600"
    assert tab.text_content("#csay") == ""
    tab.context.close()


@pytest.mark.browser
@pytest.mark.parametrize("language", LANGUAGES)
def test_untouched_figures_give_the_sums_as_written(
    browser: Browser, tmp_path: Path, language: str
) -> None:
    tab = shown(browser, tmp_path, language)
    before = tab.locator("[data-o]").all_text_contents()
    fill(tab, years="7")
    fill(tab, years="6")
    assert tab.locator("[data-o]").all_text_contents() == before
    tab.context.close()
