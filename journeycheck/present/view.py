"""Everything a template of the report is given, for one audit in one language."""

import shlex
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from journeycheck.model import Audit, Way
from journeycheck.present.coverage import Tested, tested, unasked
from journeycheck.present.films import films
from journeycheck.present.fixes import Fixes, fixes, numbers
from journeycheck.present.links import dead_links
from journeycheck.present.markup import headline
from journeycheck.present.metadata import metadata
from journeycheck.present.plates import pictures, proofs
from journeycheck.present.since import changed, lived_with
from journeycheck.present.speech import Speech
from journeycheck.present.sums import sums
from journeycheck.present.week import weeks
from journeycheck.urls import host

FACTS = 300  # rows of the annex
REFUSED = 20  # addresses that turned us away, named one by one
NEVER = "9999"  # the last day of hours that have none
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


def view(audit: Audit, speech: Speech, folder: Path | None = None) -> dict[str, Any]:
    """The names the templates use; `audit` is to be tidied before. `folder`: where its pictures
    are."""
    known, to_do = numbers(audit.findings), fixes(audit.findings)
    shots = pictures(audit.plates, folder)
    return {
        "audit": audit,
        "language": speech.language,
        "headline": headline(audit, speech, known),
        "columns": _columns(len(audit.verdict.ways)),
        "fixes": to_do,
        "first_fixes": to_do.first(audit.verdict.clauses),
        "today": _day(audit),
        "ended": _ended(audit),
        "plain_titles": _titles(to_do, speech),
        "hours_fix": to_do.number_of("hours/conflicting"),
        "films": films(audit.journeys, shots, known),
        "pictures": shots,
        "shots": partial(proofs, shots),
        "changed": changed(audit, to_do),
        "accepted": lived_with(audit, to_do),
        "cost": sums(audit.cost, speech.language),
        "dead": dead_links(audit.links, known),
        "facts": audit.facts[:FACTS],
        "facts_total": max(audit.facts_total, len(audit.facts)),
        **_head(audit),
        **_limits(audit, _routes(audit, known)),
    }


def _head(audit: Audit) -> dict[str, Any]:
    """What names the site and the run."""
    given = audit.run.settings
    return {
        "name": audit.site.name or host(audit.site.final_url) or audit.site.url,
        "home": audit.site.final_url or audit.site.url,
        "site_language": audit.site.language,
        "metadata": metadata(audit),
        "settings": {key: given[key] for key in SETTINGS if key in given},
        "command": shlex.join(["journeycheck", "audit", audit.site.url]),
    }


def _limits(audit: Audit, routes: tuple[Route, ...]) -> dict[str, Any]:
    """The ways, the weeks, and all that stays open; each counts as one question."""
    account, week = tested(audit), weeks(audit.hours)
    unsure = _unsure(routes, account)
    refused = max(audit.links.refused_total, len(audit.links.refused))
    loose = len(unsure) + bool(week.unread) + bool(refused)
    return {
        "routes": routes,
        "unsure": unsure,
        "weeks": week,
        "tested": account,
        "unasked": unasked(audit),
        "refused": audit.links.refused[:REFUSED],
        "refused_total": refused,
        "open_questions": account.open_questions + loose,
    }


def _ended(audit: Audit) -> dict[str, tuple[str, bool]]:
    """The words of hours that were over on the day of the visit -> their last day, and whether
    nothing else in the same words still holds."""
    last: dict[str, set[str]] = {}
    for claim in audit.hours:
        last.setdefault(claim.raw, set()).add(claim.valid_through or NEVER)
    over = {raw: {day for day in days if day < _day(audit)} for raw, days in last.items()}
    return {raw: (max(days), days == last[raw]) for raw, days in over.items() if days}


def _day(audit: Audit) -> str:
    """The day of the visit, as the dates of the audit are written."""
    return audit.run.started[:10]


def _routes(audit: Audit, known: Mapping[str, int]) -> tuple[Route, ...]:
    routes, taken = [], set()
    for number, way in enumerate(audit.verdict.ways, 1):
        plain = way.channel in CHANNELS and way.channel not in taken
        taken.add(way.channel)
        fixed = sorted({known[finding] for finding in way.findings if finding in known})
        routes.append(Route(way, f"c-{way.channel if plain else number}", tuple(fixed)))
    return tuple(routes)


def _unsure(routes: Iterable[Route], account: Tested) -> tuple[Route, ...]:
    """The ways that cannot be judged, and of which no check tells why."""
    told = {channel for doubt in account.doubts for channel in doubt.channels}
    doubtful = (route for route in routes if route.way.state == "cannot_tell")
    return tuple(route for route in doubtful if route.way.channel not in told)


def _columns(ways: int) -> int:
    """How many ways stand side by side: all up to seven, else two rows as even as can be."""
    return ways if ways <= MOST_COLUMNS else min(MOST_COLUMNS, -(-ways // 2))


def _titles(to_do: Fixes, speech: Speech) -> dict[int, str]:
    return {fix.number: speech.pick(fix.finding.title) for fix in to_do.all}
