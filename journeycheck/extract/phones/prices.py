"""Where a page tells what a call costs."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, islice

from journeycheck.extract.coding import spelt
from journeycheck.extract.document import Document
from journeycheck.extract.phrases import Phrases
from journeycheck.facts import How, PriceNote
from journeycheck.texts import clean
from journeycheck.words import data, fold, phrases

_LINE = 400  # characters of a line that are looked at
_KEPT = 5  # notes of one page
_UNITS = (
    "min", "minute", "minuto", "minuut", "minuten", "minuti", "minutos", "mn", "appel", "call",
    "anruf", "verbindung", "gesprek", "oproep", "llamada", "chiamata", "chamada",
)  # fmt: skip
_MONEY = (
    r"(?:€|£|eur|euros?|ct|cts|cents?|centimes?|centesimi|centimos|c|p|pence|chf|fr|sfr|rp|rappen)"
)
_AMOUNT = r"\d{1,3}(?:[.,]\d{1,3}|[.,][-–])?"
_UNIT = re.compile(rf"(?<![^\W_])(?:{'|'.join(_UNITS)})(?![^\W_])")
_BEFORE = 32  # characters before the unit that hold its price
_PRICE = re.compile(
    rf"(?:(?<![\d.,]){_AMOUNT}\s?{_MONEY}|{_MONEY}\.?\s?{_AMOUNT})[\s.*]{{0,2}}"
    r"(?:ttc|ht|tvac|inkl\. mwst\.?|iva inclu\w{2,4})?\s?"
    r"(?:/|par|per|pro|por|al|a|the|je|de la|la)?\s?(?:la |le |the |de )?\Z"
)
_NUMBER = re.compile(r"\d(?:[ ./-]?\d){5}")
_NAMES = ("sva", "surtax", "tarif", "prix", "cout", "kosten", "price", "cost", "preis")
_PICTURE = re.compile(rf"(?<![a-z])(?:{'|'.join(_NAMES)})(?![a-z])")
_FILE = 80  # characters at the end of the address of a picture


def read_price_notes(document: Document) -> tuple[PriceNote, ...]:
    """Lines and pictures that tell the price of a call; the first few of a page."""
    return tuple(islice(chain(_in_lines(document), _in_pictures(document)), _KEPT))


def price_in(text: str) -> str:
    """The words that tell the price of a call, folded; "" for none."""
    folded = fold(text[:_LINE])
    return _amount(folded) or _words(folded)


def _amount(folded: str) -> str:
    """0,80 €/min."""
    for unit in _UNIT.finditer(folded):
        if found := _PRICE.search(folded[max(0, unit.start() - _BEFORE) : unit.start()]):
            return found[0] + unit[0]
    return ""


def _words(folded: str) -> str:
    """Prix d'un appel local; beside a number, "gratis" is enough."""
    if found := _labels().search(folded):
        return found[0]
    loose = _loose().search(folded) if _NUMBER.search(folded) else None
    return loose[0] if loose else ""


def _in_lines(document: Document) -> Iterator[PriceNote]:
    index = document.index
    with_digits = set(index.with_digits)
    timed = {at for at in index.lines_with(_units()) if at in with_digits}
    telling = set(index.lines_with(_telling()))
    for at in sorted(timed | telling):
        line = document.lines[at]
        folded = fold(line.text[:_LINE])
        clue = (at in timed and _amount(folded)) or (at in telling and _words(folded))
        if clue:
            yield PriceNote(place=document.place(line, line.text, How.TEXT), clue=clean(clue))


def _in_pictures(document: Document) -> Iterator[PriceNote]:
    """The official boxes of surcharged numbers are often pictures."""
    images = document.all("img")
    told = [(image.get("alt")[:_LINE], image.get("src")[-_FILE:]) for image in images]
    every = "\n".join(f"{alt}\n{source}" for alt, source in told).lower()
    if not any(word in every for word in (*_UNITS, *_NAMES)):
        return
    for image, (alt, source) in zip(images, told, strict=True):
        file = source.rpartition("/")[2]
        found = _PICTURE.search(file.lower())
        if clue := price_in(alt) or (found[0] if found else ""):
            yield PriceNote(place=document.place(image, alt or file, How.LINK), clue=clean(clue))


@lru_cache
def _told() -> tuple[str, ...]:
    """What is written beside numbers to tell their price."""
    return tuple(fold(label) for told in data("tariffs.toml")["labels"].values() for label in told)


@lru_cache
def _labels() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, _told()))})(?![^\W_])")


@lru_cache
def _loose() -> re.Pattern[str]:
    """Words that tell a price only beside a number: "gratis"."""
    words = "|".join(map(re.escape, phrases("phone", "price")))
    return re.compile(rf"(?<![^\W_])(?:{words})(?![^\W_])")


@lru_cache
def _units() -> Phrases[bytes]:
    return Phrases(map(spelt, _UNITS))


@lru_cache
def _telling() -> Phrases[bytes]:
    """The words without which no line tells a price by itself."""
    return Phrases(spelt(words) for words in (*_told(), *phrases("phone", "price")))
