"""Blanks what is surely no telephone number, so that it cannot be taken for one."""

import re
from functools import lru_cache
from itertools import pairwise

from journeycheck.words import fold, phrases

_MONEY = r"(?:€|£|\$|EUR\b|USD\b|GBP\b|CHF\b|euros?\b|Fr\.|ct\b|cts\b|cents?\b|centimes?\b|p\b)"
_AMOUNT = r"\d{1,3}(?:[ .,']\d{3})*(?:[.,]\d{1,2})?"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_EU = "B[EG]|C[YZ]|D[EK]|E[ELS]|F[IR]|GB|H[RU]|I[ET]|L[TUV]|MT|N[LO]|P[LT]|RO|S[EIK]|XI"
_FILE = "jpe?g|png|gif|webp|svg|avif|pdf|docx?|xlsx?|csv|zip|mp[34]|html?|php|aspx?|css|js|xml"

_ALONE = (
    r"(?:https?://|www\.)\S+",
    r"[^\s@<>]{1,64}@[^\s@<>]{1,255}",
    rf"[\w./-]{{1,120}}\.(?:{_FILE})\b",
    r"\b[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F-]{4,60}",
    r"(?<![\w+])(?!(?:TEL|TLF|FAX|GSM|MOB|NUM|NR|NO)-)[A-Z]{2,6}-\d{4,8}(?![ .]?\d)",  # article
    r"(?<![\w+])\d{3,8}-[A-Z]{2,5}-\d{3,8}\b",  # 023006-ALB-00045
    r"\b(?=\d{0,40}[a-fA-F])(?=[a-fA-F]{0,40}\d)[0-9a-fA-F]{8,64}\b",
    r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b",  # IBAN
    rf"\b(?:ATU?|CHE?|{_EU})[ -]?(?:[A-Z0-9]{{2}} ?)?\d{{3}}[ .]?\d{{3}}[ .]?\d{{3}}(?:B\d\d)?\b",
    rf"{_MONEY}\s?{_AMOUNT}",
    rf"(?<![\d.,]){_AMOUNT}\s?(?:%|{_MONEY})",
    rf"(?<![\d./-]){_DAY}\.{_MONTH}\.\s?[-–]\s?{_DAY}\.{_MONTH}\.?(?:\d{{4}}|\d\d)?(?!\d)",
    rf"(?<![\d./-]){_DAY}([./-]){_MONTH}\1(?:(?:19|20)\d\d|\d\d)(?![./-]?\d)(?! \d\d[ .]\d\d)",
    r"(?<![\d.-])(?:19|20)\d\d([./-])(?:0\d|1[0-2])\2(?:[0-2]\d|3[01])(?!\d)",
    r"(?<!\d)(?:19|20)\d\d\s?[-–/]\s?(?:19|20)\d\d(?!\d)",
    r"(?<![\d.])(?:[01]?\d|2[0-4])\s?[:hH](?!\s\d\d[ .]\d\d[ .]\d\d)\s?[0-5]\d(?::[0-5]\d)?(?!\d)",
    r"(?<![\d.])(?:[01]?\d|2[0-4])\.[0-5]\d\s?[-–]\s?(?:[01]?\d|2[0-4])\.[0-5]\d(?![\d.])",
    r"(?<![\d+])(?!00)\d{12,40}(?!\d)",  # EAN, account numbers
    r"(?<!\d)97[89][- ]?\d[- ]?\d{2,5}[- ]?\d{2,7}[- ]?[\dX](?![\d])",  # ISBN-13
    r"(?<![\d.+])-?(?!0\d)(?:1[0-8]\d|\d\d?)\.\d{4,20}(?![\d.])",  # coordinates
    r"\d{1,4}(?:[.,]\d)?\s?[x×]\s?\d{1,4}(?:[.,]\d)?(?:\s?[x×]\s?\d{1,4})?",
)


def _as_group(pattern: str, number: int) -> str:
    """Back-references counted anew, for patterns joined into one."""
    return re.sub(r"\\([12])", lambda m: rf"(?P=same{number})", pattern).replace(
        "([./-])", rf"(?P<same{number}>[./-])"
    )


_ERASED = re.compile("|".join(_as_group(p, n) for n, p in enumerate(_ALONE)))


@lru_cache
def _identifier() -> re.Pattern[str]:
    """A word that announces another kind of number, and the digits after it."""
    words = "|".join(
        re.escape(word) for word in sorted(phrases("phone", "other"), key=len, reverse=True)
    )
    registers = (
        "siren|siret|rcs|r\\.c\\.s|rne|rm|ape|naf|tva|vat|ust-?id(?:-?nr)?|steuernummer|p\\.? ?iva"
        "|partita iva|codice fiscale|cod\\.? fisc|nif|cif|nipc|btw|kvk|kbo|bce|uid|hrb|hra|iban"
        "|bic|ean|gtin|isbn|issn|asin|sku|finess|orias|adeli|rpps|capital(?: social)?|bankleitzahl"
        "|blz|company (?:no|number|reg)|registered (?:no|number)|registration (?:no|number)|konto"
    )
    return re.compile(
        rf"(?<![^\W_])(?:{registers}|{words})(?![^\W_])[^\d\n]{{0,24}}\d(?:[ ./-]?\d){{2,15}}"
    )


def erased(text: str) -> str:
    """The text with what is no telephone number blanked; as long as before."""
    blanked = text
    for match in _identifier().finditer(fold_in_place(text)):
        blanked = blanked[: match.start()] + " " * len(match[0]) + blanked[match.end() :]
    return _ERASED.sub(lambda match: " " * len(match[0]), blanked)


@lru_cache(4_000)
def _folded_character(character: str) -> str:
    plain = fold(character)
    return plain if len(plain) == 1 else character.lower()[:1] or " "


def fold_in_place(text: str) -> str:
    """Like `fold`, but every character keeps its position."""
    if text.isascii():
        return text.lower()
    return "".join(map(_folded_character, text))


def is_counting(raw: str) -> bool:
    """01 02 03 04 05: pages or days, unless it is a sample."""
    groups = [int(group) for group in re.findall(r"\d+", raw)]
    return len(groups) > 3 and all(b - a == 1 for a, b in pairwise(groups))


def is_rising(raw: str) -> bool:
    """04 12 23 38 41 may well be a draw of the lottery."""
    groups = raw.split()
    return len(groups) > 4 and all(len(a) == 2 and a < b for a, b in pairwise(groups))
