"""What a form is for, by its fields, its words and where it sends to."""

import re
from collections.abc import Sequence

from journeycheck import urls
from journeycheck.extract.tree import Element
from journeycheck.facts import Field, FormKind
from journeycheck.words import fold, pattern

_SEARCH_NAMES = frozenset(
    {"q", "s", "search", "query", "keyword", "keywords", "recherche", "suche"}
)
_COMMENT = re.compile(r"comment|review|avis|rating|bewertung|wp-comments-post", re.I)
_CART = re.compile(r"(?:^|[/_?=-])(?:cart|basket|panier|warenkorb|carrito|carrello|checkout)", re.I)
_TYPED = frozenset({"text", "email", "tel", "search", "url", "number", "textarea"})
_WHEN = frozenset({"date", "time", "datetime-local", "month", "week"})


def kind_of(form: Element, fields: Sequence[Field], action: str, button: str) -> FormKind:
    """The kind of a form; OTHER when nothing tells."""
    seen = [field for field in fields if field.visible]
    types = {field.type for field in seen}
    own = " ".join((form.get("id"), form.get("class"), form.get("name"), form.get("role")))
    words = _Words(form, seen, action, button, own)
    if "password" in types:
        return FormKind.LOGIN
    if _is_search(form, seen, words):
        return FormKind.SEARCH
    if _COMMENT.search(f"{own} {urls.path(action)}"):
        return FormKind.OTHER
    if words.say("callback") and (types & {"tel"} or words.name("phone", "label")):
        return FormKind.CALLBACK
    if "textarea" not in types and (_CART.search(f"{action[:500]} {own}") or words.end("order")):
        return FormKind.ORDER
    if types & _WHEN and (words.say("booking") or "textarea" not in types):
        return FormKind.BOOKING
    return _written(seen, types, words)


def _written(seen: Sequence[Field], types: set[str], words: "_Words") -> FormKind:
    """Contact, newsletter, or neither."""
    typed = [field for field in seen if field.type in _TYPED]
    mail = any(_asks_for_mail(field) for field in typed)
    if "textarea" in types:
        return FormKind.CONTACT
    if mail and words.say("newsletter"):
        return FormKind.NEWSLETTER
    if mail and len(typed) > 1 and words.say("contact"):
        return FormKind.CONTACT
    if mail and len(typed) == 1:
        return FormKind.NEWSLETTER
    return FormKind.BOOKING if words.end("booking") and seen else FormKind.OTHER


def _asks_for_mail(field: Field) -> bool:
    named = fold(f"{field.name} {field.label} {field.placeholder}")
    return field.type == "email" or bool(re.search(r"\be-?mails?\b|courriel|correo", named))


def _is_search(form: Element, seen: Sequence[Field], words: "_Words") -> bool:
    typed = [field for field in seen if field.type in _TYPED]
    if any(field.type in {"textarea", "email", "tel"} for field in seen) or len(typed) > 2:
        return False
    named = {re.sub(r"\W.*", "", field.name.lower()) for field in typed}
    return (
        form.get("role").lower() == "search"
        or any(field.type == "search" for field in typed)
        or (len(typed) == 1 and bool(named & _SEARCH_NAMES or words.end("search")))
    )


class _Words:
    """The words of a form, to look phrases up in."""

    def __init__(
        self, form: Element, seen: Sequence[Field], action: str, button: str, own: str
    ) -> None:
        labels = " | ".join(f"{field.label} | {field.placeholder}" for field in seen[:40])
        heads = [node.text()[:200] for node in form.node.css("legend, h2, h3, h4, h5")[:3]]
        path = urls.path(action)
        self._end = fold(f"{button} | {path}")
        self._all = fold(" | ".join((button, path, own, *heads, labels)))
        self._labels = fold(labels)

    def say(self, kind: str) -> bool:
        """Anywhere in the form."""
        return bool(pattern("form", kind).search(self._all))

    def end(self, kind: str) -> bool:
        """On the button or in the address."""
        return bool(pattern("form", kind).search(self._end))

    def name(self, section: str, key: str) -> bool:
        """In the labels."""
        return bool(pattern(section, key).search(self._labels))
