"""Two times of day to one interval: halves of the day that are left out, noon, past midnight."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from journeycheck.extract.hours.tokens import Token
from journeycheck.extract.hours.vocabulary import Kind

Span = tuple[int, int]
NOON, DAY = 720, 1440
LONGEST_NIGHT = 14 * 60  # an interval past midnight that is longer is rather a slip of the pen


def apart(spans: Iterable[Span]) -> bool:
    """Does no interval run into the next? They must be in order."""
    return all(one[1] <= next_one[0] for one, next_one in pairwise(spans))


def on_twelve_hours(tokens: Iterable[Token]) -> bool:
    """May the times of a text be those of a dial of twelve hours? Not once one is written 14:00."""
    times = [token for token in tokens if token.kind is Kind.TIME and token.half != "n"]
    late = any(NOON + 60 <= t.minute < DAY and not t.bare and not t.half for t in times)
    return not late or any(token.half for token in times)


@dataclass(frozen=True, slots=True)
class Interval:
    """`span` in minutes; `sure` is False when it could also be read otherwise."""

    span: Span
    sure: bool = True


def interval(
    opens: Token, closes: Token, *, twelve_hours: bool, after: int = -1
) -> Interval | None:
    """The interval between two times; None when there is none.

    `after`: the end of the interval before, of the same day, or -1.
    """
    if opens.four != closes.four and opens.bare and closes.bare:
        return None
    if opens.four and _years(opens, closes):
        return None
    if (opens.bare or closes.bare) and (opens.minute % 5 or closes.minute % 5):
        return None  # 3:16-17 is a verse
    start, end = opens.minute % DAY if opens.half == "n" else opens.minute, closes.minute
    if opens.half and closes.half:
        return _ordered(start, end)
    if opens.half in {"a", "p"} or closes.half in {"a", "p"}:
        return _half_inherited(opens, closes)
    if twelve_hours and not (opens.zero or closes.zero) and start < 780 and end < 780:
        return _on_a_twelve_hour_dial(start, end, after)
    by_day = end <= start <= NOON and end + DAY - start >= LONGEST_NIGHT
    if opens.bare and closes.bare and by_day:
        return Interval((start, end + NOON), sure=False)  # "9 to 5", in any language
    return _ordered(start, end)


def _years(opens: Token, closes: Token) -> bool:
    """2024-2025 is no evening; nor has anybody hours that begin at 9:17."""
    odd = opens.minute % 5 or closes.minute % 5
    return bool(odd) or 1200 <= opens.minute < closes.minute <= 1240


def _ordered(start: int, end: int) -> Interval | None:
    if end in {0, DAY - 1}:
        end = DAY
    if start >= DAY or start == end:
        return None
    if end > start:
        return Interval((start, end))
    return Interval((start, end + DAY), end + DAY - start <= LONGEST_NIGHT)


def _half_inherited(opens: Token, closes: Token) -> Interval | None:
    """9-5pm, 12-5pm, 9am-5: the half that is written decides the other, so that time goes on."""
    start, end = opens.minute, closes.minute
    if (
        "n" in {opens.half, closes.half}
        or (start >= 780 and not opens.half)
        or (end >= 780 and not closes.half)
    ):
        return _ordered(start, end)
    if closes.half:
        same = start % NOON + (NOON if closes.half == "p" else 0)
        other = start % NOON + (0 if closes.half == "p" else NOON)
        found = _ordered(same if same < (end or DAY) else other, end)
        # "8-10pm" may be two hours or fourteen.
        return found and Interval(
            found.span, found.sure and not 1080 <= found.span[0] < found.span[1] <= DAY
        )
    same = end % NOON + (NOON if opens.half == "p" else 0)
    if opens.half == "p":
        return _ordered(start, same if same > start else end % NOON)
    found = _ordered(start, same if same > start else end % NOON + NOON)
    return found and Interval(found.span, found.sure and found.span[1] >= NOON)


def _on_a_twelve_hour_dial(start: int, end: int, after: int) -> Interval | None:
    """9-5 is a working day; 6-11 may be a morning or an evening."""
    if start == end:
        return Interval((start, end + NOON)) if 420 <= start < NOON else None
    if start < after:
        start, end = start + NOON, end + NOON
        closes = end if start < end else end + NOON
        return Interval((start, closes), start < end) if start >= after else None
    if end < start:
        return Interval((start, end + NOON), start >= 420 and end <= 540)
    if end <= 420:
        return Interval((start + NOON, end + NOON), sure=False)  # nobody opens at 1:30 in the night
    return Interval((start, end), 420 <= start < NOON <= end)
