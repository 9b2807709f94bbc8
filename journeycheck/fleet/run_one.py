"""One audit of a fleet, in a process of its own: what breaks it breaks nothing else."""

import asyncio
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

OURS = 4  # exit code of a fault of ours
_ENDING = 60.0  # seconds for the report, beyond the visit
_LEAVING = 15.0  # seconds to leave when asked to
_SUFFIX = {"config": ".toml", "baseline": ".json"}
_SAID = 2_000  # characters of its last words


@dataclass(frozen=True, slots=True)
class Order:
    """What a worker is asked to do: the options of `journeycheck audit`, and the seconds after
    which an audit is lost. `files`: options that name a file, with its content. It can be sent to
    another machine."""

    url: str
    options: tuple[str, ...]
    seconds: float
    files: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Done:
    """`code`: exit code of the audit; `said`: its last words on stderr."""

    code: int
    seconds: float
    said: str


def options(told: Mapping[str, object]) -> tuple[str, ...]:
    """Options as the command line takes them: `{"max-pages": 3, "resume": True}`."""
    flags: list[str] = []
    for name, value in told.items():
        if value is True:
            flags.append(f"--{name}")
        elif value is not False and value is not None:
            flags += [f"--{name}", str(value)]
    return tuple(flags)


async def run_one(order: Order, folder: Path) -> Done:
    """Audit one site into a folder. Nothing is raised for what the audit does."""
    began = monotonic()
    command: Sequence[str] = [
        sys.executable, "-m", "journeycheck.leash", "audit", order.url,
        "--output", str(folder), "--quiet", "--no-color", *order.options, *_laid(order, folder),
    ]  # fmt: skip
    process = await asyncio.create_subprocess_exec(
        *command, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE, env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    try:
        said = await asyncio.wait_for(_last_words(process), order.seconds + _ENDING)
    except TimeoutError:
        return Done(OURS, monotonic() - began, "The audit did not end in time and was stopped.")
    finally:
        await _gone(process)
    return Done(_code(process.returncode), monotonic() - began, said)


def _laid(order: Order, folder: Path) -> list[str]:
    """The files of an order, written beside the audit, as options."""
    flags: list[str] = []
    for name, content in order.files.items():
        file = folder / f"given-{name}{_SUFFIX.get(name, '')}"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        flags += [f"--{name}", str(file)]
    return flags


async def _last_words(process: asyncio.subprocess.Process) -> str:
    """Read to the end, and keep what was said last."""
    assert process.stderr is not None
    said = b""
    while chunk := await process.stderr.read(65_536):
        said = (said + chunk)[-4 * _SAID :]
    await process.wait()
    return said.decode("utf-8", "replace").strip()[-_SAID:]


async def _gone(process: asyncio.subprocess.Process) -> None:
    """It ends, by itself or by us."""
    if process.stdin is not None:
        process.stdin.close()  # the leash is let go
    if process.returncode is None:
        with suppress(TimeoutError):
            await asyncio.wait_for(process.wait(), _LEAVING)
    if process.returncode is None:
        process.kill()
        await process.wait()


def _code(code: int | None) -> int:
    """Ended by a signal: a fault of ours, or of the machine."""
    return code if code is not None and code >= 0 else OURS
