"""An order that was walked as far as the payment step: tools of the checks on it."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from journeycheck.check import CannotTell, Finding
from journeycheck.facts import Amount, Break, How, Order, Place, Screen, Stage
from journeycheck.site import Site

NOT_SO_FAR = "The order ended before this step, so it was not seen."

CENT = Decimal("0.01")
_STAGES = tuple(Stage)
_DISPROVED = {
    Break.PRODUCT_NOT_FINDABLE: Stage.PRODUCT,
    Break.NO_WAY_TO_CART: Stage.CART,
    Break.CART_EMPTY: Stage.CART,
    Break.CHECKOUT_UNREACHABLE: Stage.CHECKOUT,
    Break.FORCED_ACCOUNT: Stage.ADDRESS,
    Break.DEAD_END: Stage.PAYMENT,
}
"""The stage that nobody reaches in a shop with this defect."""
_TURN = {
    Break.PRODUCT_NOT_FINDABLE: 0,
    Break.NO_WAY_TO_CART: 1,
    Break.CART_EMPTY: 2,
    Break.CHECKOUT_UNREACHABLE: 3,
    Break.FORCED_ACCOUNT: 4,
    Break.DEAD_END: 4,
}
"""Where an order broke, what has a smaller number had gone well."""


def walked(site: Site) -> Order:
    """The order to judge, of at least one: rather one without doubt, that broke, the earliest."""
    orders = site.facts(Order)
    return min(orders, key=lambda o: (bool(o.doubt), o.broke is None, _STAGES.index(o.reached)))


def came(order: Order, stage: Stage) -> bool:
    """Did it come as far as that?"""
    return _STAGES.index(order.reached) >= _STAGES.index(stage)


def surely(order: Order) -> Order:
    """The order, if nothing of it is in doubt. Raises CannotTell."""
    if order.doubt:
        raise CannotTell(order.doubt)
    return order


def through(order: Order, stage: Stage) -> Order:
    """The order, if it came so far and nothing is in doubt. Raises CannotTell."""
    if not came(surely(order), stage):
        raise CannotTell(NOT_SO_FAR)
    return order


def broken(site: Site, defect: Break) -> Iterator[Finding]:
    """Did the order break in this way? Raises CannotTell where it never came to try."""
    order = walked(site)
    if not order.doubt and _broke(order) is defect:
        yield Finding("order", (where(order),))
    elif not _is_disproved(order, defect):
        through(order, _DISPROVED[defect])


def _broke(order: Order) -> Break | None:
    return Break.FORCED_ACCOUNT if order.account == "forced" else order.broke


def _is_disproved(order: Order, defect: Break) -> bool:
    broke = _broke(order)
    later = broke is not None and not order.doubt and _TURN[broke] > _TURN[defect]
    return later or came(order, _DISPROVED[defect])


def screens(order: Order, first: Stage, last: Stage = Stage.PAYMENT) -> tuple[Screen, ...]:
    """The screens from one stage to another, both included, in the order met."""
    wanted = _STAGES[_STAGES.index(first) : _STAGES.index(last) + 1]
    return tuple(screen for screen in order.screens if screen.stage in wanted)


def pages(met: Iterable[Screen]) -> tuple[Screen, ...]:
    """One screen for each page, the one that asks the most: a page may hold several stages, or grow
    while it is filled in."""
    longest: dict[tuple[str, str], Screen] = {}
    for screen in met:
        key = (screen.url, screen.heading)
        longest[key] = max(longest.get(key, screen), screen, key=lambda one: one.fields)
    return tuple(longest.values())


def where(order: Order) -> Place:
    """Where it ended: the last screen, in the site's own words."""
    if not order.screens:
        return order.place
    last = order.screens[-1]
    return Place(last.url, text=order.words or last.heading, how=How.RENDERED)


def at(screen: Screen, amount: Amount | None = None) -> Place:
    """A screen, and the price that stands there."""
    return Place(screen.url, text=amount.text if amount else screen.heading, how=How.RENDERED)


def exceeds(later: Amount, earlier: Amount) -> bool:
    """More by a cent or more, in the same currency, which both tell."""
    return _comparable(later, earlier) and later.value - earlier.value >= CENT


def agrees(one: Amount, other: Amount) -> bool:
    """The same to the cent, in the same currency, which both tell."""
    return _comparable(one, other) and abs(one.value - other.value) < CENT


def _comparable(one: Amount, other: Amount) -> bool:
    return one.currency == other.currency != ""
