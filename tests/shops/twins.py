"""The shops, each sound and with every defect, and what an audit has to find in them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from journeycheck.facts import Stage
from tests.shops.account_forced import AccountForced
from tests.shops.server import Shop, serving
from tests.shops.server_rendered import ServerRendered
from tests.shops.single_page import SinglePage

DEFECTS = {
    "product-not-findable": Stage.CATEGORY,
    "no-way-to-cart": Stage.PRODUCT,
    "cart-empty": Stage.PRODUCT,
    "checkout-unreachable": Stage.CART,
    "dead-end": Stage.ADDRESS,
    "forced-account": Stage.ACCOUNT,
    "too-many-steps": Stage.PAYMENT,
    "too-many-fields": Stage.PAYMENT,
    "late-costs": Stage.PAYMENT,
    "price-differs": Stage.PAYMENT,
    "no-help-on-the-way": Stage.PAYMENT,
    "order-button-wording": Stage.PAYMENT,
}
"""Each defect, and the last stage that a customer gets to see in a shop that has it."""

MAKES: dict[str, Callable[[str], Shop]] = {
    "server_rendered": ServerRendered,
    "single_page": SinglePage,
    "account_forced": AccountForced,
}


@dataclass(frozen=True)
class Twin:
    """A shop with a `defect` ("" for none): the ids of the checks that have to fail, no others, and
    the last stage a customer gets to see."""

    shop: str
    defect: str
    expected: frozenset[str]
    reached: Stage


def _twins() -> Iterator[Twin]:
    for make in MAKES:
        yield Twin(make, "", frozenset(), Stage.PAYMENT)
        for defect, reached in DEFECTS.items():
            yield Twin(make, defect, frozenset({f"order/{defect}"}), reached)
    yield Twin("server_rendered", "order-by-link", frozenset(), Stage.PAYMENT)


SHOPS: tuple[Twin, ...] = tuple(_twins())


@contextmanager
def opened(twin: Twin) -> Iterator[Shop]:
    """The shop of a label, open on loopback for as long as the block runs."""
    with serving(MAKES[twin.shop](twin.defect)) as shop:
        yield shop
