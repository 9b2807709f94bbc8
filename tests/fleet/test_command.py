"""`journeycheck fleet`: from a list to a portfolio, with real audits on loopback."""

import csv
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from journeycheck.cli import main
from tests.fleet.companies import companies

FLAGS = ("--rate", "0", "--browser", "never", "--language", "en")
BARE = ("--format", "json")  # where nobody looks at the reports


def fleet(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(*words), cwd=folder, capture_output=True, text=True, timeout=240, check=False
    )


def command(*words: str) -> list[str]:
    return [sys.executable, "-m", "journeycheck", "fleet", "sites.txt", *FLAGS, *words]


def listed(folder: Path, urls: list[str]) -> None:
    (folder / "sites.txt").write_text("\n".join(urls), encoding="utf-8")


def portfolio(folder: Path) -> dict[str, str]:
    told = json.loads((folder / "journeycheck-fleet" / "portfolio.json").read_text())
    return {site["url"]: site["outcome"] for site in told["sites"]}


def test_a_list_becomes_a_portfolio(tmp_path: Path) -> None:
    with companies() as served:
        urls = served.urls(3)
        listed(tmp_path, [*urls, "http://127.9.9.9:9/"])
        done = fleet(tmp_path, "--parallel", "2")
        again = fleet(tmp_path, "--resume")
        asked = dict(served.homes)
    assert (done.returncode, again.returncode) == (1, 1), done.stderr
    assert done.stdout.splitlines()[-1] == "journeycheck-fleet/portfolio.html"
    assert portfolio(tmp_path) == dict.fromkeys(urls, "complete") | {
        "http://127.9.9.9:9/": "failed"
    }
    out = tmp_path / "journeycheck-fleet"
    rows = list(csv.DictReader((out / "portfolio.csv").read_text(encoding="utf-8").splitlines()))
    assert [row["group"] for row in rows] == ["stopped", "slowed", "slowed", "unread"]
    for row in rows[:3]:
        assert (out / row["report"]).is_file()
    before = {host: asked[host] for host in asked}
    assert set(before) == {"127.0.1.1", "127.0.1.2", "127.0.1.3"}
    assert "4 of 4 sites done" in done.stderr


def test_nothing_new_is_told_the_second_time(tmp_path: Path) -> None:
    with companies() as served:
        listed(tmp_path, served.urls(1))
        fleet(tmp_path, *BARE)
        fleet(tmp_path, *BARE)
    told = json.loads((tmp_path / "journeycheck-fleet" / "portfolio.json").read_text())
    assert [site["new"] for site in told["sites"]] == [[]]


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_who_interrupts_goes_on_later(tmp_path: Path) -> None:
    with companies(pause=0.2) as served:
        urls = served.urls(3)
        listed(tmp_path, urls)
        words = command("--parallel", "1", *BARE)
        with subprocess.Popen(words, cwd=tmp_path, stderr=subprocess.PIPE, text=True) as running:
            assert running.stderr is not None
            while "1 of 3 sites done" not in running.stderr.readline():
                assert running.poll() is None
            os.kill(running.pid, signal.SIGINT)
            running.stderr.read()
            assert running.wait(60) == 130
        first = dict(served.homes)
        assert 1 <= len(first) < 3
        done = fleet(tmp_path, "--resume", *BARE)
        assert done.returncode == 1, done.stderr
    assert portfolio(tmp_path) == dict.fromkeys(urls, "complete")


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_no_audit_outlives_its_fleet(tmp_path: Path) -> None:
    """Even killed at once, it leaves nobody behind who visits a site."""
    with companies(pause=0.5) as served:
        listed(tmp_path, served.urls(2))
        words = command("--parallel", "2", *BARE)
        running = subprocess.Popen(words, cwd=tmp_path, stderr=subprocess.DEVNULL)
        while len(served.homes) < 2:
            assert running.poll() is None
            time.sleep(0.1)
        served.pause = 4.0  # who lived on would ask for more when the answers come
        running.kill()
        running.wait()
        time.sleep(3)
        asked = served.asked
        time.sleep(4)
        assert served.asked == asked


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--engine", "dask"], "--scheduler ADDRESS"),
        (["--scheduler", "tcp://x:1"], "--engine dask"),
        (["--max-page", "3"], "No such option"),
    ],
)
def test_mistakes_are_told_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    words: list[str], told: str,
) -> None:  # fmt: skip
    listed(tmp_path, ["https://a.example/"])
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", command(*words)[2:])
    with pytest.raises(SystemExit) as ended:
        main()
    said = capsys.readouterr().err
    assert ended.value.code == 2 and told in said and "Traceback" not in said
