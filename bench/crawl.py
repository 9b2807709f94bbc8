"""How fast a whole site is audited: by us, by the peers, and at most on this machine, in one run.

    python3 dev.py bench crawl
    python3 dev.py bench crawl --pages 10000 --only journeycheck,linkinator,limit-reading

Writes a synthetic company site, serves it with nginx on loopback and lets each take its turn.
Pages are counted in nginx's log: only a page of the site that was answered in full counts, once.
The first run installs the peers under ~/.cache/journeycheck-bench; one that does not install is
left out, and the reason stands below the table.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import sys
import tempfile
import time
from pathlib import Path

from bench.files import write
from bench.measure import Measured, measure
from bench.peers import ALL, CACHE, Job, NotInstalled, Runner
from bench.server import HOME, OUTSIDE, Server, free_port, serving
from bench.site import Plan, addresses
from bench.table import Line, as_json, markdown

LOUD = 0.1  # share of the machine that others may use before a run is marked


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def fetched(asked: list[tuple[str, str, int, str]], pages: set[str]) -> int:
    """How many different pages of the site were fetched."""
    return len({path for host, *verb, path in asked if (host, *verb) == (HOME, "GET", 200)} & pages)


def note(runner: Runner, cost: Measured, missing: int) -> str:
    """What a reader must know before believing the line."""
    remarks = {
        f"fetched {missing} pages fewer than there are": missing > 0,
        "stopped at the time limit, so CPU is not known": cost.timed_out,
        f"ended with code {cost.code}": cost.code not in runner.fine and not cost.timed_out,
        f"others used {cost.foreign:.0%} of the machine meanwhile": cost.foreign > LOUD,
    }
    return "; ".join(text for text, holds in remarks.items() if holds)


def turn(runner: Runner, job: Job, server: Server, pages: set[str], limit: float) -> Line:
    """One runner: installed, run, counted."""
    try:
        edition = runner.install()
    except NotInstalled as reason:
        return Line(runner.name, runner.does, note=f"not installed here: {reason}")
    mark = server.mark()
    variables = {"SITE": job.site, "PAGES": str(job.pages)}
    cost = measure(runner.command(job), job.folder, variables, limit, server.pid)
    asked = server.asked(mark)
    count = fetched(asked, pages)
    remarks = note(runner, cost, len(pages) - count)
    return Line(runner.name, runner.does, edition, count, len(asked), cost, remarks)


def turns(runners: list[Runner], plan: Plan, folder: Path, limit: float) -> list[Line]:
    """All, one after the other, over the same site."""
    lines = []
    pages = list(addresses(plan))
    listed = folder / "pages.txt"
    listed.write_text("".join(f"{plan.home}{path}\n" for path in pages))
    port = int(plan.home.rpartition(":")[2])
    with serving(folder, port) as server:
        for runner in runners:
            own = folder / runner.name
            own.mkdir()
            job = Job(server.home, listed, plan.pages, own)
            lines.append(turn(runner, job, server, set(pages), limit))
            say(f"{runner.name}: {lines[-1].rate:.1f} pages/s {lines[-1].note}")
    return lines


def options(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dev.py bench crawl", description=__doc__.split("\n")[0])
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--only", default="", help="names, separated by commas")
    parser.add_argument("--limit", type=float, default=1200, help="seconds for each")
    parser.add_argument("--output", type=Path, default=CACHE / "results")
    parser.add_argument("--keep", action="store_true", help="keep the site and what each printed")
    return parser.parse_args(words)


def chosen(only: str) -> list[Runner]:
    """Those named, in our order; all when none is."""
    names = set(filter(None, only.split(",")))
    unknown = names - {runner.name for runner in ALL}
    if unknown:
        raise SystemExit(f"Nobody is called {', '.join(sorted(unknown))}.")
    return [runner for runner in ALL if not names or runner.name in names]


def kept(lines: list[Line], pages: int, output: Path) -> str:
    """The table, written into that folder as Markdown and as JSON."""
    when, cores = time.strftime("%Y-%m-%d %H:%M UTC", time.gmtime()), os.cpu_count()
    about = {"pages": pages, "cores": cores, "python": platform.python_version(), "when": when}
    table = markdown(lines, f"{pages:,} pages, {cores} cores, {when}")
    output.mkdir(parents=True, exist_ok=True)
    (output / f"crawl-{pages}.md").write_text(table)
    (output / f"crawl-{pages}.json").write_text(as_json(lines, about))
    return table


def main(words: list[str]) -> int:
    wanted = options(words)
    runners = chosen(wanted.only)
    CACHE.mkdir(parents=True, exist_ok=True)
    port = free_port()
    plan = Plan(wanted.pages, f"http://{HOME}:{port}", f"http://{OUTSIDE}:{port}")
    folder = Path(tempfile.mkdtemp(prefix="journeycheck-bench-"))
    folder.chmod(0o755)  # LinkChecker gives up the rights of root before it reads its settings
    try:
        say(f"writing {plan.pages} pages into {folder}")
        write(plan, folder)
        lines = turns(runners, plan, folder, wanted.limit)
    finally:
        if not wanted.keep:
            shutil.rmtree(folder)
    print(kept(lines, plan.pages, wanted.output))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
