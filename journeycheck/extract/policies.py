"""Signs of what a customer needs after the sale: returns, complaints, mediation, notice, terms."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain

from journeycheck.extract.document import Document, Element, Line
from journeycheck.extract.index import spelt
from journeycheck.extract.lines import LEVELS
from journeycheck.extract.links import resolved
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

_LINE = 2_000  # characters looked at in one line
_NAME = 60  # characters; longer words are a sentence, not the name of a page or a part
_BUTTON = 40  # characters
_BUTTONS = 200  # looked at in one page
_HIDDEN = 200_000  # characters of a page looked at for what stands in no line
_LEGAL_TEXTS = frozenset({PageKind.TERMS, PageKind.LEGAL, PageKind.HELP})
_NAMED = (
    PolicyKind.RETURNS, PolicyKind.WITHDRAWAL, PolicyKind.COMPLAINTS, PolicyKind.MEDIATION,
    PolicyKind.NOTICE, PolicyKind.TERMS,
)  # fmt: skip
_TOLD = {
    PolicyKind.RETURNS: "returning",
    PolicyKind.COMPLAINTS: "complaints",
    PolicyKind.MEDIATION: "mediation",
}
_BUT = {
    PolicyKind.RETURNS: "not_returns",
    PolicyKind.WITHDRAWAL: "about_withdrawal",
    PolicyKind.MEDIATION: "not_mediation",
}


def read_policies(document: Document) -> tuple[Fact, ...]:
    """Links, headings and words that lead to each of them, and signs of how the company sells.

    Facts are `Policy` and `TradeSign`: of one kind on one page, each link's target, the first
    heading or button and the first text.
    """
    found: dict[tuple[object, str, bool], Fact] = {}
    for fact in chain(_lines(document), _buttons(document)):
        kind = fact.kind if isinstance(fact, Policy) else fact.trade
        target = fact.target if isinstance(fact, Policy) else ""
        found.setdefault((kind, target, fact.place.how is How.TEXT), fact)
    return tuple(found.values())


def read_whole(document: Document, kinds: frozenset[PageKind]) -> tuple[Fact, ...]:
    """What only the page as a whole tells: its title, the kind of business that its data names,
    and, on a page of legal texts or of answers, words in panels that are folded up."""
    facts: list[Fact] = [
        Policy(place=Place(document.url, "title", document.title, How.LINK, Region.HEAD), kind=kind)
        for kind in sorted(_headed(document, document.title))
    ]
    exempt = set(data("policies.toml")["exempt"]["types"])
    if any(exempt & set(item.types) for item in document.items):
        facts.append(TradeSign(place=_head(document, "types"), trade=Trade.EXEMPT))
    if kinds & _LEGAL_TEXTS:
        facts += _folded_up(document)
    return tuple(facts)


def _head(document: Document, words: str) -> Place:
    return Place(document.url, text=words, region=Region.HEAD)


def _folded_up(document: Document) -> Iterator[Policy]:
    """Words of kinds that no line tells."""
    body = document.tree.body
    text = body.text(separator=" ")[:_HIDDEN] if body is not None else ""
    shown = {kind for line in document.lines for kind in told(line.text)}
    for kind in sorted(told(text) - shown):
        yield Policy(place=_head(document, kind.value), kind=kind)


def _lines(document: Document) -> Iterator[Policy | TradeSign]:
    met: set[str] = set()
    for at in document.index.lines_with(_telling()):
        line = document.lines[at]
        if line.text not in met:
            met.add(line.text)
            yield from _line(document, line)


def _line(document: Document, line: Line) -> Iterator[Policy | TradeSign]:
    for start, end, link in line.links:
        words = line.text[start:end]
        yield from _link(document, link, words)
    heading = line.node.tag in LEVELS
    for kind in sorted(_headed(document, line.text)) if heading else ():
        yield Policy(place=document.place(line, line.text, How.LINK), kind=kind)
    for kind in sorted(told(line.text)):
        yield Policy(place=document.place(line, line.text, How.TEXT), kind=kind)
    if _pattern("business").search(fold(line.text[:_LINE])):
        place = document.place(line, line.text, How.TEXT)
        yield TradeSign(place=place, trade=Trade.BUSINESS)


def _headed(document: Document, words: str) -> frozenset[PolicyKind]:
    """The kinds that a heading names; it is a way to withdraw only where something can be sent."""
    typed = any(field.get("type").lower() == "email" for field in document.all("input"))
    sends = typed or document.all("textarea")
    return named(words) - (frozenset() if sends else {PolicyKind.WITHDRAWAL})


def _link(document: Document, link: Element, words: str) -> Iterator[Policy | TradeSign]:
    kinds, orders = named(words), _orders(words)
    if not kinds and not orders:
        return
    place = document.place(link, words, How.LINK)
    target, part = resolved(link.get("href"), document.base) or ("", "")
    for kind in sorted(kinds - ({PolicyKind.WITHDRAWAL} if part else set())):
        yield Policy(place=place, kind=kind, target=target)
    if orders:
        yield TradeSign(place=place, trade=Trade.ORDER)


def _buttons(document: Document) -> Iterator[Policy | TradeSign]:
    inputs = (e for e in document.all("input") if e.get("type").lower() in {"submit", "button"})
    for button in chain(document.all("button")[:_BUTTONS], inputs):
        words = button.text or button.get("value") or button.get("aria-label")
        if PolicyKind.WITHDRAWAL in named(words):
            place = document.place(button, words, How.LINK)
            yield Policy(place=place, kind=PolicyKind.WITHDRAWAL)
        if _orders(words):
            yield TradeSign(place=document.place(button, words, How.LINK), trade=Trade.ORDER)


@lru_cache(4_000)
def named(words: str) -> frozenset[PolicyKind]:
    """The kinds that a short text names, as the words of a link or a heading."""
    if not words or len(words) > _NAME:
        return frozenset()
    return frozenset(kind for kind in _NAMED if _says(kind.value, kind, fold(words)))


def told(text: str) -> frozenset[PolicyKind]:
    """The kinds that a text speaks of."""
    folded = fold(text[:_HIDDEN])
    return frozenset(kind for kind, key in _TOLD.items() if _says(key, kind, folded))


def _says(key: str, kind: PolicyKind, folded: str) -> bool:
    if not _pattern(key).search(folded):
        return False
    other = _BUT.get(kind)
    return not other or bool(_pattern(key).search(_pattern(other).sub(" ", folded)))


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
def _telling() -> Phrases[bytes]:
    """The words without which a line tells nothing of all this."""
    keys = {*(kind.value for kind in _NAMED), *_TOLD.values(), "basket", "business"}
    return Phrases(map(spelt, _phrases(sorted(keys))))
