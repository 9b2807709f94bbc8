"""The till of a demo company: what visitors put into their carts, and what they answered."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from secrets import token_urlsafe
from threading import Lock
from typing import Any

VISITORS = 200  # kept at most; the one who came first is forgotten first
PIECES = 12  # of one kind in a cart
ANSWERS = 60  # kept of one visitor


@dataclass(frozen=True)
class Line:
    """One kind of piece in a cart. `price`: of one, in cents."""

    slug: str
    count: int
    price: int

    @property
    def total(self) -> int:
        return self.price * self.count


@dataclass
class Cart:
    """What one visitor has chosen (slug -> how many), and the answers given at the checkout."""

    goods: Counter[str] = field(default_factory=Counter)
    answers: dict[str, str] = field(default_factory=dict)

    def take(self, slug: str, wanted: str) -> None:
        """Put pieces in; what is no number is one."""
        count = int(wanted) if wanted.isdecimal() and len(wanted) < 4 else 1
        self.goods[slug] = min(self.goods[slug] + max(count, 1), PIECES)

    def tell(self, form: Mapping[str, str]) -> None:
        """Keep what was answered, of each answer as much as is one."""
        told = self.answers | {name[:40]: answer[:200] for name, answer in form.items()}
        self.answers = dict(list(told.items())[:ANSWERS])


@dataclass(frozen=True)
class Bill:
    """What a cart costs, in cents."""

    lines: tuple[Line, ...]
    delivery: int

    @property
    def goods(self) -> int:
        return sum(line.total for line in self.lines)

    @property
    def total(self) -> int:
        return self.goods + self.delivery


class Shop:
    """`rules` are the `[shop]` of a `site.toml`: `dearer`, what the cart adds to the price of a
    piece, and `delivery`, by language its cost and the sum from which it costs nothing; in cents.
    `orders` counts them: a visit that only looks leaves it at zero."""

    def __init__(self, rules: Mapping[str, Any], products: Mapping[str, Any]) -> None:
        self.orders = 0
        self._rules = rules
        self._products = products
        self._carts: dict[str, Cart] = {}
        self._door = Lock()  # each request is answered in a thread of its own

    @property
    def held(self) -> int:
        """Pieces that were left in carts."""
        return sum(cart.goods.total() for cart in self._carts.values())

    def cart(self, visitor: str) -> Cart:
        """The cart of a visitor; an empty one for a stranger."""
        return self._carts.get(visitor) or Cart()

    def opened(self, visitor: str) -> str:
        """The visitor, or, for a stranger, the name that he will have from now on."""
        with self._door:
            if visitor in self._carts:
                return visitor
            if len(self._carts) >= VISITORS:
                del self._carts[next(iter(self._carts))]
            name = token_urlsafe(16)
            self._carts[name] = Cart()
            return name

    def change(self, cart: Cart, form: Mapping[str, str]) -> None:
        """Take a piece out, or put some in: the fields `retirer`, `piece` and `nombre`."""
        cart.goods.pop(form.get("retirer", ""), None)
        if (slug := form.get("piece", "")) in self._products:
            cart.take(slug, form.get("nombre", ""))

    def bill(self, cart: Cart, language: str) -> Bill:
        lines = tuple(self._line(slug, count) for slug, count in cart.goods.items())
        cost, free_from = self._rules["delivery"][language]
        free = sum(line.total for line in lines) >= free_from
        collected = cart.answers.get("envoi") == "retrait"
        return Bill(lines, 0 if free or collected else cost)

    def _line(self, slug: str, count: int) -> Line:
        return Line(slug, count, self._products[slug]["price"] * 100 + self._rules["dearer"])

    def order(self, cart: Cart) -> None:
        """Somebody has ordered."""
        self.orders += 1
        cart.goods.clear()
