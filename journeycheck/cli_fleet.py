"""The commands for many audits: a fleet of sites, and the history of one."""

import asyncio
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from journeycheck import ending, store
from journeycheck.check import Severity
from journeycheck.config import load
from journeycheck.errors import JourneycheckError, UsageError
from journeycheck.fleet.dispatch import Progress, Told
from journeycheck.fleet.errand import Fleet, Plan, audit_fleet
from journeycheck.fleet.portfolio import Portfolio
from journeycheck.fleet.sites import read_sites
from journeycheck.history import Past, past, trends
from journeycheck.options import setting_options
from journeycheck.texts import clean

UNAUDITED = 3


@click.command("fleet")
@click.argument("sites", type=Path)
@click.option("--engine", type=click.Choice(["local", "dask"]), default="local",
              help="on this machine, or on the workers of a scheduler [local]")  # fmt: skip
@click.option("--scheduler", default="", help="address of the dask scheduler")
@click.option("--parallel", type=click.IntRange(1, 64), help="audits at once, locally [cores]")
@click.option("--retries", type=click.IntRange(0, 10), default=2,
              help="further tries for an audit that broke down [2]")  # fmt: skip
@setting_options
def fleet_command(
    sites: Path, engine: str, scheduler: str, parallel: int | None, retries: int,
    config: Path | None, **flags: Any,
) -> None:  # fmt: skip
    """Audit many sites, and put them side by side on one page.

    SITES is a text with one address a line, a table (.csv) with a column “url”, or TOML with
    [[site]] tables. Other columns and keys are options of that site. Never two audits of one host
    at a time.
    """
    given = {name: value for name, value in flags.items() if value not in (None, ())}
    folder = Path(given.pop("output", "journeycheck-fleet"))
    resume, quiet = bool(given.pop("resume", False)), bool(given.pop("quiet", False))
    settings = load(given, file=config)
    if (engine == "dask") != bool(scheduler):
        raise UsageError("--engine dask and --scheduler ADDRESS go together.")
    common = {name.replace("_", "-"): _written(value) for name, value in given.items()}
    plan = Plan(
        sites=read_sites(sites, common), folder=folder, common=common, config=config,
        language=settings.language, engine="dask" if engine == "dask" else "local",
        scheduler=scheduler, parallel=parallel or os.cpu_count() or 1, retries=retries,
        resume=resume,
    )  # fmt: skip
    with store.opened(folder), _progress(len(plan.sites), quiet=quiet) as told:
        fleet = asyncio.run(ending.until_stopped(partial(audit_fleet, plan, told), []))
    _shown(fleet, quiet=quiet)
    raise SystemExit(_code(fleet, settings.fail_on))


@click.command("history")
@click.argument("site", default="")
@click.option("-o", "--output", "folder", type=Path, default=Path("journeycheck-report"),
              help="folder of an audit or of a fleet [journeycheck-report]")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="one JSON object an audit")
def history_command(site: str, folder: Path, as_json: bool) -> None:
    """How the channels of SITE (an address or a host) have fared from one audit to the next."""
    audits = past(folder, site)
    if not audits:
        raise UsageError(f"No audit of {site} is known in {folder}.")
    if as_json:
        for one in audits:
            click.echo(json.dumps(asdict(one), ensure_ascii=False))
        return
    for name in dict.fromkeys(one.site for one in audits):
        _history([one for one in audits if one.site == name])


def _history(audits: Sequence[Past]) -> None:
    """One site: a row an audit, a column a channel, and where the last one moved."""
    channels = list(dict.fromkeys(name for one in audits for name in one.states))
    table = Table(title=clean(audits[0].site), title_justify="left", box=None)
    for heading in ("audit", *channels, "to fix"):
        table.add_column(heading)
    for one in audits:
        states = [one.states.get(channel, "").replace("_", " ") for channel in channels]
        cut = "" if one.outcome == "complete" else f" ({one.outcome})"
        table.add_row(one.started[:10] + cut, *states, _found(one.findings) or "nothing")
    if moved := trends(audits):
        table.add_row("since the one before", *(moved.get(channel, "") for channel in channels))
    Console(highlight=False).print(table)


def _written(value: Any) -> Any:
    return ",".join(map(str, value)) if isinstance(value, tuple) else value


@contextmanager
def _progress(sites: int, *, quiet: bool) -> Iterator[Progress]:
    """One line on stderr that is renewed; where nobody sees it move, one line a site."""
    console = Console(stderr=True, highlight=False)
    if quiet:
        yield lambda _: None
    elif not console.is_terminal or "CI" in os.environ:
        yield _Lines(console, sites)
    else:
        with console.status(Text("")) as status:
            yield lambda told: status.update(Text(_line(told, sites)))


class _Lines:
    """A line whenever a site has ended."""

    def __init__(self, console: Console, sites: int) -> None:
        self._console = console
        self._sites = sites
        self._ended = -1

    def __call__(self, told: Told) -> None:
        if told.done + told.failed != self._ended:
            self._ended = told.done + told.failed
            self._console.print(Text(_line(told, self._sites)))


def _line(told: Told, sites: int) -> str:
    parts = [f"{told.done} of {sites} sites done", f"{told.running} running"]
    if told.failed:
        parts.append(f"{told.failed} failed")
    if told.left is not None and told.waiting + told.running:
        parts.append(f"about {_minutes(told.left)} left")
    if told.current:
        parts.append(clean(", ".join(told.current[:3]), 80))
    return " · ".join(parts)


def _minutes(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 90 else f"{seconds / 60:.0f} min"


def _shown(fleet: Fleet, *, quiet: bool) -> None:
    if not quiet:
        for site in fleet.portfolio.sites:
            click.echo(f"{site.group:8} {clean(site.name, 60)}  {_found(site.findings)}")
    click.echo(str(fleet.paths[-1]))


def _found(findings: Any) -> str:
    return ", ".join(f"{number} {name}" for name, number in findings.items() if number)


def _code(fleet: Fleet, fail_on: str) -> int:
    """As for one site: 3 when none could be audited, 1 when any has friction."""
    if fleet.unreachable:
        raise JourneycheckError(fleet.unreachable)
    if fleet.stopped:
        return ending.INTERRUPTED
    return _judged(fleet.portfolio, fail_on)


def _judged(folio: Portfolio, fail_on: str) -> int:
    if all(site.outcome in {"blocked", "failed", "none"} for site in folio.sites):
        return UNAUDITED
    if fail_on == "never":
        return 0
    limit = Severity(fail_on).rank
    return int(
        any(number and Severity(name).rank <= limit
            for site in folio.sites for name, number in site.findings.items())
    )  # fmt: skip
