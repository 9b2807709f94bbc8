"""Telephone numbers in running text, with the evidence that they are telephone numbers."""

import re
from dataclasses import dataclass
from functools import lru_cache

from phonenumbers import Leniency, PhoneNumberMatcher

from journeycheck.extract.phones.erase import erased, fold_in_place, is_counting, is_rising
from journeycheck.extract.phones.feasible import may_hold
from journeycheck.extract.phones.labels import (
    NEAR,
    clear,
    distance_to,
    is_none,
    letter_before,
    role_of,
    stands_before,
)
from journeycheck.extract.phones.plans import (
    UNKNOWN,
    Reading,
    Verdict,
    agreed,
    best,
    examined,
    is_filler,
    is_short,
    looks,
    reading_of,
    verdict_of,
    with_overseas,
)
from journeycheck.facts import Phone, Place
from journeycheck.texts import clean
from journeycheck.words import pattern

ENOUGH = 3  # evidence
_ODD = str.maketrans(
    {"\u202f": " ", "\u2009": " ", "\u2007": " ", "\xa0": " ", "·": " ", "\xad": ""}
)
_RUN = re.compile(r"\d(?:[^\d\n]{0,3}\d){5}")
_GLUED = re.compile(r"(?i)(t[eé]l|fax|phone|telefon|mobile|mob|gsm|portable)(\.?:?)(?=[\d+(])")
_DEPARTMENT = re.compile(r"(?<!\+)\([1-9]\d\)(?= ?0\d(?:[ .-]?\d\d){4})")  # Bordeaux (33) 05 56 …
_RUN_ON = re.compile(r"(?<=\d\d)(?=[^\W\d_]{3})")
_MORE_LINES = re.compile(r"(?<=\d)(?:/\d{1,2}){1,4}(?![ ./-]?\d)")  # 968 25 14 37/38/39
_WHOLE = re.compile(r"\d(?:[ .-]?\d){8,11}\Z")
_LOOSE = re.compile(r"\+?\(?\d[\d ().\-/]{5,22}\d(?!\d)")
_MASK = re.compile(r"(?<![\w+])(?:\+?\d{1,3}[ .-]?)?(?:\d\d[ .-]){0,4}(?:[xX]{2}[ .-]?){2,5}(?!\w)")
_SHORT = re.compile(r"(?<![\d+(.,/-])\d(?:[ .]?\d){3,5}(?![/:%€-]|[.,]?\d|\s?[€%hx])")
_REST = ("..", "…", "*", "xx", "XX", "••")


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text: where, as written, what the plans say, and how sure its looks are.

    looks: 3 for what can be nothing else, 0 for mere digits that happen to be valid. labelled: a
    word such as "Tel." stands right before it. best: the likeliest reading, where `verdict` leaves
    open which plan is meant. example: it shows how to write a number, or numbers another thing.
    """

    start: int
    end: int
    raw: str
    verdict: Verdict
    looks: int = 0
    labelled: bool = False
    best: Verdict = UNKNOWN
    example: bool = False


def prepared(text: str) -> str:
    """Odd spaces made plain, and words glued to numbers set apart."""
    plain = _MORE_LINES.sub(_one_line, _DEPARTMENT.sub(" ", text.translate(_ODD)))
    return _RUN_ON.sub(" ", _GLUED.sub(r"\1\2 ", plain))


def _one_line(more: re.Match[str]) -> str:
    """Blank what only tells the last digits of further lines, after a whole number."""
    before = more.string[max(0, more.start() - 24) : more.start()]
    return " " * len(more[0]) if _WHOLE.search(before) else more[0]


@lru_cache(4_000)
def find_numbers(
    text: str, regions: tuple[str, ...], others: tuple[str, ...] = ()
) -> tuple[Number, ...]:
    """The numbers in one prepared line, in order.

    National ones are read in `regions`; where several know a number, the one in whose groups it is
    written wins, and without one it stays open. In `others` they must be written in the groups of
    their country.
    """
    return _Search(text, regions, others).run()


class _Search:
    """One search; what was found is blanked, so that it is found once."""

    def __init__(self, text: str, regions: tuple[str, ...], others: tuple[str, ...]) -> None:
        self._text = text
        self._left = erased(text)
        self._homes = regions
        self._regions = with_overseas(regions)
        self._others = others
        self._found: list[Number] = []

    def run(self) -> tuple[Number, ...]:
        if _RUN.search(self._left):
            if len(self._homes) > 1:
                self._match_together()
            else:
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
        for start, end, reading in self._matches(region):
            if not strict or reading.verdict.grouped > 1:
                self._keep(start, end, reading.verdict)

    def _match_together(self) -> None:
        """What the library finds valid in any of the regions: the best written first."""
        spans: dict[tuple[int, int], dict[str, Reading]] = {}
        for home in self._homes:
            for region in with_overseas((home,)):
                for start, end, reading in self._matches(region):
                    spans.setdefault((start, end), {}).setdefault(home, reading)
        taken: list[tuple[int, int]] = []
        for (start, end), by_home in sorted(spans.items(), key=_best_written_first):
            if all(end <= a or start >= b for a, b in taken):
                taken.append((start, end))
                readings = list(by_home.values())
                self._keep(start, end, best(readings), agreed(readings))

    def _matches(self, region: str) -> list[tuple[int, int, Reading]]:
        if not may_hold(self._left, region):
            return []
        matcher = PhoneNumberMatcher(self._left, region, leniency=Leniency.VALID, max_tries=200)
        return [
            (match.start, match.end, reading_of(verdict_of(match.number, raw), raw, region))
            for match in list(matcher)
            if not is_counting(raw := match.raw_string)
        ]

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
            if known and stands_before("call", self._left[: match.start()]):
                self._keep(match.start(), match.end(), Verdict(digits, True))

    def _labelled(self, start: int, international: bool = False) -> bool:
        """By a word that means a number to call and nothing else; a + allows weaker words."""
        kinds = ("sure", "fax", "label") if international else ("sure", "fax")
        return any(stands_before(kind, self._left[:start]) for kind in kinds)

    def _keep(self, start: int, end: int, best: Verdict, told: Verdict | None = None) -> None:
        """`told` is what may be said of the number, when that is less than the best reading."""
        raw = self._text[start:end].strip(" .-/")
        labelled, example = self._labelled(start), is_none(self._text[:start], raw)
        sure = looks(raw, best)
        number = Number(start, end, raw, told or best, sure, labelled, best, example)
        self._found.append(number)
        self._left = self._left[:start] + " " * (end - start) + self._left[end:]


def _best_written_first(
    found: tuple[tuple[int, int], dict[str, Reading]],
) -> tuple[int, int, int]:
    """The longer of two that are written as well."""
    (start, end), readings = found
    return -max(reading.rank for reading in readings.values()), start - end, start


def evidence(number: Number, text: str, context: int) -> int:
    """How sure it is that these digits are a telephone number; 3 is enough."""
    before = fold_in_place(text[max(0, number.start - 60) : number.start])
    score = number.looks + context
    named = any(
        (gap := distance_to(kind, before)) is not None and gap <= NEAR and clear(before, gap)
        for kind in ("label", "fax", "mobile", "aftersales", "sales", "switchboard")
    )
    if named or stands_before("mobile_alone", before) or letter_before(before):
        score += 3
    elif re.search(r"(?:\bn[o°]?|\bnr|#|№)[ .:°]{0,3}\Z", before):
        score -= 3
    alone = len(text.strip(" .:-|")) <= len(number.raw) + 2
    after = fold_in_place(text[number.end : number.end + 45])
    priced = bool(pattern("phone", "price").search(after))
    return score + alone + 3 * priced - 3 * is_rising(number.raw)


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
