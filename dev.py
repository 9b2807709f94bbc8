#!/usr/bin/env python3
"""The developer's commands. Needs Python 3.11 and pip, nothing else.

    python3 dev.py demo     audit the embedded demo company and write its report
    python3 dev.py test     style, types, import layers, documents, tests (more words go to pytest)
    python3 dev.py lint     the same without the tests
    python3 dev.py setup    make .venv with everything that is locked, and look for a browser
    python3 dev.py docs     write again the documents that quote the program
    python3 dev.py bench    how fast a page is read; "bench crawl": a whole site, beside the peers
    python3 dev.py lock     choose versions anew: requirements.lock (--upgrade for the newest)

Each command makes .venv first when it is missing or no longer fits the lock.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
TOOLS = ROOT / ".tools"
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "journeycheck-setup"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
GENERATED = {
    "docs/checks.md": ["checks", "--markdown"],
    "docs/audit.schema.json": ["report", "--schema"],
}
CHECKERS: dict[str, list[str]] = {
    "style": ["ruff", "check"],
    "layout": ["ruff", "format", "--check"],
    "types": ["mypy"],
    "import layers": ["lint-imports"],
}
LOOK = """
import asyncio, json
from journeycheck.browse.ladder import search
found = asyncio.run(search())
print(json.dumps([found.browser and f"{found.browser.rung}, version {found.browser.version}",
                  [f"{failure.rung}: {failure.reason}" for failure in found.failures]]))
"""
QUIET = {"PIP_ROOT_USER_ACTION": "ignore", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
# The programs that tests start begin in half the time when none of them is compiled anew.
BYTECODE = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(VENV / "bytecode")}
BROWSERS = ("chromium-headless-shell", "chromium")  # the first works half as hard for a page
PACKAGES = ("fonts-liberation", "libatomic1")
APT = ["apt-get", "-qq", "-o", "Acquire::Retries=1", "-o", "Acquire::http::Timeout=20"]


def say(text: str) -> None:
    print(f"dev.py: {text}", file=sys.stderr, flush=True)


def run(*command: str | Path, **variables: str) -> int:
    """Run it in the project's folder, all its words on stderr; give its exit code."""
    try:
        return subprocess.run(
            command, cwd=ROOT, env={**os.environ, **variables}, stdout=sys.stderr, check=False
        ).returncode
    except FileNotFoundError:
        say(f"{command[0]} is not there.")
        return 127


def fingerprint() -> str:
    """What .venv was made of. Its place counts: an environment that was moved is broken."""
    parts = [(ROOT / "pyproject.toml").read_bytes(), LOCK.read_bytes()]
    parts += [str(ROOT).encode(), sys.version.encode()]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def set_up(always_look: bool = False) -> None:
    """Make .venv as the lock says, unless that is done."""
    known = STAMP.read_text() if STAMP.exists() and PYTHON.exists() else ""
    if known != fingerprint():
        say("making .venv from requirements.lock")
        if not (made_by_uv() or made_by_pip()):
            raise SystemExit("dev.py: .venv could not be made; the reason stands above.")
    elif not always_look:
        return
    look_for_browser()
    STAMP.write_text(fingerprint())


def made_by_uv() -> bool:
    """The quick way. uv does not read pip's settings, so it may fail where pip does not."""
    uv = find_uv()
    if not uv:
        return False
    into = ("pip", "install", "-q", "--python", str(PYTHON))
    return (
        (PYTHON.exists() or uv_run(uv, "venv", "-q", "--clear", "-p", sys.executable, str(VENV)))
        and uv_run(uv, *into, "--require-hashes", "-r", str(LOCK))
        and uv_run(uv, *into, "--no-deps", "--no-build-isolation", "-e", str(ROOT))
    )


def uv_run(uv: str, *words: str) -> bool:
    """The machine's own certificates are trusted: companies often have one."""
    return run(uv, *words, UV_SYSTEM_CERTS="1", UV_PYTHON_DOWNLOADS="never") == 0


def find_uv() -> str | None:
    """uv, brought into .tools with pip where the machine has none."""
    own = TOOLS / "bin" / ("uv.exe" if os.name == "nt" else "uv")
    found = shutil.which("uv") or (str(own) if own.exists() else None)
    if found:
        return found
    say("bringing uv into .tools")
    run(sys.executable, "-m", "pip", "install", "-q", "--target", TOOLS, "uv", **QUIET)
    return str(own) if own.exists() else None


def made_by_pip() -> bool:
    """The plain way. Bare Debian cannot put pip into .venv, but pip works from outside too."""
    say("uv did not do it: using pip")
    into = (sys.executable, "-m", "pip", "--python", PYTHON, "install", "-q")
    return (
        (PYTHON.exists() or not run(sys.executable, "-m", "venv", "--clear", "--without-pip", VENV))
        and not run(*into, "--require-hashes", "-r", LOCK, **QUIET)
        and not run(*into, "--no-deps", "--no-build-isolation", "-e", ROOT, **QUIET)
    )


