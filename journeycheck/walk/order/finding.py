"""From the home page to a product that can be bought: menus, shelves, several products."""

from dataclasses import dataclass, field

from journeycheck import urls
from journeycheck.browse.view import Seen
from journeycheck.facts import Break, PageKind, Stage
from journeycheck.walk.order import controls, reasons
from journeycheck.walk.order.ends import Doubtful, Ended, NoShop
from journeycheck.walk.order.filling import Entry
from journeycheck.walk.order.product import (
    Choice,
    add_button,
    is_product,
    is_ready,
    is_sold_out,
    open_choices,
    unknown_buttons,
)
from journeycheck.walk.order.scene import Scene, named, same_control
from journeycheck.walk.order.shelves import (
    DEAR,
    Candidate,
    candidates,
    is_shelf,
    menus,
    shelves,
    shows_goods,
)
from journeycheck.walk.order.signs import failure
from journeycheck.walk.order.visitor import Visitor
from journeycheck.words import fold

_SHELVES = 8  # opened in one visit
_PRODUCTS = 6  # tried in one visit
_EACH = 3  # of one shelf
_MENUS = 2
_CHOICES = 8  # made for one product
_SURE = 2  # products that have to fail alike
_LATE = 1.0  # seconds a button may take to wake once everything is chosen


@dataclass
class _Tried:
    """What became of the products and shelves that were opened."""

    seen: set[str] = field(default_factory=set)
    known: set[str] = field(default_factory=set)
    sold_out: int = 0
    without: list[Scene] = field(default_factory=list)
    dead: list[Scene] = field(default_factory=list)
    unclear: int = 0
    shelves: list[Scene] = field(default_factory=list)


