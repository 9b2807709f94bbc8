"""The frames that a visitor sees in a page: banners, chats and forms often stand in one.

A frame of another site lives in a process of its own, and is reached by a wire of its own.
"""

import logging
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from time import monotonic
from typing import Any

from playwright.async_api import CDPSession, Error, Frame, Page

from journeycheck.browse.session import within

WORLD = "journeycheck-hand"
DEADLINE = 5_000  # milliseconds a script of ours may take, held by the browser itself
_FRAMES = 12  # of one page
_EACH = 1.5  # seconds for one frame; one that hangs is not asked again
_ALL = 3.0  # seconds for all of them
_LEAST = 20  # CSS pixels; smaller ones are no places to press
_OWNER = """function () {
  const { shown, floats, modal, region } = globalThis.journeycheck ?? {};
  const box = this.getBoundingClientRect(), style = getComputedStyle(this);
  return shown && {
    shown: shown(this), floats: floats(this), modal: modal(this), region: region(this),
    left: box.left + this.clientLeft + (parseFloat(style.paddingLeft) || 0),
    top: box.top + this.clientTop + (parseFloat(style.paddingTop) || 0),
    width: this.clientWidth, height: this.clientHeight, title: this.title.slice(0, 200),
  };
}"""
_HITS = """function (points) {
  const { deepest, called } = globalThis.journeycheck ?? {};
  return points.map(([x, y]) => {
    const at = deepest?.(x, y) ?? null;
    return at === this ? "" : at && called(at);
  });
}"""

Look = Callable[["Pane"], Awaitable[Any]]
log = logging.getLogger(__name__)


class Gone(Exception):
    """The control is not there any more, or the page does not let itself be looked at."""


@dataclass(frozen=True)
class Pane:
    """One frame. `owner`: the element that holds it, as its parent's world knows it; `told`: what
    was found out of that element; `left`, `top`: its corner in CSS pixels of the window."""

    wire: CDPSession
    key: str
    world: int
    parent: "Pane | None" = None
    owner: str = ""
    told: Mapping[str, Any] | None = None

    @property
    def left(self) -> float:
        return (self.parent.left if self.parent else 0) + (self.told["left"] if self.told else 0)

    @property
    def top(self) -> float:
        return (self.parent.top if self.parent else 0) + (self.told["top"] if self.told else 0)

    async def run(self, expression: str) -> Any:
        """What an expression gives in a world of ours. Raises Gone."""
        return await _evaluated(self.wire, "Runtime.evaluate", {
            "expression": expression, "contextId": self.world, "timeout": DEADLINE,
        })  # fmt: skip

    async def overs(self, points: list[tuple[float, float]]) -> list[str | None]:
        """What of the pages around it lies on these points of it; "" for nothing, None for points
        outside their windows. Raises Gone."""
        if self.parent is None:
            return ["" for _ in points]
        told = self.told or {}
        outside = [(x + told["left"], y + told["top"]) for x, y in points]
        here = await self.parent.calls(self.owner, _HITS, outside)
        above = await self.parent.overs(outside)
        return [
            None if None in (one, other) else one or other
            for one, other in zip(here, above, strict=True)
        ]

    async def again(self) -> "Pane":
        """The same, after the pages around it may have been scrolled. Raises Gone."""
        if self.parent is None:
            return self
        parent = await self.parent.again()
        told = await parent.calls(self.owner, _OWNER)
        if not told:
            raise Gone("the frame has gone")
        return replace(self, parent=parent, told=told)

    async def calls(self, element: str, script: str, *arguments: Any) -> Any:
        """A function of ours called on an element. Raises Gone."""
        return await _evaluated(self.wire, "Runtime.callFunctionOn", {
            "functionDeclaration": script, "objectId": element,
            "arguments": [{"value": one} for one in arguments],
        })  # fmt: skip


async def _evaluated(wire: CDPSession, command: str, words: dict[str, Any]) -> Any:
    try:
        answer = await wire.send(command, words | {"returnByValue": True})
    except Error as error:
        raise Gone("the page has moved on") from error
    if "exceptionDetails" in answer:
        raise Gone(str(answer["exceptionDetails"].get("text", "")))
    return sound(answer["result"].get("value"))


