"""Signs of what a customer needs after the sale: returns, complaints, mediation, notice, terms."""

import re
from collections.abc import Iterable, Iterator, Set
from functools import lru_cache
from itertools import chain
from typing import NamedTuple
from urllib.parse import unquote

from journeycheck import urls
from journeycheck.extract.coding import spelt
from journeycheck.extract.document import Document, Element, Line
from journeycheck.extract.lines import LEVELS
from journeycheck.extract.links import resolved, words_of
from journeycheck.extract.phrases import Phrases
from journeycheck.extract.promise_words import whole
from journeycheck.facts import (
    Fact,
    How,
    PageKind,
    Place,
    Policy,
    PolicyKind,
    Region,
    Trade,
    TradeSign,
)
from journeycheck.words import LANGUAGES, data, fold

_TEXT = 20_000  # characters of a paragraph
_LINE = 2_000  # characters looked at in one line
_NAME = 60  # characters; longer words are a sentence, not the name of a page or a part
_BUTTON = 40  # characters
_LINES = 1_000  # looked at in one page
_LINKS = 500  # looked at in one line
_MOST = 60  # facts of one page
_HREF = 600
_BUTTONS = 200  # looked at in one page
_PANELS = "div[hidden], section[hidden], dd[hidden], p[hidden], li[hidden], [style*='display']"
_HIDDEN = 200_000  # characters of panels that are folded up
_LEGAL_TEXTS = frozenset({PageKind.TERMS, PageKind.LEGAL, PageKind.HELP})
_NAMED = tuple(PolicyKind)
_TOLD = {
    PolicyKind.RETURNS: "returning",
    PolicyKind.COMPLAINTS: "complaints",
    PolicyKind.MEDIATION: "mediation",
}
_BACK = frozenset({"retour", "return"})  # alone: mostly the way back to the page before
_BUT = {
    PolicyKind.RETURNS: "not_returns",
    PolicyKind.WITHDRAWAL: "about_withdrawal",
    PolicyKind.MEDIATION: "not_mediation",
}


class _Sign(NamedTuple):
    """One of the signs, not yet a fact: most say again what another said."""

    of: PolicyKind | Trade
    where: Line | Element
    words: str
    how: How = How.LINK
    target: str = ""


def read_policies(document: Document) -> tuple[Fact, ...]:
    """Links, headings and words that lead to each of them, and signs of how the company sells.

    Facts are `Policy` and `TradeSign`: of one kind on one page, each link's target, the first
    heading or button and the first text.
    """
    found: dict[tuple[object, str, bool], Fact] = {}
    for sign in chain(_lines(document), _buttons(document), _mediators(document)):
        key = (sign.of, sign.target, sign.how is How.TEXT)
        if key not in found:
            found[key] = _fact(document, sign)
        if len(found) >= _MOST:
            break
    return tuple(found.values())


def _fact(document: Document, sign: _Sign) -> Policy | TradeSign:
    place = document.place(sign.where, sign.words, sign.how)
    if isinstance(sign.of, Trade):
        return TradeSign(place=place, trade=sign.of)
    return Policy(place=place, kind=sign.of, target=sign.target)


def read_whole(document: Document, kinds: frozenset[PageKind]) -> tuple[Fact, ...]:
    """What only the page as a whole tells: its title and its address, and, on a page of legal texts
    or of answers, words in panels that are folded up."""
    names = _headed(document, document.title) | _headed(document, _slug(document.url))
    place = Place(document.url, "title", document.title, How.LINK, Region.HEAD)
    facts: list[Fact] = [Policy(place=place, kind=kind) for kind in sorted(names)]
    if kinds & _LEGAL_TEXTS:
        facts += _folded_up(document)
    return tuple(facts)


def _slug(url: str) -> str:
    """The name of a page by its address: "politique de retour"."""
    last = urls.path(url)[:_HREF].rstrip("/").rpartition("/")[2].partition(".")[0]
    return re.sub(r"[-_+]+", " ", unquote(last))


def _head(document: Document, words: str) -> Place:
    return Place(document.url, text=words, region=Region.HEAD)


def _folded_up(document: Document) -> Iterator[Policy]:
    """Words of kinds that no line tells."""
    panels = document.css(_PANELS)[:_LINKS]
    text = " ".join(panel.text(separator=" ") for panel in panels)[:_HIDDEN]
    shown = {kind for line in document.lines for kind in told(line.text)}
    for kind in sorted(told(text) - shown):
        yield Policy(place=_head(document, kind.value), kind=kind)


def _lines(document: Document) -> Iterator[_Sign]:
    met: set[str] = set()
    untold: set[PolicyKind | Trade] = {*_TOLD, Trade.BUSINESS}
    for at in document.index.lines_with(_telling())[:_LINES]:
        line = document.lines[at]
        if line.text not in met:
            met.add(line.text)
            yield from _line(document, line)
            yield from _text(line, document.index.said(at), untold)


def _line(document: Document, line: Line) -> Iterator[_Sign]:
    for start, end, link in line.links[:_LINKS]:
        yield from _link(document, link, line.text[start:end])
    for kind in sorted(_headed(document, line.text)) if line.node.tag in LEVELS else ():
        yield _Sign(kind, line, line.text)


