"""What is passed over says nothing: the quick looks before reading never miss."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeycheck.extract import parse
from journeycheck.extract.coding import count_words, marked, spelt
from journeycheck.extract.hours import letters
from journeycheck.extract.index import Index
from journeycheck.extract.phrases import Phrases


def test_words_are_known_without_accents_or_capitals() -> None:
    index = Index(
        ["Fermé le lundi", "Œuvre d'été 24h/24", "Geschlossen: Groß & Söhne", "Понедельник"]
    )
    assert index.with_digits == [1]
    assert index.lines_with(Phrases([spelt("oeuvre d'ete")])) == [1]
    assert index.lines_with(Phrases([spelt("FERME"), spelt("gross soehne"), spelt("söhne")])) == [
        0,
        2,
    ]
    assert index.lines_with(Phrases([spelt("24 h")])) == [1]
    assert index.lines_with(Phrases([frozenset()])) == []
    assert marked(index.coded[1]) == [b"oeuvre", b"d", b".", b"ete", *b"0 0 h . 0 0".split()]


sought = st.lists(st.sampled_from(["a", "b c", "b", "7", "24 7", "é a b"]), max_size=4)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(alphabet="aébc24 7-ab", max_size=12), max_size=5), sought)
def test_the_lines_with_a_phrase_are_found_as_if_each_was_looked_at(
    lines: list[str], phrases: list[str]
) -> None:
    known = Phrases(map(spelt, phrases))
    looked_at = [at for at, line in enumerate(lines) if known.any_in(spelt(line))]
    assert Index(lines).lines_with(known) == looked_at


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(alphabet="aéÉœßñ²Жя'’-_ 9\u0301", max_size=12), max_size=4))
def test_words_are_counted_as_they_stand(lines: list[str]) -> None:
    counted = count_words(lines)
    for word, number in counted.items():
        if "\x7f" not in word:
            found = re.findall(r"[^\W\d_]+", "\n".join(lines).lower())
            assert found.count(word) == number


def test_letters_are_as_plain_the_quick_way() -> None:
    slow = letters._Flat()
    for code in range(0x2_700):
        assert letters.flat(f"a{chr(code)}") == f"a{chr(code)}".translate(slow)


MARKUP = (
    "<p> </p> <div> </div> <b> <i> <a£href='x'> <!-- --> <!--> <script> </script> a£b £=£\" ' >"
)
fragments = st.sampled_from([part.replace("£", " ") for part in MARKUP.split()])


@settings(max_examples=300, deadline=None)
@given(st.lists(fragments, max_size=60), st.integers(1, 6))
def test_what_is_taken_for_tame_is_not_cut(parts: list[str], limit: int) -> None:
    """With limits so low that most pages are cut."""
    html = "".join(parts)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parse, "DEPTH_LIMIT", limit)
        patch.setattr(parse, "STYLE_LIMIT", 10 * limit)
        quick = parse.shallow(html)
        patch.setattr(parse, "_is_tame", lambda text: False)
        assert quick == parse.shallow(html)
