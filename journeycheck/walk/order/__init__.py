"""A customer's order, walked up to the payment and never further: nothing is bought or paid."""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from journeycheck.facts import (
    Break,
    Device,
    Errand,
    Fact,
    How,
    Journey,
    Order,
    Place,
    Stage,
    Went,
)
from journeycheck.walk.customer import customer
from journeycheck.walk.order import reasons
from journeycheck.walk.order.buying import emptied, into_cart, to_checkout
from journeycheck.walk.order.checkout import Checkout
from journeycheck.walk.order.ends import Broken, Doubtful, Ended, Halted, NoShop
from journeycheck.walk.order.finding import Search
from journeycheck.walk.order.shopping import Shopping
from journeycheck.walk.order.visitor import Notes, Visitor
from journeycheck.walk.outing import Outing

_ANOTHER = 45.0  # seconds that a further visit may need
_HOMES = {"fr": "FR", "en": "GB", "de": "DE", "es": "ES", "it": "IT", "nl": "NL", "pt": "PT"}
_STAGES = tuple(Stage)
_OURS = frozenset({reasons.NOT_UNDERSTOOD, reasons.NO_PRODUCT, reasons.UNSURE_CART})

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Visit:
    """One visit and how it ended; `end`: None when it came to the payment."""

    notes: Notes
    end: Ended | None
    device: Device
    platform: str
    emptied: bool | None

    @property
    def reached(self) -> Stage:
        seen = [one.stage for one in self.notes.screens]
        return max(seen, key=_STAGES.index, default=Stage.HOME)

    @property
    def broke(self) -> Break | None:
        return self.end.where if isinstance(self.end, Broken) else None


async def order(outing: Outing) -> Iterable[Fact]:
    """Walk an order on a phone; what breaks is tried again by a new visitor, and what we did not
    understand at a desk. No fact where nothing is sold."""
    first = await _visit(outing, Device.MOBILE)
    if isinstance(first.end, NoShop):
        return ()
    if first.broke:
        again = await _visit(outing, Device.MOBILE) if outing.left(_ANOTHER) == _ANOTHER else None
        return _facts(first, _doubt(first, again), tries=2 if again else 1)
    doubt = first.end.reason if isinstance(first.end, Doubtful) else ""
    if doubt in _OURS and outing.left(_ANOTHER) == _ANOTHER:
        other = await _visit(outing, Device.DESKTOP)
        if other.end is None or isinstance(other.end, Halted):
            return _facts(other, "", tries=2)
    return _facts(first, doubt, tries=1)


def _doubt(first: _Visit, again: _Visit | None) -> str:
    """ "" when a second, fresh visit broke off in the same way."""
    if again is None:
        return reasons.TIME
    if first.end and again.end and again.broke is first.broke:
        return "" if again.end.reason == first.end.reason else reasons.ONCE_ONLY
    return again.end.reason if isinstance(again.end, Doubtful) else reasons.ONCE_ONLY


async def _visit(outing: Outing, device: Device) -> _Visit:
    """One visit in a context of its own. The cart is emptied afterwards, whatever happened."""
    shopping = Shopping()
    site = outing.site
    country = site.country or _HOMES.get(site.language.partition("-")[0])
    async with outing.hand(device, shopping) as hand:
        visitor = Visitor(outing, hand, shopping, customer(country))
        end = await _walked(visitor)
        tidy = await _tidied(visitor) if visitor.filled else None
    return _Visit(visitor.notes, end, device, visitor.recipe.name, tidy)


async def _walked(visitor: Visitor) -> Ended | None:
    try:
        home = await visitor.arrive_at(visitor.outing.site.url)
        await visitor.arrive(home, Stage.HOME, reasons.HOME)
        product = await Search(visitor).product(home)
        cart = await into_cart(visitor, product)
        visitor.cart = cart.url
        await Checkout(visitor).walk(await to_checkout(visitor, cart))
    except Ended as end:
        await visitor.ends(end)
        return end
    return None


async def _tidied(visitor: Visitor) -> bool:
    try:
        return await emptied(visitor, visitor.cart)
    except Ended as problem:
        log.info("the cart of %s was not emptied: %s", visitor.cart, problem)
        return False


def _facts(visit: _Visit, doubt: str, tries: int) -> tuple[Fact, ...]:
    return (_order(visit, doubt), _journey(visit, doubt, tries), *visit.notes.leaks.values())


def _order(visit: _Visit, doubt: str) -> Order:
    notes, end = visit.notes, visit.end
    return Order(
        place=_place(visit),
        reached=visit.reached,
        broke=None if doubt else visit.broke,
        doubt=doubt,
        words=end.words if end else "",
        screens=tuple(notes.screens),
        product=notes.product,
        account=notes.account,
        button=notes.button,
        platform=visit.platform,
        device=visit.device,
        emptied=visit.emptied,
    )


def _journey(visit: _Visit, doubt: str, tries: int) -> Journey:
    went: Went = "cant_tell" if doubt else "failed" if visit.broke else "passed"
    screens = visit.notes.screens
    return Journey(
        place=_place(visit),
        errand=Errand.ORDER,
        device=visit.device,
        outcome=went,
        reached=visit.reached.value,
        reason=doubt or (visit.end.reason if visit.end else ""),
        steps=tuple(visit.notes.steps),
        never=tuple(_never(visit)),
        fields=sum(one.fields for one in screens),
        required=sum(one.required for one in screens),
        tries=tries,
    )


def _never(visit: _Visit) -> Iterator[str]:
    """The steps that lay ahead. Not every shop has all of them."""
    ahead = _STAGES[_STAGES.index(visit.reached) + 1 :]
    return (stage.value for stage in ahead if stage is not Stage.ACCOUNT)


def _place(visit: _Visit) -> Place:
    words = visit.end.words if visit.end else visit.notes.product
    return Place(visit.notes.url, text=words, how=How.RENDERED)
