"""The audit as data: `audit.json`, as its published schema says."""

import json
import math
from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import BaseModel
from pydantic_core import PydanticSerializationError, to_json

from journeycheck import Audit, Desk, Format
from journeycheck.report import EMPTY_DESK

_AT_ONCE = 200  # entries of a list


class _Json(Format):
    """Whole, the text for a large site would fill memory several times over."""

    def pieces(self, audit: Audit, language: str, desk: Desk = EMPTY_DESK) -> Iterable[bytes]:
        return _pieces(audit)


def _text(audit: Audit, language: str, desk: Desk) -> str:
    """The whole audit, the same in every language."""
    return b"".join(_pieces(audit)).decode()


render = _Json("audit.json", _text)


def _pieces(audit: Audit) -> Iterator[bytes]:
    sign = b"{"
    for name, value in audit:
        yield b'%b\n  "%b": ' % (sign, name.encode())
        yield from _list(value) if value and isinstance(value, tuple) else (_indented(value),)
        sign = b","
    yield b"\n}\n"


def _list(entries: tuple[Any, ...]) -> Iterator[bytes]:
    sign = b"["
    for start in range(0, len(entries), _AT_ONCE):
        some = _indented(entries[start : start + _AT_ONCE])
        yield sign + some.removeprefix(b"[").removesuffix(b"\n  ]")
        sign = b","
    yield b"\n  ]"


def _indented(value: Any) -> bytes:
    """As it stands one step in; a line break in a text is never seen here: it is escaped."""
    return _written(value).replace(b"\n", b"\n  ")


def _written(value: Any) -> bytes:
    """What JSON cannot hold is replaced."""
    try:
        return to_json(value, indent=2, inf_nan_mode="null")
    except PydanticSerializationError:  # a lone surrogate; few sites have one
        return json.dumps(_plain(value), ensure_ascii=False, indent=2).encode()


def _plain(value: Any) -> Any:
    """The same value without lone surrogates (U+FFFD instead) and without NaN (null instead)."""
    match value:
        case str():
            return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        case BaseModel():
            return _plain(value.model_dump())
        case dict():
            return {_plain(str(key)): _plain(item) for key, item in value.items()}
        case list() | tuple():
            return [_plain(item) for item in value]
        case float() if not math.isfinite(value):
            return None
        case _:
            return value
