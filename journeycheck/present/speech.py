"""How the report speaks: texts, numbers, dates and times in its language."""

from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup, escape

from journeycheck.model import Text
from journeycheck.texts import (
    ALL_DAY,
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


SUBJECTS = {"en": "The customer ", "fr": "Le client "}


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
        return self._marked(text, self.language == "en" or text != message)

    def _marked(self, text: str, known: bool) -> Markup:
        """Text in the report's language; in English when it is not known."""
        if known or not text:
            return escape(text)
        return Markup('<span lang="en">{}</span>').format(text)

    def act(self, message: str) -> tuple[Markup, Markup]:
        """What the customer does at a step (an English message): its first sentence as a heading,
        without the subject that all steps share, and the rest."""
        said = say(message, self.language)
        first, _, rest = said.partition(". ")
        title = first.removesuffix(".").removeprefix(SUBJECTS.get(self.language, ""))
        known = self.language == "en" or said != message
        return self._marked(capitalised(title), known), self._marked(rest, known)

    def duration(self, seconds: float) -> str:
        """21 s, 1 min 12 s."""
        minutes, rest = divmod(round(min(seconds, 359_999)), 60)
        parts = [(minutes, "min"), (rest, "s")]
        return "\u00a0".join(f"{n}\u00a0{unit}" for n, unit in parts if n) or "0\u00a0s"

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
        """09:00–12:00, 14:00–18:00, none of which is broken at the end of a line; or "closed", or
        "round the clock"."""
        if intervals in {(), (ALL_DAY,)}:
            return escape(spans(intervals, self.language))
        whole = Markup('<span class="nb">{}</span>')
        pieces = [whole.format(spans([interval], self.language)) for interval in intervals]
        return Markup(", ").join(pieces)

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
