"""The filters of the templates."""

from collections.abc import Callable, Mapping
from typing import Any

from markupsafe import Markup

from journeycheck.model import Text
from journeycheck.present.markup import address, breakable, lang, page_name, quoting, unbroken
from journeycheck.present.speech import Speech, capitalised
from journeycheck.present.week import strips
from journeycheck.texts import say


def filters(speech: Speech) -> Mapping[str, Callable[..., Any]]:
    """Filter name -> what it does to a value."""

    def told(text: Text, tag: str) -> str:
        """A text of the audit in the report's language, the site's words in it marked."""
        site_speaks_alike = tag.partition("-")[0].lower() == speech.language
        return quoting(unbroken(speech.pick(text)), "" if site_speaks_alike else tag)

    def place(url: str, home: str = "") -> Markup:
        """An address; a row of a table (`listing.csv, line 2`) in the report's language."""
        file, _, line = url.rpartition(", line ")
        if file and line.isdecimal():
            url = say("{file}, line {line}", speech.language, {"file": file, "line": line})
        return address(url, home)

    spoken = (
        "pick", "reason", "act", "duration", "number", "spelled", "date", "day", "time",
        "weekday", "tongue",
    )  # fmt: skip
    return {
        **{name: getattr(speech, name) for name in (*spoken, "spans", "listed")},
        "told": told,
        "capitalised": capitalised,
        "address": place,
        "breakable": breakable,
        "lang": lang,
        "page_name": page_name,
        "unbroken": unbroken,
        "strips": strips,
        "css": css,
        "g": lambda number: f"{round(number, 3):g}",
    }


def css(text: str) -> str:
    """A text as it may stand between the quotes of a CSS string in a style element."""
    return "".join(c if c.isalnum() or c == " " else f"\\{ord(c):x} " for c in text)
