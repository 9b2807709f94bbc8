"""Structured data written into the markup: HTML microdata (WHATWG) and RDFa Lite 1.1 (W3C)."""

from collections.abc import Iterable
from itertools import islice

from journeycheck.extract.selectors import Selectors
from journeycheck.extract.structured import ITEM_LIMIT, Item, bare
from journeycheck.extract.tree import Element
from journeycheck.facts import How

_TEXT_LIMIT = 5_000
_BY_ATTRIBUTE = {
    **dict.fromkeys(("a", "area", "link"), "href"),
    **dict.fromkeys(("img", "iframe", "audio", "video", "embed", "source", "track"), "src"),
    **dict.fromkeys(("data", "meter"), "value"),
    "meta": "content",
    "time": "datetime",
    "object": "data",
}


def opens_item(element: Element) -> bool:
    return element.has("itemscope") or bool(element.get("typeof"))


def marked_up_items(marked: Iterable[Element], selectors: Selectors) -> tuple[Item, ...]:
    """The items that are no property of another one. `marked` is in document order."""
    props: dict[int, dict[str, tuple[str | Item, ...]]] = {}
    made: dict[int, Item] = {}
    top: list[Item] = []
    for element in islice(marked, ITEM_LIMIT * 5):
        if opens_item(element):
            inner = props.setdefault(element.node.mem_id, {})
            made[element.node.mem_id] = _item(element, inner, selectors)
        holder = element.holder
        names = (element.get("itemprop") or element.get("property")).split()[:8]
        if holder is not None and names:
            value = made.get(element.node.mem_id) or _value(element)
            for name in (bare(name).lower() for name in names):
                held = props[holder.node.mem_id]
                held[name] = (*held.get(name, ()), value)
        elif element.node.mem_id in made:
            top.append(made[element.node.mem_id])
    return tuple(top)


def _item(element: Element, props: dict[str, tuple[str | Item, ...]], selectors: Selectors) -> Item:
    micro = element.has("itemscope")
    types = element.get("itemtype" if micro else "typeof").split()[:8]
    return Item(
        types=tuple(bare(name) for name in types),
        props=props,
        how=How.MICRODATA if micro else How.RDFA,
        selector=selectors.of(element.node, element.scope.landmark),
        id=element.get("itemid") or element.get("resource"),
        region=element.scope.region,
    )


def _value(element: Element) -> str:
    """`content` first, as search engines do; then what the element is about; then its text."""
    if element.has("content"):
        return element.get("content")[:_TEXT_LIMIT]
    attribute = _BY_ATTRIBUTE.get(element.tag, "")
    if attribute and element.has(attribute):
        return element.get(attribute)[:_TEXT_LIMIT]
    text = element.node.text(separator=" ")
    return " ".join(text[:_TEXT_LIMIT].split())
