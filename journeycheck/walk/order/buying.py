"""From the product to the cart, whose content counts and not the press; and on to the checkout."""

from journeycheck.facts import Break, Stage
from journeycheck.money import amounts
from journeycheck.walk.order import controls, reasons
from journeycheck.walk.order.ends import Doubtful
from journeycheck.walk.order.filling import Entry, named_terms
from journeycheck.walk.order.product import add_button
from journeycheck.walk.order.scene import Scene
from journeycheck.walk.order.screens import is_of
from journeycheck.walk.order.signs import failure, says_empty, sets_conditions
from journeycheck.walk.order.visitor import Visitor
from journeycheck.words import fold, pattern

_LATE = 1.5  # seconds a shop may take after the page has come to rest
_LONG = 300  # characters of a row
_NEAR = 8  # lines below the name of a product, where its row ends


async def into_cart(visitor: Visitor, product: Scene) -> Scene:
    """Put the product of this page into the cart, and open the cart. Raises Ended."""
    mark = visitor.mark()
    added = await _added(visitor, product)
    cart = await _opened(visitor, added)
    for patience in (_LATE, 0.0):
        if holds(cart, visitor.notes.product):
            visitor.filled = True
            await visitor.arrive(cart, Stage.CART, reasons.CART)
            return cart
        if patience:
            cart = await visitor.wait(patience)
    if _lists(cart, visitor.notes.product):
        raise Doubtful(reasons.UNSURE_CART, cart.quote("empty"))
    if says_empty(cart) and (visitor.asked_since(mark) or added.url != product.url):
        raise visitor.break_off(Break.CART_EMPTY, reasons.EMPTY, cart, mark, cart.quote("empty"))
    raise Doubtful(reasons.UNSURE_CART, cart.view.heading)


async def _added(visitor: Visitor, product: Scene) -> Scene:
    mark = visitor.mark()
    for _ in range(2):
        add = add_button(product)
        if add is None:
            raise Doubtful(reasons.NOT_UNDERSTOOD, product.view.heading)
        after = await visitor.press(add)
        if not _has_changed(product, after) and not visitor.asked_since(mark):
            after = await visitor.wait(_LATE)
        if failure(after):
            raise visitor.break_off(Break.NO_WAY_TO_CART, reasons.FAILED_ADD, after, mark)
        if _has_changed(product, after) or visitor.asked_since(mark):
            return after
        product = after
    raise visitor.break_off(Break.NO_WAY_TO_CART, reasons.DEAD_ADD, product, mark)


def _has_changed(before: Scene, after: Scene) -> bool:
    return (before.url, before.folded) != (after.url, after.folded)


async def _opened(visitor: Visitor, added: Scene) -> Scene:
    """The cart, on a page of its own if it has one."""
    if controls.is_cart_address(added.url) and (says_empty(added) or controls.checkout(added)):
        return added
    way = controls.cart(added)
    if way is None:
        return added
    cart = await visitor.press(way)
    on_page = controls.is_cart_address(cart.url)
    further = None if on_page else controls.cart(cart)
    if further is not None and further.is_link and further.href != cart.url:
        return await visitor.press(further)  # a drawer, and its "view cart"
    return cart


def holds(scene: Scene, product: str) -> bool:
    """Does the cart list the product? Its name alone may stand in a message: a price, a number of
    pieces or a way to remove it belongs to its row."""
    if says_empty(scene):
        return False
    named = any(is_of(line, product) for line in scene.lines)
    return _lists(scene, product) or (named and controls.remove(scene) is not None)


def _lists(scene: Scene, product: str) -> bool:
    """Does a price stand beside or below its name?"""
    rows = (n for n, line in enumerate(scene.lines) if is_of(line, product) and len(line) < _LONG)
    return any(amounts(line) for n in rows for line in scene.lines[n : n + _NEAR])


async def to_checkout(visitor: Visitor, cart: Scene) -> Scene:
    """The first page of the checkout. Raises Ended."""
    visitor.shopping.enter_checkout()
    mark = visitor.mark()
    for _ in range(2):
        cart = await _agreed(visitor, cart)
        way = controls.checkout(cart)
        if way is None:
            raise Doubtful(reasons.NOT_UNDERSTOOD, cart.view.heading)
        if not way.enabled:
            raise Doubtful(reasons.CONDITIONS, way.name)
        after = await visitor.press(way)
        if not _has_changed(cart, after):
            after = await visitor.wait(_LATE)
        if failure(after):
            raise visitor.break_off(Break.CHECKOUT_UNREACHABLE, reasons.NO_CHECKOUT, after, mark)
        if not _is_cart_again(visitor, cart, after):
            return after
        reason = reasons.BACK if _moved(visitor, mark, cart, way.href) else reasons.DEAD_CHECKOUT
        cart = after
    if sets_conditions(cart):
        raise Doubtful(reasons.CONDITIONS, cart.quote("minimum") or cart.quote("abroad"))
    raise visitor.break_off(Break.CHECKOUT_UNREACHABLE, reason, cart, mark)


def _moved(visitor: Visitor, mark: tuple[int, int], cart: Scene, href: str) -> bool:
    """Did the press lead anywhere at all, be it back to the cart?"""
    return visitor.asked_since(mark) or bool(href)


def _is_cart_again(visitor: Visitor, before: Scene, after: Scene) -> bool:
    if not _has_changed(before, after):
        return True
    same = before.url.partition("#")[0] == after.url.partition("#")[0]
    still = holds(after, visitor.notes.product) and controls.checkout(after) is not None
    return (
        same
        and still
        and before.view.heading == after.view.heading
        and _says_nothing_new(before, after)
    )


def _says_nothing_new(before: Scene, after: Scene) -> bool:
    return not set(after.lines) - set(before.lines)


async def _agreed(visitor: Visitor, cart: Scene) -> Scene:
    """Accept the conditions, where the cart asks for it before it lets anybody on."""
    boxes = [
        one for one in cart.controls
        if one.type == "checkbox" and one.required and not one.checked and named_terms(one)
    ]  # fmt: skip
    return await visitor.fill(cart, [Entry(one, "terms") for one in boxes]) if boxes else cart


async def emptied(visitor: Visitor, url: str) -> bool:
    """Take everything out of the cart again. Raises Ended."""
    visitor.shopping.tidy()
    cart = await visitor.open(url)
    for _ in range(4):
        control = controls.remove(cart)
        if control is None or says_empty(cart):
            break
        cart = await visitor.press(control)
    empty = says_empty(cart) or not pattern("shop", "remove").search(fold(cart.view.words))
    return empty and not holds(cart, visitor.notes.product)
