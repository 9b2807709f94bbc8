"""Addresses, as a browser reads them (WHATWG URL, by ada)."""

import re
import unicodedata
from functools import lru_cache
from ipaddress import ip_address
from urllib.parse import unquote

import ada_url
from publicsuffixlist import PublicSuffixList

from journeycheck import whatwg
from journeycheck.errors import UsageError

_HOST_AND_PORT = re.compile(r"[\w.-]+(:\d+)?(/.*)?$")
MAX_LENGTH = 4000  # characters; a longer address is not followed
# Names in a query that tell how a visitor came, and nothing of the page; as vendors write them.
_TRACKING = frozenset(
    {
        "gclid", "gclsrc", "gbraid", "wbraid", "dclid", "_ga", "_gl", "srsltid", "fbclid", "igshid",
        "msclkid", "yclid", "ttclid", "twclid", "li_fat_id", "epik", "mc_cid", "mc_eid", "mkt_tok",
        "_hsenc", "_hsmi", "hsctatracking", "vero_id", "oly_enc_id", "oly_anon_id", "s_kwcid",
    }
)  # fmt: skip
_CAMPAIGNS = ("utm_", "mtm_", "pk_campaign", "pk_source", "pk_medium", "pk_kwd", "piwik_")
_SESSIONS = frozenset({"phpsessid", "jsessionid", "cfid", "cftoken", "oscsid", "zenid", "xtcsid"})
_MAYBE_SESSIONS = frozenset({"sid", "sessid", "session", "sessionid", "session_id", "s_id"})
_TOKEN = re.compile(r"(?=[^\d]*\d)[\w,-]{16,}", re.ASCII)  # "sid=12" may name a store
_SESSION_IN_PATH = re.compile(
    r";(?:jsessionid|phpsessid|sid)=[^/;?#]*|(?<=/)\(S\([a-z0-9]{24}\)\)/", re.I
)
_PLAIN = re.compile(
    r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::\d+)?(?:/[\w.~!$,:@=*+-]*)+", re.ASCII
)
_PERCENT = re.compile(r"%[0-9A-Fa-f]{2}")
_UNRESERVED = re.compile(r"[A-Za-z0-9._~-]")  # RFC 3986, 2.3
_RESERVED = ("localhost", "test", "example", "invalid")  # RFC 2606, RFC 6761
_RESERVED_DOMAINS = ("example.com", "example.net", "example.org")  # RFC 2606


def absolute(href: str, base: str) -> str | None:
    """`href` made absolute against `base`, or None when it is no address at all."""
    try:
        return str(ada_url.join_url(base, href.strip()))
    except ValueError:
        return None


@lru_cache(maxsize=1024)
def identity(url: str) -> str:
    """The address that stands for a page: no fragment, no tracking, no session, no final dot, and
    each character written in one way (RFC 3986, 6.2.2)."""
    href = whatwg.normal(url)
    if _PLAIN.fullmatch(href):
        return href
    parsed = whatwg.url(url)
    if parsed is None:
        return url
    if "#" in url:
        parsed.hash = ""
    if "?" in url:
        parsed.search = _untracked(parsed.search)
    has_path = parsed.pathname.startswith("/")  # that of a mailto: cannot be changed
    if has_path and (";" in url or "/(" in url) and _SESSION_IN_PATH.search(parsed.pathname):
        parsed.pathname = _SESSION_IN_PATH.sub("", parsed.pathname)
    if parsed.hostname.endswith(".") and (name := parsed.hostname.rstrip(".")):
        parsed.hostname = name
    found = str(parsed.href).removesuffix("#")
    return _PERCENT.sub(_spelled, found) if "%" in found else found


def _spelled(escape: re.Match[str]) -> str:
    """`%41` is a plain letter, `%c3` is written `%C3`."""
    character = chr(int(escape.group()[1:], 16))
    return character if _UNRESERVED.match(character) else escape.group().upper()


def _untracked(search: str) -> str:
    pieces = search.removeprefix("?").split("&")
    kept = [piece for piece in pieces if piece and not _tells_of_visitor(piece)]
    return f"?{'&'.join(kept)}" if kept else ""


def _tells_of_visitor(piece: str) -> bool:
    key, _, value = piece.partition("=")
    name = unquote(key).lower()
    return (
        name in _TRACKING
        or name in _SESSIONS
        or name.startswith(_CAMPAIGNS)
        or name.startswith("aspsessionid")
        or (name in _MAYBE_SESSIONS and _TOKEN.fullmatch(value) is not None)
    )


def in_order(url: str) -> str:
    """The address with the parts of its query sorted: they may stand in any order."""
    bare, sign, search = url.partition("?")
    return f"{bare}{sign}{'&'.join(sorted(search.split('&')))}"


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
    parsed = whatwg.parts(url)
    return parsed.hash.lstrip("#") if parsed else ""


def anchor(name: str) -> str:
    """The name of a part of a page as it is compared: decoded, in one spelling, in lower case."""
    if name.isascii() and "%" not in name:
        return name.lower()
    return unicodedata.normalize("NFC", unquote(name)).casefold()


def scheme(url: str) -> str:
    parsed = whatwg.parts(url)
    return parsed.protocol.rstrip(":") if parsed else ""


def is_web(url: str) -> bool:
    """http or https, with a host, of a sane length."""
    parsed = whatwg.parts(url) if len(url) <= MAX_LENGTH else None
    return parsed is not None and parsed.protocol in {"http:", "https:"} and host(url) != ""


def host(url: str) -> str:
    """The host without port, brackets or final dot; "" when there is none."""
    parsed = whatwg.parts(url)
    return parsed.hostname.strip("[]").rstrip(".") if parsed else ""


def path(url: str) -> str:
    parsed = whatwg.parts(url)
    return parsed.pathname if parsed else ""


def origin(url: str) -> str:
    parsed = whatwg.parts(url)
    return f"{parsed.protocol}//{parsed.host}" if parsed else ""


def same_site(one: str, other: str) -> bool:
    """The same host and port; `www.` and the scheme make no difference."""
    return _site_key(one) == _site_key(other) != ""


def _site_key(url: str) -> str:
    parsed = whatwg.parts(url)
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
    parsed = whatwg.parts(url)
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


def has_public_suffix(name: str) -> bool:
    """Does a name end as names of hosts do (Public Suffix List), or as names kept for tests?"""
    top = name.rpartition(".")[2].lower()
    return top in _RESERVED or bool(_known_suffixes().publicsuffix(name.lower()))


@lru_cache
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList()


@lru_cache
def _known_suffixes() -> PublicSuffixList:
    return PublicSuffixList(accept_unknown=False)
