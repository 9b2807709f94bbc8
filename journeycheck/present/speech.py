"""How the report speaks: texts, numbers, dates and times in its language."""

from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup, escape

from journeycheck.model import Text
from journeycheck.texts import (
    LANGUAGES,
    Day,
    Language,
    clock,
    day_and_month,
    grouped,
    listed,
    say,
    spans,
    written,
)

NUMBERS = (
    "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve",
)  # fmt: skip


@dataclass(frozen=True)
class Speech:
    """The language of one report, by its tag."""

    language: str

    @classmethod
    def of(cls, tag: str) -> "Speech":
        """The language asked for, or English when the reports do not speak it."""
        base = tag.replace("_", "-").partition("-")[0].lower()
        return cls(base if base in LANGUAGES else "en")

    def pick(self, text: Text) -> str:
        """The text in this language, else in English, else ""."""
        return text.get(self.language) or text.get("en", "")

    def reason(self, message: str) -> Markup:
        """A reason of the audit (an English message); marked as English when it is not known."""
        text = say(message, self.language) if message else ""
        if self.language == "en" or text != message or not text:
            return escape(text)
        return Markup('<span lang="en">{}</span>').format(text)

    def number(self, count: int) -> str:
        return grouped(count, self.language)

    def spelled(self, count: int) -> str:
        """Two, seven, twelve; 13 and more in figures."""
        if 0 <= count < len(NUMBERS):
            return say(NUMBERS[count], self.language)
        return self.number(count)

    def date(self, moment: str) -> str:
        """17 November 2026, of an ISO 8601 time; what is no time stays as it is."""
        when = _parsed(moment)
        return day_and_month(when, self.language, year=True) if when else moment

    def day(self, moment: str) -> str:
        """Tuesday 17 November 2026."""
        when = _parsed(moment)
        name = f"{written(Day(when.weekday()), self.language)} " if when else ""
        return name + self.date(moment)

    def time(self, moment: str) -> str:
        """10:31, in the time zone in which it was written down."""
        when = _parsed(moment)
        return clock(when.hour * 60 + when.minute, self.language) if when else moment

    def weekday(self, index: int) -> str:
        return written(Day(index), self.language)

    def tongue(self, tag: str) -> str:
        """A language by its name; by its tag when we have no name for it."""
        return written(Language(tag.partition("-")[0].lower()), self.language)

    def clock(self, minutes: int) -> str:
        return clock(minutes, self.language)

    def spans(self, intervals: tuple[tuple[int, int], ...]) -> Markup:
        """09:00–12:00, 14:00–18:00, none of which is broken at the end of a line; or "closed"."""
        whole = Markup('<span class="nb">{}</span>')
        pieces = [whole.format(spans([interval], self.language)) for interval in intervals]
        return Markup(", ").join(pieces) or escape(spans((), self.language))

    def listed(self, items: list[str]) -> str:
        """a, b and c."""
        return listed(items, self.language)


def capitalised(text: str) -> str:
    """The first letter in upper case, the others as they are."""
    return text[:1].upper() + text[1:]


def _parsed(moment: str) -> datetime | None:
    try:
        return datetime.fromisoformat(moment)
    except ValueError:
        return None