class Search:
    """The search for a product of one visit."""

    def __init__(self, visitor: Visitor) -> None:
        self._visitor = visitor
        self._tried = _Tried()

    async def product(self, home: Scene) -> Scene:
        """The page of a product, everything chosen, its button ready. Raises Ended."""
        found = await self._on(home) or await self._through_shelves(home)
        found = found or await self._behind_menus(home) or await self._known()
        if found is None:
            raise await self._verdict(home)
        return found

    async def _behind_menus(self, home: Scene) -> Scene | None:
        """A product of shelves that hide in a menu."""
        for control in menus(home)[:_MENUS]:
            start = await self._back(home)
            if same := same_control(start, control):
                opened = await self._visitor.press(same)
                if found := await self._through_shelves(opened):
                    return found
        return None

    async def _back(self, home: Scene) -> Scene:
        """The home page as a visitor has it who is there again."""
        self._visitor.forget()
        return await self._visitor.open(home.url)

    async def _through_shelves(self, start: Scene) -> Scene | None:
        known = self._tried.known
        waiting = [one for one in shelves(start) if urls.without_fragment(one.href) not in known]
        known |= {urls.without_fragment(one.href) for one in waiting}
        scene = start
        while waiting and len(self._tried.shelves) < _SHELVES:
            scene = await self._open(scene, waiting.pop(0))
            if not self._tried.shelves:
                await self._visitor.arrive(scene, Stage.CATEGORY, reasons.CATEGORY)
            self._tried.shelves.append(scene)
            if found := await self._on(scene):
                return found
            deeper = [s for s in shelves(scene) if urls.without_fragment(s.href) not in known]
            known |= {urls.without_fragment(one.href) for one in deeper}
            waiting += deeper
        return None

    async def _open(self, scene: Scene, shelf: Seen) -> Scene:
        if any(one is shelf for one in scene.controls):
            return await self._visitor.press(shelf)
        self._visitor.forget()
        return await self._visitor.open(shelf.href)

    async def _known(self) -> Scene | None:
        """A product that the crawl has met by links, where the visit itself has found none."""
        site = self._visitor.outing.site
        for url in self._visitor.outing.pages([PageKind.PRODUCT])[:_EACH]:
            if url not in self._tried.seen and site.path([url]):
                self._tried.seen.add(url)
                self._visitor.forget()
                scene = await self._visitor.open(url)
                if found := await self._bought(scene):
                    return found
        return None

    async def _on(self, shelf: Scene) -> Scene | None:
        """A product that this page leads to and that can be bought."""
        scene = shelf
        for one in candidates(shelf)[:_EACH]:
            if one.key in self._tried.seen or len(self._tried.seen) >= _PRODUCTS:
                continue
            self._tried.seen.add(one.key)
            control = one.control if scene is shelf else _again(scene, one)
            if control is None:
                continue
            if found := await self._bought(await self._visitor.press(control), one):
                return found
            self._visitor.forget()
            scene = await self._visitor.open(shelf.url)
        return None

    async def _bought(self, scene: Scene, lead: Candidate | None = None) -> Scene | None:
        """The page of a product with all choices made; None when it cannot be bought here."""
        tried = self._tried
        if failure(scene):
            return None
        if not is_product(scene) and not _keeps_promise(scene, lead):
            tried.unclear += 1
        elif is_sold_out(scene):
            tried.sold_out += 1
        elif add_button(scene) is None:
            self._lacks(scene)
        else:
            return await self._chosen(scene)
        return None

    def _lacks(self, scene: Scene) -> None:
        """Nothing adds it, as far as we see: where a button is unknown to us, that says little."""
        doubtful = unknown_buttons(scene) or scene.says("login_first") or not shows_goods(scene)
        doubtful = doubtful or any(not frame.floats for frame in scene.view.frames)
        doubtful = doubtful or any(named(one, "add") or _sells(one) for one in scene.controls)
        if doubtful:
            self._tried.unclear += 1
        else:
            self._tried.without.append(scene)

    async def _chosen(self, scene: Scene) -> Scene | None:
        for _ in range(_CHOICES):
            choice = next(open_choices(scene, add_button(scene)), None)
            if choice is None:
                break
            scene = await self._choose(scene, choice)
        add = add_button(scene)
        if add is not None and not is_ready(add):
            scene = await self._visitor.wait(_LATE)
            add = add_button(scene)
        if add is not None and is_ready(add):
            await self._visitor.see_product(scene)
            return scene
        if is_sold_out(scene) or (add and named(add, "sold_out")):
            self._tried.sold_out += 1
        elif _may_be_chosen(scene):
            self._tried.unclear += 1
        else:
            self._tried.dead.append(scene)
        return None

    async def _choose(self, scene: Scene, choice: Choice) -> Scene:
        if choice.value:
            entry = Entry(choice.control, "choice", value=choice.value)
            return await self._visitor.fill(scene, [entry])
        return await self._visitor.press(choice.control)

    async def _verdict(self, home: Scene) -> Ended:
        """Why nothing was found that can be bought."""
        tried = self._tried
        if controls.cart(home) is None and not (tried.without or tried.dead or tried.sold_out):
            return NoShop(reasons.NO_PRODUCT)
        if tried.sold_out and not tried.without and not tried.dead:
            return Doubtful(reasons.SOLD_OUT)
        if tried.unclear or controls.cart(home) is None:
            return Doubtful(reasons.NO_PRODUCT)
        break_off = self._visitor.break_off
        if len(tried.dead) >= _SURE:
            return await self._at_product(tried.dead[0], reasons.DISABLED)
        if len(tried.without) >= _SURE:
            return await self._at_product(tried.without[0], reasons.NO_CONTROL)
        if self._shows_nothing(home):
            return break_off(Break.PRODUCT_NOT_FINDABLE, reasons.NOTHING_SHOWN, tried.shelves[-1])
        return Doubtful(reasons.NO_PRODUCT)

    async def _at_product(self, scene: Scene, reason: str) -> Ended:
        self._visitor.forget()
        await self._visitor.see_product(await self._visitor.open(scene.url))
        return self._visitor.break_off(Break.NO_WAY_TO_CART, reason, scene)

    def _shows_nothing(self, home: Scene) -> bool:
        """Was each shelf opened, and is each empty by its own words, failing, or full of things
        that nothing leads to?"""
        opened = self._tried.shelves
        shown = [scene for scene in opened if is_shelf(scene.url)]
        return bool(shown) and len(opened) < _SHELVES and all(map(_is_bare, shown))


def _is_bare(shelf: Scene) -> bool:
    if failure(shelf):
        return True
    if candidates(shelf) or unknown_buttons(shelf):
        return False
    return shelf.says("none") or shows_goods(shelf)


def _keeps_promise(scene: Scene, lead: Candidate | None) -> bool:
    """Is this the page of what a card with a price has promised?"""
    heading = fold(scene.view.heading)
    promised = lead is not None and lead.price < DEAR and heading in fold(lead.card)
    return bool(heading) and promised and shows_goods(scene)


def _sells(control: Seen) -> bool:
    return named(control, "add_here") and control.region not in {"header", "nav"}


def _again(scene: Scene, candidate: Candidate) -> Seen | None:
    found = (one.control for one in candidates(scene) if one.key == candidate.key)
    return next(found, None)


def _may_be_chosen(scene: Scene) -> bool:
    """Is there something to choose from that we do not understand?"""
    chooses = (one for one in scene.controls if one.enabled and not one.is_link)
    return any(
        one.role in {"combobox", "listbox"} or (named(one, "choose") and not one.is_field)
        for one in chooses
    ) or bool(unknown_buttons(scene))
