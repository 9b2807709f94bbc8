"""A visitor's eye and hand on one tab: looks, presses, types, and waits no longer than people do.

What is pressed is pressed where it lies, by the browser's own input: what covers it gets the press.
"""

import asyncio
import json
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from time import monotonic
from typing import Any, Self

from playwright.async_api import CDPSession

from journeycheck import urls
from journeycheck.browse.frames import DEADLINE, Frames, Pane
from journeycheck.browse.frames import Gone as Gone
from journeycheck.browse.mosaic import look_into, together
from journeycheck.browse.session import within
from journeycheck.browse.tab import Screen, Tab
from journeycheck.browse.view import Seen, View, view

_CONTROLS = 1_500
_LOADING = 0.35  # seconds before a page is read for the first time
_SCROLLING = 0.1
_STEP = 0.18  # seconds between two looks
_SETTLE = 5.0  # seconds a page may take to come to rest
_CALL = 10.0  # seconds for one act, the rest after it not counted
_CHOOSE = """((number, value) => {
  const one = globalThis.journeycheck?.usable?.[number];
  if (!one?.isConnected || one.tagName !== "SELECT") return false;
  one.value = value;
  for (const kind of ["input", "change"]) one.dispatchEvent(new Event(kind, { bubbles: true }));
  return one.value === value;
})"""
_CLEAR = """((number) => {
  const one = globalThis.journeycheck?.usable?.[number];
  one?.focus?.();
  one?.select?.();
  return Boolean(one);
})"""


class Covered(Exception):
    """Something lies on the control; the text is what it says."""


@dataclass(frozen=True, slots=True)
class Reach:
    """Where a press would go, in CSS pixels of the window; does it meet the control, and what lies
    on it if not."""

    x: float
    y: float
    met: bool
    over: str


