"""The words of hours, one file a language: `data/hours/<language>.toml`."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import Any

from journeycheck.extract.hours.letters import atoms, flat
from journeycheck.extract.phrases import either
from journeycheck.words import LANGUAGES, data

DAY_KEYS = ("mo", "tu", "we", "th", "fr", "sa", "su")
HOLIDAY = 7  # public holidays count as an eighth day
OTHERS = 8  # "the other days": those that were not named so far
SETS = {
    "every": frozenset(range(7)),
    "workdays": frozenset(range(5)),
    "six": frozenset(range(6)),
    "weekend": frozenset({5, 6}),
    "holiday": frozenset({HOLIDAY}),
    "others": frozenset({OTHERS}),
    "five_or_six": frozenset(range(5)),  # Monday to Friday in use, to Saturday by law
}


class Kind(StrEnum):
    """What one token says. Those from RANGE to NOISE are the keys of `[words]`."""

    DAY = "day"
    TIME = "time"
    DATE = "date"
    NUMBER = "number"  # digits that are nothing else
    FOREIGN = "foreign"  # digits that are surely no hours: a phone, a price, an address
    WORD = "word"  # a word that is not known
    BREAK = "break"  # the end of a line or of a sentence
    CELL = "cell"
    COMMA = "comma"
    SLASH = "slash"
    MARK = "mark"  # brackets and colons
    RANGE = "range"
    UNTIL = "until"
    SINCE = "since"
    BETWEEN = "between"
    OPENER = "opener"
    AND = "and"
    INCLUDING = "including"
    OR = "or"
    CLOSED = "closed"
    EXCEPT = "except"
    APPOINTMENT = "appointment"
    ALL_DAY = "all_day"
    ALWAYS = "always"
    NOON = "noon"
    MIDNIGHT = "midnight"
    AM = "am"
    PM = "pm"
    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    LATE = "late"
    SEASON = "season"
    VALID = "valid"
    NOW = "now"
    DOUBT = "doubt"
    CONDITION = "condition"  # "every other", "usually": not all weeks are like this
    SPECIAL = "special"  # "special hours": of when, dates must say
    PROVISO = "proviso"  # "subject to change"
    ORDINAL = "ordinal"
    MONTHLY = "monthly"  # "of the month"
    OPEN_END = "open_end"  # "late", of a closing time that is not told
    ONLY = "only"
    NOISE = "noise"


@dataclass(frozen=True, slots=True)
class Entry:
    """One phrase of a language. `full`: a day's name written out."""

    kind: Kind
    days: frozenset[int] = frozenset()
    full: bool = True
    sure: bool = True  # False: which days are meant depends on who speaks
    feast: tuple[int, int] | None = None  # month and day
    number: int = 0  # of an ordinal; -1 is the last
    plain: bool = field(init=False)  # no more than its kind

    def __post_init__(self) -> None:
        odd = self.kind in {Kind.NOON, Kind.MIDNIGHT, Kind.DAY}
        plain = not (odd or self.feast or self.number)
        object.__setattr__(self, "plain", plain)


Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Vocabulary:
    """One language, ready for reading. `phrases` are grouped by first atom, longest first.

    `compounds`: words that are a day and a half of it ("mittwochabend"), and how long the day is.
    `comma`: times are written 9,30 too; `quote`: 9'30. `dot`: so are days of a month, 1. Mai.
    """

    language: str
    phrases: Mapping[str, tuple[tuple[Phrase, Entry], ...]]
    months: Mapping[str, int]
    units: tuple[str, ...]
    promises: frozenset[Phrase]
    asides: frozenset[Phrase]  # "last entry": no closing time
    starts: frozenset[Phrase]  # openers that mean "beginning on" before a date
    open_ends: frozenset[Phrase]  # openers that mean "from then on" before a time alone
    twelve_hours: bool
    compounds: Mapping[str, int]
    comma: bool
    quote: bool
    dot: bool


