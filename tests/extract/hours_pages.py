"""Pages about hours, for the tests."""

import json
from typing import Any

from journeycheck.extract.document import Document
from journeycheck.extract.hours import read_hours
from journeycheck.facts import Malformation, OpeningHours
from journeycheck.page import Page

URL = "https://shop.test/contact"


def page(body: str, language: str = "fr", head: str = "") -> Document:
    html = f"<html lang='{language}'><head>{head}</head><body>{body}</body></html>"
    headers = {"content-type": "text/html; charset=utf-8"}
    return Document(Page(URL, URL, 200, headers, html.encode()))


def shown(body: str, language: str = "fr") -> list[OpeningHours]:
    """The hours that a page's text claims."""
    facts = read_hours(page(body, language))
    return [fact for fact in facts if isinstance(fact, OpeningHours) and fact.shown]


def published(data: Any, language: str = "fr") -> tuple[list[OpeningHours], list[Malformation]]:
    """The hours and the faults of one block of JSON-LD (a value, or the text itself)."""
    text = data if isinstance(data, str) else json.dumps(data)
    script = f"<script type='application/ld+json'>{text}</script>"
    facts = read_hours(page("", language, script))
    hours = [fact for fact in facts if isinstance(fact, OpeningHours)]
    return hours, [fact for fact in facts if isinstance(fact, Malformation)]


def store(**properties: Any) -> dict[str, Any]:
    return {"@context": "https://schema.org", "@type": "Store", "name": "Maison Test"} | properties


def spec(days: Any, opens: str | None = None, closes: str | None = None, **more: str) -> Any:
    """One OpeningHoursSpecification; None leaves a property out."""
    values = {"dayOfWeek": days, "opens": opens, "closes": closes} | more
    said = {key: value for key, value in values.items() if value is not None}
    return {"@type": "OpeningHoursSpecification"} | said
