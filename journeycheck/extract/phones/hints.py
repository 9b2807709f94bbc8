"""Weak signs of a number that was not read as one: with one, nobody may say that there is none."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, islice
from string import digits

from selectolax.lexbor import LexborNode

from journeycheck.extract import seldom
from journeycheck.extract.coding import STRANGE, characters_of, drawing
from journeycheck.extract.document import Document, Element, Line
from journeycheck.extract.links import words_of
from journeycheck.extract.phones.erase import fold_in_place
from journeycheck.extract.phones.glance import (
    CUT,
    LONG,
    exemplary_lines,
    has_number,
    lines_with_digits,
    longest_run,
)
from journeycheck.extract.phones.labels import NEAR, distance_to
from journeycheck.extract.phones.reader import (
    CONTACT_KINDS,
    Regions,
    in_form,
    is_published,
)
from journeycheck.extract.phones.text import ENOUGH, evidence, find_numbers, prepared
from journeycheck.facts import How, PageKind, PhoneHint, Region
from journeycheck.texts import clean
from journeycheck.words import fold, pattern

_KEPT = 10  # signs kept of one page
_MANY = 2_000  # elements of one kind that are looked at
_LINE = 500  # characters of one line or attribute
_BUTTON = 60
_EDGES = (Region.HEADER, Region.FOOTER)
_DIGITS = 6  # a number has more
_VANITY = re.compile(
    r"(?<![\w+])(?:\+?1[ .-]?)?\(?(?:[2-9]\d\d|0[38]00)\)?[ .-]"
    r"(?=[A-Z0-9-]{0,7}[A-Z]{3})[A-Z0-9](?:-?[A-Z0-9]){4,9}(?!\w)"
)
_FREE = re.compile(r"\+?1?[ .-]?\(?(?:8(?:00|33|44|55|66|77|88)|0[38]00)")
_CUT_OFF = re.compile(r"\d\d[ .]?\d\d(?:[ .]?\d)*[ .]{0,2}(?:…|\.\.|\*|[xX•]{2})")
_TOLD_OTHERWISE = re.compile(r"\d\)?[\s.·-][A-Z0-9-]{0,9}[A-Z]{3}|…|\.\.|\*|[xX•]{2}")
_CAPITALS = drawing(  # what lines with a digit and three capitals after it show, and a few others
    ["0AAA"],
    {"0": digits, "A": characters_of("[A-ZÀ-ÖØ-ÞŠŒŽŸ]") + STRANGE, "": characters_of(r"[\s.·)-]")},
)
# Letters too many beside one number; "x" and "ー" may stand in it.
_WORDY = re.compile(r"[^\W\d_xー](?:[\W\d_xー]*[^\W\d_xー]){6}")
_DATA_KEEPERS = (
    "[data-phone], [data-tel], [data-telephone], [data-phone-number], [data-phonenumber], "
    '[data-href^="tel:"]'
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
    index = document.index
    cut = index.lines_showing(CUT)
    otherwise = {*cut, *index.lines_showing(_CAPITALS)}
    plain = {*cut, *index.lines_showing(LONG)} & lines_with_digits(index)[0]
    exemplary = exemplary_lines(index)
    for at in sorted(otherwise.intersection(index.with_digits) | plain):
        line = document.lines[at]
        raw = line.text[:_LINE]
        clue = _told_otherwise(raw) if at in otherwise else ""
        if not clue and at in plain and (at in exemplary or _may_stand_there(line, raw, kinds)):
            clue = _digits(line, raw, regions, kinds)
        if clue:
            place = document.place(line, line.text, How.TEXT)
            yield PhoneHint(place=place, clue=clean(clue, 80))


def _may_stand_there(line: Line, raw: str, kinds: frozenset[PageKind]) -> bool:
    """Do numbers stand in such a line, or one alone?"""
    return _is_likely(line, kinds) or _is_mostly_digits(raw)


def _told_otherwise(raw: str) -> str:
    """A number that is partly told in letters, or not to its end."""
    if not _TOLD_OTHERWISE.search(raw):
        return ""
    text = prepared(raw)
    return _letters(text) or _cut_off(text)


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


def _digits(line: Line, raw: str, regions: Regions, kinds: frozenset[PageKind]) -> str:
    """Digits that a likely plan knows, where numbers stand, or alone; examples outside forms."""
    if not has_number(raw):
        return ""
    text = prepared(raw)
    likely = _is_likely(line, kinds)
    for number in find_numbers(text, regions.own, regions.others):
        alone = len(text.strip(" .:-|")) <= len(number.raw) + 2
        if number.best.fictional or in_form(line) or is_published(number, text, 0):
            continue
        if number.best.valid and (likely or alone or number.example):
            return number.raw
    return ""


def _is_likely(line: Line, kinds: frozenset[PageKind]) -> bool:
    return line.region in _EDGES or not CONTACT_KINDS.isdisjoint(kinds)


def _is_mostly_digits(raw: str) -> bool:
    """Could a number stand alone in the line?"""
    if _WORDY.search(raw):
        return False
    return len(raw.strip(" .:-|")) <= longest_run(raw) + 2


def _turned(document: Document, regions: Regions) -> Iterator[PhoneHint]:
    """Digits written backwards, which the style of the page turns round."""
    marked = document.has_seldom and document.tree.css(seldom.TURNED)
    if not marked and "bidi-override" not in document.source:
        return
    for index in sorted(lines_with_digits(document.index)[0]):
        line = document.lines[index]
        turned = prepared(line.text[:_LINE][::-1])
        for number in find_numbers(turned, regions.own, regions.others):
            if number.best.valid:
                place = document.place(line, line.text, How.TEXT)
                yield PhoneHint(place=place, clue=number.raw)


def _pictures(document: Document, regions: Regions) -> Iterator[PhoneHint]:
    told = [(image, image.get("alt")) for image in document.all("img")[:_MANY]]
    if not has_number("\n".join(alt for _, alt in told)):
        return
    for image, alt in told:
        if not has_number(alt):
            continue
        text = prepared(alt[:_LINE])
        numbers = find_numbers(text, regions.own, regions.others)
        if any(n.best.valid and evidence(n, text, 1) >= ENOUGH for n in numbers):
            yield _hint(document, image, text)


def _attributes(document: Document) -> Iterator[PhoneHint]:
    """Numbers that a script shows or dials."""
    keepers = ", ".join(_keepers(document))
    for node in document.css(keepers)[:_MANY] if keepers else ():
        for name in _KEPT_IN:
            value = (node.attributes.get(name) or "")[:_LINE]
            calls = "tel:" in value or name not in {"data-href", "onclick", "href"}
            told = sum(map(str.isdigit, value)) >= _DIGITS
            if calls and (told or _HIDDEN_VALUE.fullmatch(value)):
                yield _hint(document, node, value)
                break


def _keepers(document: Document) -> Iterator[str]:
    """The selectors of what may keep a number on this page."""
    if document.may_have_any_data or any(map(document.has_data, ("phone", "tel", "href"))):
        yield _DATA_KEEPERS
    if document.has_seldom:
        yield seldom.CALLING


def _buttons(document: Document) -> Iterator[PhoneHint]:
    """Afficher le numéro."""
    for element in (*document.all("button")[:_MANY], *document.all("a")[:_MANY]):
        if revealed := _reveals(words_of(element)[:_LINE]):
            yield _hint(document, element, revealed)


@lru_cache(4_000)  # the same links stand on many pages
def _reveals(words: str) -> str:
    """The words, folded, of what shows a number when it is pressed; "" for others."""
    said = fold(words)
    return said if len(said) <= _BUTTON and pattern("phone", "reveal").search(said) else ""


def _hint(document: Document, where: Element | LexborNode, clue: str) -> PhoneHint:
    place = document.place(where, clue, How.LINK)
    return PhoneHint(place=place, clue=clean(clue, 80))
