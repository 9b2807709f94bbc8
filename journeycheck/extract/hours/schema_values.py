"""Days and times as schema.org has them, and as sites write them instead.

Each reader gives a value and the code of the fault it met (`data/malformations.toml`), or "".
"""

import re
from datetime import date
from functools import lru_cache

from journeycheck.extract.hours.lexer import Lexer
from journeycheck.extract.hours.phrases import Parser
from journeycheck.extract.hours.tongues import settled_language
from journeycheck.extract.hours.vocabulary import HOLIDAY, Kind, vocabulary
from journeycheck.words import LANGUAGES

_LIMIT = 300  # characters of one value
_TIME = re.compile(
    r"(?:\d{4}-\d\d-\d\d[T ])?([01]?\d|2[0-4]):([0-5]\d)(?::[0-5]\d(?:\.\d{1,6})?)?"
    r"(?:Z|[+-]\d\d:?\d\d)?"
)
_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ].*)?", re.DOTALL)
_LEAK = re.compile(
    r"\{\{|\}\}|\{%|\$\{|<%|%[a-z_]{2,30}%|\[[a-z]+[_-][a-z_-]+\]"
    r"|^(?:null|undefined|none|nan|false|true|n/?a|tbd|-)?$",
    re.IGNORECASE,
)
_SHORT = re.compile(
    r"(?:Mo|Tu|We|Th|Fr|Sa|Su|PH)(?:[-,](?:Mo|Tu|We|Th|Fr|Sa|Su|PH))*"
    r"(?: (?:[01]\d|2[0-3]):[0-5]\d-(?:[01]\d|2[0-4]):[0-5]\d"
    r"(?:,(?:[01]\d|2[0-3]):[0-5]\d-(?:[01]\d|2[0-4]):[0-5]\d)*)?"
)
_KNOWN = {
    name: index
    for index, names in enumerate(
        ("monday mon mo", "tuesday tue tu", "wednesday wed we", "thursday thu th",
         "friday fri fr", "saturday sat sa", "sunday sun su", "publicholidays ph")
    )
    for name in names.split()
}  # fmt: skip


def is_leak(value: str) -> bool:
    """Blank, null, or a field of a template that was never filled in."""
    return _LEAK.search(value[:_LIMIT].strip()) is not None


def minute_of(value: str, language: str) -> tuple[int | None, str]:
    """A time of day in minutes from midnight; seconds, offsets and dates are dropped."""
    return _minute_of(value[:_LIMIT].strip(), language)


@lru_cache(maxsize=512)
def _minute_of(value: str, language: str) -> tuple[int | None, str]:
    if is_leak(value):
        return None, "SH14"
    if found := _TIME.fullmatch(value):
        minute = int(found[1]) * 60 + int(found[2])
        return (None, "SH06") if minute > 1440 else (minute, "SH01" if minute == 1440 else "")
    times = [token for token in Lexer(value, vocabulary("en")).tokens() if token.minute >= 0]
    if len(times) != 1 and language in LANGUAGES:
        words = vocabulary(language)
        times = [token for token in Lexer(value, words).tokens() if token.minute >= 0]
    return (times[0].minute if len(times) == 1 else None), "SH06"


def days_of(value: str, language: str) -> tuple[frozenset[int], str]:
    """The days of one dayOfWeek: a name, an address that ends in it, a list or a range."""
    return _days_of(value[:_LIMIT].strip(), language)


@lru_cache(maxsize=512)
def _days_of(value: str, language: str) -> tuple[frozenset[int], str]:
    bare = re.split(r"[/#]", value.rstrip("/"))[-1]
    if is_leak(bare):
        return frozenset(), "SH14"
    names = [name.strip().removeprefix("schema:").lower() for name in bare.split(",")]
    if all(name in _KNOWN for name in names):
        return frozenset(_KNOWN[name] for name in names), ""
    for tongue in dict.fromkeys(("en", settled_language(bare, language))):
        if tongue and (days := _read_days(bare, tongue)):
            return days, "SH07"
    return frozenset(), "SH07"


def _read_days(value: str, language: str) -> frozenset[int]:
    """All of the value must be days."""
    tokens = Lexer(value, vocabulary(language)).tokens()
    parts = list(Parser(tokens, twelve_hours=False).parts())
    if not parts or any(part.kind is not Kind.DAY or part.without for part in parts):
        return frozenset()
    return frozenset(day for part in parts for day in part.days if day <= HOLIDAY)


def date_of(value: str) -> date | None:
    found = _DATE.fullmatch(value[:_LIMIT].strip())
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None


_DAY = {
    "Mo": "Monday", "Tu": "Tuesday", "We": "Wednesday", "Th": "Thursday", "Fr": "Friday",
    "Sa": "Saturday", "Su": "Sunday", "PH": "public holidays",
}  # fmt: skip
_CODE = re.compile(rf"\b(?:{'|'.join(_DAY)})\b")
_DAYS_ONLY = re.compile(r"(?:Mo|Tu|We|Th|Fr|Sa|Su)(?:[-,](?:Mo|Tu|We|Th|Fr|Sa|Su))*")


def spelt_out(value: str) -> str:
    """The short form in words: days alone mean the whole day, 00:00-00:00 means closed."""
    whole = " 24 hours" if _DAYS_ONLY.fullmatch(value.strip()) else ""
    words = _CODE.sub(lambda code: _DAY[code[0]], value) + whole
    if not value.startswith("Mo-Su"):
        words = re.sub(r"\b00:00-00:00\b", "closed", words)
    return re.sub(r"\boff\b", "closed", words)


def text_fault(value: str) -> str:
    """What is wrong with one openingHours text."""
    value = value.strip()
    if is_leak(value):
        return "SH14"
    if _SHORT.fullmatch(value) or value == "24/7":
        return ""
    words = re.findall(r"[^\W\d_]{3,}", value)
    return "SH13" if any(len(word) > 4 for word in words) else "SH12"
