"""What is passed over says nothing: the quick looks before reading never miss."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeycheck.extract import parse, selectors
from journeycheck.extract.coding import as_text, count_words, marked, raw, spelt
from journeycheck.extract.hours import letters
from journeycheck.extract.index import Index
from journeycheck.extract.phrases import Phrases
from journeycheck.extract.runs import Run
from tests.extract.pages import document


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
    counted = count_words(raw("\n".join(lines)))
    for word, number in counted.items():
        if b"\x7f" not in word:
            found = re.findall(r"[^\W\d_]+", "\n".join(lines).lower())
            assert found.count(as_text(word)) == number


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(alphabet="aéÉœßñ²Жя'’-_ 9\u0301ªµ½", max_size=12), max_size=4))
def test_the_words_are_those_of_the_lines(lines: list[str]) -> None:
    assert Index(lines).words == frozenset().union(*map(spelt, lines))


def test_letters_are_as_plain_the_quick_way() -> None:
    slow = letters._Flat()
    for code in range(0x2_700):
        assert letters.flat(f"a{chr(code)}") == f"a{chr(code)}".translate(slow)


MARKUP = (
    "<p> </p> <div> </div> <b> <i> <STRONG> <tt/> <base> </£x> <1> <a£href='x'> <a£href=\"x\"> "
    "<!-- --> <!--> <script> </script> <SCRIPT£a> a£b £=£\" ' >"
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


@settings(max_examples=300, deadline=None)
@given(st.lists(st.text(alphabet="ab \n\xa0\u200b\xad\u2028é", max_size=8), max_size=4))
def test_a_line_is_spaced_alike_whatever_its_spaces(texts: list[str]) -> None:
    run = Run()
    for text in texts:
        run.add(text)
    shown = "".join(texts).translate(dict.fromkeys(map(ord, "\u200b\xad")))
    assert run.end()[0][0] == " ".join(shown.split())


PARTS = (
    "<header> </header> <main> </main> <div> </div> <p> <p£class=a> <p£id=b> <p£class=open> <br> "
    "<section£role=main> </section> <div£class=a> <b> x <!----> <main> <footer> <p£class=a> y"
)
parts = st.sampled_from([part.replace("£", " ") for part in PARTS.split()])


@settings(max_examples=200, deadline=None)
@given(st.lists(parts, max_size=40))
def test_selectors_are_the_same_without_the_quick_looks(pieces: list[str]) -> None:
    page = document("".join(pieces))
    places = [(line.node, line.scope.landmark) for line in page.lines]
    quick = [page.selectors.of(*place) for place in places]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(selectors, "_follows_its_like", lambda node, name: False)
        patch.setattr(selectors, "_is_inside", lambda node, landmark: None if landmark else False)
        looked_for = selectors.Selectors(page.tree)
        assert quick == [looked_for.of(*place) for place in places]


@pytest.mark.parametrize(
    "html",
    [
        "<base href='/fr/'>", "<p><BDO dir=rtl>24 10</bdo>", "<app-root></app-root>",
        "<div NG-APP=shop>", "<i onclick=\"go('tel&#58;1')\">", "<b class='x hbspt-form'>",
        "<a href='javascript:call(&quot;tel:+33&quot;)'>", "<noscript><i class=_form_7></i>",
        "<svg><a href='javascript:x(&quot;tel:1&quot;)'>", "<footer><p class='a elfsight-app-12'>",
    ],
)  # fmt: skip
def test_what_is_seldom_is_seen(html: str) -> None:
    assert document(f"<!doctype html><p>x{html}y").has_seldom
    assert not document("<!doctype html><p class=form><a href='tel:+33'>x</a>").has_seldom


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sampled_from(["<p>", "<td>", "<tr>", "a", " ", "b c", "<br>", "x" * 2_001, "\xa0"]))
)
def test_words_are_counted_as_if_each_was_looked_at(pieces: list[str]) -> None:
    page = document(f"<table>{''.join(pieces)}")
    assert page.words == sum(len(line.text.split()) for line in page.lines)
