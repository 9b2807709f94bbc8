"""Numbers as companies write them, and other digits, all on a page to contact."""

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from journeycheck.facts import Phone
from tests.extract.pages import facts

CORPUS = tomllib.loads((Path(__file__).parent / "phones_corpus.toml").read_text("utf-8"))


def read(line: dict[str, Any], path: str = "/contact") -> Counter[str]:
    html = f"<html><main><p>{line['text']}</p></main>"
    return Counter(number.normalized for number in facts(Phone, html, path, line["country"]))


@pytest.mark.parametrize("line", CORPUS["line"], ids=lambda line: line["text"][:50])
@pytest.mark.parametrize("path", ["/contact", "/page"])
def test_nothing_but_the_numbers_is_read(line: dict[str, Any], path: str) -> None:
    assert read(line, path) <= Counter(line["want"])


@pytest.mark.parametrize("trap", CORPUS["trap"], ids=lambda trap: trap["text"][:50])
def test_no_number_is_made_up(trap: dict[str, Any]) -> None:
    assert read(trap) == Counter()


def test_few_numbers_are_missed() -> None:
    missed = [(Counter(line["want"]) - read(line)).total() for line in CORPUS["line"]]
    wanted = sum(len(line["want"]) for line in CORPUS["line"])
    assert sum(missed) <= wanted / 50


def test_the_corpus_is_large_enough() -> None:
    assert len(CORPUS["line"]) >= 60 and len(CORPUS["trap"]) >= len(CORPUS["line"])
    for kind in ("line", "trap"):
        assert len({line["country"] for line in CORPUS[kind]}) >= 10
