"""How a command ends: every end is an exit code and, at worst, one line. Never a traceback."""

import asyncio
import contextlib
import errno
import os
import signal
import sys
import tempfile
import traceback
from collections.abc import Awaitable, Callable
from typing import TypeVar

import click

from journeycheck.errors import JourneycheckError

T = TypeVar("T")
USAGE, OURS, INTERRUPTED, TERMINATED = 2, 4, 130, 143
UNWRITTEN = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EBADF})


def code(problem: BaseException) -> int:
    """Tell the person what ended the command; its exit code by the contract."""
    match problem:
        case click.exceptions.Exit():
            return problem.exit_code
        case click.ClickException():
            problem.show()
            return USAGE
        case JourneycheckError():
            _line(str(problem))
            return problem.exit_code
        case click.Abort() | KeyboardInterrupt():
            return INTERRUPTED
        case BrokenPipeError():
            return _closed()
        case OSError() if problem.errno in UNWRITTEN:
            _line(f"the output could not be written: {problem.strerror}.")
            return _closed()
    return _our_fault(problem)


async def until_stopped(errand: Callable[[asyncio.Event], Awaitable[T]], stopped: list[int]) -> T:
    """Run it; Ctrl-C or a termination signal sets its event, so that what is done is kept.
    `stopped` is given the exit code of whoever asked; who asks twice ends it at once."""
    stop, loop = asyncio.Event(), asyncio.get_running_loop()

    def ask_to_stop(number: int, _frame: object) -> None:
        if stopped:
            raise KeyboardInterrupt
        stopped.append(INTERRUPTED if number == signal.SIGINT else TERMINATED)
        loop.call_soon_threadsafe(stop.set)

    before = {n: signal.signal(n, ask_to_stop) for n in (signal.SIGINT, signal.SIGTERM)}
    try:
        return await errand(stop)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _line(text: str) -> None:
    click.echo(f"journeycheck: {text}", err=True)


def _closed() -> int:
    """Whoever read our output has gone: nothing more can be said there."""
    with contextlib.suppress(OSError, AttributeError):  # there may be no stdout at all
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return OURS


def _our_fault(problem: BaseException) -> int:
    """One line for the person; the details in a file."""
    with tempfile.NamedTemporaryFile(
        "w", prefix="journeycheck-", suffix=".log", delete=False, encoding="utf-8"
    ) as file:
        file.write("".join(traceback.format_exception(problem)))
    _line(
        f"a fault of ours ({type(problem).__name__}). The details are in {file.name}; "
        "please send them to us."
    )
    return OURS
