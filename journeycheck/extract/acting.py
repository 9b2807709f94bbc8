"""Links that act by what their element says beside its words: titles, methods, confirmations."""

import re
from collections.abc import Iterator

from journeycheck import words
from journeycheck.extract.document import Document, Element
from journeycheck.extract.links import LINK_LIMIT, resolved

_METHODS = (
    "data-method", "data-turbo-method", "data-http-method", "data-request-method",
)  # fmt: skip
_ASKING = (
    "data-confirm", "data-turbo-confirm", "data-request-confirm", "hx-confirm",
    "hx-post", "hx-delete", "hx-put", "hx-patch",
)  # fmt: skip
_SCRIPT = re.compile(r"\bconfirm\s{0,3}\(|\.(?:request)?submit\s{0,3}\(", re.I)
_LOADED = frozenset({*_METHODS, *_ASKING, "onclick", "title", "aria-label", "role"}) | {
    "data-original-title"
}
_READ = 500  # characters of a handler
_SAYING = ("title", "aria-label", "data-original-title")


def acting_targets(document: Document) -> frozenset[str]:
    """The addresses that a link of the page asks to act upon, rather than to show."""
    return frozenset(_targets(document))


def _targets(document: Document) -> Iterator[str]:
    anchors = [element for tag in ("a", "area") for element in document.all(tag)]
    for element in anchors[:LINK_LIMIT]:
        if _acts(element) and (found := resolved(element.get("href"), document.base)):
            yield found[0]


def _acts(element: Element) -> bool:
    if _LOADED.isdisjoint(element.attributes):
        return False
    if any(element.get(name).lower() not in {"", "get"} for name in _METHODS):
        return True
    if any(element.get(name) for name in _ASKING):
        return True
    if _SCRIPT.search(element.get("onclick")[:_READ]):
        return True
    if any(words.bids(element.get(name)) for name in _SAYING):
        return True
    return element.get("role").lower() == "button" and words.is_verb(element.text)
