"""A visitor's eye and hand on one tab: looks, presses, types, and waits no longer than people do.

What is pressed is pressed where it lies, by the browser's own input: what covers it gets the press.
"""

import asyncio
import json
from functools import lru_cache
from importlib.resources import files
from time import monotonic
from typing import Any, Self

from playwright.async_api import CDPSession, Error

from journeycheck import urls
from journeycheck.browse.session import within
from journeycheck.browse.tab import Screen, Tab
from journeycheck.browse.view import Seen, View, view

_CONTROLS = 1_500
_DEADLINE = 5_000  # milliseconds a look may take, held by the browser itself
_LOADING = 0.6  # seconds before a page is read for the first time
_STEP = 0.25  # seconds between two looks
_SETTLE = 5.0  # seconds a page may take to come to rest
_CALL = 10.0  # seconds for one act, the rest after it not counted
_WORLD = "journeycheck-hand"
_REACH = """((number, lands) => {
  const { usable, hit, within, shown, stand_in } = globalThis.journeycheck ?? {};
  const one = usable?.[number];
  if (!one?.isConnected) return null;
  const body = shown(one) ? one : stand_in(one) ?? one;
  body.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
  if (lands) for (const each of [one, one.form]) if (each?.target) each.target = "_self";
  const box = body.getBoundingClientRect(), at = hit(one, box);
  return { x: box.left + box.width / 2, y: box.top + box.height / 2,
           met: at !== null && within(at, one), over: at?.innerText?.slice(0, 200) ?? "" };
})"""
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


class Gone(Exception):
    """The control is not there any more, or the page does not let itself be looked at."""


class Covered(Exception):
    """Something lies on the control; the text is what it says."""


class Hand:
    """`await Hand.on(tab, screen)`. What the tab forbids ends every call with `Over`; a site that
    does not answer ends it with TimeoutError, what it breaks with Playwright's Error."""

    def __init__(self, tab: Tab, wire: CDPSession, screen: Screen) -> None:
        self.tab = tab
        self.screen = screen
        self.waited = 0.0  # seconds that the last act took, until the page was at rest
        self._wire = wire

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
        told = await self.run(_eye(), _CONTROLS)
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
        """Type into a field, over what stands in it. Raises Gone or Covered."""
        await self._reach(control)
        if not await self.run(_CLEAR, control.number):
            raise Gone(control.name)
        await self._unless_over(_CALL, self.tab.page.keyboard.insert_text(text))
        await self._unless_over(_CALL, self.tab.page.keyboard.press("Tab"))

    async def choose(self, control: Seen, value: str) -> View:
        """Choose from a list. Raises Gone when it is not to be had."""
        began = monotonic()
        if not await self.run(_CHOOSE, control.number, value):
            raise Gone(control.name)
        return await self._rested(began)

    async def key(self, name: str) -> View:
        """Press a key, such as "Enter" or "Escape"."""
        began = monotonic()
        await self._unless_over(_CALL, self.tab.page.keyboard.press(name))
        return await self._rested(began)

    async def scroll(self, pixels: int) -> None:
        """Turn the wheel; upwards with fewer than none."""
        await self._unless_over(_CALL, self.tab.page.mouse.wheel(0, pixels))

    async def run(self, script: str, *arguments: Any) -> Any:
        """What a function of ours gives, run beside the page's own scripts: they can neither see
        nor change it. `arguments` and the answer are JSON. Raises Gone."""
        given = ", ".join(json.dumps(each) for each in arguments)
        work = self._run(f"{script.strip()}({given})")
        return await self._unless_over(_DEADLINE / 1000 + 2, work)

    async def _run(self, expression: str) -> Any:
        try:
            tree = await self._wire.send("Page.getFrameTree")
            frame = tree["frameTree"]["frame"]["id"]
            world = await self._wire.send(
                "Page.createIsolatedWorld", {"frameId": frame, "worldName": _WORLD}
            )
            answer = await self._wire.send("Runtime.evaluate", {
                "expression": expression,
                "contextId": world["executionContextId"],
                "returnByValue": True,
                "timeout": _DEADLINE,
            })  # fmt: skip
        except Error as error:
            raise Gone("the page has moved on") from error
        if "exceptionDetails" in answer:
            raise Gone(str(answer["exceptionDetails"].get("text", "")))
        return _sound(answer["result"].get("value"))

    async def _reach(self, control: Seen) -> tuple[float, float]:
        spot = await self.run(_REACH, control.number, True)
        if not spot:
            raise Gone(control.name)
        if not spot["met"]:
            raise Covered(spot["over"])
        return spot["x"], spot["y"]

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
    return (one.address, one.words) == (other.address, other.words) and len(one.controls) == len(
        other.controls
    )


@lru_cache
def _eye() -> str:
    return (files("journeycheck") / "browse" / "eye.js").read_text(encoding="utf-8")


def _sound(told: Any) -> Any:
    """Texts without halves of characters (lone surrogates), which cannot be stored."""
    if isinstance(told, str):
        return told.encode(errors="replace").decode()
    if isinstance(told, list):
        return [_sound(one) for one in told]
    return {name: _sound(one) for name, one in told.items()} if isinstance(told, dict) else told
