"""How a fleet scales: many small sites on loopback, with one, two and four workers in one run, and
a worker killed in the middle.

    python3 dev.py bench fleet [--sites 200] [--workers 1,2,4]

What it prints is a table for docs/scale.md: seconds, sites a minute, the ratio to one worker, and
how many sites were lost, and how many were visited by more than one audit.
"""

import argparse
import csv
import os
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from tests.fleet.companies import Companies, companies
from tests.fleet.test_cluster import Cluster, cluster

FLAGS = ("--rate", "0", "--browser", "never", "--workers", "0", "--format", "html")


@dataclass(frozen=True)
class Row:
    workers: int
    seconds: float
    complete: int
    sites: int
    again: int

    def told(self, alone: float) -> str:
        rate = 60 * self.sites / self.seconds
        lost = self.sites - self.complete
        return (
            f"| {self.workers} | {self.seconds:.0f} | {rate:.0f} | {alone / self.seconds:.2f} "
            f"| {lost} | {self.again} |"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sites", type=int, default=200)
    parser.add_argument("--workers", default="1,2,4")
    asked = parser.parse_args()
    counts = [int(number) for number in asked.workers.split(",")]
    rows = [_measured(asked.sites, number) for number in counts]
    print("| workers | seconds | sites a minute | ratio | lost | visited twice |")
    print("|---|---|---|---|---|---|")
    for row in rows:
        print(row.told(rows[0].seconds))


def _measured(sites: int, workers: int) -> Row:
    with (
        TemporaryDirectory() as name,
        companies() as served,
        cluster(Path(name) / "cluster") as running,
    ):
        started = running.workers(*(f"w{number}" for number in range(workers)))
        return _run(Path(name), sites, served, running, started)


def _run(
    folder: Path, sites: int, served: Companies, running: Cluster,
    workers: list[subprocess.Popen[bytes]],
) -> Row:  # fmt: skip
    number = len(workers)
    (folder / "sites.txt").write_text("\n".join(served.urls(sites)))
    command = [
        sys.executable, "-m", "journeycheck", "fleet", "sites.txt", *FLAGS,
        "--engine", "dask", "--scheduler", running.address,
    ]  # fmt: skip
    began = monotonic()
    with subprocess.Popen(
        command, cwd=folder, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True
    ) as fleet:
        assert fleet.stderr is not None
        for line in fleet.stderr:
            if len(workers) > 1 and line.startswith(f"{sites // 3} of"):
                _replaced(workers.pop(), running)
        fleet.wait()
    seconds = monotonic() - began
    table = (folder / "journeycheck-fleet" / "portfolio.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(table.splitlines()))
    complete = sum(row["outcome"] == "complete" for row in rows)
    return Row(number, seconds, complete, sites, _again(served))


def _replaced(worker: subprocess.Popen[bytes], running: Cluster) -> None:
    """Killed, and after a while another one comes."""
    with suppress(ProcessLookupError):
        os.kill(worker.pid, signal.SIGKILL)
    running.start(
        "late", "worker", running.address, "--nthreads", "1", "--resources", "browser=1",
        "--no-dashboard", "--no-nanny", "--name", "late",
    )  # fmt: skip


def _again(served: Companies) -> int:
    """Sites whose home page was asked for more often than most: by two audits."""
    usual = min(served.homes.values(), default=0)
    return sum(times > usual for times in served.homes.values())


if __name__ == "__main__":
    main()