def _entries(raw: Mapping[str, Any]) -> Iterator[tuple[str, Entry]]:
    """Later entries win: a day is never taken for noise."""
    for key, phrases in raw["words"].items():
        yield from ((phrase, Entry(Kind(key))) for phrase in phrases)
    for number, phrases in raw["ordinals"].items():
        yield from ((phrase, Entry(Kind.ORDINAL, number=int(number))) for phrase in phrases)
    for style in ("short", "full"):
        for index, key in enumerate(DAY_KEYS):
            entry = Entry(Kind.DAY, frozenset({index}), style == "full")
            yield from ((phrase, entry) for phrase in raw["days"][style].get(key, ()))
    for key, phrases in raw["days"]["sets"].items():
        entry = Entry(Kind.DAY, SETS[key], sure=key != "five_or_six")
        yield from ((phrase, entry) for phrase in phrases)
    for date, phrases in raw["feasts"].items():
        month, _, day = date.partition("-")
        entry = Entry(Kind.DATE, feast=(int(month), int(day)))
        yield from ((phrase, entry) for phrase in phrases)


@lru_cache
def vocabulary(language: str) -> Vocabulary:
    """The vocabulary of one of the seven languages. Raises FileNotFoundError for any other."""
    raw = data(f"hours/{language}.toml")
    known = {atoms(phrase): entry for phrase, entry in _entries(raw)}
    groups: dict[str, list[tuple[Phrase, Entry]]] = {}
    for phrase in sorted(known, key=len, reverse=True):
        groups.setdefault(phrase[0], []).append((phrase, known[phrase]))
    return Vocabulary(
        language=language,
        phrases={first: tuple(group) for first, group in groups.items()},
        months={flat(n): int(month) for month, names in raw["months"].items() for n in names},
        units=tuple(flat(unit) for unit in raw["units"]),
        promises=frozenset(atoms(phrase) for phrase in raw["before"]["promise"]),
        asides=frozenset(atoms(phrase) for phrase in raw["before"]["aside"]),
        starts=frozenset(atoms(phrase) for phrase in raw["before"]["date"]),
        open_ends=frozenset(atoms(phrase) for phrase in raw["before"]["open_end"]),
        twelve_hours=raw["twelve_hours"],
        compounds=dict(_compounds(raw)),
        comma=raw.get("comma_in_times", False),
        quote=raw.get("quote_in_times", False),
        dot=raw.get("dot_after_days", False),
    )


def _compounds(raw: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    halves = [half for key in ("morning", "afternoon", "evening") for half in raw["words"][key]]
    for names in raw["days"]["full"].values():
        for name in map(flat, names):
            yield from ((name + flat(half), len(name)) for half in halves if half.isalpha())


@lru_cache
def any_service(language: str) -> re.Pattern[str]:
    """A word of any of the services of one language, in flat text."""
    services = data(f"hours/{language}.toml")["services"]
    body = _any_of(phrase for words in services.values() for phrase in words)
    return re.compile(rf"(?<![^\W_]){body}(?![^\W_])")


@lru_cache
def phrase_finder(language: str, section: str, key: str = "words") -> re.Pattern[str]:
    """A pattern for the phrases of `[section] key` of one language, in flat text."""
    raw = data(f"hours/{language}.toml")
    body = _any_of(raw[section][key])
    grown = section == "other" and words_grow_together(language)
    before = r"[^\W\d_]{0,20}?" if grown else ""
    return re.compile(rf"(?<![^\W_]){before}{body}(?![^\W_])")


def words_grow_together(language: str) -> bool:
    """Are new words made of others: "Yogakurs"?"""
    grown: bool = data(f"hours/{language}.toml").get("words_grow_together", False)
    return grown


def _any_of(phrases: Iterable[str]) -> str:
    return either(set(map(flat, phrases))).replace(r"\ ", r"\s{1,3}")


@lru_cache
def telling_words() -> tuple[frozenset[str], frozenset[str]]:
    """One word of each phrase of all languages that makes a text worth a look: of days, which do
    so anywhere, and of values such as "closed", which do so in a short line."""
    days: set[str] = set()
    values: set[str] = set()
    for language in LANGUAGES:
        for group in vocabulary(language).phrases.values():
            for phrase, entry in group:
                word = max((atom for atom in phrase if atom.isalpha()), key=len, default="")
                found = days if entry.kind is Kind.DAY else values
                if len(word) > 1 and entry.kind in {Kind.DAY, *_VALUES}:
                    found.add(word)
    return frozenset(days), frozenset(values)


_VALUES = frozenset(
    {Kind.CLOSED, Kind.APPOINTMENT, Kind.ALL_DAY, Kind.ALWAYS, Kind.SEASON, Kind.LATE}
    | {Kind.MORNING, Kind.AFTERNOON, Kind.EVENING, Kind.NOON, Kind.MIDNIGHT}
)
