"""Promises in seven languages: texts and pages in, promises out, and none invented."""

import re
import tomllib
from pathlib import Path
from time import perf_counter

import pytest

from journeycheck.extract.promises import Told, promises_in
from journeycheck.facts import Promise, PromiseHint, PromiseKind, Unit
from journeycheck.words import LANGUAGES, data
from tests.extract.pages import facts

CORPUS = tomllib.loads((Path(__file__).parent / "promises_corpus.toml").read_text("utf-8"))
LINES = [(tag, text, told) for tag in LANGUAGES for text, told in CORPUS[tag].items()]

_NARROWED = re.compile(r" \([^)]*\)")


def written(told: Told) -> str:
    span = f"{told.least}-{told.most}" if told.least is not None else str(told.most)
    narrow = f" ({told.condition})" if told.condition else ""
    return f"{told.kind} {span} {told.unit} {told.service}".rstrip() + narrow


@pytest.mark.parametrize(("language", "text", "expected"), LINES, ids=[line[1] for line in LINES])
def test_the_corpus(language: str, text: str, expected: str) -> None:
    assert "; ".join(map(written, promises_in(text, language))) == expected


@pytest.mark.parametrize(("language", "text", "expected"), LINES, ids=[line[1] for line in LINES])
def test_without_a_language_nothing_is_invented(language: str, text: str, expected: str) -> None:
    told = "; ".join(map(written, promises_in(text, "")))
    assert not told or _NARROWED.sub("", told) == _NARROWED.sub("", expected)


def test_every_language_has_as_many_traps_as_it_needs() -> None:
    for tag in LANGUAGES:
        promises = [text for text, told in CORPUS[tag].items() if told]
        assert len(promises) >= 10 and len(CORPUS[tag]) - len(promises) >= 7


def test_a_heading_says_what_a_lone_time_is() -> None:
    page = "<h2>Délais de livraison</h2><p>Comptez 2 à 4 jours ouvrés.</p>"
    [promise] = facts(Promise, f"<html lang=fr>{page}")
    assert (promise.kind, promise.least, promise.most) == (PromiseKind.DELIVERY, 2, 4)
    assert (promise.unit, promise.place.text) == (Unit.WORKING_DAY, "Comptez 2 à 4 jours ouvrés.")


def test_a_heading_of_something_else_says_so() -> None:
    assert facts(Promise, "<html lang=fr><h2>Retours</h2><p>Sous 14 jours.</p>") == []
    assert facts(Promise, "<html lang=fr><h2>Nos stages</h2><p>En 3 jours.</p>") == []


def test_labels_under_a_heading_narrow() -> None:
    page = "<h2>Délais de livraison</h2><ul><li>France : 2 à 4 jours<li>Suisse : 5 jours</ul>"
    found = {(p.condition, p.most) for p in facts(Promise, f"<html lang=fr>{page}")}
    assert found == {("france", 4), ("suisse", 5)}


def test_the_rows_of_a_table_are_of_several_ways() -> None:
    rows = "<tr><td>Express</td><td>24 h</td></tr><tr><td>Standard</td><td>3 à 5 jours</td></tr>"
    page = f"<html lang=fr><h2>Livraison</h2><table>{rows}</table>"
    assert {p.condition for p in facts(Promise, page)} <= {"express", "standard"}


def test_what_may_be_a_promise_is_a_sign_of_one() -> None:
    page = "<html lang=fr><p>Sous 24 h (hors week-end), nous vous répondons !</p>"
    assert len(facts(Promise, page)) + len(facts(PromiseHint, page)) == 1
    assert facts(PromiseHint, "<html lang=fr><p>Nous répondons dès que possible.</p>") == []


def test_a_page_with_nothing_costs_next_to_nothing() -> None:
    text = "Le grès se travaille humide, et sèche lentement à l’ombre. " * 2_000
    began = perf_counter()
    assert promises_in(text, "fr") == ()
    assert perf_counter() - began < 5


def test_hostile_text_takes_linear_time() -> None:
    for text in ("livraison " * 20_000, "24 h " * 20_000, "livraison 1-" * 20_000, "1 (" * 50_000):
        began = perf_counter()
        promises_in(text, "fr")
        assert perf_counter() - began < 10


def test_the_words_say_where_they_come_from() -> None:
    source = data("promises.toml")["source"]
    assert source["by"] and source["date"]
    keys = set(data("promises.toml")["fr"])
    assert all(set(data("promises.toml")[tag]) == keys for tag in LANGUAGES)
    assert all(set(data("promises.toml")["units"][tag]) == set(Unit) for tag in LANGUAGES)
