"""The words around a number: what names it, and whose it is."""

import re
from functools import lru_cache

from journeycheck.extract.phones.erase import fold_in_place
from journeycheck.texts import clean
from journeycheck.words import fold, pattern, phrases

NEAR = 25  # characters between a label and its number
_FILLING = re.compile(
    r"[\s.:;,()°\"'»«-]*(?:(?:le|au|sur le|ou le|the|on|die|el|al|il|het|o|n|no)\b)?[\s.:°]*\Z"
)

_LETTER = re.compile(r"(?:\A|\d|[|•;,/–-])\s{0,3}([TFMtfm])\s?[.:]?\s{0,2}\(?\Z")
_LETTERS = {"f": "fax", "m": "mobile"}  # "T" says that it is a number, and no more


def stands_before(kind: str, text: str) -> bool:
    """Is a word of this kind the last thing before, but for punctuation and small words?"""
    near = fold_in_place(text[-60:])
    ends = [match.end() for match in pattern("phone", kind).finditer(near)]
    return bool(ends) and bool(_FILLING.match(near[ends[-1] :]))


def distance_to(kind: str, before: str) -> int | None:
    """Characters between the last word of this kind and the end of the text, None for no word."""
    ends = [match.end() for match in pattern("phone", kind).finditer(before)]
    return len(before) - ends[-1] if ends else None


def letter_before(before: str) -> str:
    """The letter of "T 02 40…", "F. 02 40…" or "M: 06 12…", folded, "" when there is none."""
    found = _LETTER.search(before)
    return found[1].lower() if found else ""


def clear(before: str, gap: int) -> bool:
    """No other number stands between the label and this one."""
    return sum(map(str.isdigit, before[len(before) - gap :])) < 5


def label_of(text: str, start: int, previous_end: int = 0) -> str:
    """The words right before a number, back to where something else begins."""
    before = text[max(previous_end, start - 80) : start]
    part = re.split(r"[|;•\n]|\. (?=\w{4})|\d(?:[ .]?\d){5,}", before)[-1]
    words = clean(part, 80).strip(" :.,-–—(/•*+")
    return words if any(map(str.isalpha, words)) else ""


@lru_cache
def _tel_and_fax() -> re.Pattern[str]:
    """Tél./fax: one line for both, and people answer it."""
    tel, fax = ("|".join(map(re.escape, phrases("phone", key))) for key in ("sure", "fax"))
    link = r"[\s.:]{0,3}(?:[/&+-]|e|et|y|and|und|en|ou|or|o)[\s.:]{0,3}"
    return re.compile(
        rf"(?<![^\W_])(?:(?:{tel}){link}(?:{fax})|(?:{fax}){link}(?:{tel}))(?![^\W_])"
    )


def role_of(label: str, *more: str) -> str | None:
    """Whose number it is, by the first words that tell; `label` stands right before it."""
    if (alone := fold(label).strip(" .:")) in _LETTERS:
        return _LETTERS[alone]
    for at, text in enumerate(_tel_and_fax().sub(" ", fold(one)) for one in (label, *more)):
        for role in ("fax", "mobile", "aftersales", "sales", "switchboard"):
            if role == "mobile":
                found = _is_mobile(text, right_before=at == 0)
            else:
                found = bool(text and pattern("phone", role).search(text))
            if found:
                return role
    return None


def _is_mobile(folded: str, *, right_before: bool) -> bool:
    """ "Portable : 06…" is; "Hôtel du Port, Tél." and "We repair mobile phones" are not."""
    told = re.split(r"[\d+)]", folded, maxsplit=1)[0].strip(" .:,;(-")
    last = re.split(r"[,;/(-]|\bo[ur]\b", told)[-1].strip(" .:")
    if pattern("phone", "mobile_alone").fullmatch(last):
        return True
    words = list(pattern("phone", "mobile").finditer(last))
    return bool(words) and words[-1].end() == len(last) and (right_before or words[0].start() == 0)


@lru_cache
def _numbered() -> re.Pattern[str]:
    """Order no., n° de série, Kundennr.; of a few documents, the bare word."""
    things, documents = (
        "|".join(re.escape(word) for word in sorted(phrases("phone", key), key=len, reverse=True))
        for key in ("numbered", "documents")
    )
    mark = r"(?:n\.?\s?[o°]|n[or]\.?|num(?:ero|ber|mer)?s?\.?|#)"
    of = r"(?:de |d'|di |do |da |du |of |van |der )?(?:l'|la )?"
    return re.compile(
        rf"(?<![^\W_])(?:(?:{things})[ -]?{mark}|{mark}\s?{of}(?:{things}))[\s.:]*\Z"
        rf"|(?<![^\W_])(?:{documents})\s+\Z"
    )


def is_none(before: str, raw: str) -> bool:
    """Is it an example, or the number of an order, a contract or another thing?"""
    if raw[:1] != "+" and _numbered().search(fold_in_place(before[-40:])):
        return True
    return _is_example(before)


def _is_example(before: str) -> bool:
    """Does the text say that what follows only shows how to write a number?"""
    near = fold_in_place(before[-60:])
    gap = distance_to("example", near)
    if gap is None or gap > NEAR or not clear(near, gap):
        return False
    between = near[len(near) - gap :]
    return not any(pattern("phone", key).search(between) for key in ("label", "fax"))
