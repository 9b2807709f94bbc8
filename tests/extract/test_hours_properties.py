"""What holds for every text and every week."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeycheck.extract.hours import osm_of, read_hours, read_text, week_of
from journeycheck.extract.hours.pieces import LINE_LIMIT, REGION_LIMIT, pieces
from journeycheck.extract.hours.reading import TEXT_LIMIT
from journeycheck.facts import SILENT, Confidence, Week
from journeycheck.texts import DAYS, clock
from journeycheck.weeks import tidy
from journeycheck.words import LANGUAGES
from tests.extract.hours_pages import page

FRENCH_DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
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


def told(week: Week, days: tuple[str, ...], closed: str, language: str) -> str:
    """A week as a site would list it, a day a line."""
    lines = []
    for name, spans in zip(days, week, strict=True):
        if spans is not None:
            times = ", ".join(f"{clock(a, language)} - {clock(b, language)}" for a, b in spans)
            lines.append(f"{name} : {times or closed}")
    return "\n".join(lines)


@given(WEEKS)
@settings(deadline=None)
def test_a_week_survives_osm(week: Week) -> None:
    assert week_of(osm_of(week)) == week


@given(WEEKS)
@settings(deadline=None)
def test_a_week_survives_writing_and_reading(week: Week) -> None:
    assert read_text(told(week, FRENCH_DAYS, "fermé", "fr"), "fr").week == week
    assert read_text(told(week, DAYS, "closed", "en"), "en").week == week


@given(st.lists(PIECES, max_size=25).map(" ".join))
@settings(max_examples=300, deadline=None)
def test_what_is_said_is_consistent(text: str) -> None:
    """Whatever the text: the week and the value agree, and certainty leaves nothing over."""
    read = read_text(text, "fr")
    if read.confidence is not Confidence.LOW:
        assert read.osm and not read.leftover
    if read.confidence is Confidence.HIGH and not (read.valid_from or read.valid_through):
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
           "1 janvier ", "24h/24 ", "é", "sauf ", "\u202e", "01 "]  # fmt: skip


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
