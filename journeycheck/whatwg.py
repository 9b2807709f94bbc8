"""An address in its parts, as a browser reads it (WHATWG URL, by ada)."""

import re
from functools import lru_cache
from typing import Any, NamedTuple

import ada_url

_LONGEST = 4_000  # characters of an address whose parts are kept
# A web address as WHATWG writes it: nothing in a part can be taken for the beginning of the next.
_PARTS = re.compile(
    r"(https?:)//(?:[^/?#@]*@)?([^/?#@:\[]+|\[[^/?#@\]]*\])(?::(\d+))?(/[^?#]*)(\?[^#]*)?(#.*)?",
    re.DOTALL,
)


class Parts(NamedTuple):
    """The parts of an address, named as in the standard."""

    protocol: str
    hostname: str
    host: str
    port: str
    pathname: str
    search: str
    hash: str


def url(text: str) -> Any:
    """An address whose parts can be changed; None for what is none."""
    try:
        return ada_url.URL(text)
    except ValueError:
        return None


def normal(text: str) -> str:
    """An address as the standard writes it; "" for what is none."""
    try:
        return str(ada_url.normalize_url(text))
    except ValueError:
        return ""


def parts(text: str) -> Parts | None:
    """None for what is no address."""
    return _kept(text) if len(text) <= _LONGEST else _read(text)


def _read(text: str) -> Parts | None:
    if found := _PARTS.fullmatch(normal(text)):  # ada is asked once, and not for each part
        protocol, name, port, path, search, part = found.groups("")
        host = f"{name}:{port}" if port else name
        return Parts(protocol, name, host, port, path, _told(search), _told(part))
    parsed = url(text)
    return Parts(*(str(getattr(parsed, name)) for name in Parts._fields)) if parsed else None


def _told(piece: str) -> str:
    """A query or a fragment; a sign with nothing behind it is none."""
    return piece if len(piece) > 1 else ""


_kept = lru_cache(maxsize=1024)(_read)
