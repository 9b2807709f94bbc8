"""The audit with every text made safe to show; escaping comes later, in the template."""

import re
from functools import lru_cache
from operator import is_
from types import EllipsisType, NoneType
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from journeycheck.model import Audit
from journeycheck.texts import clean
from journeycheck.urls import MAX_LENGTH, is_web

_NO_TEXTS = frozenset({bool, int, float, NoneType, EllipsisType, ...})
LIMIT = 600  # characters of any text that is no address
_NO_BREAK = re.compile("([\u00a0\u202f])")


def tidied(audit: Audit) -> Audit:
    """The audit without control or direction characters, and with no text longer than is read.
    What needs no change is not copied: an audit can be large."""
    tidy: Audit = _tidied(audit)
    return tidy


def _tidied(value: Any) -> Any:
    match value:
        case str():
            return line(value)
        case BaseModel():
            said = ((name, getattr(value, name)) for name in _told(type(value)))
            made = ((name, part, _tidied(part)) for name, part in said)
            changed = {name: new for name, part, new in made if new is not part}
            return value.model_copy(update=changed) if changed else value
        case dict():
            return {line(key): _tidied(item) for key, item in value.items()}
        case list() | tuple():
            tidy = tuple(map(_tidied, value))
            same = isinstance(value, tuple) and all(map(is_, value, tidy))
            return value if same else tidy
        case _:
            return value


@lru_cache
def _told(kind: type[BaseModel]) -> tuple[str, ...]:
    """The fields of a model that may hold texts of others."""
    known = kind.model_fields.items()
    return tuple(name for name, field in known if _may_hold_text(field.annotation))


def _may_hold_text(annotation: Any) -> bool:
    if get_origin(annotation) is Literal:
        return False
    if parts := get_args(annotation):
        return any(map(_may_hold_text, parts))
    return annotation not in _NO_TEXTS


def line(text: str) -> str:
    """One line; unlike `clean` it keeps no-break spaces, which our own French sentences need."""
    if len(text) <= LIMIT and text.isprintable() and not _is_spaced(text):
        return text
    if is_web(text):
        return clean(text, MAX_LENGTH)
    parts = [part if part in "\u00a0\u202f" else clean(part, LIMIT) for part in _split(text)]
    return _capped("".join(parts))


def _is_spaced(text: str) -> bool:
    return "  " in text or text.startswith(" ") or text.endswith(" ")


def _split(text: str) -> list[str]:
    return [part for part in _NO_BREAK.split(text[: LIMIT * 4]) if part]


def _capped(text: str) -> str:
    return text if len(text) <= LIMIT else text[: LIMIT - 1] + "…"
