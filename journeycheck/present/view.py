"""Everything a template of the report is given, for one audit in one language."""

import json
import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from journeycheck.model import Audit, Way
from journeycheck.present.coverage import tested
from journeycheck.present.fixes import Fixes, fixes, numbers
from journeycheck.present.links import dead_links
from journeycheck.present.markup import headline
from journeycheck.present.speech import Speech
from journeycheck.present.week import weeks
from journeycheck.urls import host

FACTS = 300  # rows of the annex
REFUSED = 20  # addresses that turned us away, named one by one
MOST_COLUMNS = 7  # ways side by side
CHANNELS = frozenset(
    {"phone", "hours", "form", "email", "chat", "address", "order", "aftersales", "legal",
     "pages", "listing", "promises", "social", "callback", "appointment"}
)  # fmt: skip
SETTINGS = ("max_pages", "max_depth", "max_time", "rate", "timeout", "browser", "robots", "country")


@dataclass(frozen=True)
class Route:
    """One way to the company, the anchor of its row, and the numbers of what to do."""

    way: Way
    anchor: str
    fixes: tuple[int, ...]


def view(audit: Audit, speech: Speech) -> dict[str, Any]:
    """The names the templates use; `audit` is to be tidied before."""
    known = numbers(audit.findings)
    to_do = fixes(audit.findings)
    account, week = tested(audit), weeks(audit.hours)
    refused = max(audit.links.refused_total, len(audit.links.refused))
    return {
        "audit": audit,
        "speech": speech,
        "language": speech.language,
        "name": audit.site.name or host(audit.site.final_url) or audit.site.url,
        "home": audit.site.final_url or audit.site.url,
        "site_language": audit.site.language,
        "headline": headline(audit, speech, known),
        "routes": _routes(audit, known),
        "columns": _columns(len(audit.verdict.ways)),
        "fixes": to_do,
        "weeks": week,
        "hours_fix": to_do.number_of("hours/conflicting"),
        "dead": dead_links(audit.links, known),
        "refused": audit.links.refused[:REFUSED],
        "refused_total": refused,
        "tested": account,
        "open_questions": account.open_questions + bool(week.unread) + bool(refused),
        "facts": audit.facts[:FACTS],
        "facts_total": max(audit.facts_total, len(audit.facts)),
        "states": json.dumps(audit.verdict.states, ensure_ascii=False),
        "settings": {key: audit.run.settings[key] for key in SETTINGS if key in audit.run.settings},
        "command": shlex.join(["journeycheck", "audit", audit.site.url]),
        "plain_titles": _titles(to_do, speech),
    }


def _routes(audit: Audit, known: Mapping[str, int]) -> tuple[Route, ...]:
    routes, taken = [], set()
    for number, way in enumerate(audit.verdict.ways, 1):
        plain = way.channel in CHANNELS and way.channel not in taken
        taken.add(way.channel)
        fixed = sorted({known[finding] for finding in way.findings if finding in known})
        routes.append(Route(way, f"c-{way.channel if plain else number}", tuple(fixed)))
    return tuple(routes)


def _columns(ways: int) -> int:
    """How many ways stand side by side: all up to seven, else two rows as even as can be."""
    return ways if ways <= MOST_COLUMNS else min(MOST_COLUMNS, -(-ways // 2))


def _titles(to_do: Fixes, speech: Speech) -> dict[int, str]:
    return {fix.number: speech.pick(fix.finding.title) for fix in to_do.all}
