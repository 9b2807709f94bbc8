"""JSON that no decoder takes, read value by value up to the place where it breaks off.

Single quotes, keys without quotes, commas that are missing or too many and quotes inside strings
are forgiven. Time grows with the length of the text and no faster; nothing is raised.
"""

import re
from collections.abc import Callable
from functools import partial
from typing import Any

_DEPTH = 60
_BETWEEN = re.compile(r"[\s,;]*+")
_SPACE = re.compile(r"\s*+")
_NAME = re.compile(r"[\w@$-]{1,80}")
_SCALAR = re.compile(r"(?P<number>-?\d{1,30}(?:\.\d{1,30})?)|true|false|null|NaN")
_WORDS = {"true": True, "false": False}
_STEP = {quote: re.compile(rf"\\.|{quote}", re.DOTALL) for quote in "\"'"}
_CLOSES = re.compile(r"\s{0,50}(?:[,:}\]{\"']|\Z)")
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.))", re.DOTALL)
_LETTERS = {"n": "\n", "r": "\r", "t": "\t", "b": " ", "f": " "}


class _BreakError(Exception):
    """From here on nothing can be read."""


def read_as_far_as_possible(text: str) -> tuple[list[Any], str]:
    """The one value of a text as far as it goes, and "truncated" when its end is missing, "quotes"
    when only its quotes are wrong, else "syntax"; no value when the first sign is none of JSON."""
    reader = _Reader(text)
    try:
        reader.value(reader.found.append, 0)
    except _BreakError:
        whole = reader.at < len(text)
        return reader.found, "syntax" if whole or not reader.found else "truncated"
    return reader.found, "quotes" if reader.other_quotes else "syntax"


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.found: list[Any] = []
        self.other_quotes = False

    def value(self, put: Callable[[Any], None], depth: int) -> None:
        """`put` is called before the value is whole, so that what is read of it is kept."""
        self._skip(_SPACE)
        sign = self._sign()
        if sign and sign in "{[":
            self._container(put, depth)
        elif sign and sign in _STEP:
            put(self._string(sign))
        else:
            put(self._scalar())

    def _container(self, put: Callable[[Any], None], depth: int) -> None:
        if depth >= _DEPTH:
            raise _BreakError
        into: Any = {} if self._sign() == "{" else []
        put(into)
        self.at += 1
        while True:
            self._skip(_BETWEEN)
            if self._sign() in {"}", "]"}:
                self.at += 1
                return
            if isinstance(into, list):
                self.value(into.append, depth + 1)
            else:
                self.value(partial(into.__setitem__, self._key()), depth + 1)

    def _key(self) -> str:
        sign = self._sign()
        key = self._string(sign) if sign in _STEP else self._taken(_NAME)[0]
        self._skip(_SPACE)
        if self._sign() != ":":
            raise _BreakError
        self.at += 1
        return key

    def _string(self, quote: str) -> str:
        """To the next such quote that a sign of JSON follows."""
        begin = self.at + 1
        for found in _STEP[quote].finditer(self.text, begin):
            if found[0] == quote and _CLOSES.match(self.text, found.end()):
                self.at = found.end()
                self.other_quotes |= quote == "'"
                return _ESCAPE.sub(_unescaped, self.text[begin : found.start()])
        self.at = len(self.text)
        raise _BreakError

    def _scalar(self) -> object:
        found = self._taken(_SCALAR)
        if number := found["number"]:
            return float(number) if "." in number else int(number)
        return _WORDS.get(found[0])

    def _taken(self, pattern: re.Pattern[str]) -> re.Match[str]:
        found = pattern.match(self.text, self.at)
        if not found:
            raise _BreakError
        self.at = found.end()
        return found

    def _skip(self, pattern: re.Pattern[str]) -> None:
        self.at = self._taken(pattern).end()

    def _sign(self) -> str:
        return self.text[self.at : self.at + 1]


def _unescaped(found: re.Match[str]) -> str:
    if found[1]:
        return chr(int(found[1], 16))
    return _LETTERS.get(found[2], found[2])
