"""What opens a chat: recognised by the service it is of, or by where it stands and what it says."""

import asyncio
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from time import monotonic
from typing import Any

from journeycheck import urls
from journeycheck.browse.hand import Hand
from journeycheck.browse.view import Seen, View
from journeycheck.words import data, fold, pattern

_LATE = 4.0  # seconds a launcher may take when the page loads its service
_AGAIN = 0.5
_WIDE, _HIGH = 320, 140  # CSS pixels of a launcher at most
_MARKS = re.compile(
    r"(?:^|[-_ ])(?:live)?t?chat(?:[-_ ]?(?:button|btn|launcher|widget|bubble|icon))?(?:$|[-_ ])"
)

Box = Sequence[int]


@dataclass(frozen=True, slots=True)
class Launcher:
    """`control`: None when the service is loaded and nothing to press was seen; `app`: pressing it
    leaves for an app; `view`: the page it stands on."""

    platform: str
    control: Seen | None
    view: View
    app: bool = False


async def launcher(hand: Hand, view: View) -> Launcher | None:
    """The chat that the page offers; None when it offers none. Raises what the hand raises."""
    end = monotonic() + _LATE
    while True:
        told = await hand.run(_script(), [_looked_for(row) for row in _services()])
        if found := _of_service(view, told or []) or _generic(hand, view):
            return found
        there = [
            row["name"] for row, one in zip(_services(), told or [], strict=False) if one["there"]
        ]
        if not there:
            return None
        if monotonic() > end:
            return Launcher(there[0], None, view)
        await asyncio.sleep(_AGAIN)
        view = await hand.see()


def _of_service(view: View, told: list[Mapping[str, Any]]) -> Launcher | None:
    for row, one in zip(_services(), told, strict=False):
        for box in one["boxes"]:
            if control := _at(view, box):
                return Launcher(row["name"], control, view)
        titles = {frame.key for frame in view.frames if fold(frame.title) in row["frame"]}
        if one["there"] and (control := next(_small(view, titles), None)):
            return Launcher(row["name"], control, view)
    return None


def _at(view: View, box: Box) -> Seen | None:
    """What can be pressed at the place of a launcher, the smallest first."""
    left, top, width, height = box
    inside = [
        one
        for one in view.shown
        if not one.is_field
        and left <= one.box[0] + one.box[2] / 2 <= left + width
        and top <= one.box[1] + one.box[3] / 2 <= top + height
    ]
    return min(inside, key=lambda one: one.box[2] * one.box[3], default=None)


def _small(view: View, frames: set[str]) -> Iterator[Seen]:
    return (one for one in view.shown if one.frame in frames and not one.is_field and _fits(one))


def _generic(hand: Hand, view: View) -> Launcher | None:
    """A small thing that stays in the lower half of the window and speaks of a chat."""
    for one in view.shown:
        low = one.box[1] + one.box[3] / 2 > hand.screen.height / 2
        if not (one.floats and low and _fits(one)) or one.is_field or one.met is None:
            continue
        if app := next((row["name"] for row in _rows("app") if _leaves(one, row)), ""):
            return Launcher(app, one, view, app=True)
        if _speaks(one) and not _leads_away(one, view):
            return Launcher("", one, view)
    return None


def _fits(one: Seen) -> bool:
    return one.box[2] <= _WIDE and one.box[3] <= _HIGH


def _leaves(one: Seen, app: Mapping[str, Any]) -> bool:
    return one.is_link and any(link in one.href for link in app["links"])


def _speaks(one: Seen) -> bool:
    named = len(one.name) <= 60 and pattern("chat", "launcher").search(fold(one.name))
    return bool(named or _MARKS.search(f"{one.classes} {one.id}".lower()))


def _leads_away(one: Seen, view: View) -> bool:
    here = urls.without_fragment(view.address)
    return one.is_link and urls.is_web(one.href) and urls.without_fragment(one.href) != here


def _looked_for(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: row[key] for key in ("hosts", "launcher")}


def _services() -> Sequence[Mapping[str, Any]]:
    return _rows("service")


def _rows(kind: str) -> Sequence[Mapping[str, Any]]:
    rows: Sequence[Mapping[str, Any]] = data("chats.toml")[kind]
    return rows


@lru_cache
def _script() -> str:
    return (files("journeycheck") / "walk" / "chat.js").read_text(encoding="utf-8")
