"""Streets in running text, with or without a house number, as seven tongues write them.

Source of the words: `data/addresses.toml`.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from journeycheck.texts import clean
from journeycheck.words import data

_GAP = 70  # characters between a street and its postcode: a floor, a district, a box
_HOUSE = (
    r"(?:n\.?[°o]\.? ?|nr\.? ?)?\d{1,4}"
    r"(?: ?(?:bis|ter|quater)\b|/[\da-z]{1,3}\b| ?[a-d]\b(?!\.)){0,3}"
)
_HOUSES = rf"{_HOUSE}(?: ?[-–/&+] ?\d{{1,4}}[a-d]?\b| ?(?:a|et) \d{{1,4}}\b){{0,2}}"
_NO_NUMBER = r"s/n[º°]?|s\.n\.c?\.?|snc"


@dataclass(frozen=True, slots=True)
class Street:
    """A street in a text; one without a tongue is a box at the post."""

    text: str
    tongue: str
    start: int
    end: int
    numbered: bool


def nearest(before: str, form: str) -> Street | None:
    """The last street before a postcode of that form, near enough and of a fitting tongue."""
    tongues = data("addresses.toml")["forms"][form]
    near = [s for s in streets_in(before, tongues) if len(before) - s.end <= _GAP]
    numbered = [street for street in near if street.tongue and street.numbered]
    named = [street for street in near if street.tongue and _is_named(before, street)]
    boxes = [street for street in near if not street.tongue]
    return max(numbered or named or boxes, key=lambda street: street.end, default=None)


def _is_named(text: str, street: Street) -> bool:
    """Is it a street though it has no number: at the beginning of a line, with a name?"""
    named = any(word[:1].isupper() for word in street.text.split()[1:])
    return named and _begins(text, street.start)


def _begins(text: str, start: int) -> bool:
    """Does something begin there: a line, or a piece between commas?"""
    return not text[:start].strip() or text[:start].rstrip(" ")[-1:] in {"\n", ",", ":", "|", "–"}


def streets_in(text: str, tongues: Iterable[str]) -> Iterator[Street]:
    plain = flat(text)
    if not _may_name_street(plain):
        return
    for tongue in ("", *tongues):
        for match in _patterns()[tongue].finditer(plain) if tongue in _patterns() else ():
            numbered = bool(match["one"] or (match.re.groups > 1 and match["two"]))
            yield _street(text, match.start(), match.end(), tongue, numbered=numbered)
        if tongue in {"de", "nl"}:
            yield from _joined(text, plain, tongue)


def _street(text: str, start: int, end: int, tongue: str, *, numbered: bool = True) -> Street:
    return Street(clean(text[start:end]).strip(" ,"), tongue, start, end, numbered)


def _joined(text: str, plain: str, tongue: str) -> Iterator[Street]:
    """Hauptstraße 5a; Lange Straße 12-14; Am Markt 5; Prinsengracht 263."""
    for match in _NUMBER.finditer(plain):
        words = list(_WORD.finditer(text, max(0, match.start() - _NAME), match.start()))
        names = _last_run(text, words, match.start())
        if not names:
            continue
        last = flat(names[-1][0])
        typed = last in _after(tongue) or (len(last) > 4 and last.endswith(_after(tongue)))
        if typed and names[-1][0][0].isupper():
            start = _first_name(names).start()
            yield _street(text, start, match.end(), tongue)
        elif (begun := _preposition(plain, names, tongue)) is not None:
            yield _street(text, begun, match.end(), tongue)


_NAME = 50  # characters of the name of a street
_NUMBER = re.compile(rf"(?<![\w.]){_HOUSES}(?![\w.])")
_WORD = re.compile(r"(?<![\w])[^\W\d_][\w'’-]*\.?")


def _last_run(text: str, words: list[re.Match[str]], end: int) -> list[re.Match[str]]:
    """The words that lead to a number, with nothing but spaces between."""
    run: list[re.Match[str]] = []
    for word in reversed(words):
        between = text[word.end() : end]
        if between.strip(" ") not in ({"", ","} if not run else {""}) or "\n" in between:
            break
        run.append(word)
        end = word.start()
    return run[::-1]


def _first_name(names: list[re.Match[str]]) -> re.Match[str]:
    """Where "Alte Schönhauser Straße" begins: with the words that have a capital, three at most."""
    first = names[-1]
    for word in names[-2:-4:-1]:
        if not word[0][0].isupper():
            break
        first = word
    return first


def _preposition(plain: str, names: list[re.Match[str]], tongue: str) -> int | None:
    """Where "Unter den Linden" begins; None when no such words lead to the number."""
    if not all(name[0][0].isupper() for name in names[-1:]):
        return None
    for at, name in enumerate(names[:-1]):
        led = plain[name.start() : names[-1].start()]
        if name[0][0].isupper() and any(led.startswith(f"{w} ") for w in _before(tongue)):
            return names[at].start()
    return None


@lru_cache
def _after(tongue: str) -> tuple[str, ...]:
    return tuple(flat(word) for word in data("addresses.toml")["after"][tongue])


@lru_cache
def _before(tongue: str) -> tuple[str, ...]:
    return tuple(flat(word) for word in data("addresses.toml")["before"][tongue])


@lru_cache
def suffixes() -> tuple[str, ...]:
    listed = data("addresses.toml")["after"]
    return tuple({flat(word) for tongue in ("de", "nl") for word in listed[tongue]})


def _may_name_street(plain: str) -> bool:
    """Is there any word of a street? A quick look before the long ones."""
    words = re.findall(r"[^\W\d_]+", plain)
    return any(word in _any_sign() or word.endswith(suffixes()) for word in words)


@lru_cache
def _any_sign() -> frozenset[str]:
    """The single words of streets and boxes, and those that longer ones are made of."""
    listed = data("addresses.toml")
    words = [
        word for kind in ("before", "after") for said in listed[kind].values() for word in said
    ]
    words += listed["boxes"]["words"]
    parts = {part for word in words for part in re.findall(r"[^\W\d_]+", flat(word))}
    return frozenset(parts - {"der", "den", "dem", "des", "de", "po"})


class _Plain(dict[int, str]):
    """Character -> the one it is without its accent, in lower case; found when first met."""

    _LIMIT = 5_000

    def __missing__(self, code: int) -> str:
        plain = unicodedata.normalize("NFKD", chr(code))[:1].lower()
        found = plain if len(plain) == 1 else chr(code)
        if len(self) < self._LIMIT:
            self[code] = found
        return found


_PLAIN = _Plain({ord("’"): "'", ord("‘"): "'"})


def flat(text: str) -> str:
    """Lower case without accents, each character in its place."""
    return text.lower() if text.isascii() else text.translate(_PLAIN)


@lru_cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    """A pattern for each tongue that has one, and "" for boxes; of text made flat."""
    listed = data("addresses.toml")
    boxes = _any(listed["boxes"]["words"])
    return {
        **{t: _type_first(listed["before"][t], front=t == "fr") for t in ("fr", "it", "es", "pt")},
        "en": _english(listed["after"]["en"]),
        "": re.compile(rf"(?<!\w)(?:{boxes}) ?(?P<one>\d[\d ]{{0,9}})"),
    }


def _any(words: Iterable[str]) -> str:
    """One of the words, the longest first."""
    longest = sorted({flat(word) for word in words}, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest)


def _type_first(words: Iterable[str], *, front: bool) -> re.Pattern[str]:
    """14, rue des Tisserands; Via Roma, 12/A; Calle Mayor, 3, 2º B; Rue Haute 12 bte 3."""
    tail = rf"(?:\s?,?\s*(?P<two>{_HOUSES}|{_NO_NUMBER})(?![\w.]))?"
    head = rf"(?:(?<![\w./-])(?<!\d,)(?P<one>{_HOUSES})\s?,?\s+)?" if front else "(?P<one>(?!))?"
    return re.compile(
        rf"{head}(?<![\w/'-])(?:{_any(words)})(?!\w)\.?\s*"
        rf"(?P<name>(?=\d{{0,2}} ?[^\W\d_])[^,;|()\n•·]{{1,50}}?){tail}"
        rf"(?=\s*(?:[,;|()\n•·–—]| - |-?$))"
    )


def _english(words: Iterable[str]) -> re.Pattern[str]:
    """12 High Street; Unit 4, Quay Business Park; 15412 SW 10th Ave."""
    name = r"(?:[a-z][\w'.-]{0,30}|\d{1,3}(?:st|nd|rd|th))"
    return re.compile(
        rf"(?<![\w./-])(?<!\d,)(?:(?P<one>\d{{5}}|{_HOUSES})\s?,?\s+)?(?:{name} ){{1,4}}?"
        rf"(?:{_any(words)})(?!\w)"
    )
