"""How a command ends: every end is an exit code and, at worst, one line. Never a traceback."""

import contextlib
import errno
import os
import sys
import tempfile
import traceback

import click

from journeycheck.errors import JourneycheckError

USAGE, OURS, INTERRUPTED = 2, 4, 130
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
