"""One contact errand, from the page it begins on to what ends it, or to where it breaks.

The customer follows what can be seen, six presses far, and never guesses an address.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from journeycheck import keystrokes, urls
from journeycheck.browse.view import Seen
from journeycheck.facts import Device, Errand, How, Journey, PageKind, Place, Plate, Step, Went
from journeycheck.walk import told
from journeycheck.walk.consent import leads_to
from journeycheck.walk.goals import WAYS, Found, hinted, known
from journeycheck.walk.outing import Outing
from journeycheck.walk.still import TROUBLE
from journeycheck.walk.visitor import Stop, Visitor, is_way, menus
from journeycheck.words import fold, pattern

PRESSES = 6
_LEAST = 4.0  # seconds that must be left to go on
Way = tuple[Seen, str]  # a link, and the name of what it leads to
_GOALS = {Errand.PHONE: "number", Errand.WRITE: "form", Errand.OPEN_NOW: "hours"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """An errand, and the page it begins on."""

    errand: Errand
    start: str
    url: str


class Walk:
    """One errand of one visitor."""

    def __init__(self, outing: Outing, device: Device, wanted: Wanted) -> None:
        self._outing = outing
        self._device = device
        self._wanted = wanted
        self._steps: list[Step] = []
        self._past: set[str] = set()
        self._dead: set[tuple[str, str]] = set()
        self._presses = 0
        self._elsewhere = False

    async def walked(self, visitor: Visitor) -> Journey:
        """The journey; what the site does on the way is told in it."""
        try:
            return await self._walk(visitor)
        except TROUBLE:
            return self.unclear(told.NO_PAGE_CAME)

    def unclear(self, reason: str) -> Journey:
        """The journey as far as it came, with a reason why nobody can say more."""
        return self._journey("cant_tell", reason)

    async def _walk(self, visitor: Visitor) -> Journey:
        if self._outing.left(_LEAST) < _LEAST:
            return self.unclear(told.NO_TIME)
        last = await visitor.opens(self._wanted.url)
        self._note(self._wanted.start, told.STARTS[self._wanted.start], last)
        trail = [last]
        while trail:
            if find := trail[-1].finds.get(self._wanted.errand):
                return self._passed(trail[-1], *find)
            if trail[-1].wall:
                return self.unclear(told.WALL)
            if came := await self._onward(visitor, trail[-1]):
                trail.append(came)
                last = came
            else:
                trail.pop()  # and back to the page before
        return await self._lost(visitor, last)

    async def _onward(self, visitor: Visitor, stop: Stop) -> Stop | None:
        """The next page the customer comes to; None when there is no way on."""
        self._past.add(stop.sight.address)
        ways = list(self._ways(stop))
        best = [way for way in ways if way[1] is WAYS[self._wanted.errand][0]]
        if came := await self._first(visitor, stop, best):
            return came
        if came := await self._menu(visitor, stop):
            return came
        if came := await self._first(visitor, stop, ways):
            return came
        return await self._first(visitor, stop, list(self._patient(stop)), told.TRIED)

    def _patient(self, stop: Stop) -> Iterator[Way]:
        """The link that somebody would try who knew where it stands: nobody is to be told that a
        thing cannot be found which patience finds."""
        site = self._outing.site
        for fact in known(site, self._wanted.errand):
            way = site.path(fact.pages)
            if stop.sight.address in way[:-1]:
                after = way[way.index(stop.sight.address) + 1]
                for one in filter(is_way, stop.sight.view.shown):
                    if urls.identity(one.href) == urls.identity(after):
                        yield one, "page"

    async def _first(
        self, visitor: Visitor, stop: Stop, ways: list[Way], action: str = told.FOLLOWED
    ) -> Stop | None:
        """The page of the first way that leads somewhere."""
        for link, kind in ways:
            target = urls.without_fragment(link.href)
            if self._tired or target in self._past or (stop.sight.address, link.href) in self._dead:
                continue
            self._presses += 1
            came = await visitor.follows(stop, link)
            if isinstance(came, str):
                self._dead.add((stop.sight.address, link.href))
                self._note(kind, action, stop, link.name, 1, came)
                continue
            broken = came.problem if self._wanted.errand not in came.finds else ""
            self._note(kind, action, came, link.name, 1, broken)
            self._past |= {target, came.sight.address}
            if not broken or came.wall:
                return came
        return None

    async def _menu(self, visitor: Visitor, stop: Stop) -> Stop | None:
        """The same page with its menu open, if it has one that was not opened yet."""
        key = (stop.sight.address, "menu")
        button = next(menus(stop.sight.view), None)
        if button is None or key in self._dead or self._tired:
            return None
        self._dead.add(key)
        self._presses += 1
        came = await visitor.opens_menu(stop, button)
        if isinstance(came, str):
            return None
        self._note("menu", told.MENU, came, button.name, 1)
        return came

    @property
    def _tired(self) -> bool:
        return self._presses >= PRESSES or self._outing.left(_LEAST) < _LEAST

    def _ways(self, stop: Stop) -> Iterator[Way]:
        """Links to where customers look, the likeliest first; the home page last."""
        here = stop.sight.view.address
        links = [one for one in stop.sight.view.shown if is_way(one)]
        for kind in (*WAYS[self._wanted.errand], PageKind.HOME):
            for one in links:
                if urls.without_fragment(one.href) in self._past:
                    continue
                if self._is_home(one) if kind is PageKind.HOME else self._leads(one, kind, here):
                    yield one, kind

    def _is_home(self, one: Seen) -> bool:
        return urls.identity(one.href) == urls.identity(self._outing.site.url)

    def _leads(self, one: Seen, kind: PageKind, here: str) -> bool:
        if urls.same_site(one.href, here):
            return leads_to(self._outing, one, kind, here)
        named = kind is PageKind.CONTACT and pattern("pages", kind).search(fold(one.name[:60]))
        self._elsewhere = self._elsewhere or bool(named)
        return False

    def _passed(self, stop: Stop, find: Found, plate: Plate | None) -> Journey:
        self._note(find.name, find.action, stop, find.words, 0, find.problem, plate, "passed")
        return self._journey("passed", "", find)

    async def _lost(self, visitor: Visitor, stop: Stop) -> Journey:
        """Nothing was found: who can say so, and why?"""
        broke = next((step.problem for step in self._steps if step.outcome == "failed"), "")
        if reason := self._doubt(visitor, broke):
            return self.unclear(reason)
        facts = list(known(self._outing.site, self._wanted.errand))
        buried = told.BURIED if self._presses else told.DEAD_END
        reason = broke or (buried if facts else told.NONE[self._wanted.errand])
        plate = await visitor.shown(stop)
        self._note("end", told.LOOKS_ON, stop, problem=reason, plate=plate)
        return self._journey("failed", reason)

    def _doubt(self, visitor: Visitor, broke: str) -> str:
        """Why the site is not to be accused; "" when it may be."""
        site, errand = self._outing.site, self._wanted.errand
        if self._outing.left(_LEAST) < _LEAST:
            return told.NO_TIME
        if visitor.under:
            return told.UNDER_BANNER
        if visitor.held_back:
            return told.HELD_BACK
        if broke == told.GONE or any(step.problem == told.WALL for step in self._steps):
            return told.NO_PAGE_CAME
        pages = {page for fact in known(site, errand) for page in fact.pages}
        if pages:
            return told.NOT_SEEN if pages & self._past else ""
        if self._elsewhere:
            return told.ELSEWHERE
        if hinted(site, errand):
            return told.HINTS
        return told.NOT_READ if site.unread or "crawl" in site.acts else ""

    def _note(
        self, name: str, action: str, stop: Stop, words: str = "", clicks: int = 0,
        problem: str = "", plate: Plate | None = None, outcome: Went | None = None,
    ) -> None:  # fmt: skip
        """One more step of the customer."""
        seconds = keystrokes.moving(clicks)
        mobile = self._device is Device.MOBILE
        self._steps.append(Step(
            name=str(name), url=stop.sight.view.address, action=action, words=words, clicks=clicks,
            outcome=outcome or ("failed" if problem else "passed"), problem=problem,
            waited=round(stop.waited, 2) if clicks or not self._steps else 0.0,
            effort=round(keystrokes.on_a_phone(seconds) if mobile else seconds, 2),
            plate=plate or (stop.plate if problem or not self._steps else None),
        ))  # fmt: skip

    def _journey(self, outcome: Went, reason: str, find: Found | None = None) -> Journey:
        good = [step.name for step in self._steps if step.outcome == "passed"]
        url = self._steps[-1].url if self._steps else self._wanted.url
        return Journey(
            place=Place(url, text=find.words if find else "", how=How.RENDERED),
            errand=self._wanted.errand,
            device=self._device,
            outcome=outcome,
            start=self._wanted.start,
            reached=good[-1] if good else "",
            reason=reason,
            steps=tuple(self._steps),
            never=() if outcome == "passed" else (_GOALS[self._wanted.errand],),
            fields=find.fields if find else 0,
            required=find.required if find else 0,
        )
