"""A chat: is there one, does it open, and does it say that nobody is there? Nothing is typed in it.

It only counts as one that does not open when two fresh visits pressed it, nothing changed at all,
and nothing that it may need was held back by us: a chat that lives on a WebSocket cannot be judged.
"""

import asyncio
import logging
from collections.abc import Iterable
from dataclasses import replace
from time import monotonic

from journeycheck.browse.hand import Hand
from journeycheck.browse.view import View
from journeycheck.facts import Chat, Device, Fact, How, PageKind, Place
from journeycheck.walk.banner import without_banner
from journeycheck.walk.launcher import Launcher, launcher
from journeycheck.walk.outing import Outing
from journeycheck.walk.still import STILL, TROUBLE, held_back, opened
from journeycheck.words import fold, pattern

APP = "The button leaves for an app of its own, which this visit does not open."
NO_BUTTON = "The page loads a chat, and no button of it was seen."
HELD_BACK = (
    "This visit sends nothing and opens no further window, and the chat may need it: nobody can "
    "say that it does not open."
)
TROUBLED = "The page did not stay as it was while the chat was tried."
SOMETHING = "Something changed when it was pressed, and no chat was recognised in it."
_WINDOW = 180  # CSS pixels a chat is wide and high at least
_OPENING = 4.0  # seconds
_AGAIN = 0.5
log = logging.getLogger(__name__)


async def chat(outing: Outing, devices: Iterable[Device] = Device) -> Iterable[Fact]:
    """The chat of the home page, or else of the contact page, on the first device that has one. At
    the desk, the home page must do."""
    for device in devices:
        came = await _visit(outing, device)
        if came is not None and came.state == "closed":
            again = await _visit(outing, device)
            came = again if again is not None else replace(came, state="unclear", reason=NO_BUTTON)
        if came is not None:
            return [came]
    return []


async def _visit(outing: Outing, device: Device) -> Chat | None:
    """A fresh visit; None when no chat is offered."""
    pages = {outing.site.url: None}
    if device is Device.MOBILE:
        pages |= dict.fromkeys(outing.pages([PageKind.CONTACT])[:1])
    try:
        async with outing.hand(device, STILL) as hand:
            for url in pages:
                view = await without_banner(hand, await opened(outing, hand, url))
                if found := await launcher(hand, view):
                    return await _tried(outing, hand, device, found)
    except TROUBLE as trouble:
        log.info("the chat of %s on a %s: %s", outing.site.url, device, trouble)
    return None


async def _tried(outing: Outing, hand: Hand, device: Device, found: Launcher) -> Chat:
    name = found.control.name if found.control else ""
    place = Place(found.view.address, text=name, how=How.RENDERED)
    told = Chat(place=place, device=device, platform=found.platform, words=name)
    if found.control is None or found.app:
        return replace(told, reason=APP if found.app else NO_BUTTON)
    try:
        after = await _pressed(hand, found)
        plate = await outing.plates.take(hand.tab.page, device, "chat", mark=found.control.box)
        return _state(
            replace(told, plate=plate), found.view, after, held_back(outing, hand) or hand.tab.busy
        )
    except TROUBLE as trouble:
        log.info("the chat of %s: %s", outing.site.url, trouble)
        return replace(told, reason=TROUBLED)


async def _pressed(hand: Hand, found: Launcher) -> View:
    """The page once the chat is open, or has had its time."""
    assert found.control is not None, "only what can be pressed is pressed"
    end = monotonic() + _OPENING
    view = await hand.press(found.control)
    while not is_open(found.view, view) and monotonic() < end:
        await asyncio.sleep(_AGAIN)
        view = await hand.see()
    return view


def _state(told: Chat, before: View, after: View, held_back: bool) -> Chat:
    said = _new_words(before, after)
    offline = next((line for line in said if pattern("chat", "offline").search(fold(line))), "")
    if is_open(before, after):
        if offline and not held_back:
            return replace(told, state="offline", words=offline)
        return replace(told, state="opened")
    if held_back:
        return replace(told, reason=HELD_BACK)
    return (
        replace(told, reason=SOMETHING) if _differ(before, after) else replace(told, state="closed")
    )


def is_open(before: View, after: View) -> bool:
    """Is there a window of its own, a field to write in, or a text, that was not there before?"""
    had = {frame.key: frame.box for frame in before.frames}
    for frame in after.frames:
        _, _, width, height = frame.box
        if min(width, height) >= _WINDOW and had.get(frame.key) != frame.box:
            return True
    fields = [sum(one.is_field for one in view.shown) for view in (before, after)]
    return fields[1] > fields[0] or len(_new_words(before, after)) >= 2


def _new_words(before: View, after: View) -> list[str]:
    known = {line for text in _texts(before) for line in text.splitlines()}
    return [line for text in _texts(after) for line in text.splitlines() if line not in known]


def _texts(view: View) -> list[str]:
    return [view.words, *(frame.words for frame in view.frames)]


def _differ(before: View, after: View) -> bool:
    return any(
        one(before) != one(after)
        for one in (_texts, lambda view: len(list(view.shown)), lambda view: view.address)
    )
