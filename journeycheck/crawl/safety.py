"""Links that act when they are followed: a reader of pages leaves them alone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import parse_qsl, unquote

from journeycheck import urls, words

_EXTENSION = re.compile(r"\.(?:php|html?|aspx?|jsp|do|action|cgi)$")
_NAMES = re.compile(r"[^a-z0-9]+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_TOKEN = re.compile(r"[a-z]*\d[a-z0-9]{7,}")
_OFF = frozenset({"0", "false", "no"})
_NEAR = 2  # segments: "/order/33/cancel"


def looks_like_action(url: str, link_words: str = "") -> bool:
    """Would following this link log out, delete, subscribe, order or confirm something?"""
    return _address_acts(url) or (words.bids(link_words) and not _explains(url))


def is_machinery(url: str) -> bool:
    """Does it belong to a service in front of the site, such as `/cdn-cgi/l/email-protection`?"""
    return urls.path(url).startswith(tuple(f"/{name}/" for name in _data("machinery")))


@dataclass(frozen=True, slots=True)
class _Name:
    """A segment or a name: `Log_Out.php` is `log-out`, `logout`, and whole `logoutphp`."""

    dashed: str
    joined: str
    whole: str

    def among(self, key: str) -> bool:
        listed = _listed(key)
        return self.joined in listed or self.whole in listed

    @property
    def may_matter(self) -> bool:
        return self.joined in _vocabulary() or self.whole in _vocabulary()

    @property
    def acts(self) -> bool:
        """By itself, as a whole and never as a part: "/products/remove-stains" is to be read."""
        humped = self.dashed == self.joined and self.joined in _compounds()
        return humped or self.among("segments") or self.joined in _phrases()

    @property
    def is_verb(self) -> bool:
        return self.among("verbs") or self.among("nouns") or self.joined in _compounds()

    @property
    def is_id(self) -> bool:
        """`33`, `9f86d081884c`; not a year."""
        number = self.joined.isdecimal() and not _YEAR.fullmatch(self.joined)
        return number or (self.dashed == self.joined and bool(_TOKEN.fullmatch(self.joined)))


@lru_cache(maxsize=4096)  # asked when a link is met, and again when it is to be visited
def _address_acts(url: str, inside: bool = False) -> bool:
    """`inside`: it stands in the query of another address."""
    path, _, query = urls.target(url).partition("?")
    segments = [_name(unquote(segment)) for segment in path.split("/") if segment]
    if not (query or any(segment.may_matter for segment in segments)):
        return False
    if any(segment.acts for segment in segments):
        return True
    pairs = _pairs(query)
    if any(_pair_acts(key, value, segments) for key, value in pairs):
        return True
    if not inside and any(_address_acts(address, inside=True) for address in _within(pairs, url)):
        return True
    if any(key.among("targets") for key, _ in pairs) and any(name.is_verb for name in segments):
        return True
    return not _explains(url) and (_acts_on_thing(segments) or _names_its_target(segments))


def _pairs(query: str) -> list[tuple[_Name, str]]:
    try:
        pairs = parse_qsl(query[: urls.MAX_LENGTH], keep_blank_values=True, max_num_fields=100)
    except ValueError:
        return []
    return [(_name(key), value) for key, value in pairs]


def _within(pairs: Sequence[tuple[_Name, str]], url: str) -> list[str]:
    """Addresses in the values: where a visitor is sent on to."""
    values = [value for _, value in pairs if value.startswith(("/", "http:", "https:"))]
    return [address for value in values if (address := urls.absolute(value, url))]


def _pair_acts(key: _Name, value: str, segments: list[_Name]) -> bool:
    if value.lower() in _OFF and not key.among("counted"):
        return False
    if key.acts or key.among("switches") or _acts_on_thing([*segments, key]):
        return True
    if not key.among("verb_keys"):
        return False
    parts = [_name(part) for part in re.split(r"[/.:]", value[:200])]
    said = any(part.acts or part.among("switches") or part.among("verbs") for part in parts)
    return said or _acts_on_thing(parts)


def _acts_on_thing(segments: Sequence[_Name]) -> bool:
    """`/cart/add/12`, `?add=1` on the cart's page, `/order/33/cancel`."""
    return any(
        one.among("things") and (other.among("deeds") or other.among("verbs"))
        for at, one in enumerate(segments)
        for other in segments[at + 1 : at + 1 + _NEAR]
    )


def _names_its_target(segments: Sequence[_Name]) -> bool:
    """`/like/5`, `/posts/5/like`, `/activate/<token>`."""
    for at, name in enumerate(segments):
        if not name.is_verb:
            continue
        before, after = segments[:at], segments[at + 1 : at + 1 + _NEAR]
        dated = any(_YEAR.fullmatch(other.joined) for other in before)  # "/2024/05/vote"
        if any(other.is_id for other in (*after, *before[-1:])) and not dated:
            return True
        if name.among("token_verbs") and len(after) == 1 and after[0].dashed == after[0].joined:
            return True
    return False


def _explains(url: str) -> bool:
    """A page in a folder of help, of news…"""
    path, _, query = urls.target(url).partition("?")
    folders = [_name(unquote(segment)) for segment in path.split("/")[:-1] if segment]
    return not query and any(folder.among("telling") for folder in folders)


@lru_cache(maxsize=4096)
def _name(segment: str) -> _Name:
    folded = words.fold(segment[:200].partition(";")[0])  # a session's number stands behind ";"
    dashed = _NAMES.sub("-", _EXTENSION.sub("", folded)).strip("-")
    return _Name(dashed, dashed.replace("-", ""), _NAMES.sub("", folded))


def _data(key: str) -> list[str]:
    return list(words.data("actions.toml")["address"][key])


@lru_cache
def _listed(key: str) -> frozenset[str]:
    return frozenset(_name(entry).joined for entry in _data(key))


@lru_cache
def _compounds() -> frozenset[str]:
    """`deleteaccount`, `cancelorder`: verbs with the things they act upon."""
    verbs = _listed("verbs") | _listed("deeds")
    return frozenset(verb + thing for verb in verbs for thing in _listed("things"))


@lru_cache
def _vocabulary() -> frozenset[str]:
    """All that makes a path act: without any of it, none does."""
    listed = map(_listed, ("segments", "verbs", "nouns", "things"))
    return _compounds().union(_phrases(), *listed)


@lru_cache
def _phrases() -> frozenset[str]:
    """The words of links that act, as they stand in addresses."""
    keys = ("log_out", "change")
    return frozenset(_name(said).joined for key in keys for said in words.phrases("actions", key))