def look_for_browser() -> None:
    """Say which browser works here; an administrator's machine with apt-get is given one."""
    found, failures = ladder()
    if failures and not found and shutil.which("apt-get") and os.geteuid() == 0 and installed():
        found, failures = ladder()
    if found:
        return say(f"browser: {found}")
    for failure in failures:
        say(f"  {failure}")
    say("no browser works here, so pages are read as the server sends them. To get one: Chrome,")
    say(f"Chromium, or {BIN / 'playwright'} install --with-deps --only-shell chromium")


def installed() -> bool:
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    return any(map(install, BROWSERS))


def install(browser: str) -> bool:
    say(f"no browser works here; installing {browser}, {', '.join(PACKAGES)}")
    got = (*APT, "install", "-y", "--no-install-recommends", browser, *PACKAGES)
    return not run(*got) or (not run(*APT, "update") and not run(*got))


def ladder() -> tuple[str | None, list[str]]:
    """The browser that works, and why the others do not."""
    done = subprocess.run([PYTHON, "-c", LOOK], cwd=ROOT, stdout=subprocess.PIPE, check=False)
    if done.returncode:
        say(f"the search for a browser ended with code {done.returncode}")
        return None, []
    found, failures = json.loads(done.stdout)
    return found, failures


def setup(words: list[str]) -> int:
    set_up(always_look=True)
    return 0


def demo(words: list[str]) -> int:
    """Code 1 means that friction was found, as it should be: the demo did its job."""
    set_up()
    say("journeycheck demo; the demo company is careless, so there is friction to be found")
    code = subprocess.run([BIN / "journeycheck", "demo", *words], check=False).returncode
    return 0 if code == 1 else code


def lint(words: list[str]) -> int:
    set_up()
    codes = {name: run(BIN / tool[0], *tool[1:]) for name, tool in CHECKERS.items()}
    codes |= {document: stale(document) for document in GENERATED}
    failed = [name for name, code in codes.items() if code]
    say(f"to be repaired: {', '.join(failed)}" if failed else "lint: all in order")
    return 1 if failed else 0


def test(words: list[str]) -> int:
    linted = lint([])
    # Many of them wait, for pages and for programs: more run at a time than there are cores.
    spread = ("-n", str((os.cpu_count() or 1) * 3 // 2), "--dist", "worksteal")
    tested = run(PYTHON, "-m", "pytest", "-q", *spread, *words, **BYTECODE)
    if tested == 5:
        say("no test was run: that proves nothing, so it counts as a failure")
    return 1 if tested == 5 else tested or linted


def stale(document: str) -> int:
    """1 when the document no longer says what the program says."""
    text = generated(document)
    file = ROOT / document
    if text is not None and file.exists() and file.read_bytes() == text:
        return 0
    say(f"{document} is not what the program says: python3 dev.py docs")
    return 1


def generated(document: str) -> bytes | None:
    """What the program says, or None when it fails."""
    command: list[str | Path] = [BIN / "journeycheck", *GENERATED[document]]
    plain = {**os.environ, "LC_ALL": "C.UTF-8", "NO_COLOR": "1"}
    done = subprocess.run(command, cwd=ROOT, env=plain, stdout=subprocess.PIPE, check=False)
    return None if done.returncode else done.stdout


def docs(words: list[str]) -> int:
    set_up()
    texts = {document: generated(document) for document in GENERATED}
    for document, text in texts.items():
        if text is None:
            say(f"{document} could not be made")
        else:
            (ROOT / document).write_bytes(text)
            say(f"wrote {document}")
    return 1 if None in texts.values() else 0


def lock(words: list[str]) -> int:
    """No host names in it: it must hold behind a company's mirror as well."""
    uv = find_uv()
    if not uv:
        say("uv is needed to lock")
        return 1
    command = ["pip", "compile", "-q", "--generate-hashes", "--no-emit-index-url", "--universal"]
    command += ["--python-version", "3.11", "pyproject.toml", "--group", "dev"]
    command += ["--custom-compile-command", "python3 dev.py lock", "-o", LOCK.name, *words]
    return 0 if uv_run(uv, *command) else 1


def bench(words: list[str]) -> int:
    """The first word names a file of bench/; without one, reading.py."""
    set_up()
    which, *rest = words or ["reading"]
    command: list[str | Path] = [PYTHON, "-m", f"bench.{which}", *rest]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


COMMANDS = {made.__name__: made for made in (setup, demo, test, lint, docs, lock, bench)}


def main(arguments: list[str]) -> int:
    if sys.version_info < (3, 11):  # noqa: UP036 - this file is run before anything is known
        say(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}")
        return 2
    command = COMMANDS.get(arguments[0]) if arguments else None
    if command is None:
        print(__doc__, file=sys.stderr)
        return 0 if arguments and arguments[0] in ("-h", "--help", "help") else 2
    try:
        return command(arguments[1:])
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
