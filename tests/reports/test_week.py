"""The drawing of the week: like with like, and silence contradicts nobody."""

from typing import Any

from journeycheck.model import Hours
from journeycheck.present.week import LANES, strips, weeks
from tests.reports.golden import changed, golden, words

NINE_TO_FIVE = ((540, 1020),)
NINE_TO_NOON = ((540, 720),)


def claim(monday: Any, url: str = "https://x.test/a", **other: Any) -> Hours:
    week = (monday, None, None, None, None, None, None)
    known = {
        "place": None, "osm": "Mo", "raw": "lundi", "url": url, "how": "text", "selector": "",
        "week": week, "confidence": "high",
    }  # fmt: skip
    return Hours(**(known | other))


def monday(*claims: Hours) -> tuple[int, int]:
    """How many answers there are for Monday, and how many stretches are disputed."""
    [chart] = weeks(claims).charts
    return len(chart.days[0].answers), len(chart.days[0].disputed)


def test_two_places_that_disagree() -> None:
    assert monday(claim(NINE_TO_FIVE), claim(NINE_TO_NOON, "https://x.test/b")) == (2, 1)


def test_open_against_closed_is_disputed_all_along() -> None:
    [chart] = weeks([claim(NINE_TO_FIVE), claim((), "https://x.test/b")]).charts
    assert chart.days[0].disputed == NINE_TO_FIVE


def test_silence_contradicts_nobody() -> None:
    [chart] = weeks(
        [claim(NINE_TO_FIVE), claim(None, "https://x.test/b", week=(None, ()) + (None,) * 5)]
    ).charts
    assert chart.contested == ()
    assert chart.days[0].speakers == 1


def test_touching_intervals_and_the_last_minute_are_the_same() -> None:
    one, other = ((540, 720), (720, 1439)), ((540, 1440),)
    assert monday(claim(one), claim(other, "https://x.test/b")) == (1, 0)


def test_two_readings_in_one_part_are_left_to_a_person() -> None:
    [chart] = weeks([claim(NINE_TO_FIVE), claim(NINE_TO_NOON)]).charts
    assert chart.contested == ()
    assert chart.days[0].unsure == (NINE_TO_FIVE, NINE_TO_NOON)


def test_other_services_places_seasons_and_doubts_are_not_compared() -> None:
    sorted_out = weeks(
        [
            claim(NINE_TO_FIVE),
            claim(NINE_TO_NOON, service="phone"),
            claim(NINE_TO_NOON, place="Lyon"),
            claim(NINE_TO_NOON, valid_through="2024-08-31"),
            claim(NINE_TO_NOON, confidence="low", leftover="sauf"),
        ]
    )
    assert [chart.contested for chart in sorted_out.charts] == [(), (), ()]
    assert (len(sorted_out.seasons), len(sorted_out.unread)) == (1, 1)


def test_claims_that_stand_alike_are_one_lane() -> None:
    footer = [claim(NINE_TO_FIVE, f"https://x.test/{n}", region="footer") for n in range(3)]
    [chart] = weeks(footer).charts
    assert [(lane.kind, lane.pages) for lane in chart.lanes] == [("footer", 3)]


def test_only_six_lanes_are_drawn_and_the_others_are_counted() -> None:
    claims = [
        claim(((540, 900 + n),), f"https://x.test/{n}", how="listing", pages=9 - n)
        for n in range(9)
    ]
    [chart] = weeks(claims).charts
    assert (len(chart.lanes), chart.more) == (LANES, 3)
    assert [lane.twin for lane in chart.lanes] == [1, 2, 3, 4, 5, 6]


def test_a_late_night_and_a_whole_day_are_drawn_to_scale() -> None:
    [late] = weeks([claim(((1080, 1560),))]).charts
    assert (late.hours[0], late.hours[-1]) == (8, 28)
    [always] = weeks([claim(((0, 1440),))]).charts
    assert (always.hours[0], always.hours[-1]) == (0, 24)


def test_hours_that_cannot_be_are_not_called_closed() -> None:
    [chart] = weeks([claim(((900, 600),)), claim(NINE_TO_FIVE, "https://x.test/b")]).charts
    assert chart.contested == ()
    assert chart.days[0].said == (None, NINE_TO_FIVE)


def test_two_pages_with_the_same_last_name_are_told_apart() -> None:
    claims = [claim(NINE_TO_FIVE), claim(NINE_TO_NOON, "https://x.test/en/a")]
    [chart] = weeks(claims).charts
    assert [lane.twin for lane in chart.lanes] == [1, 2]


def test_an_interval_is_cut_where_the_dispute_begins() -> None:
    agreed, doubted = strips(NINE_TO_FIVE, ((720, 780),))
    assert (agreed, doubted) == (((540, 720), (780, 1020)), ((720, 780),))


def test_the_report_tells_the_days() -> None:
    text = words(golden(), "#hours .day > p")
    assert "Two answers: 10:00–19:00 or closed." in text
    assert "As on Tuesday." in text
    assert "Agreed. Closed." in text


def test_the_report_keeps_what_was_not_understood() -> None:
    assert "certains jeudis, voir la vitrine" in words(golden(), "#hours .claims")


def test_hours_that_nobody_understood_are_not_called_missing() -> None:
    audit = changed(lambda data: data.update(hours=data["hours"][-1:]))
    assert words(audit, "#h-hours") == "Hours are written, but a person has to read them."