def sound(told: Any) -> Any:
    """Texts without halves of characters (lone surrogates), which cannot be stored."""
    if isinstance(told, str):
        return told.encode(errors="replace").decode()
    if isinstance(told, list):
        return [sound(one) for one in told]
    return {name: sound(one) for name, one in told.items()} if isinstance(told, dict) else told


class Frames:
    """The frames of one page, the page itself first."""

    def __init__(self, page: Page, wire: CDPSession) -> None:
        self._page = page
        self._wire = wire
        self._wires: dict[Frame, CDPSession] = {page.main_frame: wire}
        self._hung: set[Frame] = set()
        self._stuck: set[str] = set()

    async def main(self) -> Pane:
        """The page itself. Raises Gone."""
        try:
            tree = await self._wire.send("Page.getFrameTree")
            return await _pane(self._wire, tree["frameTree"]["frame"]["id"])
        except Error as error:
            raise Gone("the page has moved on") from error

    async def seen(self, main: Pane, look: Look) -> list[tuple[Pane, Any]]:
        """The frames that can be seen in it, outer ones first, and what `look` gives of each. What
        hangs is left out. The page itself has been looked into before."""
        looks: list[tuple[Pane, Any]] = [(main, None)]
        end = monotonic() + _ALL
        for frame in self._page.frames[: _FRAMES + 1]:
            if len(self._page.frames) > 1 and monotonic() < end and frame not in self._hung:
                try:
                    if wire := await within(_EACH, self._to(frame)):
                        await self._add_all(looks, look, wire, end)
                except TimeoutError:
                    log.info("a frame of %s hangs", self._page.url)
                    self._hung.add(frame)
                except Error as error:  # it has gone meanwhile
                    log.debug("a frame of %s: %s", self._page.url, error)
        return looks[1:]

    async def _to(self, frame: Frame) -> CDPSession | None:
        """The wire of a frame of another site; None for one that shares that of its parent."""
        if frame not in self._wires:
            try:
                self._wires[frame] = await self._page.context.new_cdp_session(frame)
            except Error:
                return None
        return self._wires[frame]

    async def _add_all(
        self, looks: list[tuple[Pane, Any]], look: Look, wire: CDPSession, end: float
    ) -> None:
        tree = (await within(_EACH, wire.send("Page.getFrameTree")))["frameTree"]
        for key, parent in list(_keys(tree))[:_FRAMES]:
            if monotonic() < end:
                await self._add(looks, look, wire, key, parent)

    async def _add(
        self, looks: list[tuple[Pane, Any]], look: Look, wire: CDPSession, key: str, parent: str
    ) -> None:
        known = {pane.key: pane for pane, _ in looks}
        if key in self._stuck or key in known or parent not in known:
            return
        try:
            if pane := await within(_EACH, _seen(known[parent], wire, key)):
                looks.append((pane, await within(_EACH, look(pane))))
        except TimeoutError:
            log.info("a frame of %s hangs", self._page.url)
            self._stuck.add(key)
        except Gone as gone:
            log.debug("a frame of %s: %s", self._page.url, gone)


def _keys(tree: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Each frame of a wire, and the one that holds it."""
    waiting = [tree]
    for branch in waiting:
        yield branch["frame"]["id"], branch["frame"].get("parentId", "")
        waiting += branch.get("childFrames", ())


async def _pane(wire: CDPSession, key: str) -> Pane:
    told = await wire.send("Page.createIsolatedWorld", {"frameId": key, "worldName": WORLD})
    return Pane(wire, key, told["executionContextId"])


async def _seen(around: Pane, wire: CDPSession, key: str) -> Pane | None:
    """The pane of a frame, None when its parent does not show it. Raises Gone."""
    owner = await _owner(around, key)
    told = await around.calls(owner, _OWNER)
    if not told or not told["shown"] or min(told["width"], told["height"]) < _LEAST:
        return None
    try:
        bare = await _pane(wire, key)
    except Error as error:
        raise Gone("the frame has gone") from error
    return Pane(wire, key, bare.world, around, owner, told)


async def _owner(around: Pane, key: str) -> str:
    try:
        found = await around.wire.send("DOM.getFrameOwner", {"frameId": key})
        node = await around.wire.send("DOM.resolveNode", {
            "backendNodeId": found["backendNodeId"], "executionContextId": around.world,
        })  # fmt: skip
    except Error as error:
        raise Gone("the frame has gone") from error
    return str(node["object"]["objectId"])
