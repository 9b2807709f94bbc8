"""Addresses, as a browser reads them (WHATWG URL, by ada)."""

from ipaddress import ip_address
from typing import Any
from urllib.parse import parse_qsl, urlencode

import ada_url

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


def fragment(url: str) -> str:
    parsed = _parsed(url)
    return str(parsed.hash).lstrip("#") if parsed else ""


def scheme(url: str) -> str:
    parsed = _parsed(url)
    return str(parsed.protocol).rstrip(":") if parsed else ""


def is_web(url: str) -> bool:
    """http or https, with a host, of a sane length."""
    parsed = _parsed(url) if len(url) <= MAX_LENGTH else None
    return parsed is not None and parsed.protocol in {"http:", "https:"} and bool(parsed.hostname)


def host(url: str) -> str:
    """The host without port, brackets or final dot; "" when there is none."""
    parsed = _parsed(url)
    return str(parsed.hostname).strip("[]").rstrip(".") if parsed else ""


def path(url: str) -> str:
    parsed = _parsed(url)
    return str(parsed.pathname) if parsed else ""


def origin(url: str) -> str:
    parsed = _parsed(url)
    return f"{parsed.protocol}//{parsed.host}" if parsed else ""


def same_site(one: str, other: str) -> bool:
    """The same host and port; `www.` and the scheme make no difference."""
    return _site_key(one) == _site_key(other) != ""


def _site_key(url: str) -> str:
    parsed = _parsed(url)
    return f"{parsed.hostname.rstrip('.').removeprefix('www.')}:{parsed.port}" if parsed else ""


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
