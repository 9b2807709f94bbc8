"""Postal addresses in running text: a street, then a postcode and its town, in fourteen countries.

The form of the postcode and the tongue of the street tell the country, where they can. A number
of five digits with no street before it is no address. Sources: `data/addresses.toml`,
`data/postcodes.toml`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from journeycheck.extract.postcodes import fitting, town_first
from journeycheck.extract.streets import nearest
from journeycheck.texts import clean
from journeycheck.words import data, fold

TEXT_LIMIT = 20_000
_BEFORE = 240  # characters before a postcode in which its street is looked for
_TOWN = 60
_ANCHOR = re.compile(
    r"(?<![\w.:/+#°-])(?<!\d,)(?:(?P<letters>[A-Z]{1,2}) ?[-–] ?)?(?:(?P<portuguese>\d{4}-\d{3})"
    r"|(?P<dutch>[1-9]\d{3} ?(?!S[ADS])[A-Z]{2})|(?P<five>\d{5})|(?P<four>[1-9]\d{3}))"
    r"(?=,? +(?P<town>(?:['’]s-)?[A-ZÀ-ÖØ-Þ]))"
)
_TOWN_BEFORE = re.compile(
    r"(?<![\w-])(?:(?P<irish>[AC-FHKNPRTV-Y](?:\d\d|6W) ?[\dAC-FHKNPRTV-Y]{4})"
    r"|(?P<british>[A-PR-UWYZ](?:[A-HK-Y]?\d[\dA-Z]?) ?\d[ABD-HJLNP-UW-Z]{2})"
    r"|(?:(?P<state>A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]"
    r"|P[AR]|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]),? {1,2}(?P<american>\d{5}(?:-\d{4})?))"
    r"|(?:(?P<province>AB|BC|MB|N[BLSTU]|ON|PE|QC|SK|YT),? {1,2}"
    r"(?P<canadian>[A-Z]\d[A-Z] ?\d[A-Z]\d)))(?![\w-])"
)
_ENDS_WITH_NAME = re.compile(r"(?<!\w)[A-Z][\w'’-]{2,40},? {0,2}\Z")
_ENDS_TOWN = re.compile(r"[,;|()\n\d/:•·–—]| - |\. |\.$")
_CEDEX = re.compile(r"[ -]*\bcedex\b(?: ?\d{1,2}\b)?", re.I)


@dataclass(frozen=True, slots=True)
class Parsed:
    """One address in a text. `start` and `end`: where it stands; `numbered`: the street has a
    house number; `state`: the two letters that stand between an American town and its code."""

    street: str
    postcode: str
    locality: str
    country: str
    start: int
    end: int
    numbered: bool = True
    state: str = ""

    @property
    def value(self) -> str:
        code = f"{self.state} {self.postcode}".strip()
        town = f"{self.locality}, {code}" if town_first(self.country) else self._town
        return ", ".join(filter(None, (self.street, town)))

    @property
    def _town(self) -> str:
        return " ".join(filter(None, (self.postcode, self.locality)))


def has_postcode(text: str) -> bool:
    """Does it hold what is written as a postcode, before a town where that is the custom?"""
    text = text[:TEXT_LIMIT]
    return bool(_ANCHOR.search(text) or _TOWN_BEFORE.search(text))


def parsed(text: str, since: int = 0) -> tuple[Parsed, ...]:
    """The addresses of a text, in their order. Lines count: a street begins with its line.

    Those whose postcode stands before `since` are left out; the others do not reach into them.
    """
    text = text[:TEXT_LIMIT]
    anchors = sorted(
        (*_ANCHOR.finditer(text), *_TOWN_BEFORE.finditer(text)), key=lambda match: match.start()
    )
    found: list[Parsed] = []
    after = 0
    for anchor in anchors:
        if anchor.start() >= after and (address := _at(text, anchor, after)):
            after = address.end
            if anchor.start() >= since:
                found.append(address)
    return tuple(found)


def loose(text: str) -> Parsed | None:
    """A postcode with its town and no street, for a line that is said to be an address."""
    for anchor in _ANCHOR.finditer(text[:TEXT_LIMIT]):
        if town := _town(text[anchor.end() :]):
            code = anchor[0][-5:] if anchor["five"] else anchor[0]
            return Parsed("", code, town, _letters(anchor), anchor.start(), anchor.end(), False)
    return None


def lone_postcode(text: str) -> str:
    """A British, Irish or American postcode after what may be a town: "Exeter EX4 3AB", "New York,
    NY 10019"; "" for none. The street may be a house that has only a name."""
    for anchor in _TOWN_BEFORE.finditer(text[:TEXT_LIMIT]):
        form = next(name for name in _AFTER_TOWN if anchor[name])
        before = text[max(0, anchor.start() - _TOWN) : anchor.start()]
        if fitting(anchor[form], _countries(form)) and _ENDS_WITH_NAME.search(before):
            return clean(anchor[0])
    return ""