def _text(line: Line, said: frozenset[bytes], untold: set[PolicyKind | Trade]) -> Iterator[_Sign]:
    """What the words of a line tell, and none before it: the first text of each kind counts."""
    for kind in sorted(_spoken(line.text[:_TEXT], said, untold)):
        untold.remove(kind)
        yield _Sign(kind, line, line.text, How.TEXT)
    if Trade.BUSINESS not in untold or not _telling("business").any_in(said):
        return
    if _pattern("business").search(fold(line.text[:_LINE])):
        untold.remove(Trade.BUSINESS)
        yield _Sign(Trade.BUSINESS, line, line.text, How.TEXT)


def _headed(document: Document, words: str) -> frozenset[PolicyKind]:
    """The kinds that a heading names; it is a way to withdraw only where something can be sent."""
    kinds = named(words)
    if PolicyKind.WITHDRAWAL not in kinds or document.all("textarea"):
        return kinds
    typed = {field.get("type").lower() for field in document.all("input")}
    return kinds if "email" in typed else kinds - {PolicyKind.WITHDRAWAL}


def _link(document: Document, link: Element, words: str) -> Iterator[_Sign]:
    kinds, orders = named(words), _orders(words)
    if not kinds and not orders:
        return
    target, part = resolved(link.get("href"), document.base) or ("", "")
    if fold(words).strip(" <-←‹«.") in _BACK:
        kinds &= named(_slug(target))
    for kind in sorted(kinds - ({PolicyKind.WITHDRAWAL} if part else set())):
        yield _Sign(kind, link, words, target=target)
    if orders:
        yield _Sign(Trade.ORDER, link, words)


def _buttons(document: Document) -> Iterator[_Sign]:
    """The buttons of each sign; many of a page have the same words."""
    inputs = (e for e in document.all("input") if e.get("type").lower() in {"submit", "button"})
    met: set[str] = set()
    for button in chain(document.all("button")[:_BUTTONS], inputs):
        words = button.text or button.get("value") or button.get("aria-label")
        if words in met:
            continue
        met.add(words)
        if PolicyKind.WITHDRAWAL in named(words):
            yield _Sign(PolicyKind.WITHDRAWAL, button, words)
        if _orders(words):
            yield _Sign(Trade.ORDER, button, words)


def _mediators(document: Document) -> Iterator[_Sign]:
    """Links to a body that settles disputes, whatever their words."""
    known = data("policies.toml")["mediators"]["hosts"]
    hrefs = [link.attributes.get("href") or "" for link in document.all("a")]
    told = "\n".join((document.base, *hrefs)).lower()
    if not any(host in told for host in known):
        return
    for link in document.all("a")[:_LINES]:
        target, _ = resolved(link.get("href"), document.base) or ("", "")
        if any(host in urls.host(target) for host in known):
            yield _Sign(PolicyKind.MEDIATION, link, words_of(link), target=target)


@lru_cache(4_000)
def named(words: str) -> frozenset[PolicyKind]:
    """The kinds that a short text names, as the words of a link or a heading."""
    if not words or len(words) > _NAME:
        return frozenset()
    return frozenset(kind for kind in _NAMED if _says(kind.value, kind, fold(words)))


def told(text: str) -> frozenset[PolicyKind]:
    """The kinds that a text speaks of."""
    return _spoken(text[:_HIDDEN], spelt(text[:_HIDDEN]), _TOLD.keys())


def _spoken(
    text: str, said: frozenset[bytes], among: Set[PolicyKind | Trade]
) -> frozenset[PolicyKind]:
    """The same, of some kinds; `said` are its words."""
    sought = ((kind, key) for kind, key in _TOLD.items() if kind in among)
    likely = ((kind, key) for kind, key in sought if _telling(key).any_in(said))
    return frozenset(kind for kind, key in likely if _says(key, kind, fold(text)))


def _says(key: str, kind: PolicyKind, folded: str) -> bool:
    """Is it said, and not as part of words that mean something else?"""
    found = _pattern(key).search(folded)
    if not found or kind not in _BUT:
        return found is not None
    others = [match.span() for match in _pattern(_BUT[kind]).finditer(folded)]
    said = (match.span() for match in _pattern(key).finditer(folded))
    return any(not any(a <= start and end <= b for a, b in others) for start, end in said)


@lru_cache(4_000)
def _orders(words: str) -> bool:
    return bool(words) and len(words) <= _BUTTON and bool(_pattern("basket").search(fold(words)))


def _phrases(keys: Iterable[str]) -> Iterator[str]:
    listed = data("policies.toml")
    return (phrase for key in keys for language in LANGUAGES for phrase in listed[language][key])


@lru_cache
def _pattern(key: str) -> re.Pattern[str]:
    return whole(_phrases([key]))


@lru_cache
def _telling(*keys: str) -> Phrases[bytes]:
    """The words without which a line tells nothing of some keys, or nothing of all this."""
    every = {*(kind.value for kind in _NAMED), *_TOLD.values(), "basket", "business"}
    return Phrases(map(spelt, _phrases(keys or sorted(every))))
