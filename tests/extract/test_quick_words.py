"""Words, links and parts are read the same with their quick looks as without, and in any order."""

import re
import tomllib
from pathlib import Path
from unittest.mock import Mock
from zlib import crc32

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.site import Plan, page_html
from journeycheck.extract import (
    anchors,
    forms,
    hidden_emails,
    links,
    parts,
    policies,
    promise_times,
    promise_words,
    promises,
    structured,
    visit,
)
from journeycheck.extract.by_hash import ByHash
from journeycheck.extract.document import Document
from journeycheck.extract.likeness import hashes
from journeycheck.extract.phrases import either
from journeycheck.extract.promises import promises_in
from journeycheck.page import Reading
from journeycheck.words import LANGUAGES, _Plain, fold
from tests.extract.pages import page, read

HERE = Path(__file__).parent
CORPUS = tomllib.loads((HERE / "promises_corpus.toml").read_text("utf-8"))
LINES = [(tag, text) for tag in LANGUAGES for text in CORPUS[tag]]
SAID = (
    "<html lang=fr><main><h1>Livraison et retours</h1><p>Nous répondons sous 48 h. Comptez 2 à 4 "
    "jours ouvrés. Retour gratuit sous 30 jours, remboursement sous 14 jours.</p><p>Vente réservée "
    "aux professionnels. Médiateur : cm2c. Une réclamation ?</p><button>Ajouter au panier</button>"
    "<button>Ajouter au panier</button><button>Exercer mon droit de rétractation</button>"
    '<a href="/cgv#retours">CGV</a><p>contact [at] orvalle [point] test</p><p>a @ b.test</p>'
    "<div data-tf-live=x></div><div class=hbspt-form></div><script src=/x.js></script>"
    '<div id=app></div><div data-tab="un" data-bs-target=#deux DATA-REACTROOT></div></main>'
)
PAGES = [page_html(Plan(40), number) for number in (0, 1, 5, 6, 7)] + [
    SAID,
    SAID.replace("lang=fr", "lang=en").replace("data-", "DATA-"),
    SAID.replace("48 h", "24/7").replace("Livraison et retours", "Nos stages"),
]
REMEMBERED = (
    promises._times_known, promise_words._signs_known, promise_words._tongues_known,
    promise_times._shortens, links._kinds, structured._bare, policies.named, policies._orders,
)  # fmt: skip


def anew(html: str) -> Reading:
    """Read with nothing known of the pages before."""
    parts.forget()
    for remembered in REMEMBERED:
        remembered.cache_clear()
    return read(html)


@pytest.mark.parametrize("html", PAGES)
def test_quick_looks_pass_nothing_over(html: str, monkeypatch: pytest.MonkeyPatch) -> None:
    quick = anew(html)
    every, telling = Mock(return_value=(True, LANGUAGES)), policies._telling
    monkeypatch.setattr(promises, "signs", every)
    monkeypatch.setattr(promises, "_likely", lambda index, trail_of: range(len(index._texts)))
    said = Mock(any_in=Mock(return_value=True))
    monkeypatch.setattr(policies, "_telling", lambda *keys: said if keys else telling())
    monkeypatch.setattr(anchors, "_TOLD", "")
    monkeypatch.setattr(visit, "_may_have_root", Mock(return_value=True))
    monkeypatch.setattr(forms, "_data_marks", Mock(return_value=("",)))
    assert anew(html) == quick
    assert every.called


@pytest.mark.parametrize("html", PAGES)
def test_no_line_that_spells_an_address_is_passed_over(html: str) -> None:
    document = Document(page(html))
    looked_at = [
        (at, address)
        for at, line in enumerate(document.lines)
        for address in hidden_emails.spelled_in(line.text)
    ]
    assert list(hidden_emails.spelled_lines(document)) == looked_at


def test_no_page_says_what_was_remembered_of_another() -> None:
    apart = [anew(html) for html in PAGES]
    assert [read(html) for html in PAGES] == apart
    assert [read(html) for html in reversed(PAGES)] == apart[::-1]


@pytest.mark.parametrize("language", ["", "fr", "en"])
def test_no_promise_is_passed_over(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    quick = [promises_in(text, language) for _, text in LINES]
    monkeypatch.setattr(promises, "signs", lambda sentence: (True, LANGUAGES))
    assert [promises_in(text, language) for _, text in LINES] == quick


MARKS = "data- DATA- tab bs- target- x id = \" ' # > <b < - a1 é £"
marks = st.lists(
    st.sampled_from([mark.replace("£", " ") for mark in MARKS.split()]), max_size=14
).map("".join)


@settings(max_examples=300, deadline=None)
@given(marks)
def test_the_parts_that_scripts_know_are_found_as_if_all_was_looked_at(text: str) -> None:
    document = Document(page(f"<p {text}>"))
    assert list(anchors._for_scripts(document)) == anchors._FOR_SCRIPTS.findall(document.source)
    for name in ("cfemail", "tab", "bs-target-", "target-x"):
        assert document.has_data(name) == (f"data-{name}" in document.source)


texts = st.text(alphabet="abé .", max_size=5)


@settings(max_examples=300, deadline=None)
@given(st.sets(texts, max_size=8), st.text(alphabet="abé .", max_size=12))
def test_what_begins_alike_is_found_as_in_a_list(sought: set[str], text: str) -> None:
    longest_first = sorted(sought, key=len, reverse=True)
    listed = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
    shared = re.compile(rf"(?<!\w){either(sought)}(?!\w)")
    assert [m.span() for m in shared.finditer(text)] == [m.span() for m in listed.finditer(text)]


def test_a_sentence_is_folded_as_its_letters_are() -> None:
    slow = _Plain()
    for code in (*range(0x600), *range(0x1_E00, 0x2_1FF), 0x1D400, 0x1F600, 0xFB01, 0xFF21):
        text = f"ΑΣ {chr(code)}b{chr(code)} Œuvre Été {chr(code)}"
        for told in (text, text * 3):
            assert fold(told) == " ".join(told.translate(slow).split())


def hashed(lines: list[str], own: str) -> frozenset[int]:
    """Six words at a time, line by line."""
    found: set[int] = set()
    for line in lines:
        bare = re.sub("[0-9]", "", line.replace(own, " ").lower())
        words = bare.encode("utf-8", "replace").split()
        found.update(crc32(b" ".join(words[at : at + 6])) for at in range(0, len(words), 6))
    return frozenset(found)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(alphabet="aÉ œ1 2/b", max_size=40), max_size=5))
def test_what_a_page_shows_is_hashed_six_words_at_a_time(lines: list[str]) -> None:
    shown = [Mock(text=line) for line in lines]
    assert hashes(shown, "/b") == hashed(lines, "/b")


def test_long_texts_are_remembered_without_being_kept() -> None:
    length = Mock(side_effect=len)
    known = ByHash(length, kept=2)
    assert [known("ab"), known("abc"), known("ab")] == [2, 3, 2]
    assert length.call_count == 2
    assert [known("d"), known("ab")] == [1, 2]
    assert length.call_count == 4
