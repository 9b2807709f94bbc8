"""Words for the reader, in each language's way of writing."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeycheck.texts import (
    Clock,
    Day,
    Language,
    Listed,
    Plural,
    Said,
    Spans,
    Value,
    clean,
    excerpt,
    inert,
    say,
    written,
)  # fmt: skip


@pytest.mark.parametrize(
    ("value", "english", "french"),
    [
        (1234, "1,234", "1\u202f234"),
        (3.5, "3.5", "3,5"),
        (date(2026, 11, 1), "1 November 2026", "1er novembre 2026"),
        (Day(5), "Saturday", "samedi"),
        (Clock(870), "14:30", "14\u00a0h\u00a030"),
        (Clock(540), "09:00", "9\u00a0h"),
        (Spans(((540, 720), (840, 1080))), "09:00–12:00, 14:00–18:00", None),
        (Spans(()), "closed", "fermé"),
        (Listed((Day(0), Day(1), Day(2))), "Monday, Tuesday and Wednesday", None),
        (Language("en"), "English", "anglais"),
        (Said("closed"), "closed", "fermé"),
    ],
)
def test_values_by_language(value: Value, english: str, french: str | None) -> None:
    assert written(value, "en") == english
    assert french is None or written(value, "fr") == french


def test_plurals_follow_the_language() -> None:
    works = Plural("{n} works", "{n} work")
    assert [say(works, "en", {"n": n}) for n in (0, 1, 2)] == ["0 work", "1 works", "2 work"]
    assert say(works, "fr", {"n": 2}) == "2 fonctionnent"


def test_a_language_without_catalogue_falls_back_to_english() -> None:
    assert say("Phone", "xx") == "Phone"


def test_braces_of_the_site_stay_inert() -> None:
    assert say("It says {words}.", "en", {"words": "{n} {0!r}"}) == "It says {n} {0!r}."


@given(st.text(max_size=2000))
def test_quotes_are_one_short_safe_line(text: str) -> None:
    quoted = clean(text)
    assert len(quoted) <= 300
    assert quoted == clean(quoted)
    assert not any(ord(c) < 32 or 0xD800 <= ord(c) < 0xE000 or c == "\u202e" for c in quoted)


@pytest.mark.parametrize("cell", ["=1+1", " +1", "-1", "@x", "a;=1+1", "a,\t@x", "＝1+1", "\n=1"])
def test_no_cell_begins_a_formula_wherever_it_is_cut(cell: str) -> None:
    for part in re.split(r"[;,\t]", inert(cell)):
        assert not re.match(r"\s*[=+\-@＝＋－＠]", part)


def test_an_excerpt_shows_what_stands_late_in_a_long_text() -> None:
    text = "word " * 100 + "number 12 and more"
    start = text.index("12")
    part = excerpt(text, start, start + 2)
    assert part.startswith("…word ") and part.endswith("number 12 and more")
    assert len(part) < 300 and excerpt(text, 10, 14) == text
