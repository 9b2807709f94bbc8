"""Consent banners: found as a visitor meets them, and refused. Nothing is ever accepted."""

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from time import monotonic
from typing import Any

from journeycheck import urls
from journeycheck.browse.hand import Hand
from journeycheck.browse.view import Seen, View
from journeycheck.texts import clean
from journeycheck.walk.still import TROUBLE
from journeycheck.words import data, fold, pattern, phrases

LATE = 3.0  # seconds after which a banner that has not come is not waited for
_AGAIN = 0.4  # seconds between two looks for it
_PRESSES = 3  # to refuse
_LONG = 60  # characters of a button
_TICKED = frozenset({"checkbox", "radio"})
_REMOVE = """(() => {
  const box = globalThis.journeycheck?.banner;
  if (!box) return false;
  const host = box.getRootNode().host ?? box;
  for (const one of document.body.querySelectorAll("*")) {
    const style = getComputedStyle(one), size = one.getBoundingClientRect();
    if (style.position === "fixed" && !one.innerText?.trim() && size.width >= innerWidth &&
      size.height >= innerHeight) one.remove();
  }
  host.remove();
  for (const one of [document.documentElement, document.body])
    one.style.setProperty("overflow", "visible", "important");
  return true;
})"""
_REMOVE_FRAME = """((part) => {
  for (const one of document.querySelectorAll("iframe")) {
    let box = one;
    if (!one.src.startsWith(part)) continue;
    const alone = (at) => at && at !== document.body && at.childElementCount === 1;
    while (alone(box.parentElement)) box = box.parentElement;
    box.remove();
  }
  for (const one of [document.documentElement, document.body])
    one.style.setProperty("overflow", "visible", "important");
})"""


@dataclass(frozen=True, slots=True)
class Banner:
    """A banner that is open. `box`: in CSS pixels of the window; `refuse`, `settings`: what a
    customer would press; `frame`: where it stands, "" for the page itself."""

    platform: str
    words: str
    box: tuple[int, int, int, int]
    inside: frozenset[int]
    refuse: Seen | None
    settings: Seen | None
    frame: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """What came of refusing: the page afterwards, whether the banner is gone, and the presses."""

    view: View
    gone: bool
    clicks: int


def refuses(name: str) -> bool:
    """Do the words of a button refuse? "Accept only what is necessary" does."""
    words = fold(name[:_LONG])
    return len(name) <= _LONG and pattern("consent", "refuse").search(words) is not None


def accepts(name: str) -> bool:
    words = fold(name[:_LONG])
    return not refuses(name) and pattern("consent", "accept").search(words) is not None


def _arranges(name: str) -> bool:
    words = fold(name[:_LONG])
    return not accepts(name) and pattern("consent", "settings").search(words) is not None


async def find(hand: Hand, view: View) -> Banner | None:
    """The banner that is open now. Raises what the hand raises."""
    frames = {"": False} | {frame.key: frame.floats or frame.modal for frame in view.frames}
    for frame, whole in frames.items():
        own = [one for one in view.shown if one.frame == frame]
        if frame and not any(_speaks(one) for one in own):
            continue
        base = hand.base(frame)
        numbers = [one.number - base for one in own if _speaks(one)]
        told = await hand.run(_script(), _rules(), numbers, _cookies(), whole, frame=frame)
        if isinstance(told, dict) and (banner := _banner(told, own, base, view)):
            return banner
    return None


def _speaks(one: Seen) -> bool:
    return not one.is_field and any(says(one.name) for says in (refuses, accepts, _arranges))


def _banner(told: Mapping[str, Any], own: list[Seen], base: int, view: View) -> Banner | None:
    by_number = {one.number: one for one in own}
    inside = [by_number[n + base] for n in told["inside"] if n + base in by_number]
    known = told["platform"] >= 0
    if not known and not _asks(clean(told["words"], 6_000), inside):
        return None
    marked = {key: [by_number.get(n + base) for n in told[key]] for key in ("refuse", "settings")}
    frame = inside[0].frame if inside else ""
    here = urls.without_fragment(view.address)
    layers = [one for one in inside if not _leads_away(one, here)]
    around = next((one for one in view.frames if one.key == frame), None)
    return Banner(
        platform=_platforms()[told["platform"]]["name"] if known else "",
        words=clean(told["words"]),
        box=around.box if around else tuple(told["box"]),
        inside=frozenset(one.number for one in inside),
        refuse=_best(inside, marked["refuse"], refuses),
        settings=_best(layers, marked["settings"], _arranges),
        frame=frame,
    )


