"""The run: which site, when, how far."""

from typing import Any, Literal

from journeycheck.model.base import Model


class Tool(Model):
    name: str = "journeycheck"
    version: str


class SiteInfo(Model):
    url: str
    final_url: str
    name: str
    language: str
    country: str | None
    platform: str | None = None


class Run(Model):
    id: str
    started: str
    finished: str
    duration_s: float
    outcome: Literal["complete", "partial", "blocked", "failed"]
    stopped_by: str | None = None
    reason: str | None = None
    settings: dict[str, Any]


class Skipped(Model):
    """An address left out. An endless row is one entry: `url` is the first of `count` addresses."""

    url: str
    reason: str
    detail: str = ""
    count: int = 1


class Coverage(Model):
    pages: int
    links: int
    links_external: int
    rendered: int = 0
    browser: str | None = None
    skipped: tuple[Skipped, ...] = ()
    skipped_total: int = 0
    languages: tuple[str, ...] = ()
    addresses_asked: int = 0
    asked_twice: int = 0
