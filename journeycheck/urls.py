"""Addresses, as a browser reads them (WHATWG URL, by ada)."""

import re
import unicodedata
from functools import lru_cache
from ipaddress import ip_address
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, unquote, urlencode

import ada_url
from publicsuffixlist import PublicSuffixList

from journeycheck.errors import UsageError

_HOST_AND_PORT = re.compile(r"[\w.-]+(:\d+)?(/.*)?$")
MAX_LENGTH = 4000  # characters; a longer address is not followed
_TRACKING = frozenset({"gclid", "fbclid", "msclkid", "mc_cid", "mc_eid", "yclid", "dclid"})
_RESERVED = ("localhost", "test", "example", "invalid")  # RFC 2606, RFC 6761
_RESERVED_DOMAINS = ("example.com", "example.net", "example.org")  # RFC 2606


def absolute(href: str, base: str) -> str | None:
    """`href` made absolute against `base`, or None when it is no address at all."""
    try:
        return str(ada_url.join_url(base, href.strip()))
    except ValueError:
        return None


def _parsed(url: str) -> Any:
    try:
        return ada_url.URL(url)
    except ValueError:
        return None


class _Parts(NamedTuple):
    """The parts of an address that were read at once, so that it is parsed once."""

    protocol: str
    hostname: str
    host: str
    port: str
    pathname: str
    search: str
    hash: str


def _parts(url: str) -> _Parts | None:
    return _kept_parts(url) if len(url) <= MAX_LENGTH else _read_parts(url)


def _read_parts(url: str) -> _Parts | None:
    parsed = _parsed(url)
    return _Parts(*(str(getattr(parsed, name)) for name in _Parts._fields)) if parsed else None


_kept_parts = lru_cache(maxsize=1024)(_read_parts)


def identity(url: str) -> str:
    """The address that stands for a page: no fragment, no tracking parameters, no final dot."""
    parsed = _parsed(url)
    if parsed is None:
        return url
    parsed.hash = ""
    if parsed.search:
        parsed.search = _untracked(parsed.search)
    if parsed.hostname.endswith("."):
        parsed.hostname = parsed.hostname.rstrip(".")
    return str(parsed.href).removesuffix("#")


def _untracked(search: str) -> str:
    pairs = parse_qsl(search.lstrip("?"), keep_blank_values=True)
    kept = [(k, v) for k, v in pairs if k not in _TRACKING and not k.startswith("utm_")]
    return search if len(kept) == len(pairs) else urlencode(kept)


def start_address(typed: str) -> str:
    """The address a person typed; https is understood. Raises UsageError."""
    bare = typed.strip()
    if "://" not in bare and _HOST_AND_PORT.match(bare):
        bare = f"https://{bare}"
    found = absolute(bare, "https://missing.invalid/")
    if found is None or not is_web(found) or "missing.invalid" in found:
        raise UsageError(
            f"{typed[:200]!r} is not an address that can be visited: give one that "
            "begins with https:// or http://, such as https://www.example.com/."
        )
    return found


def fragment(url: str) -> str:
    parsed = _parts(url)
    return parsed.hash.lstrip("#") if parsed else ""


def anchor(name: str) -> str:
    """The name of a part of a page as it is compared: decoded, in one spelling, in lower case."""
    if name.isascii() and "%" not in name:
        return name.lower()
    return unicodedata.normalize("NFC", unquote(name)).casefold()


def scheme(url: str) -> str:
    parsed = _parts(url)
    return parsed.protocol.rstrip(":") if parsed else ""


def is_web(url: str) -> bool:
    """http or https, with a host, of a sane length."""
    parsed = _parts(url) if len(url) <= MAX_LENGTH else None
    return parsed is not None and parsed.protocol in {"http:", "https:"} and bool(parsed.hostname)


def host(url: str) -> str:
    """The host without port, brackets or final dot; "" when there is none."""
    parsed = _parts(url)
    return parsed.hostname.strip("[]").rstrip(".") if parsed else ""


def path(url: str) -> str:
    parsed = _parts(url)
    return parsed.pathname if parsed else ""


def origin(url: str) -> str:
    parsed = _parts(url)
    return f"{parsed.protocol}//{parsed.host}" if parsed else ""


def same_site(one: str, other: str) -> bool:
    """The same host and port; `www.` and the scheme make no difference."""
    return _site_key(one) == _site_key(other) != ""


def _site_key(url: str) -> str:
    parsed = _parts(url)
    return f"{parsed.hostname.rstrip('.').removeprefix('www.')}:{parsed.port}" if parsed else ""


def is_loopback(url: str) -> bool:
    """This machine itself: browsers trust it without encryption (W3C Secure Contexts)."""
    name = host(url)
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return name == "localhost" or name.endswith(".localhost")


def is_reserved(url: str) -> bool:
    """A host that no company can have: loopback, or a name reserved for tests and documents."""
    name = host(url)
    try:
        return ip_address(name).is_loopback
    except ValueError:
        top = name.rpartition(".")[2]
        return top in _RESERVED or any(
            name == domain or name.endswith("." + domain) for domain in _RESERVED_DOMAINS
        )


def without_fragment(url: str) -> str:
    return url.partition("#")[0]


def target(url: str) -> str:
    """Path and query, in ASCII, as a browser asks a server for them."""
    parsed = _parts(url)
    return f"{parsed.pathname}{parsed.search}" if parsed else "/"


def same_company(one: str, other: str) -> bool:
    """The same registrable domain (Public Suffix List); an IP address has none."""
    name = _registrable(host(one))
    return name != "" and name == _registrable(host(other))


def _registrable(name: str) -> str:
    try:
        ip_address(name)
    except ValueError:
        return str(_suffixes().privatesuffix(name) or "")
    return ""


@lru_cache
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList()