def _at(text: str, anchor: re.Match[str], after: int) -> Parsed | None:
    form = next(name for name, value in anchor.groupdict().items() if value and name in _FORMS)
    if form in _AFTER_TOWN:
        return _town_first(text, anchor, after, form)
    if not (town := _town(text[anchor.end() :])):
        return None
    end = anchor.end() + text[anchor.end() :].index(town) + len(town)
    return _with_street(text, anchor, after, form, replace(_EMPTY, locality=town, end=end))


_AFTER_TOWN = {"british", "irish", "american", "canadian"}
_FORMS = {"five", "four", "dutch", "portuguese"} | _AFTER_TOWN
_EMPTY = Parsed("", "", "", "", 0, 0)


def _with_street(
    text: str, anchor: re.Match[str], after: int, form: str, address: Parsed
) -> Parsed | None:
    start = max(after, anchor.start() - _BEFORE)
    before = text[start : anchor.start()]
    street = None if form == "four" and _dated(before) else nearest(before, form)
    if street is None or (form == "four" and not street.numbered):
        return None
    told = _letters(anchor) or _named_country(text[address.end : address.end + 30])
    code = clean(anchor[form])
    likely = fitting(code, data("addresses.toml")["forms"][form].get(street.tongue, ()))
    if told and not fitting(code, {told} & _countries(form)):
        return None
    return replace(
        address,
        street=street.text,
        postcode=code,
        country=told or (likely[0] if len(likely) == 1 else ""),
        start=start + street.start,
        numbered=street.numbered,
    )


def _dated(before: str) -> bool:
    """Do these words make a year of what follows: "12 mars", "©"?"""
    last = before.rstrip().rpartition(" ")[2]
    return "©" in last or fold(last) in data("addresses.toml")["dates"]["months"]


def _town_first(text: str, anchor: re.Match[str], after: int, form: str) -> Parsed | None:
    """A British or an American address: the postcode comes last, the town before it."""
    start = max(after, anchor.start() - _BEFORE)
    before = text[start : anchor.start()]
    street, code = nearest(before, form), clean(anchor[form])
    countries = fitting(code, _countries(form))
    state = anchor["state"] or anchor["province"] or ""
    if street is None or not countries or (state and not street.numbered):
        return None
    between = re.split(r"[,\n;|]", before[street.end :])
    towns = [piece for piece in map(clean, between) if re.match(r"[A-Z]", piece)]
    if state:  # Suite 200, Portland, OR 97202: no county stands between the town and the code
        towns = towns[-1:]
    return Parsed(
        street=street.text,
        postcode=code,
        locality=towns[0] if towns else "",
        country=countries[0],
        start=start + street.start,
        end=anchor.end(),
        numbered=street.numbered,
        state=state,
    )


@lru_cache
def _countries(form: str) -> frozenset[str]:
    told = data("addresses.toml")["forms"][form]
    return frozenset(code for codes in told.values() for code in codes)


def _letters(anchor: re.Match[str]) -> str:
    return str(data("addresses.toml")["letters"].get(anchor["letters"] or "", ""))


def _named_country(text: str) -> str:
    """The country named right after the town; "?" for one that is none of ours."""
    first = re.match(r"[\s,–—()-]*([^\W\d_][^\W\d_ -]*(?:[ -][^\W\d_]+)?)", text)
    if first is None:
        return ""
    told = fold(first[1])
    for code, names in data("countries.toml")["names"].items():
        if told in names or told.split()[0] in names:
            return str(code)
    return ""


def _town(text: str) -> str:
    """The town a text begins with; "" when it begins with no name of a town."""
    ahead = text[:_TOWN].lstrip(" ,")
    cedex = _CEDEX.search(ahead)
    cut = _ENDS_TOWN.search(ahead)
    stop = min(cut.start() if cut else len(ahead), cedex.start() if cedex else len(ahead))
    words: list[str] = []
    for word in ahead[:stop].split():
        if not (word[0].isupper() or word[:3] in {"'s-", "’s-"} or _small(word)):
            break
        if fold(word.strip(".:")) in _no_town():
            break
        words.append(word)
    while words and _small(words[-1]):
        words.pop()
    if not words:
        return ""
    name = ahead[: ahead.index(words[-1], _length(ahead, words)) + len(words[-1])]
    ends_there = cedex and not ahead[len(name) : cedex.start()].strip(" -,")
    return name + (cedex[0] if cedex and ends_there else "")


def _length(text: str, words: Iterable[str]) -> int:
    """Where the last of the words begins."""
    at = 0
    for word in words:
        at = text.index(word, at)
    return at


def _small(word: str) -> bool:
    return word in _in_town() or (word[:2] in {"d'", "d’", "l'", "l’"} and word[2:3].isupper())


@lru_cache
def _no_town() -> frozenset[str]:
    return frozenset(map(fold, data("addresses.toml")["no_town"]["words"]))


@lru_cache
def _in_town() -> frozenset[str]:
    return frozenset(data("addresses.toml")["in_town"]["words"])
