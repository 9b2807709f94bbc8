"""One screen of the order as a fact: fields, prices, help, as far as they can be read for sure."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation

from journeycheck.browse.view import Seen
from journeycheck.extract.kinds import by_words
from journeycheck.facts import Amount, PageKind, Screen, Stage
from journeycheck.money import amounts, is_free, label
from journeycheck.walk.order.filling import askers, is_required
from journeycheck.walk.order.scene import Scene, named
from journeycheck.words import fold, pattern

_CHECKOUT = frozenset({Stage.CHECKOUT, Stage.ADDRESS, Stage.SHIPPING, Stage.PAYMENT})
_BEFORE = frozenset({Stage.HOME, Stage.CATEGORY})
_HELP = frozenset({PageKind.CONTACT, PageKind.HELP})
_PHONE = re.compile(r"(?<!\d)(?:\+|00)?\d(?:[ .\-()/]{0,2}\d){8,13}(?!\d)")
_NEAR = 7  # lines after the name of a product, within which its price stands
_WORD = re.compile(r"[^\W_]+")
_CHAT = (
    "intercom", "crisp", "zendesk", "zopim", "tawk", "livechat", "tidio", "drift", "olark",
    "userlike", "iadvize", "hubspot", "whatsapp", "wa.me", "m.me",
)  # fmt: skip


def screen(scene: Scene, stage: Stage, product: str = "") -> Screen:
    """What the screen of this stage shows. `product`: what was bought."""
    fields = _grouped(askers(scene)) if stage in _CHECKOUT else ()
    item = item_on_page(scene) if stage is Stage.PRODUCT else item_in_list(scene, product)
    return Screen(
        stage=stage,
        url=scene.url,
        title=scene.view.title,
        heading=scene.view.heading,
        fields=len(fields),
        required=sum(map(is_required, fields)),
        item=item,
        shipping=_sum(scene, "shipping") if stage not in _BEFORE else None,
        total=_sum(scene, "total") if stage is not Stage.PRODUCT else None,
        help=has_help(scene),
        mentioned=mentions_costs(scene),
    )


def _grouped(fields: Iterable[Seen]) -> tuple[Seen, ...]:
    """Each group of radio buttons counts as one field."""
    found: dict[object, Seen] = {}
    for one in fields:
        found.setdefault((one.form, one.field) if one.type == "radio" else one.number, one)
    return tuple(found.values())


def has_help(scene: Scene) -> bool:
    """Is there a number or a way to write? What is folded away counts, too."""
    for one in scene.view.controls:
        if one.href.startswith(("tel:", "mailto:")) or by_words(one.name) & _HELP:
            return True
        if any(mark in f"{one.href} {one.classes} {one.id}".lower() for mark in _CHAT):
            return True
    chats = any(any(mark in frame for mark in _CHAT) for frame in scene.frames)
    return chats or any(_PHONE.search(line) for line in scene.lines if not amounts(line))


def mentions_costs(scene: Scene) -> bool:
    """Are costs said to come later, or is there a link that tells of them?"""
    links = (one for one in scene.controls if one.is_link or one.tag == "summary")
    if any(named(one, "shipping") or named(one, "later") for one in links):
        return True
    return scene.says("later")


def _sum(scene: Scene, key: str) -> Amount | None:
    """The amount that stands under a label; None when two differ."""
    found = [amount for name, amount in _labelled(scene.lines) if name == key]
    last = found[-1:] if key == "total" else found
    return last[0] if last and len({one.value for one in last}) == 1 else None


def _labelled(lines: Iterable[str]) -> Iterator[tuple[str, Amount]]:
    """Amounts with what they are for: on the line of their label, or alone on the next."""
    before = ""
    for line in lines:
        found = amounts(line)
        told = _without(line, found)
        own = label(told) if _WORD.search(told) else ""
        name = own or (before if not _WORD.search(told) else "")
        if found and name and len(line) < 120:
            yield name, found[-1]
        elif own == "shipping" and is_free(line) and len(line) < 60:
            yield own, Amount(line, Decimal(0))
        before = label(line) if not found and len(line) < 60 else ""


def _without(line: str, found: Iterable[Amount]) -> str:
    for amount in found:
        line = line.replace(amount.text, " ")
    return line


def item_in_list(scene: Scene, product: str) -> Amount | None:
    """What one piece of the product costs here; None when its lines name two prices."""
    for start, line in enumerate(scene.lines):
        if is_of(line, product):
            found = list(_prices_from(scene, start, product))
            if found:
                return found[0] if len({one.value for one in found}) == 1 else None
    return None


def _prices_from(scene: Scene, start: int, product: str) -> Iterator[Amount]:
    for number, line in enumerate(scene.lines[start : start + _NEAR]):
        if number and (label(line) or (is_of(line, product))):
            return
        yield from (one for one in amounts(line) if not _is_struck(scene, one))


def _is_struck(scene: Scene, amount: Amount) -> bool:
    return any(amount.text in text for text in scene.struck)


def is_of(line: str, product: str) -> bool:
    """Does a line name the product? Every word of its name stands there."""
    wanted = frozenset(_WORD.findall(fold(product)))
    return bool(wanted) and wanted <= frozenset(_WORD.findall(fold(line)))


def item_on_page(scene: Scene) -> Amount | None:
    """The price on the page of a product: the only one between its heading and what follows, or
    the one that is also told to machines."""
    shown = list(_own_prices(scene))
    told = _machine_price(scene)
    if told is not None:
        return next((one for one in shown if one.value == told), None)
    return shown[0] if shown and len({one.value for one in shown}) == 1 else None


def _own_prices(scene: Scene) -> Iterator[Amount]:
    heading = fold(scene.view.heading)
    start = next(
        (n for n, line in enumerate(scene.lines) if heading and fold(line) == heading), None
    )
    if start is None:
        return
    for line in scene.lines[start : start + 30]:
        if pattern("shop", "add").search(fold(line)) and len(line) < 60:
            return
        if not _is_of_other(line):
            yield from (one for one in amounts(line)[:2] if not _is_struck(scene, one))


def _is_of_other(line: str) -> bool:
    """Delivery, a discount, a price per kilo, an instalment."""
    folded = fold(line)
    if re.search(r"/\s?(?:kg|100|l|m|ml|g|mois|month|monat)\b|\d\s?x\s", folded):
        return True
    return label(_without(line, amounts(line))) in {
        "shipping",
        "discount",
        "fees",
    } and not re.match(r"\W*\d", line)


def _machine_price(scene: Scene) -> Decimal | None:
    found = {*_offers(scene.told, 0)} or {scene.price}
    values = {value for one in found if (value := _decimal(one)) is not None}
    return values.pop() if len(values) == 1 else None


def _decimal(text: str) -> Decimal | None:
    try:
        value = Decimal(text.strip().replace(",", "."))
    except InvalidOperation:
        return None
    return value if value.is_finite() and value > 0 else None


def _offers(value: object, depth: int) -> Iterator[str]:
    if depth > 8:
        return
    if isinstance(value, list):
        for one in value[:50]:
            yield from _offers(one, depth + 1)
    elif isinstance(value, dict):
        if isinstance(price := value.get("price"), str | int | float):
            yield str(price)
        for key in ("@graph", "offers", "mainEntity", "hasVariant"):
            yield from _offers(value.get(key), depth + 1)
