"""What is passed over says nothing: the quick looks before reading never miss."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeycheck.extract import parse
from journeycheck.extract.document import Document
from journeycheck.extract.hours import letters, pieces
from journeycheck.extract.hours.glance import may_be_core, may_restrict, may_tell, naming_lines
from journeycheck.extract.hours.lexer import Lexer
from journeycheck.extract.hours.vocabulary import Kind, vocabulary
from journeycheck.extract.index import Index, count_words, marked, spelt
from journeycheck.extract.phones import hints
from journeycheck.extract.phones.glance import likely_lines, longest_run
from journeycheck.extract.phones.reader import Regions, read_phone_facts
from journeycheck.extract.phrases import Phrases
from journeycheck.facts import PageKind
from journeycheck.words import LANGUAGES
from tests.extract.pages import page

NAMES = "lundi je me sa mon tu we Sun di do mi dim. L lu 2.ª quarta-feira tous les jours Werktags"
VALUES = "9 12h 8:30 9-12 24h/24 7j/7 18 Uhr 14.30 9am 5 p.m. fermé closed noon sur rendez-vous"
OTHERS = (
    "sauf en août du au et from to between the l' – | / ( ) . , : jours souvent Mai Nos prix 39,90"
)
words = st.sampled_from(f"{NAMES} {VALUES} {OTHERS}".split())
texts = st.lists(words, min_size=1, max_size=8).map(" ".join) | st.lists(
    st.sampled_from([*NAMES.split(), *VALUES.split(), "\n", "(", ": "]), max_size=8
).map("".join)
languages = st.sampled_from(LANGUAGES)


@settings(max_examples=400, deadline=None)
@given(texts, languages)
def test_no_day_or_time_is_passed_over(text: str, language: str) -> None:
    tokens = Lexer(text, vocabulary(language)).tokens(whole=False)
    kinds = {token.kind for token in tokens}
    assert may_be_core(text, spelt(text), language) or not pieces.is_core(tokens)
    assert naming_lines(Index(text.split("\n")), language) or not kinds & {Kind.DAY, Kind.ALWAYS}
    assert may_tell(text, language) or not kinds & {Kind.DAY, Kind.TIME, Kind.DATE, Kind.SEASON}
    assert may_restrict(text, spelt(text), language) or not kinds & {
        Kind.EXCEPT,
        Kind.DATE,
        Kind.DOUBT,
    }


@pytest.mark.parametrize(
    "text",
    [
        "Elle me dit que sa mère ne vient pas.",
        "The catalogue of the workshop names the village twice.",
        "We make each of them by hand.",
    ],
)
def test_prose_is_passed_over(text: str) -> None:
    assert not any(may_be_core(text, spelt(text), language) for language in LANGUAGES)
    assert not naming_lines(Index([text]), *LANGUAGES)


NUMBERS = [
    "813231267", "01 42 68 53 00", "0142685300", "+33142685300", "(020) 7946 0123", "2021-12-05",
    "12345678", "118 712", "0199004127", "06 xx xx xx xx", "(813231267)", "1 105,68", "030123456",
    "639981234", "160 x 200",
]  # fmt: skip
AROUND = (
    "Tel Tél. port fax réf Appelez le Call us on mobile standard devis service client 0,40 €/min"
)
written = st.lists(st.sampled_from([*NUMBERS, *AROUND.split(), ":", "n°", "|"]), max_size=6)


@settings(max_examples=150, deadline=None)
@given(written.map(" ".join), st.booleans())
def test_no_number_is_passed_over(text: str, on_contact_page: bool) -> None:
    document = Document(page(f"<p>Bonjour<p>{text}"))
    if likely_lines(document.index, [line.text for line in document.lines]):
        return
    kinds = frozenset({PageKind.CONTACT} if on_contact_page else ())
    everything = Document(page(f"<p>Bonjour<p>{text}"))
    everything.index.with_digits = []  # no line is passed over when none is looked at
    for regions in (Regions(("FR",)), Regions(("FR", "BE", "CH")), Regions(("GB",), ("FR",))):
        found = read_phone_facts(document, regions, kinds)[0]
        assert found == read_phone_facts(everything, regions, kinds)[0] == ()


def test_mere_digits_are_no_number_unless_words_say_so() -> None:
    lines = ["Lot no 813231267, tissé en lin", "Tél. 813231267", "Né le 2021-12-05", "0142685300"]
    assert likely_lines(Index(lines), lines) == [1, 3]


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


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="12 01xXAZa-.()…*•ー:|", max_size=24))
def test_no_sign_of_a_number_is_passed_over(raw: str) -> None:
    assert hints._OTHERWISE.search(raw) or not hints._TOLD_OTHERWISE.search(raw)
    alone = len(raw.strip(" .:-|")) <= longest_run(raw) + 2
    assert hints._is_mostly_digits(raw) == alone


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
