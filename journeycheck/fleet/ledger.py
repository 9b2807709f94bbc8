"""What has become of each site of a fleet, kept in SQLite before anything is done about it."""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from journeycheck.errors import UsageError
from journeycheck.fleet.sites import FleetSite

NAME = "fleet.db"
_TABLE = """create table if not exists sites (
  slug text primary key, url text not null, settings text not null, state text not null,
  attempts integer not null default 0, code integer, seconds real, note text not null default '')"""


class State(StrEnum):
    """Where a site stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"  # it has a report, whatever the report says
    FAILED = "failed"  # our audit failed, again and again


@dataclass(frozen=True, slots=True)
class Standing:
    """`code`: exit code of the audit, None while there is none; `note`: why it failed."""

    state: State
    attempts: int
    code: int | None
    seconds: float | None
    note: str


class Ledger:
    """`Ledger(folder, sites, resume)`. Raises UsageError when it cannot be used."""

    def __init__(self, folder: Path, sites: Iterable[FleetSite], *, resume: bool) -> None:
        file = folder / NAME
        try:
            self._base = sqlite3.connect(file, isolation_level=None)
            self._base.execute("pragma journal_mode = wal")
            self._base.execute(_TABLE)
            self._begin(sites, resume)
        except sqlite3.Error as problem:
            raise UsageError(
                f"{file} cannot be used: {problem}. Choose another --output, or remove the file."
            ) from problem

    def _begin(self, sites: Iterable[FleetSite], resume: bool) -> None:
        """Sites that were done, with the same settings, stay done when we go on."""
        wanted = {site.slug: (site.url, _told(site)) for site in sites}
        self._base.execute("begin immediate")
        if not resume:
            self._base.execute("delete from sites")
        for name, settings in self._base.execute("select slug, settings from sites").fetchall():
            if name not in wanted or wanted[name][1] != settings:
                self._base.execute("delete from sites where slug = ?", (name,))
        self._base.execute(
            "update sites set state = ?, attempts = 0 where state != ?", (State.WAITING, State.DONE)
        )
        self._base.executemany(
            "insert or ignore into sites (slug, url, settings, state) values (?, ?, ?, ?)",
            [(name, *told, State.WAITING) for name, told in wanted.items()],
        )
        self._base.execute("commit")

    def standings(self) -> Mapping[str, Standing]:
        """How each site stands, by its slug."""
        rows = self._base.execute("select slug, state, attempts, code, seconds, note from sites")
        return {name: Standing(State(state), *rest) for name, state, *rest in rows}

    def begins(self, slug: str) -> None:
        self._base.execute(
            "update sites set state = ?, attempts = attempts + 1 where slug = ?",
            (State.RUNNING, slug),
        )

    def ends(self, slug: str, state: State, code: int | None, seconds: float, note: str) -> None:
        self._base.execute(
            "update sites set state = ?, code = ?, seconds = ?, note = ? where slug = ?",
            (state, code, seconds, note, slug),
        )

    def close(self) -> None:
        self._base.close()


def _told(site: FleetSite) -> str:
    """What makes an audit another one when it changes."""
    shaping = site.settings.model_dump(
        mode="json", exclude={"output", "quiet", "verbose", "no_color", "resume"}
    )
    return json.dumps({"url": site.url, **shaping}, sort_keys=True, default=str)
