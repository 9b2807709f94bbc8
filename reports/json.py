"""The audit as data: `audit.json`, as its published schema says."""

import json
import math
from typing import Any

from pydantic_core import PydanticSerializationError

from journeycheck import Audit, Desk, report_format


@report_format("audit.json")
def render(audit: Audit, language: str, desk: Desk) -> str:
    """The whole audit, the same in every language. What JSON cannot hold is replaced."""
    try:
        return audit.model_dump_json(indent=2) + "\n"
    except PydanticSerializationError:  # a lone surrogate; few sites have one
        return json.dumps(_plain(audit.model_dump()), ensure_ascii=False, indent=2) + "\n"


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
