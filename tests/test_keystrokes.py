"""Seconds by the Keystroke-Level Model: the same form always takes the same time."""

import pytest

from journeycheck.facts import Captcha, Field
from journeycheck.keystrokes import filling, moving, on_a_phone, puzzle_seconds
from tests.checks.made import form


@pytest.mark.parametrize(("clicks", "seconds"), [(0, 1.35), (1, 3.9), (2, 6.45)])
def test_on_the_way(clicks: int, seconds: float) -> None:
    assert moving(clicks) == pytest.approx(seconds)


@pytest.mark.parametrize(
    ("kind", "seconds"),
    [
        ("email", 1.35 + 1.1 + 0.1 + 22 * 0.28),
        ("textarea", 1.35 + 1.1 + 0.1 + 120 * 0.28),
        ("colour", 1.35 + 1.1 + 0.1 + 12 * 0.28),
        ("select", 1.35 + 2.2 + 0.2),
        ("checkbox", 1.2),
    ],
)
def test_one_field(kind: str, seconds: float) -> None:
    assert filling([Field("f", kind)]) == pytest.approx(seconds)
    assert filling([Field("f", kind)] * 2) == pytest.approx(2 * seconds)


@pytest.mark.parametrize(("captcha", "seconds"), [(None, 0), (Captcha.PUZZLE, 12)])
def test_a_puzzle(captcha: Captcha | None, seconds: float) -> None:
    assert puzzle_seconds(form("/contact", captcha=captcha)) == seconds


def test_a_thumb_takes_longer_than_a_mouse() -> None:
    assert on_a_phone(10) > 10
