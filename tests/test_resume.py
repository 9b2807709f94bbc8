"""An audit that is killed at any moment goes on where it was, and ends as if nothing had been."""

import csv
import json
import random
import signal
import sqlite3
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pytest

KILLS = 20
PAGES = 60


class Company(ThreadingHTTPServer):
    """A small site that answers slowly enough to be killed in the middle, and counts."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: Counter[str] = Counter()

    @property
    def home(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/"


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Company

    def do_GET(self) -> None:
        self.server.asked[self.path] += 1
        sleep(0.02)
        status, body = answer(self.path)
        self.send_response(status)
        if status == 301:
            self.send_header("Location", "/page/7")
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


def answer(path: str) -> tuple[int, bytes]:
    name = path.strip("/")
    if name == "old":
        return 301, b""
    if name not in {"", "contact"} and not name.startswith("page/"):
        return 404, b"<title>Introuvable</title><h1>Page introuvable</h1>"
    number = int(name.removeprefix("page/")) if "/" in name else 0
    ways = [f"/page/{number * 2 + step}" for step in (1, 2) if number * 2 + step < PAGES]
    ways += ["/contact", "/old", "/gone", f"/gone/{number % 7}"]
    links = "".join(f'<a href="{way}">Vers {way}</a> ' for way in ways)
    hours = "lundi au vendredi de 9h à 18h" if number % 9 else "lundi au vendredi de 9h à 17h"
    text = f"<h1>Rayon {name or 'accueil'}</h1><p>Texte du rayon {name}, page {number}.</p>"
    foot = "<footer><p>Tél. : 01 99 00 41 27</p><p>Maison Essai, Saint-Orvin</p></footer>"
    page = f"<html lang=fr><title>{name or 'Accueil'}</title>{text}<p>Ouvert du {hours}.</p>"
    return 200, (page + links + foot).encode()


@pytest.fixture(scope="module")
def company() -> Iterator[Company]:
    with Company() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def started(company: Company, folder: Path, *options: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "journeycheck", "audit", company.home, "-o", str(folder)]
    command += ["--rate", "0", "--concurrency", "2", "--browser", "never", "--format", "json"]
    command += options
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, start_new_session=True)


def finished(company: Company, folder: Path, *options: str) -> str:
    """Run it to its end; what it said on stderr."""
    program = started(company, folder, *options)
    said = program.communicate(timeout=60)[1]
    assert program.returncode in {0, 1}, said
    return said


def gathered(folder: Path) -> dict[str, Any]:
    """What must be the same: pages, links, findings and all that was concluded."""
    audit = json.loads((folder / "audit.json").read_text())
    with (folder / "links.csv").open(newline="") as file:
        links = sorted(tuple(row[:-1]) for row in csv.reader(file))  # but for the seconds
    del audit["run"]
    return {"audit": audit, "links": links}


def answered(folder: Path) -> set[str]:
    """The paths whose answer was kept, at whatever moment the program was killed."""
    file = folder / "audit.db"
    if not file.exists():
        return set()
    with closing(sqlite3.connect(file)) as log:
        tables = log.execute("select count(*) from sqlite_master where name = 'answers'")
        rows = log.execute("select url from answers") if tables.fetchone()[0] else ()
        return {"/" + url.split("/", 3)[3] for (url,) in rows}


@pytest.mark.parametrize("workers", ["0", "2"])
def test_killed_at_any_moment_it_ends_as_if_nothing_had_been(
    company: Company, tmp_path: Path, workers: str
) -> None:
    finished(company, tmp_path / "whole", "--workers", workers)
    whole = gathered(tmp_path / "whole")
    assert whole["audit"]["coverage"]["pages"] == PAGES + 1
    folder, chance = tmp_path / "killed", random.Random(int(workers))
    kept: list[set[str]] = [set()]
    for _ in range(KILLS // 2):
        company.asked.clear()
        program = started(company, folder, "--workers", workers, "--resume")
        wait_for(company, program, chance.randrange(1, 16))
        program.kill()
        program.communicate(timeout=10)  # its workers end with it, and let go of its pipes
        again = kept[-1] & {path for path in company.asked if "gone" not in path}
        assert not again, "a page whose answer was kept was asked again"
        kept.append(answered(folder))
    assert all(before <= after for before, after in pairwise(kept))
    assert 0 < len(kept[1]) < len(kept[-1])
    finished(company, folder, "--workers", workers, "--resume")
    assert gathered(folder) == whole


def wait_for(company: Company, program: "subprocess.Popen[str]", requests: int) -> None:
    """Until the company was asked so often, or the program has ended."""
    deadline = monotonic() + 60
    while company.asked.total() < requests and program.poll() is None and monotonic() < deadline:
        sleep(0.005)


def test_ctrl_c_leaves_a_partial_report_and_a_way_on(company: Company, tmp_path: Path) -> None:
    company.asked.clear()
    program = started(company, tmp_path, "--workers", "1")
    wait_for(company, program, 12)
    program.send_signal(signal.SIGINT)
    said = program.communicate(timeout=20)[1]
    assert (program.returncode, "--resume" in said) == (130, True)
    partial = gathered(tmp_path)["audit"]
    assert 0 < partial["coverage"]["pages"] < PAGES
    finished(company, tmp_path, "--resume")
    assert gathered(tmp_path)["audit"]["coverage"]["pages"] == PAGES + 1


def test_nothing_to_resume_is_said(company: Company, tmp_path: Path) -> None:
    assert "no audit was broken off" in finished(company, tmp_path, "--max-pages", "2", "--resume")


def refused(company: Company, folder: Path, *options: str) -> str:
    program = started(company, folder, "--resume", *options)
    said = program.communicate(timeout=30)[1]
    assert program.returncode == 2, said
    assert "Traceback" not in said
    return said


def test_a_broken_logbook_is_told_and_left_alone(company: Company, tmp_path: Path) -> None:
    broken = b"SQLite format 3\0" + random.Random(3).randbytes(5_000)
    (tmp_path / "audit.db").write_bytes(broken)
    assert "start again without --resume" in refused(company, tmp_path)
    assert (tmp_path / "audit.db").read_bytes() == broken
    finished(company, tmp_path, "--max-pages", "2")


def test_another_audit_is_not_gone_on_with(company: Company, tmp_path: Path) -> None:
    finished(company, tmp_path, "--max-pages", "2")
    assert "another --country" in refused(company, tmp_path, "--country", "BE")
