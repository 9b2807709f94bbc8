"""Telephone numbers in running text, with the evidence that they are telephone numbers."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from phonenumbers import Leniency, PhoneNumberMatcher

from journeycheck.extract.phones.erase import erased, fold_in_place
from journeycheck.extract.phones.plans import (
    Verdict,
    examined,
    is_filler,
    is_short,
    verdict_of,
    with_overseas,
)
from journeycheck.facts import Phone, Place
from journeycheck.texts import clean
from journeycheck.words import fold, pattern

ENOUGH = 3  # evidence
TEXT_LIMIT = 200_000
NEAR = 25  # characters between a label and its number
_ODD = str.maketrans(
    {"\u202f": " ", "\u2009": " ", "\u2007": " ", "\xa0": " ", "·": " ", "\xad": ""}
)
_RUN = re.compile(r"\d(?:[^\d\n]{0,3}\d){5}")
_GLUED = re.compile(r"(?i)(t[eé]l|fax|phone|telefon|mobile|mob|gsm|portable)(\.?:?)(?=[\d+(])")
_RUN_ON = re.compile(r"(?<=\d\d)(?=[^\W\d_]{3})")
_LOOSE = re.compile(r"\+?\(?\d[\d ().\-/]{5,22}\d(?!\d)")
_MASK = re.compile(r"(?<![\w+])(?:\+?\d{1,3}[ .-]?)?(?:\d\d[ .-]){0,4}(?:[xX]{2}[ .-]?){2,5}(?!\w)")
_SHORT = re.compile(r"(?<![\d+(.,/-])\d(?:[ .]?\d){3,5}(?![\d.,/:%€-]|\s?[€%hx])")
_REST = ("..", "…", "*", "xx", "XX", "••")
_FILLING = re.compile(
    r"[\s.:;,()°\"'»«-]*(?:(?:le|au|sur le|ou le|the|on|die|el|al|il|het|o|n|no)\b)?[\s.:°]*\Z"
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text: where, as written, what the plans say, and how sure its looks are.

    looks: 3 for one that can be nothing else, 0 for mere digits that happen to be valid.
    labelled: a word such as "Tel." stands right before it.
    """

    start: int
    end: int
    raw: str
    verdict: Verdict
    looks: int = 0
    labelled: bool = False


def prepared(text: str) -> str:
    """Odd spaces made plain, and words glued to numbers set apart."""
    plain = text.translate(_ODD)
    return _RUN_ON.sub(" ", _GLUED.sub(r"\1\2 ", plain))


@lru_cache(4_000)
def find_numbers(
    text: str, regions: tuple[str, ...], others: tuple[str, ...] = ()
) -> tuple[Number, ...]:
    """The numbers in one prepared line, in order.

    National ones are read in `regions`, the first that knows them wins; in `others` they must also
    be written in the groups of their country.
    """
    return _Search(text, with_overseas(regions), others).run()


class _Search:
    """One search; what was found is blanked, so that it is found once."""

    def __init__(self, text: str, regions: tuple[str, ...], others: tuple[str, ...]) -> None:
        self._text = text
        self._left = erased(text)
        self._regions = regions
        self._others = others
        self._found: list[Number] = []

    def run(self) -> tuple[Number, ...]:
        if _RUN.search(self._left):
            for region in self._regions or ("ZZ",):
                self._match(region, strict=False)
            for region in self._others:
                self._match(region, strict=True)
            self._match_loosely()
        self._match_masks()
        self._match_short()
        return tuple(sorted(self._found, key=lambda number: number.start))

    def _match(self, region: str, *, strict: bool) -> None:
        """What the library finds valid in one region."""
        matcher = PhoneNumberMatcher(self._left, region, leniency=Leniency.VALID, max_tries=200)
        for match in list(matcher):
            verdict = verdict_of(match.number, match.raw_string)
            if (strict and verdict.grouped < 2) or _is_counting(match.raw_string):
                continue
            self._keep(match.start, match.end, verdict)

    def _match_loosely(self) -> None:
        """What the library refuses: ranges kept for drama, and labelled numbers of no plan."""
        for match in _LOOSE.finditer(self._left):
            raw = match[0]
            verdicts = [examined(raw, region) for region in self._regions or ("ZZ",)]
            reserved = next((v for v in verdicts if v.reserved), None)
            labelled = self._labelled(match.start(), "+" in raw[:2])
            whole = 7 <= sum(map(str.isdigit, raw)) <= 15 and not self._goes_on(match.end())
            if reserved or (labelled and whole):
                fictional = is_filler(raw) or any(v.fictional for v in verdicts)
                self._keep(match.start(), match.end(), reserved or Verdict(fictional=fictional))

    def _goes_on(self, end: int) -> bool:
        """01 42 68 53 …: the rest is shown on a click."""
        return self._left[end : end + 5].lstrip(" ").startswith(_REST)

    def _match_masks(self) -> None:
        """01 xx xx xx xx: a template that nobody filled in."""
        for match in _MASK.finditer(self._left):
            signs = sum(map(str.isalnum, match[0]))
            if (match[0][:1].isdigit() and 8 < signs < 14) or self._labelled(match.start()):
                self._keep(match.start(), match.end(), Verdict(fictional=True))

    def _match_short(self) -> None:
        """3631, 118 712: only where the words bid to dial them."""
        for match in _SHORT.finditer(self._left):
            digits = re.sub(r"\D", "", match[0])
            known = any(is_short(digits, region) for region in self._regions)
            if known and _stands_before("call", self._left[: match.start()]):
                self._keep(match.start(), match.end(), Verdict(digits, True))

    def _labelled(self, start: int, international: bool = False) -> bool:
        """By a word that means a number to call and nothing else; a + allows weaker words."""
        kinds = ("sure", "fax", "label") if international else ("sure", "fax")
        return any(_stands_before(kind, self._left[:start]) for kind in kinds)

    def _keep(self, start: int, end: int, verdict: Verdict) -> None:
        raw = self._text[start:end].strip(" .-/")
        labelled = self._labelled(start)
        self._found.append(Number(start, end, raw, verdict, looks(raw, verdict), labelled))
        self._left = self._left[:start] + " " * (end - start) + self._left[end:]


