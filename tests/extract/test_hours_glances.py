"""What is passed over says nothing of hours: the quick looks before reading never miss."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeycheck.extract.hours import pieces
from journeycheck.extract.hours.blocks import blocks
from journeycheck.extract.hours.context import Surroundings, says, service_in
from journeycheck.extract.hours.glance import (
    core_words,
    lines_with_full_names,
    may_be_core,
    may_restrict,
    may_tell,
)
from journeycheck.extract.hours.letters import flat
from journeycheck.extract.hours.lexed import tokens_in, tokens_within
from journeycheck.extract.hours.lexer import Lexer
from journeycheck.extract.hours.likely import any_timed, looks_timed
from journeycheck.extract.hours.reading import read_seasons
from journeycheck.extract.hours.short_names import lines_with_short_days
from journeycheck.extract.hours.tongues import (
    first_of,
    language_told_by,
    settled_language,
    unshared_days,
)
from journeycheck.extract.hours.vocabulary import Kind, vocabulary
from journeycheck.extract.index import Index
from journeycheck.extract.lines import LABEL_LIMIT
from journeycheck.extract.phrases import either
from journeycheck.words import LANGUAGES
from tests.extract.hours_pages import page

NAMES = (
    "lundi je me sa mon tu we Sun di do mi dim. L lu 2.ª quarta-feira tous les jours Werktags sáb "
    "Sat M jours fériés public holidays domingo Sonntag 7j/7 2a feira mittwochabend"
)
VALUES = (
    "9 12h 8:30 9-12 24h/24 7j/7 18 Uhr 14.30 9am 5 p.m. fermé closed noon sur rendez-vous midi "
    "n.v. between entre schließtag"
)
OTHERS = (
    "sauf en août du au et from to between the l' – | / ( ) . , : jours souvent Mai Nos prix 39,90 "
    "généralement except for morning du soir until jusqu’à 1er 12.05. 12345 late"
)


def naming_lines(text: str, *languages: str) -> set[int]:
    """The lines in which some day may be named, as the reader of a page puts them together."""
    index = Index(text.split("\n"))
    return lines_with_short_days(index, *languages) | lines_with_full_names(index, *languages)


words = st.sampled_from(f"{NAMES} {VALUES} {OTHERS}".split())
texts = st.lists(words, min_size=1, max_size=8).map(" ".join) | st.lists(
    st.sampled_from([*NAMES.split(), *VALUES.split(), "\n", "(", ": "]), max_size=8
).map("".join)
languages = st.sampled_from(LANGUAGES)


@settings(max_examples=600, deadline=None)
@given(texts, languages)
def test_no_day_or_time_is_passed_over(text: str, language: str) -> None:
    tokens = Lexer(text, vocabulary(language)).tokens(whole=False)
    kinds = {token.kind for token in tokens}
    assert may_be_core(text, language) or not pieces.is_core(tokens)
    assert naming_lines(text, language) or not kinds & {Kind.DAY, Kind.ALWAYS}
    assert may_tell(text, language) or not kinds & {Kind.DAY, Kind.TIME, Kind.DATE, Kind.SEASON}
    odd = kinds & {Kind.NUMBER, Kind.FOREIGN}
    assert may_restrict(text, language) or odd or not kinds & {Kind.EXCEPT, Kind.DATE, Kind.DOUBT}


@pytest.mark.parametrize("text", ["p.m.", "14.30 lundi p.m.", "9-12 (m.)", "9 to 5 Sa."])
def test_a_point_makes_a_longer_name(text: str) -> None:
    kinds = {token.kind for token in Lexer(text, vocabulary("en")).tokens(whole=False)}
    assert Kind.DAY in kinds and naming_lines(text, "en")


@pytest.mark.parametrize(
    "text",
    [
        "Elle me dit que sa mère ne vient pas.",
        "The catalogue of the workshop names the village twice.",
        "We make each of them by hand.",
        "À Lessigny, l’atelier en tire des chutes, pour les écoles.",
        "Le lot no 945944548 a été contrôlé le 6 octobre, soit 7 fois.",
    ],
)
def test_prose_is_passed_over(text: str) -> None:
    assert not any(may_be_core(text, language) for language in LANGUAGES)
    assert not naming_lines(text, *LANGUAGES)


@settings(max_examples=300, deadline=None)
@given(st.lists(texts, min_size=1, max_size=4), languages)
def test_no_sentence_is_passed_over(said: list[str], language: str) -> None:
    """With a look at the words of the page first, and without."""
    text = ". ".join(one.replace("\n", " ").capitalize() for one in said)
    index = Index([text])
    if not lines_with_short_days(index, *LANGUAGES):
        quick = pieces._speaking(text, flat(text), language, core_words(index, *LANGUAGES))
        assert quick == pieces._speaking(text, flat(text), language)


@settings(max_examples=400, deadline=None)
@given(st.lists(texts, min_size=1, max_size=4), languages)
def test_no_block_with_hours_is_passed_over(lines: list[str], language: str) -> None:
    document = page("".join(f"<p>{line}</p>" for line in lines), language)
    for block in blocks(document.lines, document.language, document.index):
        read = read_seasons(block.text, block.language)
        assert block.may_claim or not any(one.osm for one in read)


def test_a_day_beside_a_single_time_makes_no_hours() -> None:
    document = page("<p>Parcels leave on Monday for every order received before 13:00.</p>", "en")
    [block] = blocks(document.lines, "en", document.index)
    assert block.timed and not block.may_claim


PLAIN = re.compile(  # the same in the order in which it would be told
    r"(?<![\d.,])(?:[01]?\d|2[0-4])\s?(?:[hu:.]\s?[0-5]\d(?![\d.,:]*\d)(?!\s?(?:€|£|\$|%|eur))"
    r"|[hu](?![^\W\d_])|uhr\b|uur\b|[ap]\.?m\b)|24/|/7\b|(?<![^\W_])[lm]\s?-\s?(?:f|v|th|s|d)(?![^\W_])"
)
signs = [*"0123456789hu:.,/- apmlvsd€_|", "24/", "/7", "uhr", "uur", "eur", "th", "L-V"]
clocks = st.lists(st.sampled_from(signs), max_size=9).map("".join)


@settings(max_examples=600, deadline=None)
@given(st.lists(clocks, min_size=1, max_size=3))
def test_times_are_seen_as_if_each_text_was_looked_at(told: list[str]) -> None:
    timed = [PLAIN.search(flat(text)) is not None for text in told]
    assert [looks_timed(text) for text in told] == timed
    assert any_timed(told) == any(timed)


@settings(max_examples=400, deadline=None)
@given(texts, st.sampled_from([*LANGUAGES, "", "xx"]))
def test_one_name_of_a_day_tells_the_language_as_all_do(text: str, declared: str) -> None:
    days = first_of(unshared_days(Index([text]).words), flat(text))
    if days:
        assert language_told_by(days, (text,), declared) == settled_language(text, declared)


alike = st.lists(st.text(alphabet="ab c", min_size=1, max_size=4), min_size=1, max_size=6)


@settings(max_examples=300, deadline=None)
@given(alike, st.text(alphabet="ab c", max_size=12))
def test_the_longest_of_many_phrases_is_found(phrases: list[str], text: str) -> None:
    longest_first = sorted(set(phrases), key=len, reverse=True)
    plain = re.compile("|".join(map(re.escape, longest_first)))
    assert re.findall(either(set(phrases)), text) == plain.findall(text)


@pytest.mark.parametrize("odd", ["↑", "↑ ★ ☎ ", "Ж", "я" * 60, "ǅ", "\x7f", "\u2011"])
def test_letters_are_plain_whatever_stands_between_them(odd: str) -> None:
    assert flat(f"É{odd}ÀB{odd}") == f"e{flat(odd)}ab{flat(odd)}"
    assert len(flat(odd)) == len(odd)


def test_a_word_is_found_where_it_stands() -> None:
    index = Index(["Di, 9h", "Mardi di. 24", "", "l’été à DI"])
    places = sorted(index.places_of(b"di"))
    assert [index.line_at(place) for place in places] == [0, 1, 3]
    assert [index.marks[place : place + 4] for place in places] == [b"di, ", b"di. ", b"di\n"]
    assert [index.line_at(place) for place in index.places_of(b"24")] == [1]
    assert list(index.places_of(b"2")) == []


ENDS = "lundi. fermé! ouvert? sept. 12. av. 9 a. h. 24. Sept. mai, 5 12 bis"
BEGINS = "2024 de 2024 m. rue h 30 mai du 1er uhr €uros Dezember au 30/09 : road 5. )"
parted = st.lists(
    st.lists(words | st.sampled_from(f"{ENDS} {BEGINS}".split()), max_size=6).map(" ".join),
    min_size=1,
    max_size=4,
).map("\n".join)


@settings(max_examples=800, deadline=None)
@given(parted, languages)
def test_lines_that_are_read_apart_say_the_same(text: str, language: str) -> None:
    together = Lexer(text, vocabulary(language))
    assert tokens_within(text, language) == together.tokens(whole=False)
    assert tokens_in(text, language) == together.tokens()


headings = st.lists(
    st.sampled_from(
        [
            "Cours",
            "de",
            "yoga",
            "Horaires",
            "d’ouverture",
            "Livraison",
            "courses",
            "Yogakurs",
            "Öffnungszeiten",
            "Kundendienst",
            "magasins",
            "opening",
            "hours",
            "delivery",
            "times",
            "Spaßkurs",
            "cœur",
            "store",
            "Accueil",
        ]
    ),
    min_size=1,
    max_size=14,
).map(" ".join)


@settings(max_examples=400, deadline=None)
@given(st.lists(headings, min_size=1, max_size=3), languages)
def test_what_stands_around_is_said_as_if_each_text_was_looked_at(
    lines: list[str], language: str
) -> None:
    around = Surroundings(Index(lines))
    for line in (text for whole in lines for text in (whole, whole[:LABEL_LIMIT])):
        for section in ("headings", "other"):
            assert around.says(section, language, [line]) == says(section, language, line)
        assert around.service_in(line, language) == service_in(line, language)
