"""The audit as data: `audit.json`, as its published schema says."""

import json
import math
from typing import Any

from pydantic import TypeAdapter
from pydantic_core import PydanticSerializationError

from journeycheck import Audit, Desk, Format
from journeycheck.report import EMPTY_DESK


class _Json(Format):
    """As text, the audit of a large site would fill memory several times over."""

    def file(self, audit: Audit, language: str, desk: Desk = EMPTY_DESK) -> bytes:
        return _written(audit)


def _text(audit: Audit, language: str, desk: Desk) -> str:
    """The whole audit, the same in every language."""
    return _written(audit).decode()


def _written(audit: Audit) -> bytes:
    """What JSON cannot hold is replaced."""
    try:
        return TypeAdapter(Audit).dump_json(audit, indent=2) + b"\n"
    except PydanticSerializationError:  # a lone surrogate; few sites have one
        plain = json.dumps(_plain(audit.model_dump()), ensure_ascii=False, indent=2)
        return f"{plain}\n".encode()


render = _Json("audit.json", _text)


def _plain(value: Any) -> Any:
    """The same value without lone surrogates (U+FFFD instead) and without NaN (null instead)."""
    match value:
        case str():
            return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        case dict():
            return {_plain(str(key)): _plain(item) for key, item in value.items()}
        case list() | tuple():
            return [_plain(item) for item in value]
        case float() if not math.isfinite(value):
            return None
        case _:
            return value