class Hand:
    """`await Hand.on(tab, screen)`. What the tab forbids ends every call with `Over`; a site that
    does not answer ends it with TimeoutError, what it breaks with Playwright's Error."""

    def __init__(self, tab: Tab, wire: CDPSession, screen: Screen) -> None:
        self.tab = tab
        self.screen = screen
        self.waited = 0.0  # seconds that the last act took, until the page was at rest
        self._frames = Frames(tab.page, wire)
        self._panes: dict[str, Pane] = {}
        self._bases: dict[str, int] = {}

    @classmethod
    async def on(cls, tab: Tab, screen: Screen) -> Self:
        return cls(tab, await tab.page.context.new_cdp_session(tab.page), screen)

    async def go(self, url: str, seconds: float = 20.0) -> View:
        """Open an address, and see what stands there. Raises ValueError for one not of the web."""
        if not urls.is_web(url):
            raise ValueError("only http and https can be opened")
        began = monotonic()
        # Playwright's own "domcontentloaded" never comes when a page begins to leave, then stays.
        going = self.tab.page.goto(url, wait_until="commit", timeout=0)
        await self._unless_over(seconds, going)
        return await self._rested(began, _LOADING)

    async def see(self) -> View:
        """What stands there now. Raises Gone when the page does not let itself be read."""
        told = await self._unless_over(DEADLINE / 1000 + 2, self._told())
        try:
            return view(told)
        except (KeyError, TypeError, ValueError) as error:
            raise Gone("the page does not let itself be read") from error

    async def press(self, control: Seen) -> View:
        """Press it where it lies: a tap on a phone, a click elsewhere. What would open a further
        window opens in this one. Raises Gone or Covered."""
        x, y = await self._reach(control)
        began = monotonic()
        mouse, touch = self.tab.page.mouse, self.tab.page.touchscreen
        act = touch.tap(x, y) if self.screen.mobile else mouse.click(x, y)
        await self._unless_over(_CALL, act)
        return await self._rested(began)

    async def type(self, control: Seen, text: str) -> None:
        """Type into a field, over what stands in it; no text empties it. Raises Gone or Covered."""
        await self._reach(control)
        if not await self.run(_CLEAR, self._number(control), frame=control.frame):
            raise Gone(control.name)
        keyboard = self.tab.page.keyboard
        act = keyboard.insert_text(text) if text else keyboard.press("Backspace")
        await self._unless_over(_CALL, act)
        await self._unless_over(_CALL, self.tab.page.keyboard.press("Tab"))

    async def choose(self, control: Seen, value: str) -> View:
        """Choose from a list. Raises Gone when it is not to be had."""
        began = monotonic()
        if not await self.run(_CHOOSE, self._number(control), value, frame=control.frame):
            raise Gone(control.name)
        return await self._rested(began)

    async def key(self, name: str) -> View:
        """Press a key, such as "Enter" or "Escape"."""
        began = monotonic()
        await self._unless_over(_CALL, self.tab.page.keyboard.press(name))
        return await self._rested(began)

    async def reach(self, control: Seen, *, lands: bool = False) -> "Reach":
        """Scroll to it, and see whether a press at its centre meets it. `lands`: what it opens is
        made to open in this window. Raises Gone."""
        spot = await self.run(_script("reach"), self._number(control), lands, frame=control.frame)
        if not spot:
            raise Gone(control.name)
        x, y, over = spot["x"], spot["y"], spot["over"]
        if pane := self._panes.get(control.frame):
            await asyncio.sleep(_SCROLLING)  # the page around it follows by itself
            pane = await self._unless_over(_CALL, pane.again())
            [above] = await self._unless_over(_CALL, pane.overs([(x, y)]))
            met = spot["met"] and above == ""
            return Reach(x + pane.left, y + pane.top, met, (above or "") if spot["met"] else over)
        return Reach(x, y, spot["met"], over)

    async def top(self) -> None:
        """Back to the beginning of the page. Raises Gone."""
        await self.run("(() => scrollTo(0, 0))")

    async def run(self, script: str, *arguments: Any, frame: str = "") -> Any:
        """What a function of ours gives, run beside the page's own scripts: they can neither see
        nor change it. `arguments` and the answer are JSON; `frame`: the one it runs in. Raises
        Gone."""
        work = self._run(_call(script, *arguments), frame)
        return await self._unless_over(DEADLINE / 1000 + 2, work)

    async def _run(self, expression: str, frame: str) -> Any:
        pane = self._panes.get(frame) if frame else await self._frames.main()
        if pane is None:
            raise Gone("the frame has gone")
        return await pane.run(expression)

    async def _told(self) -> Any:
        main, eye = await self._frames.main(), _call(_script("eye"), _CONTROLS)
        told = await main.run(eye)
        looks = await self._frames.seen(main, lambda pane: look_into(pane, eye))
        self._bases = {}
        if looks and isinstance(told, dict):
            told, self._bases = together(told, looks)
        self._panes = {pane.key: pane for pane, _ in looks}
        return told

    def base(self, frame: str) -> int:
        """What the numbers of a frame's controls begin with; a script in it counts from 0."""
        return self._bases.get(frame, 0)

    def _number(self, control: Seen) -> int:
        return control.number - self.base(control.frame)

    async def _reach(self, control: Seen) -> tuple[float, float]:
        spot = await self.reach(control, lands=True)
        if not spot.met:
            raise Covered(spot.over)
        return spot.x, spot.y

    async def _unless_over(self, seconds: float, work: Any) -> Any:
        async def done() -> Any:
            return await work

        return await within(seconds, self.tab.unless_over(done()))

    async def _rested(self, began: float, first: float = _STEP) -> View:
        """Until two looks are alike and nothing is under way, and not for ever. Raises Gone."""
        end = monotonic() + _SETTLE
        before: View | None = None
        await asyncio.sleep(first)
        while True:
            at_rest = not self.tab.busy
            now = await self._view()
            alike = now is not None and before is not None and _same(before, now)
            if (alike and at_rest and now and now.state == "complete") or monotonic() > end:
                break
            before = now
            await asyncio.sleep(_STEP)
        self.waited = max(0.0, monotonic() - began - _STEP)
        if now is None:
            raise Gone("the page does not let itself be read")
        return now

    async def _view(self) -> View | None:
        try:
            return await self.see()
        except Gone:  # it has just moved on, and is looked at again
            return None


def _same(one: View, other: View) -> bool:
    return _state(one) == _state(other)


def _state(seen: View) -> tuple[object, ...]:
    frames = tuple((frame.words, frame.box) for frame in seen.frames)
    return seen.address, seen.words, len(seen.controls), frames


@lru_cache
def _script(name: str) -> str:
    return (files("journeycheck") / "browse" / f"{name}.js").read_text(encoding="utf-8")


def _call(script: str, *arguments: Any) -> str:
    return f"{script.strip()}({', '.join(json.dumps(each) for each in arguments)})"
