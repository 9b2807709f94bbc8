"""What holds for every text and every week."""

from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeycheck.extract.hours import osm_of, read_hours, read_text, week_of
from journeycheck.extract.hours.likely import LINE_LIMIT, REGION_LIMIT
from journeycheck.extract.hours.pieces import pieces
from journeycheck.extract.hours.reading import TEXT_LIMIT
from journeycheck.extract.hours.vocabulary import DAY_KEYS
from journeycheck.facts import SILENT, Confidence, Week
from journeycheck.texts import clock
from journeycheck.weeks import tidy
from journeycheck.words import LANGUAGES, data
from tests.extract.hours_pages import page, shown

NAMES = {language: data(f"hours/{language}.toml")["days"]["full"] for language in LANGUAGES}
WEEKDAYS = {language: [days[key][0] for key in DAY_KEYS] for language, days in NAMES.items()}
CLOSED = {
    "fr": "fermé", "en": "closed", "de": "geschlossen", "es": "cerrado", "it": "chiuso",
    "nl": "gesloten", "pt": "encerrado",
}  # fmt: skip
TONGUES = st.sampled_from(LANGUAGES)
# Not midnight: two days that meet there are one opening in the eyes of the evaluator.
QUARTERS = st.integers(1, 24 * 4 - 1).map(lambda quarter: quarter * 15)
SPANS = (
    st.lists(QUARTERS, unique=True, min_size=2, max_size=4)
    .filter(lambda times: len(times) % 2 == 0)
    .map(lambda times: tuple(list(pairwise(sorted(times)))[::2]))
)
WEEKS = st.tuples(*[st.none() | st.just(()) | SPANS] * 7)
PIECES = st.sampled_from(
    ["lundi", "mardi", " - ", "9h", "18h30", "fermé", "sauf", "sur rendez-vous", "24h/24", ",",
     "\n", ":", "jours fériés", "du 1er au 21 août 2024", "jusqu'à", "et", "nocturne", "25:99",
     "matin", "7j/7", "(", ")", "|", "9-12", "midi", "à", "monday", "pm", "été", "mar.", "1", "€"]
)  # fmt: skip


def whole(week: Week) -> Week:
    """The same week, intervals that touch made one."""
    return tuple(None if spans is None else tidy(spans) for spans in week)


def told(week: Week, language: str) -> list[tuple[str, str]]:
    """A week as a site would list it, a day a line."""
    lines = []
    for name, spans in zip(WEEKDAYS[language], week, strict=True):
        if spans is not None:
            times = ", ".join(f"{clock(a, language)} - {clock(b, language)}" for a, b in spans)
            lines.append((name, times or CLOSED[language]))
    return lines


def plain(week: Week, language: str) -> str:
    return "\n".join(" : ".join(line) for line in told(week, language))


@given(WEEKS)
@settings(deadline=None)
def test_a_week_survives_osm(week: Week) -> None:
    assert week_of(osm_of(week)) == week


@given(WEEKS, TONGUES)
@settings(deadline=None, max_examples=200)
def test_a_week_survives_writing_and_reading(week: Week, language: str) -> None:
    assert read_text(plain(week, language), language).week == week


DASHES = st.sampled_from(["-", " – ", " — ", "\u2011", "\u2212", " -- ", "\u202f–\u202f"])
BLANKS = st.sampled_from([" ", "\u00a0", "\u202f", "\u2009", " \u200b", "  "])


@given(WEEKS, TONGUES, DASHES, BLANKS)
@settings(deadline=None)
def test_signs_and_blanks_change_nothing(week: Week, language: str, dash: str, blank: str) -> None:
    text = plain(week, language)
    decorated = text.replace(" - ", dash).replace(" ", blank)
    usual, other = read_text(text, language), read_text(decorated, language)
    assert (other.week, other.confidence) == (usual.week, usual.confidence)


SHAPES = {
    "rows": "<tr><th>{0}</th><td>{1}</td></tr>",
    "split": "<p><b>{0}</b>&nbsp;:<span> <i>{1}</i></span></p>",
    "terms": "<dt>{0}</dt><dd>{1}</dd>",
    "items": "<li><span>{0}</span> : {1}</li>",
}
WRAPPED = {"rows": "table", "split": "div", "terms": "dl", "items": "ul"}
AROUND = {
    "fr": ("Fondée par deux sœurs, la maison est restée familiale.", "À bientôt !"),
    "en": ("Founded by two sisters, the house is still a family one.", "See you soon!"),
    "de": ("Das Haus ist seit jeher in Familienbesitz.", "Bis bald!"),
    "es": ("Una casa familiar desde siempre.", "¡Hasta pronto!"),
    "it": ("Una casa di famiglia da sempre.", "A presto!"),
    "nl": ("Een familiebedrijf, en dat blijft zo.", "Tot ziens!"),
    "pt": ("Uma casa de família desde sempre.", "Até breve!"),
}


