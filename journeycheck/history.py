"""Every audit of a site, kept small beside its report: how each channel has fared."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from journeycheck.errors import UsageError
from journeycheck.model import Audit, State

NAME = "history.db"
_TABLE = """create table if not exists audits (
  run text primary key, site text not null, started text not null, outcome text not null,
  states text not null, findings text not null, checks text not null, version text not null)"""
_RANKS: Mapping[State | None, int] = {
    "not_offered": 0, "does_not_work": 0, "with_effort": 1, "works": 2,
}  # fmt: skip
Trend = Literal["better", "worse", "same"]


@dataclass(frozen=True, slots=True)
class Past:
    """One audit of the past. `started`: ISO 8601 with offset; `findings`: severity to number,
    accepted ones left out; `failed`: the checks that failed."""

    run: str
    site: str
    started: str
    outcome: str
    states: Mapping[str, State]
    findings: Mapping[str, int]
    failed: tuple[str, ...]
    version: str


def remember(audit: Audit, folder: Path) -> None:
    """Add an audit to the history of its folder. Raises UsageError when it cannot be kept."""
    found = Counter(one.severity for one in audit.findings if one.status != "accepted")
    failed = sorted({one.check for one in audit.findings})
    row = (
        audit.run.id, audit.site.url, audit.run.started, audit.run.outcome,
        json.dumps(audit.verdict.states), json.dumps(found), json.dumps(failed), audit.tool.version,
    )  # fmt: skip
    file = folder / NAME
    try:
        with closing(sqlite3.connect(file, timeout=30)) as base, base:
            base.execute(_TABLE)
            base.execute("insert or replace into audits values (?, ?, ?, ?, ?, ?, ?, ?)", row)
    except sqlite3.Error as problem:
        raise UsageError(
            f"{file} cannot be written: {problem}. Remove it to begin anew."
        ) from problem


def past(folder: Path, site: str = "") -> tuple[Past, ...]:
    """The audits of a folder and of those in it (a fleet's), the oldest first; of one site when it
    is given by its address or its host. Raises UsageError."""
    files = [file for file in (folder / NAME, *sorted(folder.glob(f"*/{NAME}"))) if file.is_file()]
    if not files:
        raise UsageError(f"{folder} has no history yet: every audit written there adds to it.")
    found = [one for file in files for one in _read(file) if not site or _meant(site, one.site)]
    return tuple(sorted(found, key=lambda one: (one.site, one.started, one.run)))


def trends(audits: Sequence[Past]) -> Mapping[str, Trend]:
    """Of one site's audits, the oldest first: how each channel has moved since the one before. An
    audit that could not tell moves nothing."""
    moved: dict[str, Trend] = {}
    for channel in dict.fromkeys(name for one in audits for name in one.states):
        known = [_RANKS[one.states[channel]] for one in audits if _known(one, channel)]
        if len(known) > 1 and audits and _known(audits[-1], channel):
            change = known[-1] - known[-2]
            moved[channel] = "better" if change > 0 else "worse" if change < 0 else "same"
    return moved


def _known(one: Past, channel: str) -> bool:
    return one.states.get(channel) in _RANKS


def _meant(site: str, url: str) -> bool:
    bare = url.partition("://")[2].rstrip("/")
    told = site.partition("://")[2] or site
    return told.rstrip("/") in {bare, bare.partition("/")[0]}


def _read(file: Path) -> Iterator[Past]:
    try:
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as base:
            rows = base.execute(
                "select run, site, started, outcome, states, findings, checks, version from audits"
            ).fetchall()
        for run, site, started, outcome, states, findings, failed, version in rows:
            told = json.loads(states), json.loads(findings), tuple(json.loads(failed))
            yield Past(run, site, started, outcome, *told, version)
    except (sqlite3.Error, ValueError, TypeError) as problem:
        raise UsageError(f"{file} cannot be read: {problem}.") from problem
