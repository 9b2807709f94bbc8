"""The audit with every text made safe to show; escaping comes later, in the template."""

import re
from operator import is_
from typing import Any

from pydantic import BaseModel

from journeycheck.model import Audit
from journeycheck.texts import clean
from journeycheck.urls import MAX_LENGTH, is_web

LIMIT = 600  # characters of any text that is no address
_SPACED = re.compile("^ |  | $")
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
            said = ((name, part, _tidied(part)) for name, part in value)
            changed = {name: tidy for name, part, tidy in said if tidy is not part}
            return value.model_copy(update=changed) if changed else value
        case dict():
            return {line(key): _tidied(item) for key, item in value.items()}
        case list() | tuple():
            tidy = tuple(map(_tidied, value))
            same = isinstance(value, tuple) and all(map(is_, value, tidy))
            return value if same else tidy
        case _:
            return value


def line(text: str) -> str:
    """One line; unlike `clean` it keeps no-break spaces, which our own French sentences need."""
    if len(text) <= LIMIT and text.isprintable() and not _SPACED.search(text):
        return text
    if is_web(text):
        return clean(text, MAX_LENGTH)
    parts = [part if part in "\u00a0\u202f" else clean(part, LIMIT) for part in _split(text)]
    return _capped("".join(parts))


def _split(text: str) -> list[str]:
    return [part for part in _NO_BREAK.split(text[: LIMIT * 4]) if part]


def _capped(text: str) -> str:
    return text if len(text) <= LIMIT else text[: LIMIT - 1] + "…"
