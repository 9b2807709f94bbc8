"""A contact form filled in by a fictional customer, and never sent.

Once the page stands, nothing at all is let out of the browser, so that whatever the form would send
stays here. A captcha is never touched.
"""

import logging
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Literal

from journeycheck.browse.hand import Covered, Gone, Hand
from journeycheck.browse.policy import READ_ONLY, Asked
from journeycheck.browse.view import Seen, View
from journeycheck.facts import Device, DryForm, Fact, Form, FormKind, How, Place
from journeycheck.walk.answers import TICKED, answer, called, fields_of, may_be_empty
from journeycheck.walk.banner import without_banner
from journeycheck.walk.customer import customer
from journeycheck.walk.order.filling import is_marked
from journeycheck.walk.outing import Outing
from journeycheck.walk.sight import button_of, form_of
from journeycheck.walk.still import TROUBLE, counts_visits, opened

_LISTEN = """(() => {
  globalThis.bubbles = 0;
  addEventListener("invalid", (event) => setTimeout(() => {
    if (!event.defaultPrevented && event.target.checkVisibility()) globalThis.bubbles++;
  }), true);
})"""
# A browser that tells what is wrong takes the customer to the field, a script that asks does not.
_BUBBLES = "(() => globalThis.bubbles > 0 && document.activeElement?.matches(':invalid') === true)"
_STOPPED = 50  # requests kept by the tab; beyond them nothing is known
Send = Literal["reachable", "covered", "disabled", "missing", "unclear"]
Errors = Literal["readable", "silent", "unclear"]
log = logging.getLogger(__name__)


@dataclass
class Shutter:
    """Readings pass until it is shut; then nothing does."""

    shut: bool = False
    sends: bool = field(default=True, init=False)  # the proxy is not asked: the gate stops it all

    def lets(self, asked: Asked) -> bool:
        return asked.method in READ_ONLY and not self.shut


async def dry_form(outing: Outing, device: Device = Device.MOBILE) -> Iterable[Fact]:
    """The contact form that is nearest to the home page, tried on a phone."""
    form = _nearest(outing)
    if form is None:
        return []
    came = await _visit(outing, device, form)
    if came.lost:
        again = await _visit(outing, device, form)
        came = replace(came, lost=tuple(name for name in came.lost if name in again.lost))
    return [came]


def _nearest(outing: Outing) -> Form | None:
    forms = [one for one in outing.site.facts(Form) if one.kind is FormKind.CONTACT]
    return min(forms, key=lambda form: len(_way(outing, form)), default=None)


def _way(outing: Outing, form: Form) -> tuple[str, ...]:
    """The way to it from the home page; a long one when no link leads there."""
    return outing.site.path(form.pages) or ("",) * 99


def _page(outing: Outing, form: Form) -> str:
    return _way(outing, form)[-1] or form.pages[0]


async def _visit(outing: Outing, device: Device, form: Form) -> DryForm:
    url = _page(outing, form)
    place = Place(url, selector=form.place.selector, text=form.place.text, how=How.RENDERED)
    told, shutter = DryForm(place=place, device=device), Shutter()
    try:
        async with outing.hand(device, shutter) as hand:
            view = await without_banner(hand, await opened(outing, hand, url), 1.0)
            shutter.shut = True
            return await _Trial(outing, hand, device, form, told).made(view)
    except TROUBLE as trouble:
        log.info("the form of %s: %s", url, trouble)
        return told


class _Trial:
    """One form under the customer's hands."""

    def __init__(
        self, outing: Outing, hand: Hand, device: Device, form: Form, told: DryForm
    ) -> None:
        self._outing = outing
        self._hand = hand
        self._device = device
        self._form = form
        self._told = told
        self._typed: list[str] = []  # the fields that were typed in

    async def made(self, view: View) -> DryForm:
        """What came of it. Raises what the hand raises."""
        index = form_of(view, self._form)
        if index is None:
            return self._told
        for one in fields_of(view, index):
            await self._give(one)
        view = await self._hand.see()
        button = button_of(view, index)
        send = await self._send(view, index, button)
        plate = await self._outing.plates.take(self._hand.tab.page, self._device, "contact form")
        words = button.name if button else ""
        self._told = replace(self._told, send=send, words=words, plate=plate)
        return await self._left_out(view, index) if send == "reachable" else self._told

    async def _give(self, one: Seen) -> None:
        """Answer as the fictional customer; what asks for nothing we have is left alone."""
        site = self._outing.site
        given = answer(one, customer(site.country), site.language)
        try:
            if given and one.tag == "select":
                await self._hand.choose(one, given)
            elif given and one.type in TICKED:
                await self._hand.press(one)
            elif given:
                await self._hand.type(one, given)
                self._typed.append(called(one))
        except (Covered, Gone) as trouble:
            log.info("a field of %s: %s", self._told.place.url, trouble)

    async def _send(self, view: View, index: int, button: Seen | None) -> Send:
        if button is None:
            return "unclear" if self._form.button else "missing"
        if not button.enabled:
            return "disabled" if self._all_given(view, index) else "unclear"
        return "reachable" if (await self._hand.reach(button)).met else "covered"

    def _all_given(self, view: View, index: int) -> bool:
        """Is everything filled in that the page asks for? A captcha is left to people."""
        asked = [one for one in fields_of(view, index) if is_marked(one)]
        good = all((one.checked or one.value) and not one.invalid for one in asked)
        return good and self._form.captcha is None

    async def _left_out(self, view: View, index: int) -> DryForm:
        """Leave one required field empty, press, and see what the customer is told."""
        empty = next((one for one in reversed(fields_of(view, index)) if may_be_empty(one)), None)
        if empty is None:
            return self._told
        await self._hand.type(empty, "")
        before = await self._hand.see()
        button = button_of(before, index)
        if button is None or not button.enabled:
            return self._told
        tab = self._hand.tab
        stopped, asides = len(tab.stopped), tab.asides
        await self._hand.run(_LISTEN)
        after = await self._hand.press(button)
        bubble = bool(await self._hand.run(_BUBBLES))
        bubble = bubble or tab.asides > asides  # a box of the browser's own says it
        return self._judged(before, after, bubble, tab.stopped[stopped:])

    def _judged(self, before: View, after: View, bubble: bool, stopped: list[Asked]) -> DryForm:
        asked = [one for one in stopped if not counts_visits(one.url)]
        if asked or self._hand.tab.windows or len(self._hand.tab.stopped) >= _STOPPED:
            # It goes on with an empty field: what the site would answer is not known.
            return replace(self._told, held_back=sum(map(_would_send, asked)))
        errors: Errors = "readable" if bubble or _says_more(before, after) else "silent"
        had = {called(one) for one in before.shown if one.is_field and one.value}
        now = {called(one): one.value for one in after.controls if one.is_field}
        lost = tuple(name for name in self._typed if name in had and now.get(name) == "")
        return replace(self._told, errors=errors, lost=lost)


def _would_send(asked: Asked) -> bool:
    """Anything but a reading, and one that carries answers."""
    return asked.method not in READ_ONLY or "?" in asked.url


def _says_more(before: View, after: View) -> bool:
    """Stands something there to read that did not stand there before?"""
    return not set(after.words.splitlines()) <= set(before.words.splitlines())
