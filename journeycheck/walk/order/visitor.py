"""A visitor of a shop: opens, presses, fills in, and notes each step with what it cost."""

import asyncio
import logging
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Literal

from playwright.async_api import Error

from journeycheck import keystrokes, urls
from journeycheck.browse.hand import Covered, Gone, Hand
from journeycheck.browse.session import NoBrowser
from journeycheck.browse.tab import Over
from journeycheck.browse.view import Seen, View
from journeycheck.facts import Break, Device, Field, Leak, Screen, Stage, Step, Went
from journeycheck.walk.banner import without_banner
from journeycheck.walk.customer import Customer
from journeycheck.walk.order import controls, reasons
from journeycheck.walk.order.ends import Broken, Doubtful, Ended
from journeycheck.walk.order.filling import Entry
from journeycheck.walk.order.leaks import leaks_of
from journeycheck.walk.order.platforms import GENERIC
from journeycheck.walk.order.scene import Scene, look, same_control
from journeycheck.walk.order.screens import screen
from journeycheck.walk.order.shopping import Shopping
from journeycheck.walk.order.signs import is_refusal
from journeycheck.walk.outing import Outing

_PAGE = 20.0  # seconds for one page
_PAGES = 60  # looks of one visit
_AGAIN = 0.5  # seconds, for a page that has just moved on

log = logging.getLogger(__name__)


@dataclass
class Notes:
    """What a visit leaves behind."""

    steps: list[Step] = field(default_factory=list)
    screens: list[Screen] = field(default_factory=list)
    leaks: dict[tuple[str, str], Leak] = field(default_factory=dict)
    product: str = ""
    account: Literal["none", "offered", "forced"] = "none"
    button: str = ""
    url: str = ""


