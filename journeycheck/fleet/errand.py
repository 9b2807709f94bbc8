"""A fleet from its list to its portfolio."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

import journeycheck
from journeycheck import store
from journeycheck.errors import UsageError
from journeycheck.fleet.dispatch import Dispatch, Engine, Progress, Unreachable
from journeycheck.fleet.ledger import Ledger, Standing, State
from journeycheck.fleet.local import Local
from journeycheck.fleet.page import page, table
from journeycheck.fleet.portfolio import Entry, Portfolio, entry, portfolio
from journeycheck.fleet.run_one import Order, options
from journeycheck.fleet.sites import FleetSite
from journeycheck.history import remember
from journeycheck.model import Tool

PAGE, TABLE, DATA = "portfolio.html", "portfolio.csv", "portfolio.json"
BEFORE = "before.json"  # the audit of the last run, to compare with
REPORT = "report.html"
_ERRANDS = 300.0  # seconds for the errands in a browser, beside the visit
_OURS_ALONE = frozenset({"output", "quiet", "verbose", "no-color", "resume", "baseline", "config"})


@dataclass(frozen=True)
class Plan:
    """What is to be done. `common`: options for all sites, as the command line has them."""

    sites: tuple[FleetSite, ...]
    folder: Path
    common: Mapping[str, Any]
    language: str
    config: Path | None = None
    engine: Literal["local", "dask"] = "local"
    scheduler: str = ""
    parallel: int = 2
    retries: int = 2
    resume: bool = False


@dataclass(frozen=True)
class Fleet:
    """What came of it. `unreachable`: why the engine was lost, "" when it was not."""

    portfolio: Portfolio
    paths: tuple[Path, ...]
    unreachable: str
    stopped: bool


async def audit_fleet(plan: Plan, progress: Progress, stop: asyncio.Event) -> Fleet:
    """Audit every site of the plan; the portfolio tells of those that are done, however it ends.
    Raises UsageError when the folder or the engine cannot be used."""
    began = datetime.now().astimezone().isoformat(timespec="seconds")
    ledger = Ledger(plan.folder, plan.sites, resume=plan.resume)
    unreachable = ""
    try:
        if not plan.resume:
            _put_by(plan)
        async with _engine(plan) as engine:
            dispatch = Dispatch(plan.sites, ledger, engine, plan.retries, progress)
            try:
                await dispatch.run(stop)
            except Unreachable as gone:
                unreachable = str(gone)
        made = _portfolio(plan, ledger.standings(), began)
    finally:
        ledger.close()
    return Fleet(made, _written(made, plan), unreachable, stop.is_set())


def _put_by(plan: Plan) -> None:
    """The audits of the last run become what this one is compared with."""
    for site in plan.sites:
        saved = plan.folder / site.slug / "audit.json"
        if saved.is_file():
            saved.replace(saved.with_name(BEFORE))
            (saved.parent / REPORT).unlink(missing_ok=True)


@asynccontextmanager
async def _engine(plan: Plan) -> AsyncIterator[Engine]:
    if plan.engine == "local":
        yield Local(plan.folder, lambda site: _order(site, plan), plan.parallel)
        return
    from journeycheck.fleet.cluster import Cluster

    async with Cluster(plan.scheduler, plan.folder, lambda site: _order(site, plan)) as cluster:
        yield cluster


def _order(site: FleetSite, plan: Plan) -> Order:
    """The audit of one site. What a worker elsewhere has no file for goes with the order."""
    before, here = plan.folder / site.slug / BEFORE, plan.engine == "local"
    config = site.config or plan.config
    told = {**plan.common, **site.options, "language": plan.language}
    own = {name: value for name, value in told.items() if name not in _OURS_ALONE}
    given = options(own)
    files: dict[str, bytes] = {}
    for name, file in (("config", config), ("baseline", before)):
        if file is None or not file.is_file():
            continue
        if here:
            given += (f"--{name}", str(file))
        else:
            files[name] = file.read_bytes()
    resume = ("--resume",) if plan.resume and here else ()
    return Order(site.url, given + resume, site.settings.max_time + _ERRANDS, files)


def _portfolio(plan: Plan, standings: Mapping[str, Standing], began: str) -> Portfolio:
    entries = [_entry(site, standings[site.slug], plan.folder) for site in plan.sites]
    tool = Tool(version=journeycheck.__version__)
    ended = datetime.now().astimezone().isoformat(timespec="seconds")
    return portfolio(entries, tool, began, ended)


def _entry(site: FleetSite, standing: Standing, folder: Path) -> Entry:
    """One audit is read, told, and let go."""
    bare = Entry(url=site.url, name=site.name, folder=site.slug, note=standing.note)
    if standing.state is not State.DONE:
        return bare
    try:
        audit = store.load(folder / site.slug)
    except UsageError:
        note = standing.note or f"The audit ended with {standing.code} and left no report."
        return bare.model_copy(update={"note": note})
    remember(audit, folder / site.slug)  # on another machine its history began anew
    report = f"{site.slug}/{REPORT}" if (folder / site.slug / REPORT).is_file() else None
    return entry(audit, site.name, site.slug, report)


def _written(made: Portfolio, plan: Plan) -> tuple[Path, ...]:
    files = {
        DATA: made.model_dump_json(indent=2) + "\n", TABLE: table(made),
        PAGE: page(made, plan.language),
    }  # fmt: skip
    return tuple(store.write(plan.folder, name, [text.encode()]) for name, text in files.items())
