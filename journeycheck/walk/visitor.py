"""A customer with one device: opens pages, follows links, and remembers what was seen."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from time import monotonic

from journeycheck import urls
from journeycheck.browse.hand import Covered, Gone, Hand
from journeycheck.browse.view import Seen, View
from journeycheck.facts import Device, Errand, Plate
from journeycheck.walk import told
from journeycheck.walk.banner import awaited, refuse
from journeycheck.walk.goals import Found, found
from journeycheck.walk.outing import Outing
from journeycheck.walk.sight import Sight, look
from journeycheck.walk.still import held_back, opened
from journeycheck.words import bids, fold, pattern

_WALLS = frozenset({401, 403, 407, 429, 451, 503, 999})
_MENU = re.compile(
    r"burger|(?:menu|nav(?:bar)?|drawer|offcanvas)[-_]?(?:toggle|button|btn|icon|open|trigger)"
)
_WAIT = 1.0  # seconds for a banner that comes late


@dataclass
class Stop:
    """A page as the customer met it, and what it offers. `problem`: why it is no page to go on
    from, "" when it is one; `wall`: it turned us away."""

    sight: Sight
    waited: float
    finds: dict[Errand, tuple[Found, Plate | None]] = field(default_factory=dict)
    plate: Plate | None = None
    problem: str = ""
    wall: bool = False


class Visitor:
    """One fresh visit on one device; each page is opened once, as far as that can be."""

    def __init__(
        self, outing: Outing, hand: Hand, device: Device, errands: frozenset[Errand]
    ) -> None:
        self.outing = outing
        self.device = device
        self.under = False  # a banner that cannot be refused
        self.held_back = False  # something was stopped that a page may need
        self._errands = errands
        self._hand = hand
        self._stops: dict[str, Stop] = {}
        self._view: View | None = None  # the last look: its controls are those that can be used
        self._lost: set[str] = set()
        self._asked = False

    async def opens(self, url: str) -> Stop:
        """A page by its address. Raises what the hand raises."""
        key = urls.without_fragment(url)
        if key in self._lost:
            raise Gone(url)
        if key not in self._stops:
            self._lost.add(key)  # until it has come: what took too long is not asked for again
            began = monotonic()
            view = await opened(self.outing, self._hand, url)
            self._stops[key] = stop = await self._stop(view, began)
            if not stop.finds:  # else the place that was found is in sight
                await self._hand.top()
            stop.plate = await self.picture(view.heading or view.title or "page")
            self._lost.discard(key)
        return self._stops[key]

    async def follows(self, stop: Stop, link: Seen) -> Stop | str:
        """The page a link leads to, or why it leads nowhere. Raises what the hand raises."""
        target = urls.without_fragment(link.href)
        if target in self._stops and link.met is not False:
            return self._stops[target]
        began = monotonic()
        try:
            view = await self._hand.press(await self._again(stop, link))
        except Covered:
            return told.COVERED
        except Gone:
            return told.GONE
        if urls.without_fragment(view.address) == stop.sight.address:
            self._view = view
            self.held_back |= held_back(self.outing, self._hand)
            return told.DEAD
        self._stops[target] = came = await self._stop(view, began)
        return came

    async def opens_menu(self, stop: Stop, button: Seen) -> Stop | str:
        """The same page with its menu open, or why it does not open."""
        began = monotonic()
        try:
            view = await self._hand.press(await self._again(stop, button))
        except (Covered, Gone):
            return told.COVERED
        self._view = view
        if len(list(view.shown)) <= len(list(stop.sight.view.shown)):
            return told.DEAD
        return await self._stop(view, began)

    async def shown(self, stop: Stop) -> Plate | None:
        """A picture of a page, if it is still the one that is open."""
        if stop.plate is None and self._view is stop.sight.view:
            stop.plate = await self.picture("end")
        return stop.plate

    async def picture(
        self, name: str, mark: tuple[float, float, float, float] | None = None
    ) -> Plate | None:
        """The window as it is now."""
        return await self.outing.plates.take(self._hand.tab.page, self.device, name, mark=mark)

    async def _again(self, stop: Stop, control: Seen) -> Seen:
        """A control of a page that was left meanwhile. Raises Gone when it is not there again."""
        if self._view is stop.sight.view:
            return control
        view = self._view = await opened(self.outing, self._hand, stop.sight.view.address)
        same = (one for one in view.shown if (one.name, one.href) == (control.name, control.href))
        for one in same:
            return one
        raise Gone(control.name)

    async def _stop(self, view: View, began: float) -> Stop:
        waited = self._hand.waited or monotonic() - began
        view = await self._unbannered(view)
        sight = await look(self._hand, view, self.outing.site)
        self._view = view
        self.held_back |= held_back(self.outing, self._hand)
        status = sight.status or 200
        stop = Stop(sight, waited, wall=status in _WALLS)
        if self._hand.tab.failed or status >= 400:
            stop.problem = told.NO_PAGE
        for errand in self._errands:
            if one := await self._finds(sight, errand):
                stop.finds[errand] = (one, await self.picture(one.name, one.box))
        return stop

    async def _finds(self, sight: Sight, errand: Errand) -> Found | None:
        return await found(self._hand, sight, errand, self.device, self.outing.site)

    async def _unbannered(self, view: View) -> View:
        view, banner = await awaited(self._hand, view, 0.0 if self._asked else _WAIT)
        self._asked = True
        if banner is None or self.under:
            return view
        came = await refuse(self._hand, view, banner)
        self.under = not came.gone
        return came.view


def menus(view: View) -> Iterator[Seen]:
    """What seems to open the menu of a small screen."""
    for one in view.shown:
        marks = f"{one.classes} {one.id}".lower()
        named = pattern("menu", "open").fullmatch(fold(one.name[:40]).strip())
        small = one.box[2] <= 200 and one.box[3] <= 120
        if (
            small
            and not one.is_field
            and not urls.is_web(one.href)
            and (named or _MENU.search(marks))
        ):
            yield one


def is_way(one: Seen) -> bool:
    """A link that a customer may follow without doing anything by it."""
    return one.is_link and one.enabled and urls.is_web(one.href) and not bids(one.name)
