"""What a form was made with, how it keeps robots out, and what it asks besides the message."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from journeycheck.extract.document import Document, Element
from journeycheck.facts import Captcha, Field, FormKind
from journeycheck.words import data, fold

_UPWARDS = 5  # elements around a form that are looked at
_NAMED = 2_000  # characters of its attributes
_WRITING = frozenset({FormKind.CONTACT, FormKind.CALLBACK})
_TYPED = frozenset({"text", "number", "tel"})


@dataclass(frozen=True, slots=True)
class Traits:
    """See `facts.Form`."""

    plugin: str = ""
    captcha: Captcha | None = None
    guard: str = ""
    consent: bool = False
    account: bool = False


def traits_of(document: Document, form: Element, fields: Sequence[Field], kind: FormKind) -> Traits:
    """What shows of one form, without touching it."""
    captcha, guard = _captcha(document, form, fields, kind)
    shown = [field for field in fields if field.visible]
    return Traits(
        plugin=_plugin(form, fields),
        captcha=captcha,
        guard=guard,
        consent=any(f.type == "checkbox" and _says("consent", f) for f in shown),
        account=any(f.required and f.type in _TYPED and _says("account", f) for f in shown),
    )


def _says(key: str, field: Field) -> bool:
    return bool(_words(key).search(fold(f"{field.label} {field.placeholder}")))


@lru_cache
def _words(key: str) -> re.Pattern[str]:
    phrases = sorted(map(fold, data("forms.toml")["words"][key]), key=len, reverse=True)
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, phrases))})(?![^\W_])")


@lru_cache
def _plugins(key: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = data("forms.toml")["plugin"]
    return tuple((row["name"], re.compile(row[key])) for row in rows if key in row)


def _plugin(form: Element, fields: Sequence[Field]) -> str:
    """The program by the form itself, else by its fields, else by what stands around it."""
    own = " ".join(
        (*form.attributes, *(form.get(name) for name in ("id", "class", "name", "action")))
    )
    for name, pattern in _plugins("form"):
        if pattern.search(own[:_NAMED]):
            return name
    for name, pattern in _plugins("field"):
        if any(pattern.search(field.name) for field in fields):
            return name
    around = " ".join(_around(form))[:_NAMED]
    return next((name for name, pattern in _plugins("around") if pattern.search(around)), "")


def _around(form: Element) -> Iterator[str]:
    parent = form.node.parent
    for _ in range(_UPWARDS):
        if parent is None or parent.tag == "body":
            return
        yield parent.attributes.get("id") or ""
        yield parent.attributes.get("class") or ""
        parent = parent.parent


def _rules() -> Mapping[str, Any]:
    rules: Mapping[str, Any] = data("forms.toml")["captcha"]
    return rules


def _captcha(
    document: Document, form: Element, fields: Sequence[Field], kind: FormKind
) -> tuple[Captcha | None, str]:
    if any(tell in document.source for tell in _rules()["tells"]):
        for row in _rules()["row"]:
            if form.node.css_first(", ".join(row["marks"])) is not None:
                return Captcha(row["kind"]), row["name"]
    if kind in _WRITING and any(_is_sum(field) for field in fields):
        return Captcha.QUESTION, "a question"
    if kind in _WRITING and not document.is_part and _is_scored(document):
        return Captcha.UNSEEN, "reCAPTCHA"
    return None, ""


@lru_cache
def _pattern(key: str) -> re.Pattern[str]:
    return re.compile(_rules()[key])


def _is_sum(field: Field) -> bool:
    """ "3 + 4 = ?" as the name of a field to type in."""
    typed = field.visible and field.type in _TYPED
    return typed and bool(_pattern("sum").search(f"{field.label} {field.placeholder}"))


def _is_scored(document: Document) -> bool:
    return any(_pattern("scored").search(script.get("src")) for script in document.scripts)