class Visitor:
    """One visit to a shop. Whatever the browser or the time forbids ends it with Doubtful."""

    def __init__(self, outing: Outing, hand: Hand, shopping: Shopping, customer: Customer) -> None:
        self.outing = outing
        self.hand = hand
        self.shopping = shopping
        self.customer = customer
        self.notes = Notes()
        self.recipe = GENERIC
        self.cart = ""
        self.filled = False
        self._here: Scene | None = None
        self._clicks = 0
        self._effort = self._waited = 0.0
        self._words = ""
        self._looks = 0

    @property
    def device(self) -> Device:
        return Device.MOBILE if self.hand.screen.mobile else Device.DESKTOP

    async def open(self, url: str) -> Scene:
        """Open an address of the site."""
        async with self._in_time():
            view = await self.hand.go(url, self._left(_PAGE))
        self.outing.opened.append(url)
        return await self._met(view)

    async def press(self, control: Seen) -> Scene:
        """Press something. What lies over it is closed first, as a customer would."""
        self._clicks += 1
        self._effort += keystrokes.moving(1)
        self._words = control.name
        async with self._in_time():
            view = await self._pressed(control)
        return await self._met(view)

    async def fill(self, scene: Scene, entries: Iterable[Entry]) -> Scene:
        """Answer fields, one after the other."""
        async with self._in_time():
            for entry in entries:
                self._effort += keystrokes.filling([_field(entry.control)])
                await self._answer(entry)
            view = await self.hand.see()
        return await self._met(view)

    async def look(self) -> Scene:
        """What stands there now."""
        async with self._in_time():
            view = await self.hand.see()
        return await self._met(view)

    async def wait(self, seconds: float) -> Scene:
        await asyncio.sleep(self._left(seconds))
        return await self.look()

    async def arrive_at(self, url: str) -> Scene:
        """Open the first page, and refuse the cookies that it asks for."""
        async with self._in_time():
            view = await without_banner(self.hand, await self.hand.go(url, self._left(_PAGE)))
        self.outing.opened.append(url)
        return await self._met(view)

    async def arrive(self, scene: Scene, stage: Stage, action: str) -> None:
        """A screen was reached: a step that went well, and the screen."""
        await self._note(scene, stage, action, "passed", "")
        self.notes.screens.append(screen(scene, stage, self.notes.product))

    async def see_product(self, scene: Scene) -> None:
        """A product that can be bought was found."""
        self.notes.product = scene.view.heading or scene.view.title
        await self.arrive(scene, Stage.PRODUCT, reasons.PRODUCT)

    async def ends(self, end: Ended) -> None:
        """The step at which the visit ended, when it did not end well."""
        if isinstance(end, Broken | Doubtful):
            went: Went = "failed" if isinstance(end, Broken) else "cant_tell"
            stage = self.notes.screens[-1].stage if self.notes.screens else Stage.HOME
            await self._note(self._here, stage, "", went, end.reason)

    def forget(self) -> None:
        """A way that led nowhere does not count."""
        self._clicks, self._effort, self._waited, self._words = 0, 0.0, 0.0, ""

    async def _note(
        self, scene: Scene | None, stage: Stage, action: str, went: Went, why: str
    ) -> None:
        plate = await self.outing.plates.take(self.hand.tab.page, self.device, stage.value)
        self.notes.steps.append(
            Step(
                name=stage.value, url=scene.url if scene else self.notes.url, action=action,
                outcome=went, words=self._words, waited=round(self._waited, 2),
                effort=round(self._effort, 2), clicks=self._clicks, plate=plate, problem=why,
            )
        )  # fmt: skip
        self.forget()

    async def _pressed(self, control: Seen) -> View:
        try:
            return await self.hand.press(control)
        except Covered:
            scene = await self._scene(await without_banner(self.hand, await self.hand.see()))
            if closer := controls.closer(scene):
                scene = await self._scene(await self.hand.press(closer))
            return await self.hand.press(same_control(scene, control) or control)

    async def _answer(self, entry: Entry) -> None:
        control = entry.control
        if entry.text:
            await self.hand.type(control, entry.text)
        elif entry.value:
            await self.hand.choose(control, entry.value)
        else:
            await self.hand.press(control)
            self._clicks += 1

    async def _met(self, view: View) -> Scene:
        """The scene of a view; ends the visit when the site does not let us in."""
        self._waited += self.hand.waited
        self._looks += 1
        if self._looks > _PAGES or not self.outing.left(1):
            raise Doubtful(reasons.TIME)
        async with self._in_time():  # the tab may be ended while it is looked at, too
            scene = await self._scene(view)
            leaks = await leaks_of(self.hand, scene)
        self.recipe, self.notes.url, self._here = scene.recipe, scene.url, scene
        if is_refusal(scene):
            raise Doubtful(reasons.REFUSED, scene.view.heading or scene.view.title)
        if self.hand.tab.failed:
            raise Doubtful(reasons.TROUBLE, self.hand.tab.failed)
        for leak in leaks:
            self.notes.leaks.setdefault((leak.mark, leak.place.url), leak)
        return scene

    async def _scene(self, view: View) -> Scene:
        try:
            return await look(self.hand, view, self.recipe)
        except Gone:  # it has just moved on
            await asyncio.sleep(_AGAIN)
            return await look(self.hand, await self.hand.see(), self.recipe)

    def _left(self, most: float) -> float:
        left = self.outing.left(most)
        if not left:
            raise Doubtful(reasons.TIME)
        return left

    @asynccontextmanager
    async def _in_time(self) -> AsyncIterator[None]:
        self._left(1)
        try:
            yield
        except (Covered, Gone, Over, Error, NoBrowser, TimeoutError, ValueError) as problem:
            log.info("the visit to %s broke off: %r", self.outing.site.url, problem)
            raise Doubtful(reasons.TROUBLE, str(problem)[:200]) from problem

    def asked_since(self, mark: tuple[int, int]) -> bool:
        """Has anything been sent since?"""
        sent = self.shopping.passed[mark[0] :]
        return any(urls.same_site(asked.url, self.notes.url) for asked in sent)

    def mark(self) -> tuple[int, int]:
        return len(self.shopping.passed), len(self.shopping.refused)

    def break_off(
        self,
        where: Break,
        reason: str,
        scene: Scene,
        since: tuple[int, int] = (0, 0),
        words: str = "",
    ) -> Broken | Doubtful:
        """What to raise when a customer cannot go on: a doubt where it may be our own doing."""
        words = words or scene.view.heading or scene.view.title
        for asked in self.shopping.refused[since[1] :]:
            if urls.same_site(asked.url, scene.url):
                return Doubtful(reasons.HELD_BACK, asked.url)
        tab = self.hand.tab
        if reason in reasons.SILENCES and tab.cut:
            return Doubtful(reasons.LIVE_LINE, words)
        if reason in reasons.SILENCES and tab.asides:
            return Doubtful(reasons.TROUBLE, words)
        if any("captcha" in one or "turnstile" in one for one in scene.frames):
            return Doubtful(reasons.REFUSED, words)
        return Broken(where, reason, words)


def _field(control: Seen) -> Field:
    kind = control.tag if control.tag in {"select", "textarea"} else control.type
    return Field(control.field, kind, control.label)
