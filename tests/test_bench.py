"""The synthetic site of the benchmark is what it says it is, and its pages are counted honestly."""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from bench.crawl import chosen, fetched
from bench.files import write
from bench.measure import Measured
from bench.site import Plan, address, addresses, page_html
from bench.table import Line, markdown

PLAN = Plan(pages=420)


@cache
def page(number: int) -> str:
    return page_html(PLAN, number)


def targets(number: int) -> list[str]:
    found = LexborHTMLParser(page(number)).css("a[href]")
    return [each.attributes["href"] or "" for each in found]


def words_of(number: int) -> set[str]:
    """The sentences of a page, without menu, products and footer."""
    paragraphs = LexborHTMLParser(page(number)).css("main section.text p, main .review p")
    return {sentence for each in paragraphs for sentence in each.text().split(". ")}


def test_the_same_plan_writes_the_same_bytes(tmp_path: Path) -> None:
    small = Plan(pages=30)
    write(small, tmp_path / "once")
    write(small, tmp_path / "again")
    files = [file for file in (tmp_path / "once").rglob("*") if file.is_file()]
    assert len(files) > 55
    for file in files:
        other = tmp_path / "again" / file.relative_to(tmp_path / "once")
        assert other.read_bytes() == file.read_bytes()


def test_another_seed_writes_another_site() -> None:
    assert page_html(Plan(pages=30, seed=2), 9) != page_html(Plan(pages=30), 9)


def test_every_page_can_be_reached_from_the_home_page() -> None:
    known = {path: number for number, path in enumerate(addresses(PLAN))}
    assert len(known) == PLAN.pages
    seen, todo = {"/"}, ["/"]
    for path in todo:
        new = (set(targets(known[path])) & known.keys()) - seen
        seen |= new
        todo += sorted(new)
    assert seen == known.keys()


def test_pages_weigh_and_link_as_those_of_companies_do() -> None:
    sample = range(0, PLAN.pages, 7)
    weights = sorted(len(page(number).encode()) for number in sample)
    assert weights[0] > 60_000 and weights[-1] < 120_000
    assert 85_000 < weights[len(weights) // 2] < 100_000
    assert all(75 <= len(targets(number)) <= 90 for number in sample)


def test_some_links_are_dead_some_moved_some_leave() -> None:
    known = set(addresses(PLAN))
    kinds: Counter[str] = Counter()
    for number in range(0, PLAN.pages, 3):
        for target in targets(number):
            moved, outside = target.startswith("/ancien/"), target.startswith(PLAN.outside)
            alive = target in known or target.startswith(("#", "tel:", "mailto:"))
            kinds["moved" if moved else "outside" if outside else "own" if alive else "dead"] += 1
            assert not moved or target.removeprefix("/ancien") in known
    assert 0.005 < kinds["dead"] / kinds.total() < 0.02
    assert kinds["moved"] > 50 and kinds["outside"] > 50


def test_each_page_has_a_text_of_its_own() -> None:
    texts = [words_of(number) for number in range(4, 64)]
    assert all(len(text) > 30 for text in texts)
    for number, text in enumerate(texts):
        for other in texts[:number]:
            assert len(text & other) < len(text) / 10


def test_footer_names_phone_and_hours_and_some_pages_have_a_form() -> None:
    foot = LexborHTMLParser(page(5)).css_first("footer")
    assert foot is not None and "01 99 00 41 27" in foot.text() and "10" in foot.text()
    quotes = [number for number in range(60) if "<textarea" in page(number)]
    assert quotes == [1, 7, 47]


def test_only_whole_pages_of_the_site_are_counted_and_only_once() -> None:
    first, second, third = (address(PLAN, number) for number in (1, 2, 3))
    asked = [
        ("127.0.0.1", "GET", 200, first),
        ("127.0.0.1", "GET", 200, first),
        ("127.0.0.1", "HEAD", 200, second),
        ("127.0.0.1", "GET", 404, third),
        ("127.0.0.2", "GET", 200, third),
        ("127.0.0.1", "GET", 200, "/robots.txt"),
    ]
    assert fetched(asked, set(addresses(PLAN))) == 1


def test_the_table_compares_with_the_limit_and_says_who_is_missing() -> None:
    cost = Measured(2.0, 3.0, 50.0, 60.0, code=0, timed_out=False, foreign=0.0)
    lines = [
        Line("limit-links", "links", "1", 400, 400, cost),
        Line("journeycheck", "all", "1", 100, 110, cost),
        Line("lychee", "links", note="not installed here: no wheel"),
    ]
    table = markdown(lines, "title")
    assert "| journeycheck | 1 | all | 100 | 110 | 2.0 | 50 | 30.00 | 50 | 60 | 1.00 |" in table
    assert "* share of limit-links: 0.25" in table
    assert "* lychee: not installed here: no wheel" in table


def test_an_unknown_peer_is_refused() -> None:
    assert [runner.name for runner in chosen("lychee,journeycheck")] == ["journeycheck", "lychee"]
    with pytest.raises(SystemExit, match="wgett"):
        chosen("wgett,lychee")
