"""Words for the reader: gettext catalogues, and values written the way each language writes them.

English is the source (the message is its own id); `locale/<language>.po` beside the code, the
checks and the reports give the others. A missing language falls back to English.
"""

import gettext
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

import polib

LANGUAGES = ("en", "fr")
ALL_DAY = (0, 24 * 60)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
_UNSAFE = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]+"
)


def clean(text: str, limit: int = 300) -> str:
    """A site's words made safe to quote: no control or direction characters, one line, capped."""
    part = text[: limit * 4]
    line = " ".join((part if part.isprintable() else _UNSAFE.sub(" ", part)).split())
    return line if len(line) <= limit else line[: limit - 1] + "…"


def excerpt(text: str, start: int, end: int, before: int = 200, limit: int = 300) -> str:
    """The part of a long text that shows what stands from `start` to `end`, and what leads to it;
    the text itself when its first `limit` characters do."""
    if end < limit or start <= before:
        return text
    begins = text.find(" ", start - before)
    return "…" + text[begins if 0 <= begins < start else start - before :].lstrip()


_FORMULA = re.compile(r"(^|[;,\t])(\s*[=+\-@＝＋－＠])")


def inert(cell: str, limit: int = 4_000) -> str:
    """A cell that no spreadsheet takes for a formula, whatever it cuts the line at (OWASP)."""
    return _FORMULA.sub(r"\1'\2", clean(cell, limit))


@dataclass(frozen=True)
class Plural:
    """A message with a singular and a plural; the value `n` chooses."""

    one: str
    many: str


Message = str | Plural


@dataclass(frozen=True)
class Day:
    """A weekday, 0 is Monday."""

    index: int


@dataclass(frozen=True)
class Clock:
    """A time of day, in minutes from midnight."""

    minutes: int


@dataclass(frozen=True)
class Spans:
    """The opening intervals of one day, in minutes; none means closed."""

    intervals: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Listed:
    """Several values, joined as a sentence joins them."""

    items: tuple["Value", ...]


@dataclass(frozen=True)
class Language:
    """A language named by its tag."""

    tag: str


@dataclass(frozen=True)
class Said:
    """A message inside a message."""

    message: Message


Value = str | int | float | date | Day | Clock | Spans | Listed | Language | Said

_folders: list[Path] = [Path(__file__).parent / "locale"]


def use_folder(folder: Path) -> None:
    """Add a folder of catalogues (`<language>.po`)."""
    if folder not in _folders:
        _folders.append(folder)
        translations.cache_clear()


@lru_cache
def translations(language: str) -> gettext.NullTranslations:
    """The catalogue of one language, from all folders; English is the messages themselves."""
    merged = polib.POFile()
    for folder in _folders:
        file = folder / f"{language}.po"
        if file.is_file():
            merged.extend(polib.pofile(str(file)))
    if not merged:
        return gettext.NullTranslations()
    merged.metadata = {
        "Content-Type": "text/plain; charset=UTF-8",
        "Plural-Forms": _plurals(language),
    }
    return gettext.GNUTranslations(io.BytesIO(merged.to_binary()))


def _plurals(language: str) -> str:
    return "nplurals=2; plural=(n > 1);" if language == "fr" else "nplurals=2; plural=(n != 1);"


def say(message: Message, language: str, values: Mapping[str, Value] | None = None) -> str:
    """One message in one language, its `{values}` written as that language writes them."""
    catalogue = translations(language)
    if isinstance(message, Plural):
        n = (values or {}).get("n", 2)
        text = catalogue.ngettext(message.one, message.many, n if isinstance(n, int) else 2)
    else:
        text = catalogue.gettext(message)
    if not values:
        return text
    return text.format_map({key: written(value, language) for key, value in values.items()})


def in_all(message: Message, values: Mapping[str, Value] | None = None) -> dict[str, str]:
    """One message in every language of the reports, as `audit.json` keeps it."""
    return {language: say(message, language, values) for language in LANGUAGES}


def written(value: Value, language: str) -> str:
    """A value as one language writes it."""
    match value:
        case str():
            return clean(value)
        case bool() | int():
            return grouped(value, language)
        case float():
            return f"{value:.1f}".replace(".", "," if language == "fr" else ".")
        case date():
            return day_and_month(value, language, year=True)
        case Day(index):
            return say(DAYS[index], language)
        case Clock(minutes):
            return clock(minutes, language)
        case Spans(intervals):
            return spans(intervals, language)
        case Listed(items):
            return listed([written(item, language) for item in items], language)
        case Language(tag):
            return say(_TONGUES.get(tag, tag), language)
        case Said(message):
            return say(message, language)


_TONGUES = {
    "fr": "French", "en": "English", "de": "German", "es": "Spanish",
    "it": "Italian", "nl": "Dutch", "pt": "Portuguese",
}  # fmt: skip


def grouped(number: int, language: str) -> str:
    """1234 -> 1,234 or 1 234 (narrow no-break space)."""
    return f"{number:,}".replace(",", "\u202f" if language == "fr" else ",")


def day_and_month(day: date, language: str, *, year: bool = False) -> str:
    month = say(MONTHS[day.month - 1], language)
    first = "1er" if language == "fr" and day.day == 1 else str(day.day)
    return f"{first} {month} {day.year}" if year else f"{first} {month}"


def clock(minutes: int, language: str) -> str:
    """14:30, or 14 h 30 with no-break spaces in French; midnight at the end of a day is 24:00."""
    hour, minute = divmod(minutes if minutes <= 1440 else minutes - 1440, 60)
    if language != "fr":
        return f"{hour:02}:{minute:02}"
    return f"{hour}\u00a0h\u00a0{minute:02}" if minute else f"{hour}\u00a0h"


def spans(intervals: Iterable[tuple[int, int]], language: str) -> str:
    """09:00–12:00, 14:00–18:00; or "closed", or "round the clock"."""
    intervals = tuple(intervals)
    if intervals == (ALL_DAY,):
        return say("round the clock", language)
    dash = "\u00a0–\u00a0" if language == "fr" else "–"
    parts = [f"{clock(a, language)}{dash}{clock(b, language)}" for a, b in intervals]
    return ", ".join(parts) or say("closed", language)


def listed(items: Sequence[str], language: str) -> str:
    """a, b and c."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {say('and', language)} {items[-1]}"
