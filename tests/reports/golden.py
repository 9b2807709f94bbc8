"""The golden audit, its hostile twin, and pages made of them."""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from journeycheck.catalog import load_format
from journeycheck.model import Audit
from journeycheck.report import Desk

FILE = Path(__file__).parents[1] / "golden" / "audit.json"
LANGUAGES = ("en", "fr")
# Values that are words of the schema, not of a site.
FIXED = {
    "schema_version", "outcome", "kind", "state", "how", "severity", "certainty", "status",
    "concerns", "work", "question", "findable", "consistent", "works", "answered", "remarks",
    "confidence", "states", "errand", "device",
}  # fmt: skip


@cache
def golden() -> Audit:
    return Audit.model_validate_json(FILE.read_text(encoding="utf-8"))


def changed(change: Callable[[dict[str, Any]], None]) -> Audit:
    """The golden audit, with something else in it."""
    data: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    change(data)
    return Audit.model_validate(data)


def everywhere(payload: str) -> Audit:
    """The golden audit with the payload after the words of every text, keys and addresses too."""
    return Audit.model_validate(_poisoned(json.loads(FILE.read_text(encoding="utf-8")), payload))


def _poisoned(value: Any, payload: str) -> Any:
    match value:
        case str():
            return value + payload
        case list():
            return [_poisoned(item, payload) for item in value]
        case dict():
            return {
                key: item if key in FIXED else _poisoned(item, payload)
                for key, item in value.items()
            }
        case _:
            return value


def page(audit: Audit, language: str = "en") -> str:
    return golden_page(language) if audit is golden() else _render(audit, language)


@cache
def golden_page(language: str) -> str:
    return _render(golden(), language)


@cache
def illustrated_page(language: str) -> str:
    """The golden audit with its pictures."""
    return load_format("html").render(golden(), language, Desk(folder=FILE.parent))


def _render(audit: Audit, language: str) -> str:
    return load_format("html").render(audit, language)


def parsed(audit: Audit, language: str = "en") -> LexborHTMLParser:
    return LexborHTMLParser(page(audit, language))


def the(tree: LexborHTMLParser | LexborNode, selector: str) -> LexborNode:
    """The first element of a selector, which must exist."""
    return tree.css(selector)[0]


def words(audit: Audit, selector: str = "body", language: str = "en") -> str:
    """What a reader sees in the elements of a selector."""
    nodes = parsed(audit, language).css(selector)
    return " ".join(" ".join(node.text().split()) for node in nodes)
