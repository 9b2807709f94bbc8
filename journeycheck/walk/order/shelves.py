"""The shelves of a shop: which controls lead to products, and which to more shelves."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from journeycheck import urls
from journeycheck.browse.view import Seen
from journeycheck.extract.kinds import by_words
from journeycheck.facts import PageKind
from journeycheck.money import amounts
from journeycheck.walk.order.scene import Scene, named
from journeycheck.words import fold, pattern

_PRODUCT = re.compile(
    r"/(?:products?|produits?|produkte?|productos?|prodott[oi]|produtos?|artikel|articles?|articulos?"
    r"|articol[oi]|artigos?|items?|p|dp|pd|catalogue|detail|fiche)/[^/?#]*[^/?#\d][^/?#]*"
    r"|/\d+-[^/?#]+\.html|[?&](?:product_id|id_product|productid|sku)=\w",
    re.IGNORECASE,
)
_SHELF = re.compile(
    r"/(?:categor\w*|kategor\w*|collections?|coleccion\w*|collezion\w*|colecao|rayons?|shop|boutique|"
    r"tienda|negozio|winkel|loja|catalog\w*|c|cat|store|produits|products|produkte|productos|"
    r"prodotti|producten|produtos)(?:/|$|\?|\.)|[?&](?:category|cat|path|id_category)=",
    re.IGNORECASE,
)
_NOT_SHELVES = frozenset(PageKind) - {PageKind.SHOP, PageKind.PRODUCT}
_STANDING = frozenset({"header", "footer", "nav"})
_ENOUGH = 2  # points from which on a control is taken for a product
DEAR = Decimal(10**9)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A control that may lead to a product. `price`: the lowest in its `card`, else DEAR."""

    control: Seen
    points: int
    price: Decimal
    sold_out: bool
    card: str

    @property
    def key(self) -> str:
        return self.control.href or self.control.name


def candidates(scene: Scene) -> tuple[Candidate, ...]:
    """What may be a product, the most promising and cheapest in stock first."""
    listed = frozenset(_addresses(scene.told, 0))
    found: dict[str, Candidate] = {}
    for control in scene.controls:
        if _may_be_product(scene, control):
            one = _candidate(scene, control, listed)
            known = found.get(one.key)
            if one.points >= _ENOUGH and (known is None or known.points < one.points):
                found[one.key] = one
    best = max((one.points for one in found.values()), default=0)
    return tuple(
        sorted(found.values(), key=lambda one: (one.sold_out, best - one.points > 2, one.price))
    )


def _may_be_product(scene: Scene, control: Seen) -> bool:
    if control.is_field or control.frame or not control.enabled:
        return False
    if control.region in _STANDING or not (control.is_link or scene.card(control)):
        return False
    if control.is_link and not _leads_inside(scene, control):
        return False
    keys = ("add", "add_here", "cart", "checkout", "account", "wish", "close", "remove")
    if any(named(control, key) for key in keys) or scene.is_met(control, scene.recipe.add):
        return False
    return not pattern("shop", "gift").search(fold(f"{control.name} {scene.card(control)}"))


def _leads_inside(scene: Scene, control: Seen) -> bool:
    same = urls.without_fragment(control.href) == urls.without_fragment(scene.url)
    return urls.is_web(control.href) and urls.same_site(control.href, scene.url) and not same


def _candidate(scene: Scene, control: Seen, listed: frozenset[str]) -> Candidate:
    card = scene.card(control)
    prices = amounts(card)
    points = 2 if prices else 0
    points += 3 if scene.recipe.is_product(control.href) else 0
    points += 2 if _PRODUCT.search(control.href.partition("://")[2]) else 0
    points += 2 if control.href in listed else 0
    points += 1 if control.number in scene.pictured else 0
    points -= 2 if _SHELF.search(control.href) and not _PRODUCT.search(control.href) else 0
    points -= 0 if control.is_link or prices else 2
    points -= 3 if by_words(control.name) & _NOT_SHELVES else 0
    price = min((amount.value for amount in prices), default=DEAR)
    sold_out = bool(pattern("shop", "sold_out").search(fold(card)))
    return Candidate(control, points, price, sold_out, card)


def _addresses(value: object, depth: int) -> Iterator[str]:
    """The addresses of products in JSON-LD."""
    if depth > 9:
        return
    if isinstance(value, list):
        for one in value[:200]:
            yield from _addresses(one, depth + 1)
    elif isinstance(value, dict):
        if value.get("@type") in ("Product", "ListItem") and isinstance(value.get("url"), str):
            yield value["url"]
        for one in value.values():
            yield from _addresses(one, depth + 1)


def shelves(scene: Scene) -> tuple[Seen, ...]:
    """The controls that lead to shelves, the most promising first, each place once."""
    scored: dict[str, tuple[int, Seen]] = {}
    for control in scene.controls:
        points = _shelf_points(scene, control)
        place = urls.without_fragment(control.href)
        if points > 0 and points > scored.get(place, (0, control))[0]:
            scored[place] = (points, control)
    return tuple(one for _, one in sorted(scored.values(), key=lambda pair: -pair[0]))


def _shelf_points(scene: Scene, control: Seen) -> int:
    if not control.is_link or control.frame or not _leads_inside(scene, control):
        return 0
    kinds = by_words(control.name)
    if kinds & _NOT_SHELVES or control.region == "footer" or not control.name:
        return 0
    if any(named(control, key) for key in ("cart", "account", "wish", "checkout", "gift")):
        return 0
    points = 3 if PageKind.SHOP in kinds else 0
    points += 3 if _SHELF.search(control.href.partition("://")[2]) else 0
    points += 2 if control.region in {"nav", "header"} else 0
    home = urls.path(control.href) in {"", "/"}
    return 0 if home else points


def is_shelf(url: str) -> bool:
    """By its address."""
    return bool(_SHELF.search(url.partition("://")[2]))


def menus(scene: Scene) -> tuple[Seen, ...]:
    """What opens a menu: a burger, a summary."""
    return tuple(one for one in scene.controls if _opens_menu(one))


def _opens_menu(control: Seen) -> bool:
    if control.is_field or control.region in {"footer", "main"} or (
        control.is_link and urls.without_fragment(control.href) == control.href != ""
    ):  # fmt: skip
        return False
    marks = f"{control.classes} {control.id}".lower()
    burger = any(
        mark in marks for mark in ("burger", "menu-t", "nav-t", "menu-b", "toggle", "drawer")
    )
    return (burger or named(control, "menu") or named_shop(control)) and not named(control, "cart")


def named_shop(control: Seen) -> bool:
    return PageKind.SHOP in by_words(control.name)


def shows_goods(scene: Scene) -> bool:
    """Are there prices in the page, whatever leads to them?"""
    return any(amounts(line) for line in scene.lines)
