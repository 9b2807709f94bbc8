"""A fleet on workers: what a lost worker costs, and what a lost scheduler leaves."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from journeycheck.cli import main
from journeycheck.errors import UsageError
from journeycheck.fleet import cluster as cluster_module
from journeycheck.fleet.cluster import packed, unpacked
from tests.fleet.companies import companies

pytest.importorskip("distributed")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
FLAGS = ("--rate", "0", "--browser", "never", "--language", "en", "--format", "json")
PATIENCE = 120.0  # seconds for something to start


def test_a_folder_comes_back_as_it_was(tmp_path: Path) -> None:
    source, target = tmp_path / "a", tmp_path / "b"
    (source / "shots").mkdir(parents=True)
    for name in ("report.html", "audit.json", "shots/01-home.webp", "audit.db", "given-x.toml"):
        (source / name).write_bytes(name.encode())
    unpacked(packed(source), target)
    names = {path.relative_to(target).as_posix() for path in target.rglob("*") if path.is_file()}
    assert names == {"report.html", "audit.json", "shots/01-home.webp"}


def test_nothing_is_written_outside_the_folder(tmp_path: Path) -> None:
    import io
    import zipfile

    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("../outside.html", "x")
    with pytest.raises(ValueError, match="out of its folder"):
        unpacked(file.getvalue(), tmp_path / "in")
    assert not (tmp_path / "outside.html").exists()


class Cluster:
    """A scheduler and workers, each a process of its own."""

    def __init__(self, folder: Path, port: int = 0) -> None:
        self.folder = folder
        self.started: list[subprocess.Popen[bytes]] = []
        words = ["scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard"]
        self.scheduler = self.start("scheduler", *words)
        self.address = self.said("scheduler", r"Scheduler at:\s+(tcp://\S+)")

    @property
    def port(self) -> int:
        return int(self.address.rpartition(":")[2])

    def start(self, name: str, *words: str) -> subprocess.Popen[bytes]:
        log = (self.folder / f"{name}.log").open("wb")
        with log:
            process = subprocess.Popen(
                [sys.executable, "-m", "dask", *words], stdout=log, stderr=log, cwd=self.folder
            )
        self.started.append(process)
        return process

    def workers(self, *names: str) -> list[subprocess.Popen[bytes]]:
        """Without a nanny: killed, they stay away."""
        made = [
            self.start(
                name, "worker", self.address, "--nthreads", "1", "--resources", "browser=1",
                "--no-dashboard", "--no-nanny", "--death-timeout", "60", "--name", name,
            )
            for name in names
        ]  # fmt: skip
        for name in names:
            self.said(name, r"(Registered to)")
        return made

    def said(self, name: str, pattern: str) -> str:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            text = (self.folder / f"{name}.log").read_text(errors="replace")
            if found := re.search(pattern, text):
                return found[1]
            time.sleep(0.2)
        raise AssertionError(f"{name} did not start: {text[-2000:]}")

    def close(self) -> None:
        for process in reversed(self.started):
            if process.poll() is None:
                os.kill(process.pid, signal.SIGKILL)
            process.wait()


@contextmanager
def cluster(folder: Path, port: int = 0) -> Iterator[Cluster]:
    folder.mkdir(exist_ok=True)
    made = Cluster(folder, port)
    try:
        yield made
    finally:
        made.close()


def words(address: str, *more: str) -> list[str]:
    dask = ("--engine", "dask", "--scheduler", address)
    return ["journeycheck", "fleet", "sites.txt", *FLAGS, *dask, *more]


def started(folder: Path, address: str, *more: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", *words(address, *more)]
    return subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, text=True)


def outcomes(folder: Path) -> list[str]:
    told = json.loads((folder / "journeycheck-fleet" / "portfolio.json").read_text())
    return [site["outcome"] for site in told["sites"]]


def test_a_killed_worker_costs_no_site_and_a_killed_scheduler_no_work(tmp_path: Path) -> None:
    with companies(pause=0.3) as served:
        urls = served.urls(5)
        (tmp_path / "sites.txt").write_text("\n".join(urls))
        with cluster(tmp_path / "first") as first:
            lost, _ = first.workers("one", "two")
            running = started(tmp_path, first.address)
            while not served.homes:
                assert running.poll() is None
                time.sleep(0.1)
            os.kill(lost.pid, signal.SIGKILL)
            assert running.stderr is not None
            while not re.match("[23] of 5", running.stderr.readline()):
                assert running.poll() is None
            os.kill(first.scheduler.pid, signal.SIGKILL)
            said = running.stderr.read()
            running.stderr.close()
            assert running.wait(120) == 4 and "--resume goes on" in said, said
        done = outcomes(tmp_path).count("complete")
        assert 2 <= done < 5
        asked = dict(served.homes)
        with cluster(tmp_path / "second") as second:
            second.workers("three")
            going_on = started(tmp_path, second.address, "--resume")
            _, said = going_on.communicate(timeout=240)
        assert going_on.returncode == 1, said
        assert outcomes(tmp_path) == ["complete"] * 5
        kept = [host for host, times in asked.items() if served.homes[host] == times]
        assert len(kept) >= done


def test_a_scheduler_that_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "sites.txt").write_text("https://a.example/")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(cluster_module, "_REACHING", 1.0)
    monkeypatch.setattr(sys, "argv", words("tcp://127.0.0.1:9"))
    with pytest.raises(SystemExit) as ended:
        main()
    said = capsys.readouterr().err
    assert ended.value.code == UsageError.exit_code
    assert "No scheduler answers at tcp://127.0.0.1:9" in said and "Traceback" not in said


def test_a_cluster_without_browsers_is_told(tmp_path: Path) -> None:
    (tmp_path / "sites.txt").write_text("https://a.example/")
    with cluster(tmp_path / "bare") as bare:
        running = started(tmp_path, bare.address)
        _, said = running.communicate(timeout=120)
    assert running.returncode == UsageError.exit_code and '--resources "browser=1"' in said