@given(WEEKS, TONGUES, st.sampled_from(sorted(SHAPES)))
@settings(deadline=None)
def test_markup_and_sentences_around_change_nothing(week: Week, language: str, shape: str) -> None:
    listed = "".join(SHAPES[shape].format(*line) for line in told(week, language))
    heading = data(f"hours/{language}.toml")["headings"]["words"][0]
    before, after = AROUND[language]
    body = f"<p>{before}</p><h2>{heading}</h2><{WRAPPED[shape]}>{listed}</{WRAPPED[shape]}>"
    found = shown(f"{body}<p>{after}</p>", language)
    usual = read_text(plain(week, language), language)
    if usual.osm and any(any(day or ()) for day in week):
        assert [hours.week for hours in found] == [week]
    else:
        assert all(hours.week in {week, SILENT} for hours in found)


PHRASES = {
    language: [
        phrase
        for section in ("words", "months", "feasts")
        for phrases in data(f"hours/{language}.toml")[section].values()
        for phrase in phrases
    ]
    + [name for names in NAMES[language].values() for name in names]
    for language in LANGUAGES
}
SPOKEN = TONGUES.flatmap(
    lambda language: st.tuples(
        st.just(language),
        st.lists(PIECES | st.sampled_from(PHRASES[language]), max_size=25).map(" ".join),
    )
)


@given(SPOKEN)
@settings(max_examples=500, deadline=None)
def test_what_is_said_is_consistent(spoken: tuple[str, str]) -> None:
    """Whatever the text: the week and the value agree, and certainty leaves nothing over."""
    language, text = spoken
    read = read_text(text, language)
    assert len(week_of(read.osm)) == 7
    if read.confidence is not Confidence.LOW:
        assert read.osm and not read.leftover
    if read.confidence is Confidence.HIGH and not read.seasonal:
        assert week_of(read.osm) == whole(read.week)
        assert sum(b - a for day in read.week for a, b in day or ()) <= 10_080


@given(st.text(max_size=200), st.sampled_from([*LANGUAGES, "", "xx", "fr-CA"]))
@settings(deadline=None)
def test_never_raises(text: str, language: str) -> None:
    assert len(read_text(text, language).week) == 7
    assert len(week_of(text)) == 7


@pytest.mark.parametrize("value", ["9-17", "Mo 25:00-99:00", "(" * 9_000, "", "Mo[9] 10:00"])
def test_what_is_no_opening_hours_value(value: str) -> None:
    assert week_of(value) == SILENT


HOSTILE = ["9", " ", "lundi ", "9h-12h ", "a@", "http://", ".", "(", "9h\n", "+1 ", "lundi 9h à ",
           "1 janvier ", "24h/24 ", "é", "sauf ", "\u202e", "01 ", "030 ", "0 ", "900 123 ", "mo ",
           "di do ", "1, ", "( 9 ) ", "24 heures à ", "lundi - mardi - ",
           "lundi (mardi 9h) 9h-12h ", "lundi ( mardi 9h ", "lundi (", "dernière entrée 9h ",
           "ouvert actuellement "]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hundred_kilobytes_of_text_take_less_than_fifty_milliseconds(text: str) -> None:
    huge = text * (100_000 // len(text))
    tries = []
    for _ in range(5):  # the machine may be busy
        began = process_time()
        read_text(huge, "fr")
        tries.append(process_time() - began)
    assert min(tries) < 0.05


@pytest.mark.parametrize("text", HOSTILE)
def test_the_work_is_bounded(text: str) -> None:
    """A hundred thousand characters: no more than the limits are looked at closely."""
    huge = text * (100_000 // len(text))
    assert read_text(huge, "fr") == read_text(huge[: 2 * TEXT_LIMIT], "fr")
    assert read_text(huge, "fr").confidence is Confidence.LOW
    lines = "".join(f"<p>{huge[at : at + 150]}</p>" for at in range(0, len(huge), 150))
    document = page("<h2>Horaires</h2>" + lines)
    read = sum(len(piece.text) for piece in pieces(document.lines, "fr"))
    assert read <= REGION_LIMIT + LINE_LIMIT
    assert all(len(fact.place.text) <= 300 for fact in read_hours(document))
