"""Weak signs of a number that was not read as one: with one, nobody may say that there is none."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, islice

from selectolax.lexbor import LexborNode

from journeycheck.extract.document import Document, Element, Line
from journeycheck.extract.index import Index, spelt
from journeycheck.extract.links import words_of
from journeycheck.extract.phones.erase import fold_in_place
from journeycheck.extract.phones.glance import exemplary_lines, has_number, longest_run
from journeycheck.extract.phones.labels import NEAR, distance_to
from journeycheck.extract.phones.reader import (
    CONTACT_KINDS,
    Regions,
    in_form,
    is_published,
    lines_with_digits,
)
from journeycheck.extract.phones.text import ENOUGH, evidence, find_numbers, prepared
from journeycheck.extract.phrases import Phrases
from journeycheck.facts import How, PageKind, PhoneHint, Region
from journeycheck.texts import clean
from journeycheck.words import fold, pattern, phrases

_KEPT = 10  # signs kept of one page
_MANY = 2_000  # elements of one kind that are looked at
_LINE = 500  # characters of one line or attribute
_BUTTON = 60
_DIGITS = 6  # a number has more
_VANITY = re.compile(
    r"(?<![\w+])(?:\+?1[ .-]?)?\(?(?:[2-9]\d\d|0[38]00)\)?[ .-]"
    r"(?=[A-Z0-9-]{0,7}[A-Z]{3})[A-Z0-9](?:-?[A-Z0-9]){4,9}(?!\w)"
)
_FREE = re.compile(r"\+?1?[ .-]?\(?(?:8(?:00|33|44|55|66|77|88)|0[38]00)")
_CUT_OFF = re.compile(r"\d\d[ .]?\d\d(?:[ .]?\d)*[ .]{0,2}(?:…|\.\.|\*|[xX•]{2})")
_TOLD_OTHERWISE = re.compile(r"\d\)?[\s.·-][A-Z0-9-]{0,9}[A-Z]{3}|…|\.\.|\*|[xX•]{2}")
_OTHERWISE = re.compile(r"[…*]|\.\.|[xX•]{2}|[A-Z]{3}")  # a part of what is looked for then
# Letters too many beside one number; "x" and "ー" may stand in it.
_WORDY = re.compile(r"[^\W\d_xー](?:[\W\d_xー]*[^\W\d_xー]){6}")
_KEEPERS = (
    "[data-phone], [data-tel], [data-telephone], [data-phone-number], [data-phonenumber], "
    '[data-href^="tel:"], [onclick*="tel:"], a[href^="javascript:"][href*="tel:"]'
)
_KEPT_IN = (
    "data-phone", "data-tel", "data-telephone", "data-phone-number", "data-phonenumber",
    "data-href", "onclick", "href",
)  # fmt: skip
_HIDDEN_VALUE = re.compile(r"[A-Za-z0-9+/=_-]{12,}")  # a number made unreadable for machines


def read_phone_hints(
    document: Document, regions: Regions, kinds: frozenset[PageKind]
) -> tuple[PhoneHint, ...]:
    """What may be a number on this page, and is none of the numbers read; the first few."""
    found = chain(
        _in_lines(document, regions, kinds),
        _turned(document, regions),
        _pictures(document, regions),
        _attributes(document),
        _buttons(document),
    )
    return tuple(islice(dict.fromkeys(found), _KEPT))


def _in_lines(
    document: Document, regions: Regions, kinds: frozenset[PageKind]
) -> Iterator[PhoneHint]:
    with_digits = set(lines_with_digits(document)[0])
    exemplary = exemplary_lines(document.index)
    for index in document.index.with_digits:
        line = document.lines[index]
        raw, clue = line.text[:_LINE], ""
        if _OTHERWISE.search(raw) and _TOLD_OTHERWISE.search(raw):
            text = prepared(raw)
            clue = _letters(text) or _cut_off(text)
        likely = index in exemplary or _is_likely(line, kinds) or _is_mostly_digits(raw)
        if not clue and likely and index in with_digits and has_number(raw):
            clue = _digits(line, prepared(raw), regions, kinds)
        if clue:
            place = document.place(line, line.text, How.TEXT)
            yield PhoneHint(place=place, clue=clean(clue, 80))


def _letters(text: str) -> str:
    """1-800-FLOWERS; other numbers in letters only after a word that bids to call."""
    for match in _VANITY.finditer(text):
        if _FREE.match(match[0]) or _called(text[: match.start()]):
            return match[0]
    return ""


def _called(before: str) -> bool:
    near = fold_in_place(before[-60:])
    gaps = [distance_to(kind, near) for kind in ("label", "call")]
    return any(gap is not None and gap <= NEAR for gap in gaps)


def _cut_off(text: str) -> str:
    """Tél. 01 42 68 …: the rest is shown on a click."""
    for match in _CUT_OFF.finditer(text):
        if _called(text[: match.start()]):
            return match[0]
    return ""


def _digits(line: Line, text: str, regions: Regions, kinds: frozenset[PageKind]) -> str:
    """Digits that a likely plan knows, where numbers stand, or alone; examples outside forms."""
    likely = _is_likely(line, kinds)
    for number in find_numbers(text, regions.own, regions.others):
        alone = len(text.strip(" .:-|")) <= len(number.raw) + 2
        if number.best.fictional or in_form(line) or is_published(number, text, 0):
            continue
        if number.best.valid and (likely or alone or number.example):
            return number.raw
    return ""


def _is_likely(line: Line, kinds: frozenset[PageKind]) -> bool:
    return bool(kinds & CONTACT_KINDS) or line.region in {Region.HEADER, Region.FOOTER}


def _is_mostly_digits(raw: str) -> bool:
    """Could a number stand alone in the line?"""
    if _WORDY.search(raw):
        return False
    return len(raw.strip(" .:-|")) <= longest_run(raw) + 2


def _turned(document: Document, regions: Regions) -> Iterator[PhoneHint]:
    """Digits written backwards, which the style of the page turns round."""
    if "bidi-override" not in document.source and document.tree.css_first("bdo") is None:
        return
    for index in lines_with_digits(document)[0]:
        line = document.lines[index]
        turned = prepared(line.text[:_LINE][::-1])
        for number in find_numbers(turned, regions.own, regions.others):
            if number.best.valid:
                place = document.place(line, line.text, How.TEXT)
                yield PhoneHint(place=place, clue=number.raw)


def _pictures(document: Document, regions: Regions) -> Iterator[PhoneHint]:
    for image in document.all("img")[:_MANY]:
        if not has_number(image.get("alt")):
            continue
        text = prepared(image.get("alt")[:_LINE])
        numbers = find_numbers(text, regions.own, regions.others)
        if any(n.best.valid and evidence(n, text, 1) >= ENOUGH for n in numbers):
            yield _hint(document, image, text)


def _attributes(document: Document) -> Iterator[PhoneHint]:
    """Numbers that a script shows or dials."""
    for node in document.css(_KEEPERS)[:_MANY]:
        for name in _KEPT_IN:
            value = (node.attributes.get(name) or "")[:_LINE]
            calls = "tel:" in value or name not in {"data-href", "onclick", "href"}
            digits = sum(map(str.isdigit, value)) >= _DIGITS
            if calls and (digits or _HIDDEN_VALUE.fullmatch(value)):
                yield _hint(document, node, value)
                break


def _buttons(document: Document) -> Iterator[PhoneHint]:
    """Afficher le numéro."""
    elements = [*document.all("button")[:_MANY], *document.all("a")[:_MANY]]
    words = [words_of(element) for element in elements]
    if not _reveals().any_in(Index([" ".join(words)]).words):
        return
    index = Index(words)
    for at in index.lines_with(_reveals()):
        element = elements[at]
        said = fold(words[at][:_LINE])
        if 0 < len(said) <= _BUTTON and pattern("phone", "reveal").search(said):
            yield _hint(document, element, said)


@lru_cache
def _reveals() -> Phrases[bytes]:
    return Phrases(spelt(phrase) for phrase in phrases("phone", "reveal"))


def _hint(document: Document, where: Element | LexborNode, clue: str) -> PhoneHint:
    place = document.place(where, clue, How.LINK)
    return PhoneHint(place=place, clue=clean(clue, 80))
