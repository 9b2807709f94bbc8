"""Which control a customer would press on the way from the cart to the payment."""

import re
from collections.abc import Collection

from journeycheck import urls
from journeycheck.browse.view import Seen
from journeycheck.walk.order.scene import Scene, is_wallet, named
from journeycheck.walk.order.signs import is_final
from journeycheck.words import fold, pattern

Key = tuple[object, ...]
_CART = re.compile(
    r"/(?:shopping-?)?(?:cart|basket|bag|panier|caddie|warenkorb|einkaufswagen|carrito|cesta|carrello|"
    r"winkelwagen|winkelmandje?|carrinho|cesto)(?:$|[/?.#&])|[?&/=](?:checkout/cart|cart-show|controller=cart)|cl=basket",
    re.IGNORECASE,
)
_CHECKOUT = re.compile(
    r"check-?out|/(?:commande|commander|caisse|kasse|bestellen|bestellung|afrekenen|kassa|pedido|"
    r"finalizar|cassa|ordine|encomenda|order)(?:$|[/?.#])",
    re.IGNORECASE,
)
_ASIDE = frozenset({"footer"})
_CLOSER = 40  # characters of what closes something
_CROSSES = frozenset({"×", "✕", "✖", "x", "X"})


def is_cart_address(url: str) -> bool:
    return bool(_CART.search(url.partition("://")[2]))


def cart(scene: Scene) -> Seen | None:
    """What leads to the cart: a message or drawer first, then the header."""
    recipe = next(iter(scene.by_rules(scene.recipe.cart)), None)
    scored = [(points, one) for one in scene.controls if (points := _cart_points(scene, one)) > 0]
    best = max(scored, key=lambda pair: pair[0], default=(0, None))
    return recipe if recipe is not None and best[0] < 5 else best[1] or recipe


def _cart_points(scene: Scene, control: Seen) -> int:
    """Five and more: a way to the cart that came up because something was added."""
    if control.is_field or control.frame or not control.enabled or is_wallet(scene, control):
        return 0
    away = control.is_link and not urls.same_site(control.href, scene.url)
    if away or any(named(control, key) for key in ("add", "remove", "close", "wish")):
        return 0
    called = named(control, "cart")
    points = 2 if called else 0
    points += 2 if control.is_link and is_cart_address(control.href) else 0
    if points and (
        control.modal or (control.is_link and control.region not in {"header", "nav", "footer"})
    ):
        points += 2
    return points if called or points > 1 else 0


def checkout(scene: Scene) -> Seen | None:
    """What leads from the cart to the checkout."""
    for one in scene.by_rules(scene.recipe.checkout):
        if one.enabled and not is_wallet(scene, one):
            return one
    scored = [
        (points, one) for one in scene.controls if (points := _checkout_points(scene, one)) > 0
    ]
    return max(scored, key=lambda pair: pair[0], default=(0, None))[1]


def _checkout_points(scene: Scene, control: Seen) -> int:
    if control.is_field or control.frame or control.region in _ASIDE or is_wallet(scene, control):
        return 0
    if any(named(control, key) for key in ("add", "remove", "wish", "account", "discount")):
        return 0
    if control.is_link and not urls.is_web(control.href):
        return 0
    words = (
        pattern("shop", "checkout").search(fold(control.name))
        if named(control, "checkout")
        else None
    )
    if words is None:
        return 0
    form = scene.view.form(control)
    leads = control.href if control.is_link else form.action if form else ""
    points = 2 + min(4, len(words[0]) // 5) + (3 if _CHECKOUT.search(leads) else 0)
    points += 2 if control.modal or control.region == "main" else 0
    points -= 2 if control.region in {"header", "nav"} else 0
    return points + (1 if control.enabled else -3)


def guest(scene: Scene) -> Seen | None:
    """What lets a customer order without an account."""
    for one in scene.by_rules(scene.recipe.guest):
        return one
    found = [one for one in scene.controls if _is_guest(one)]
    return next((one for one in found if not one.is_field), next(iter(found), None))


def _is_guest(control: Seen) -> bool:
    if control.frame or not control.enabled or control.region in {"header", "footer", "nav"}:
        return False
    chooses = not control.is_field or control.type in {"radio", "checkbox"}
    return chooses and named(control, "guest")


def newcomer(scene: Scene) -> Seen | None:
    """A link for customers without an account, behind which guests may be welcome."""
    links = [
        one
        for one in scene.controls
        if one.is_link and one.region not in {"header", "footer", "nav"}
    ]
    return next((one for one in links if named(one, "newcomer")), None)


def onward(scene: Scene, forms: frozenset[int], used: Collection[Key] = ()) -> Seen | None:
    """What leads to the next step, and never what orders. `forms`: those that were filled in;
    `used`: what was pressed before, for steps that open one below the other."""
    found = _onward(scene, forms)
    return next((one for one in found if key(scene, one) not in used), next(iter(found), None))


def key(scene: Scene, control: Seen) -> Key:
    """Which control of which page it is, in a later look, too."""
    form = scene.view.form(control)
    place = scene.url.partition("#")[0]
    return place, control.id, control.field, control.name, form.id if form else "", control.form


def _onward(scene: Scene, forms: frozenset[int]) -> list[Seen]:
    """The best first."""
    found = [one for one in scene.by_rules(scene.recipe.next) if one.enabled and not is_final(one)]
    scored = [
        (-points, one) for one in scene.controls if (points := _next_points(scene, one, forms)) > 0
    ]
    found += [one for _, one in sorted(scored, key=lambda pair: pair[0])]
    return found


def _next_points(scene: Scene, control: Seen, forms: frozenset[int]) -> int:
    if control.is_field or control.frame or control.region in {"header", "footer", "nav"}:
        return 0
    if is_wallet(scene, control) or is_final(control) or scene.is_met(control, scene.recipe.final):
        return 0
    if any(
        named(control, key) for key in ("remove", "add", "wish", "discount", "account", "close")
    ):
        return 0
    form = scene.view.form(control)
    if (
        form
        and pattern("form", "newsletter").search(fold(f"{form.words[:300]} {form.action}"))
        and control.form not in forms
    ):
        return 0
    submits = control.type == "submit" and control.form in forms
    called = any(named(control, key) for key in ("next", "checkout"))
    if not (submits or called):
        return 1 if _is_plain_step(scene, control) else 0
    points = (4 if submits else 0) + (3 if called else 0) + (1 if control.tag != "a" else 0)
    return points + (0 if control.enabled else -2)


def _is_plain_step(scene: Scene, control: Seen) -> bool:
    """The button of a form in which nothing is left to fill in, such as "Select this method"."""
    form = scene.view.form(control)
    if form is None or form.method != "post" or control.type != "submit" or not control.enabled:
        return False
    return not any(one.is_field and one.form == control.form for one in scene.controls)


def remove(scene: Scene) -> Seen | None:
    """What takes something out of the cart."""
    for one in scene.by_rules(scene.recipe.remove):
        return one
    found = [one for one in scene.controls if not one.is_field and named(one, "remove")]
    return next((one for one in found if one.region not in {"header", "footer", "nav"}), None)


def closer(scene: Scene) -> Seen | None:
    """What closes something that lies over the page. The cart, too, is such a thing."""
    above = [one for one in scene.controls if (one.modal or one.floats) and not one.is_field]
    called = (one for one in above if named(one, "close") and len(one.name) < _CLOSER)
    crossed = (one for one in above if one.name.strip() in _CROSSES)
    return next(called, None) or next(crossed, None)