def _leads_away(one: Seen, here: str) -> bool:
    """ "Learn more" may open the banner's second layer, or leave for another page."""
    return one.is_link and urls.is_web(one.href) and urls.without_fragment(one.href) != here


def _best(inside: list[Seen], marked: Sequence[Seen | None], says: Any) -> Seen | None:
    """A control whose words say so; else the one of the platform, unless its words accept."""
    spoken = [one for one in inside if one.enabled and not one.is_field and says(one.name)]
    known = [one for one in marked if one and one.enabled and one.visible and not accepts(one.name)]
    return next(iter([*spoken, *known]), None)


def _asks(words: str, inside: list[Seen]) -> bool:
    """Does a box of no platform we know ask to consent? One with a field to write in is something
    else, such as the offer of a newsletter."""
    if any(one.is_field and one.type not in _TICKED for one in inside):
        return False
    told = {hit[0] for hit in pattern("consent", "cookies").finditer(fold(words))}
    choices = sum(any(says(one.name) for one in inside) for says in (refuses, accepts, _arranges))
    explained = any(one.is_link and not accepts(one.name) for one in inside)
    return bool(told) and (choices >= 2 or (choices == 1 and (len(told) >= 2 or explained)))


async def awaited(hand: Hand, view: View, seconds: float = LATE) -> tuple[View, Banner | None]:
    """The page with its banner, which may come late; or without one."""
    end = monotonic() + seconds
    while not (banner := await find(hand, view)) and monotonic() < end:
        await asyncio.sleep(_AGAIN)
        view = await hand.see()
    return view, banner


async def refuse(hand: Hand, view: View, banner: Banner) -> Refused:
    """Refuse, on a second layer if there is one. A banner that only accepts is left as it is."""
    clicks, opened = 0, False
    now: Banner | None = banner
    while now is not None and clicks < _PRESSES:
        button = now.refuse or (None if opened else now.settings)
        if button is None:
            break
        opened = opened or button is not now.refuse
        clicks += 1
        try:
            view = await hand.press(button)
            now = await find(hand, view)
        except TROUBLE:
            return Refused(await hand.see(), False, clicks)
    return Refused(view, now is None, clicks)


async def remove(hand: Hand, banner: Banner, view: View) -> View:
    """Take it out of the page, to see what the page is without it; nothing is told to the site."""
    frame = next((one for one in view.frames if one.key == banner.frame), None)
    if frame is not None:
        await hand.run(_REMOVE_FRAME, frame.address.partition("?")[0])
    else:
        await hand.run(_REMOVE)
    return await hand.see()


async def without_banner(hand: Hand, view: View, seconds: float = 0.0) -> View:
    """The page after its banner, if there is one, has been refused; with it when it cannot be."""
    view, banner = await awaited(hand, view, seconds)
    return (await refuse(hand, view, banner)).view if banner else view


def _platforms() -> Sequence[Mapping[str, Any]]:
    rows: Sequence[Mapping[str, Any]] = data("consent.toml")["platform"]
    return rows


def _rules() -> list[dict[str, Any]]:
    return [{key: row[key] for key in ("banner", "refuse", "settings")} for row in _platforms()]


@lru_cache
def _cookies() -> list[str]:
    return list(phrases("consent", "cookies"))


@lru_cache
def _script() -> str:
    return (files("journeycheck") / "walk" / "banner.js").read_text(encoding="utf-8")


def outside(view: View, banner: Banner | None) -> Iterator[Seen]:
    """What can be seen beside the banner."""
    inside = banner.inside if banner else frozenset()
    return (one for one in view.shown if one.number not in inside and one.enabled)
