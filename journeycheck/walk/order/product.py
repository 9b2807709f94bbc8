"""The page of a product: the button that puts it into the cart, and the choices before it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from journeycheck import urls
from journeycheck.browse.view import Seen
from journeycheck.money import amounts
from journeycheck.walk.order.scene import Scene, is_wallet, named
from journeycheck.walk.order.shelves import candidates
from journeycheck.words import fold, pattern

_STANDING = frozenset({"header", "footer", "nav"})
_CHOICE = frozenset({"radio", "option", "button", "switch", "tab"})
_LONG = 40  # characters of a choice such as "M" or "Navy"
_ASIDE = ("quant", "qty", "sort", "tri", "currency", "devise", "lang", "country", "menge", "search")


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose before the product can be bought: pressed, or (`value`) chosen from a
    list."""

    control: Seen
    value: str = ""


def add_button(scene: Scene) -> Seen | None:
    """The button that puts this product into the cart, be it ready or not."""
    for one in scene.by_rules(scene.recipe.add):
        if not is_wallet(scene, one):
            return one
    others = frozenset(scene.card(one.control) for one in candidates(scene))
    found = [one for one in scene.controls if _may_add(scene, one)]
    own = [one for one in found if scene.card(one) not in others or _holds_heading(scene, one)]
    for key in ("add", "choose", "add_here"):
        for one in own:
            if named(one, key) and (key == "add" or _belongs(scene, one)):
                return one
    return None


def _may_add(scene: Scene, control: Seen) -> bool:
    if control.is_field or control.frame or control.region in _STANDING:
        return False
    return not (is_wallet(scene, control) or named(control, "wish") or named(control, "remove"))


def _holds_heading(scene: Scene, control: Seen) -> bool:
    heading = fold(scene.view.heading)
    return bool(heading) and heading in fold(scene.card(control))


def _belongs(scene: Scene, control: Seen) -> bool:
    """Does a button whose words say little stand in the form of a product?"""
    form = scene.view.form(control)
    if control.is_link:
        return False
    if form is None:
        return True
    in_form = [one for one in scene.controls if one.form == control.form and one.is_field]
    return not any(one.type in {"search", "email", "password"} for one in in_form)


def unknown_buttons(scene: Scene) -> tuple[Seen, ...]:
    """Buttons of the main part that may be the one that adds, by another name."""
    keys = ("wish", "close", "menu", "more", "remove", "add", "choose", "add_here")
    return tuple(
        one for one in scene.controls
        if not (one.is_field or one.frame or one.modal or one.floats)
        and (not one.is_link or _acts(one))
        and one.region not in _STANDING and len(fold(one.name)) > 2
        and not any(named(one, key) for key in keys) and _is_no_choice(scene, one)
        and not _asks_elsewhere(scene, one)
    )  # fmt: skip


def _acts(link: Seen) -> bool:
    """Does a link behave as a button?"""
    drawn = any(mark in link.classes.lower() for mark in ("btn", "button", "buy", "cart"))
    return drawn or link.role == "button" or not urls.is_web(link.href) or "#" in link.href


def _is_no_choice(scene: Scene, control: Seen) -> bool:
    return control.number not in scene.groups and control.tag != "summary"


def _asks_elsewhere(scene: Scene, control: Seen) -> bool:
    """Does it send a search, a newsletter, a login?"""
    fields = [one for one in scene.controls if one.is_field and one.form == control.form]
    return control.form >= 0 and any(one.type in {"search", "email", "password"} for one in fields)


def is_ready(control: Seen) -> bool:
    return control.enabled and "disabled" not in control.classes.split()


def is_sold_out(scene: Scene) -> bool:
    """Does the part of the page that is about this product say so? Neighbours do not count."""
    lines = list(scene.lines)
    heading = fold(scene.view.heading)
    start = next((n for n, line in enumerate(lines) if heading and fold(line) == heading), 0)
    names = {fold(one.control.name) for one in candidates(scene) if one.control.name}
    sold_out = pattern("shop", "sold_out")
    for line in lines[start : start + 40]:
        if fold(line) in names:
            return False
        if len(line) < 80 and sold_out.search(fold(line)):
            return True
    return False


def is_product(scene: Scene) -> bool:
    """Is it the page of one product, rather than a shelf? It has a price and a heading, and a
    button that adds, or is known by its address."""
    if add_button(scene) is not None:
        return True
    priced = any(amounts(line) for line in scene.lines) or bool(scene.price)
    described = any('"Product"' in block for block in scene.data) or bool(scene.price)
    return priced and (described or scene.recipe.is_product(scene.url) or is_sold_out(scene))


def open_choices(scene: Scene, add: Seen | None) -> Iterator[Choice]:
    """What is still to be chosen, in the order of the page."""
    yield from _lists(scene, add)
    yield from _radios(scene)
    yield from _swatches(scene)


def _lists(scene: Scene, add: Seen | None) -> Iterator[Choice]:
    for one in scene.controls:
        if one.tag == "select" and _is_variant(one) and (add is None or one.form == add.form):
            chosen = next((words for value, words, _ in one.options if value == one.value), "")
            if not one.value or pattern("shop", "choose").search(fold(chosen)):
                for value, words, enabled in one.options:
                    if value and enabled and _is_free(words):
                        yield Choice(one, value)
                        break


def _is_variant(control: Seen) -> bool:
    if control.region in _STANDING or control.frame or not control.enabled:
        return False
    return not any(mark in f"{control.field} {control.id}".lower() for mark in _ASIDE)


def _is_free(words: str) -> bool:
    folded = fold(words)
    return not pattern("shop", "sold_out").search(folded) and not pattern("shop", "choose").search(
        folded
    )


def _radios(scene: Scene) -> Iterator[Choice]:
    radios = [
        one
        for one in scene.controls
        if one.type == "radio" and one.tag == "input" and _is_variant(one)
    ]
    for _, group in groupby(radios, key=lambda one: (one.form, one.field)):
        members = list(group)
        if not any(one.checked for one in members):
            yield from _first_free(members)


def _swatches(scene: Scene) -> Iterator[Choice]:
    swatches = [one for one in scene.controls if _is_swatch(scene, one)]
    by_group: dict[int, list[Seen]] = {}
    for one in swatches:
        by_group.setdefault(scene.groups[one.number], []).append(one)
    for members in by_group.values():
        if not any(one.number in scene.pressed for one in members):
            yield from _first_free(members)


def _is_swatch(scene: Scene, control: Seen) -> bool:
    if control.is_field or control.number not in scene.groups or control.region in _STANDING:
        return False
    chooses = control.role in _CHOICE or control.tag == "button" or not control.is_link
    keys = ("add", "choose", "add_here", "wish", "close", "menu", "cart", "checkout")
    return chooses and len(control.name) < _LONG and not any(named(control, key) for key in keys)


def _first_free(members: list[Seen]) -> Iterator[Choice]:
    for one in members:
        if one.enabled and _is_free(one.name):
            yield Choice(one)
            return
