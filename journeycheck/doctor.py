"""What an audit needs of this machine: what is there, what is missing, and what helps."""

import re
import socket
import sys
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from dataclasses import field as described
from importlib import metadata
from pathlib import Path
from threading import Thread

from journeycheck.browse.ladder import Search
from journeycheck.config import spoken
from journeycheck.texts import Language, Message, Plural, Value

OLDEST = (3, 11)
NAME = "example.com"  # of the IANA, for asking
PATIENCE = 8.0  # seconds for an answer of the name servers

PYTHON, PACKAGES, BROWSER = "Python", "Packages", "Browser"
NAMES, TERMINAL, FOLDER = "Names of hosts", "The terminal", "This folder"
VERSION = "{version}"
TOO_OLD = "{version}: journeycheck needs 3.11 or newer."
ALL_PACKAGES = Plural("{n} package, as it should be", "{n} packages, as they should be")
LACKING = "These are missing: {names}."
NO_BROWSER = "None works here. Pages that a script draws, journeys and PDF need one."
RESOLVED = "The name servers answer."
UNRESOLVED = "The name servers do not answer for {name}: sites cannot be found from here."
SPEAKS = "{encoding}; reports are in {language}"
POOR = "{encoding}: letters with accents are replaced on the terminal, not in the reports."
WRITABLE = "Reports can be written here."
UNWRITABLE = "Nothing can be written here: {reason}."
TOLD = (
    PACKAGES, BROWSER, NAMES, TERMINAL, FOLDER, TOO_OLD, ALL_PACKAGES, LACKING, NO_BROWSER,
    RESOLVED, UNRESOLVED, SPEAKS, POOR, WRITABLE, UNWRITABLE,
)  # fmt: skip
INSTALL = "python -m pip install --upgrade journeycheck"
GET_PYTHON = "https://www.python.org/downloads/"
GET_BROWSER = "journeycheck doctor --install-browser"
ELSEWHERE = "journeycheck audit URL -o FOLDER"


@dataclass(frozen=True)
class Found:
    """One thing looked at. `told` with its `values`, `more`: what else to know, in English, and
    `remedy`: the command that helps when it is not `well`."""

    name: str
    well: bool
    told: Message
    values: Mapping[str, Value] = described(default_factory=dict)
    more: tuple[str, ...] = ()
    remedy: str = ""


def python(version: tuple[int, ...] = sys.version_info[:3]) -> Found:
    values = {"version": ".".join(map(str, version))}
    if version[:2] >= OLDEST:
        return Found(PYTHON, True, VERSION, values)
    return Found(PYTHON, False, TOO_OLD, values, remedy=GET_PYTHON)


def packages(known: Callable[[str], str] = metadata.version) -> Found:
    """Whether everything that the installed journeycheck asks for is there."""
    needed = [
        re.split(r"[^\w.-]", line, maxsplit=1)[0]
        for line in metadata.requires("journeycheck") or ()
        if "extra ==" not in line
    ]
    lacking = [name for name in needed if not _is_there(name, known)]
    if lacking:
        values = {"names": ", ".join(lacking)}
        return Found(PACKAGES, False, LACKING, values, remedy=INSTALL)
    return Found(PACKAGES, True, ALL_PACKAGES, {"n": len(needed)})


def _is_there(name: str, known: Callable[[str], str]) -> bool:
    try:
        known(name)
    except metadata.PackageNotFoundError:
        return False
    return True


def browser(search: Search) -> Found:
    """The first browser that works, or every rung that does not hold."""
    failures = tuple(f"{failure.rung}: {failure.reason}" for failure in search.failures)
    if search.browser:
        version = f"{search.browser.version} ({search.browser.rung})"
        return Found(BROWSER, True, VERSION, {"version": version})
    return Found(BROWSER, False, NO_BROWSER, more=failures, remedy=GET_BROWSER)


def names(ask: Callable[[str, int], object] = socket.getaddrinfo) -> Found:
    """Whether the name servers answer, within eight seconds."""
    answers: list[object] = []

    def wait() -> None:
        with suppress(OSError):
            answers.append(ask(NAME, 443))

    asking = Thread(target=wait, daemon=True)
    asking.start()
    asking.join(PATIENCE)
    if answers:
        return Found(NAMES, True, RESOLVED)
    return Found(NAMES, False, UNRESOLVED, {"name": NAME})


def terminal(encoding: str | None, environment: Mapping[str, str]) -> Found:
    values: dict[str, Value] = {
        "encoding": encoding or "?", "language": Language(spoken(environment)),
    }  # fmt: skip
    if (encoding or "").lower().replace("-", "").startswith("utf"):
        return Found(TERMINAL, True, SPEAKS, values)
    return Found(TERMINAL, False, POOR, values, remedy="PYTHONUTF8=1 journeycheck audit URL")


def folder(path: Path) -> Found:
    """Whether a file can be written there; none stays."""
    try:
        with tempfile.NamedTemporaryFile(dir=path, prefix=".journeycheck-"):
            return Found(FOLDER, True, WRITABLE)
    except OSError as problem:
        reason = problem.strerror or str(problem)
        return Found(FOLDER, False, UNWRITABLE, {"reason": reason}, remedy=ELSEWHERE)
