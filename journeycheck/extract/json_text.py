"""JSON as sites write it: strict first, then one repair after the other, and the fault is named."""

import html
import json
import re
from collections.abc import Callable
from typing import Any

from journeycheck.extract.json_lenient import read_as_far_as_possible

_VALUES = 500  # values one after the other in one block

FAULTS = (
    "empty", "escaped", "wrapper", "control-character", "comment", "trailing-comma",
    "several-values", "trailing-text", "quotes", "truncated", "syntax",
)  # fmt: skip

_WRAPPER = re.compile(
    r"<!--|-->|(?://|/\*)?\s*<!\[CDATA\[\s*(?:\*/)?|(?://|/\*)?\s*\]\]>\s*(?:\*/)?"
)
# A string or comment without its end goes to the end of the text: it is looked for only once.
_STRING_OR_COMMENT = re.compile(
    r'("(?:[^"\\]|\\.)*+(?:"|\\?\Z))|/\*.*?(?:\*/|\Z)|//[^\n]*', re.DOTALL
)
_STRING_OR_COMMA = re.compile(r'("(?:[^"\\]|\\.)*+(?:"|\\?\Z))|,(?=\s*+[}\]])', re.DOTALL)
_CURLY_QUOTES = str.maketrans("“”„«»", '"""""')
_NAN = re.compile(r"[:\[,\s]-?(?:NaN|Infinity)\s*[,}\]]|\A\s*-?(?:NaN|Infinity)\s*\Z")
_BETWEEN = re.compile(r"[\s,;]*+")
_MARK = re.compile(r'"(?:[^"\\]|\\.)*+(?:"|\\?\Z)|[\[\]{},]', re.DOTALL)
_Stack = tuple[Any, str] | None
_DECODER = json.JSONDecoder(strict=False, parse_constant=lambda constant: None)


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no JSON")


_STRICT = json.JSONDecoder(parse_constant=_refuse)


def read_json(text: str) -> tuple[list[Any], str]:
    """The values of one block, and the fault that a strict reader stumbles over ("" for none)."""
    text = text.lstrip("\ufeff")
    if not text.strip():
        return [], "empty"
    try:
        return [_STRICT.decode(text)], ""
    except (ValueError, RecursionError):
        return _mended(text)


def _mended(text: str) -> tuple[list[Any], str]:
    """Try one repair after the other, each on top of the last; the last one tried is the fault."""
    for fault, repair in _REPAIRS:
        try:
            text = repair(text)
            return [_DECODER.decode(text.strip())], "syntax" if _NAN.search(text) else fault
        except (ValueError, RecursionError):
            continue
    return _as_far_as_possible(text.strip())


def _unescaped(text: str) -> str:
    return html.unescape(text) if "&quot;" in text or "&#34;" in text else text


_REPAIRS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("control-character", lambda text: text),
    ("wrapper", lambda text: _WRAPPER.sub(" ", text)),
    ("escaped", _unescaped),
    ("comment", lambda text: _STRING_OR_COMMENT.sub(lambda m: m[1] or " ", text)),
    ("trailing-comma", lambda text: _STRING_OR_COMMA.sub(lambda m: m[1] or "", text)),
)


def _as_far_as_possible(text: str) -> tuple[list[Any], str]:
    """Values one after the other, until something is no value."""
    values: list[Any] = []
    position = 0
    while position < len(text) and len(values) < _VALUES:
        try:
            value, position = _DECODER.raw_decode(text, position)
        except (ValueError, RecursionError):
            break
        values.append(value)
        position = _BETWEEN.match(text, position).end()  # type: ignore[union-attr]
    if not values:
        return _guessed(text)
    whole = position >= len(text) and len(values) > 1
    return values, "several-values" if whole else "trailing-text"


def _guessed(text: str) -> tuple[list[Any], str]:
    """Typographic quotes, or an end that is missing; else up to where it breaks."""
    for fault, repair in (
        ("quotes", text.translate(_CURLY_QUOTES)),
        ("truncated", _closed(text)),
    ):
        try:
            return [_DECODER.decode(repair)], fault
        except (ValueError, RecursionError):
            continue
    return read_as_far_as_possible(text)


def _closed(text: str) -> str:
    """The text up to its last whole value, with the brackets closed that are open there."""
    open_brackets: _Stack = None
    last, still_open = 0, open_brackets
    for match in _MARK.finditer(text):
        mark = match[0]
        if mark in {"{", "["}:
            open_brackets = (open_brackets, "}" if mark == "{" else "]")
        elif mark in {"}", "]"} and open_brackets:
            open_brackets = open_brackets[0]
        if mark in {",", "}", "]"}:
            last, still_open = match.end() - (mark == ","), open_brackets
    closing = ""
    while still_open:
        still_open, mark = still_open
        closing += mark
    return text[:last] + closing
