"""Prices as seven languages write them: "12,50 €", "€12.50", "1 234,– CHF", "EUR 1.234,56"."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from journeycheck.facts import Amount
from journeycheck.words import fold, pattern

_LONG = 1_000  # characters of a text that are looked at
_SIGNS = {
    "€": "EUR", "eur": "EUR", "euro": "EUR", "euros": "EUR", "£": "GBP", "gbp": "GBP",
    "chf": "CHF", "fr.": "CHF", "sfr.": "CHF", "us$": "USD", "usd": "USD", "ca$": "CAD",
    "cad": "CAD", "c$": "CAD", "au$": "AUD", "aud": "AUD", "r$": "BRL", "brl": "BRL", "$": "",
    "kr": "", "zł": "PLN", "pln": "PLN", "kč": "CZK", "sek": "SEK", "dkk": "DKK", "nok": "NOK",
}  # fmt: skip
_SIGN = "|".join(re.escape(sign) for sign in sorted(_SIGNS, key=len, reverse=True))
_DIGITS = r"\d{1,3}(?:[  .,’']\d{3})+(?:[.,]\d{2})?|\d{1,7}(?:[.,]\d{1,2})?"
_NUMBER = rf"(?:{_DIGITS})(?!\d)(?:[.,][-–—]{{1,2}})?"
_PRICE = re.compile(
    rf"(?<![\w.,])(?:(?P<before>{_SIGN})\s?(?P<first>{_NUMBER})"
    rf"|(?P<second>{_NUMBER})\s?(?P<after>{_SIGN})(?!\w)(?P<cents>\d{{2}}(?!\d))?)",
    re.IGNORECASE,
)
_CENTS = re.compile(r"(\d)\s?€\s?(\d{2})(?![\d,.])")  # "12€50"
_MINUS = re.compile(r"[-–−]\s?$")


def amounts(text: str) -> tuple[Amount, ...]:
    """The prices in a text, in its order; those taken off ("-3,00 €") are left out."""
    return tuple(_amounts(_CENTS.sub(r"\1,\2 €", text[:_LONG])))


def _amounts(text: str) -> Iterator[Amount]:
    for hit in _PRICE.finditer(text):
        value = _value(hit["first"] or hit["second"])
        if value is not None and not _MINUS.search(text[max(0, hit.start() - 2) : hit.start()]):
            sign = (hit["before"] or hit["after"]).lower()
            yield Amount(hit[0].strip(), value, _SIGNS[sign])


def _value(number: str) -> Decimal | None:
    """1.234,56 and 1,234.56: the last sign with one or two digits behind it is the decimal one."""
    plain = re.sub(r"[.,][-–—]+$", "", number)
    whole, _, rest = re.sub(r"[  ’']", "", plain).replace(",", ".").rpartition(".")
    if not whole:
        return Decimal(rest)
    digits = whole.replace(".", "")
    return Decimal(f"{digits}.{rest}") if len(rest) < 3 else Decimal(digits + rest)


def is_free(text: str) -> bool:
    """Is something said to cost nothing?"""
    return bool(pattern("shop", "free").search(fold(text[:_LONG])))


@lru_cache
def _labels() -> tuple[tuple[str, re.Pattern[str]], ...]:
    names = ("subtotal", "discount", "fees", "shipping", "tax", "total")
    return tuple((name, pattern("shop", name)) for name in names)


def label(text: str) -> str:
    """What the words beside an amount name: "subtotal", "shipping", "total"…, or ""."""
    folded = fold(text[:200])
    found = next((name for name, words in _labels() if words.search(folded)), "")
    taxed = found == "tax" and pattern("shop", "total").search(folded)
    return "total" if taxed else found