def looks(raw: str, verdict: Verdict) -> int:
    """How much its way of writing says that it is a telephone number, 0 to 3."""
    if not verdict.valid:
        return 0
    if raw.startswith("+"):
        return 3
    trunk = raw.startswith(("0", "(0", "("))
    if verdict.grouped >= 3:
        return 3 if trunk else 2 if "-" in raw or "." in raw else 1
    return min(verdict.grouped, 2) if trunk else 0


def _is_counting(raw: str) -> bool:
    """01 02 03 04 05: pages or days, unless it is a sample."""
    groups = [int(group) for group in re.findall(r"\d+", raw)]
    return len(groups) > 3 and all(b - a == 1 for a, b in pairwise(groups))


def _is_rising(raw: str) -> bool:
    """04 12 23 38 41 may well be a draw of the lottery."""
    groups = raw.split()
    return len(groups) > 4 and all(len(a) == 2 and a < b for a, b in pairwise(groups))


def _stands_before(kind: str, text: str) -> bool:
    """Is a word of this kind the last thing before, but for punctuation and small words?"""
    near = fold_in_place(text[-60:])
    ends = [match.end() for match in pattern("phone", kind).finditer(near)]
    return bool(ends) and bool(_FILLING.match(near[ends[-1] :]))


def distance_to(kind: str, before: str) -> int | None:
    """Characters between the last word of this kind and the end of the text, None for no word."""
    ends = [match.end() for match in pattern("phone", kind).finditer(before)]
    return len(before) - ends[-1] if ends else None


def evidence(number: Number, text: str, context: int) -> int:
    """How sure it is that these digits are a telephone number; 3 is enough."""
    before = fold_in_place(text[max(0, number.start - 60) : number.start])
    score = number.looks + context
    if any(
        (gap := distance_to(kind, before)) is not None and gap <= NEAR and _clear(before, gap)
        for kind in ("label", "fax", "mobile", "aftersales", "sales", "switchboard")
    ):
        score += 3
    elif re.search(r"(?:\bn[o°]?|\bnr|#|№)[ .:°]{0,3}\Z", before):
        score -= 3
    alone = len(text.strip(" .:-|")) <= len(number.raw) + 2
    after = fold_in_place(text[number.end : number.end + 45])
    priced = bool(pattern("phone", "price").search(after))
    return score + alone + 3 * priced - 3 * _is_rising(number.raw)


def _clear(before: str, gap: int) -> bool:
    """No other number stands between the label and this one."""
    return sum(map(str.isdigit, before[len(before) - gap :])) < 5


def label_of(text: str, start: int, previous_end: int = 0) -> str:
    """The words right before a number, back to where something else begins."""
    before = text[max(previous_end, start - 80) : start]
    part = re.split(r"[|;•\n]|\. (?=\w{4})|\d(?:[ .]?\d){5,}", before)[-1]
    words = clean(part, 80).strip(" :.,-–—(/•*+")
    return words if any(map(str.isalpha, words)) else ""


def role_of(*words: str) -> str | None:
    """Whose number it is, by the first words that tell."""
    for text in words:
        folded = fold(text)
        for role in ("fax", "mobile", "aftersales", "sales", "switchboard"):
            if folded and pattern("phone", role).search(folded):
                return role
    return None


def read_phones(text: str, regions: tuple[str, ...]) -> tuple[Phone, ...]:
    """The numbers of a text, line by line; nothing that is not sure."""
    found: list[Phone] = []
    for line in text[:TEXT_LIMIT].splitlines():
        plain = prepared(line)
        end = 0
        for number in find_numbers(plain, regions):
            if evidence(number, plain, 2) >= ENOUGH:
                found.append(phone_of(number, Place(""), label_of(plain, number.start, end)))
            end = number.end
    return tuple(found)


def phone_of(number: Number, place: Place, label: str, *more: str) -> Phone:
    """A number of a text as a fact. `more` are words further away that may tell whose it is."""
    verdict = number.verdict
    return Phone(
        place=place,
        value=clean(number.raw),
        normalized=verdict.normalized,
        valid=verdict.valid,
        fictional=verdict.fictional,
        reserved=verdict.reserved,
        label=label,
        role=role_of(label, *more),
    )
