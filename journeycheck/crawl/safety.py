"""Links that act when they are followed: a reader of pages leaves them alone."""

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import parse_qsl, unquote

from journeycheck import urls, words

_SHORT = 6  # words; a longer text tells about an action rather than doing it
_EXTENSION = re.compile(r"\.(?:php|html?|aspx?|jsp|do|action|cgi)$")
_NAMES = re.compile(r"[^a-z0-9]+")


def looks_like_action(url: str, link_words: str = "") -> bool:
    """Would following this link log out, delete, subscribe, order or confirm something?"""
    return _address_acts(url) or _words_act(link_words)


def _words_act(text: str) -> bool:
    folded = words.fold(text[:200])
    if not folded or len(folded.split()) > _SHORT or _tells(folded):
        return False
    return any(words.pattern("actions", key).search(folded) for key in ("log_out", "change"))


def _tells(folded: str) -> bool:
    """A question or a set of instructions: "How to delete my account"."""
    return "?" in folded or bool(words.pattern("actions", "telling").match(folded))


def _address_acts(url: str) -> bool:
    path, _, query = urls.target(url).partition("?")
    segments = [_plain(unquote(segment)) for segment in path.split("/") if segment]
    return (
        any(_is_action(segment) for segment in segments)
        or _acts_on_cart(segments)
        or any(_pair_acts(key, value, segments) for key, value in _pairs(query))
    )


def _pairs(query: str) -> Iterator[tuple[str, str]]:
    try:
        pairs = parse_qsl(query[: urls.MAX_LENGTH], keep_blank_values=True, max_num_fields=100)
    except ValueError:
        return
    for key, value in pairs:
        yield _plain(key), value


def _pair_acts(key: str, value: str, segments: list[str]) -> bool:
    if _is_action(key) or key in _listed("switches") or _acts_on_cart([*segments, key]):
        return value.lower() not in {"0", "false", "no"}
    if key not in _listed("verb_keys"):
        return False
    parts = [_plain(part) for part in re.split(r"[/.:]", value[:200])]
    return any(_is_action(part) or part in _listed("switches") for part in parts)


def _acts_on_cart(segments: list[str]) -> bool:
    """`/cart/add/12`, `?add=1` on the cart's page."""
    carts, verbs = _listed("carts"), _listed("cart_verbs")
    return any(
        one in carts and other in verbs
        for at, one in enumerate(segments)
        for other in segments[at + 1 : at + 3]
    )


def _is_action(segment: str) -> bool:
    """A whole segment, never a part: "/products/remove-stains" is a page to read."""
    return segment in _listed("segments") or segment in _phrases()


@lru_cache(maxsize=4096)
def _plain(segment: str) -> str:
    """`Log_Out.php` -> `log-out`."""
    return _NAMES.sub("-", _EXTENSION.sub("", words.fold(segment[:200]))).strip("-")


@lru_cache
def _listed(key: str) -> frozenset[str]:
    return frozenset(words.data("actions.toml")["address"][key])


@lru_cache
def _phrases() -> frozenset[str]:
    """The words of links that act, as they stand in addresses."""
    return frozenset(
        _plain(phrase) for key in ("log_out", "change") for phrase in words.phrases("actions", key)
    )
