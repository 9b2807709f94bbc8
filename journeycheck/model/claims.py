"""What the company claims."""

from typing import Literal

from journeycheck.model.base import HowName, Model


class Source(Model):
    url: str
    how: HowName
    selector: str
    text: str
    pages: int = 1


class Channel(Model):
    kind: Literal[
        "phone", "hours", "form", "email", "chat", "address", "order", "aftersales", "social",
        "callback", "appointment",
    ]  # fmt: skip
    value: str
    normalized: str
    label: str | None = None
    role: str | None = None
    clicks: int | None = None
    path: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()


class Hours(Model):
    """One claim of hours. `week`: seven days from Monday, each a list of [opens, closes] in
    minutes, an empty list for "says closed", null for "says nothing"."""

    place: str | None
    service: str | None = None
    osm: str
    raw: str
    url: str
    how: HowName
    selector: str
    language: str = ""
    region: str = "main"
    pages: int = 1
    week: tuple[tuple[tuple[int, int], ...] | None, ...]
    seasonal: bool = False
    valid_from: str | None = None
    valid_through: str | None = None
    confidence: Literal["high", "medium", "low"] = "low"
    leftover: str = ""


class FactRecord(Model):
    """One line of the annex of facts."""

    number: int
    kind: str
    value: str
    normalized: str = ""
    url: str
    pages: int
    selector: str
    how: str
    language: str = ""
