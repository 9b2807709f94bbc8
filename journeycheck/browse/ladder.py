"""Finds a browser that works on this machine, rung by rung.

A file that exists proves nothing: a rung holds once its browser has opened a page and reckoned in
it, within a deadline. Every rung that does not hold says why. Nothing is downloaded here unless
somebody asks for it (`fetch_browser`).
"""

import asyncio
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from shutil import which

import playwright
from playwright.async_api import BrowserType, async_playwright
from playwright.async_api import TimeoutError as TooSlow

from journeycheck.browse.launch import launch
from journeycheck.texts import clean

VARIABLE = "JOURNEYCHECK_BROWSER_PATH"
CHANNELS = (("chrome", "Chrome"), ("msedge", "Edge"))
NAMES = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge",
    "chromium-headless-shell",
)  # fmt: skip
CACHED = ("chrome-headless-shell", "headless_shell", "chromium", "chrome", "chrome.exe")
DEADLINE = 20.0
FETCH_DEADLINE = 600
NODE_DEADLINE = 10
SETTLING = 0.5
PAGE = "data:text/html,<title>journeycheck</title>"
_LIBRARY = re.compile(r"error while loading shared libraries: ([^\s:]{1,80})")
_NO_ATOMIC = (
    "The library libatomic is missing, so Playwright cannot drive any browser. "
    "Install it as administrator: apt-get install libatomic1."
)


@dataclass(frozen=True)
class Browser:
    """A browser that has opened a page here. `path` is its program; None where Playwright finds it
    by `channel`, or, both being None, in its own cache."""

    path: str | None
    channel: str | None
    version: str
    rung: str


@dataclass(frozen=True)
class Failure:
    """A rung that did not hold, and why."""

    rung: str
    reason: str


@dataclass(frozen=True)
class Search:
    """What the ladder gave: the first browser that works, and every rung tried before it."""

    browser: Browser | None
    failures: tuple[Failure, ...]


@dataclass(frozen=True)
class _Rung:
    """A place to look. `absent` says that there is nothing to start."""

    name: str
    path: str | None = None
    channel: str | None = None
    absent: str | None = None


def find_browser(explicit: str | None = None) -> Browser | None:
    """The first browser that works, or None. `explicit` is a program, by path or by name; else the
    environment variable JOURNEYCHECK_BROWSER_PATH is asked. Not for use inside an event loop."""
    return asyncio.run(search(explicit)).browser


async def search(explicit: str | None = None, deadline: float = DEADLINE) -> Search:
    """Climb the ladder. `deadline`: seconds for each rung."""
    if trouble := await asyncio.to_thread(_node_trouble):
        return Search(None, (Failure("Playwright", trouble),))
    try:
        driver = await asyncio.wait_for(async_playwright().start(), DEADLINE)
    except Exception as error:  # Playwright raises the bare class when its driver dies
        await asyncio.sleep(SETTLING)  # the loop must see the driver's end before it is closed
        return Search(None, (Failure("Playwright", _reason(str(error))),))
    try:
        return await _climb(driver.chromium, explicit, deadline)
    finally:
        await driver.stop()


def fetch_browser() -> str | None:
    """Download Playwright's own headless Chromium into its cache; tells its progress on stderr.
    Gives the reason when it fails, else None."""
    command = [sys.executable, "-m", "playwright", "install", "--only-shell", "chromium"]
    try:
        done = subprocess.run(command, stdout=sys.stderr, timeout=FETCH_DEADLINE, check=False)
    except subprocess.TimeoutExpired:
        return f"The download was not finished after {FETCH_DEADLINE} seconds."
    return f"The download ended with code {done.returncode}." if done.returncode else None


async def _climb(chromium: BrowserType, explicit: str | None, deadline: float) -> Search:
    failures: list[Failure] = []
    for rung in _rungs(explicit):
        proof = await _try(chromium, rung, deadline)
        if isinstance(proof, Browser):
            return Search(proof, tuple(failures))
        failures.append(proof)
    return Search(None, tuple(failures))


def _rungs(explicit: str | None) -> Iterator[_Rung]:
    if wish := explicit or os.environ.get(VARIABLE):
        yield _program("the browser you named", wish)
    yield _Rung("Playwright's own headless Chromium")
    yield _Rung("Playwright's own Chromium", channel="chromium")
    for channel, name in CHANNELS:
        yield _Rung(name, channel=channel)
    for name in NAMES:
        yield _program(f"{name} on the PATH", name)
    for path in _cached():
        yield _Rung("our own cache", path=str(path))


def _program(rung: str, name: str) -> _Rung:
    path = which(name)
    return _Rung(rung, path=path, absent=None if path else f"There is no program {clean(name)}.")


def _cached() -> list[Path]:
    """Browsers somebody unpacked for us, without administrator rights."""
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = base / "journeycheck" / "browser"
    return [path for name in CACHED for path in sorted(folder.rglob(name)) if path.is_file()]


async def _try(chromium: BrowserType, rung: _Rung, deadline: float) -> Browser | Failure:
    if rung.absent:
        return Failure(rung.name, rung.absent)
    try:
        async with asyncio.timeout(deadline):
            version = await _prove(chromium, rung, deadline)
    except (TooSlow, TimeoutError):
        return Failure(rung.name, f"It did not open a page within {deadline:g} seconds.")
    except Exception as error:  # a driver that dies on the way raises the bare class too
        return Failure(rung.name, _reason(str(error)))
    return Browser(rung.path, rung.channel, version, rung.name)


async def _prove(chromium: BrowserType, rung: _Rung, deadline: float) -> str:
    """Its version, once it has opened a page and reckoned in it. Half the time is for the start:
    Playwright then ends the program itself."""
    browser = await launch(chromium, rung.path, rung.channel, deadline / 2)
    page = await browser.new_page()
    await page.goto(PAGE)
    await page.evaluate("document.title.length")
    version = browser.version
    await browser.close()
    return version


def _reason(told: str) -> str:
    """Playwright's long message, as one sentence."""
    if library := _LIBRARY.search(told):
        return f"It lacks the library {library[1]}."
    if "Executable doesn't exist" in told or "is not found at" in told:
        return "It is not installed."
    if "sandboxing failed" in told or "No usable sandbox" in told:
        return "Its sandbox does not start here: this system gives it no user namespaces."
    if "has been closed" in told:
        return "It ended as soon as it was started."
    return clean(told.partition("\n")[0].removeprefix("BrowserType.launch: "))


def _node_trouble() -> str | None:
    """Why Playwright's Node does not start, or None. Without it no browser can be driven."""
    bundled = (
        Path(playwright.__file__).parent / "driver" / ("node.exe" if os.name == "nt" else "node")
    )
    node = os.environ.get("PLAYWRIGHT_NODEJS_PATH") or str(bundled)
    try:
        done = subprocess.run(
            [node, "--version"], capture_output=True, text=True, errors="replace",
            timeout=NODE_DEADLINE, check=False,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"Playwright's Node does not start: {clean(str(error))}"
    if done.returncode == 0:
        return None
    if "libatomic" in done.stderr:
        return _NO_ATOMIC
    return f"Playwright's Node ended with code {done.returncode}: {clean(done.stderr)}"
