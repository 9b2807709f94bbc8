"""The folder of one audit: its files, written whole or not at all, and read back."""

import csv
import errno
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from pydantic import ValidationError

from journeycheck.catalog import load_format
from journeycheck.errors import JourneycheckError, UsageError
from journeycheck.facts import (
    Answer,
    Link,
    LinkOutcome,
)
from journeycheck.link_table import Links
from journeycheck.logbook import NAME as LOGBOOK
from journeycheck.logbook import Logbook
from journeycheck.model import Audit
from journeycheck.texts import clean, inert

COLUMNS = (
    "source", "target", "text", "kind", "status", "outcome", "reason", "redirects", "seconds",
)  # fmt: skip
NEVER_ASKED = Answer("", LinkOutcome.SKIPPED, reason="not asked")


@contextmanager
def opened(folder: Path) -> Iterator[None]:
    """The folder, made and held for this run. Raises UsageError when it cannot be used."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / ".lock").open("w")
    except OSError as problem:
        raise UsageError(
            f"The output folder {folder} cannot be written: {problem.strerror}. "
            "Choose another one with --output."
        ) from problem
    with lock:
        _hold(lock.fileno(), folder)
        yield


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _hold(descriptor: int, folder: Path) -> None:
    try:
        _lock(descriptor)
    except OSError as problem:
        raise UsageError(
            f"Another audit is writing to {folder}. Wait for it, or choose another --output."
        ) from problem


@contextmanager
def logbook(folder: Path, about: Mapping[str, str], *, resume: bool) -> Iterator[Logbook]:
    """The logbook of the audit in this folder: a new one, or that of an audit that was broken off.
    Raises UsageError when it cannot be used."""
    file = folder / LOGBOOK
    known = resume and file.exists()
    log = Logbook.reopened(file, about) if known else Logbook.new(file, about)
    try:
        yield log
    finally:
        log.close()


def write(folder: Path, name: str, text: str) -> Path:
    """One file, replaced as a whole. A full disk is told, and what was written before stays."""
    target = folder / name
    draft = folder / f".{name}.part"
    try:
        draft.write_text(text, encoding="utf-8", errors="replace", newline="")
        draft.replace(target)
    except OSError as problem:
        draft.unlink(missing_ok=True)
        raise _unwritable(target, problem) from problem
    return target


def _unwritable(target: Path, problem: OSError) -> JourneycheckError:
    if problem.errno in {errno.ENOSPC, errno.EDQUOT}:
        return JourneycheckError(f"The disk is full: {target} was not written.")
    return UsageError(f"{target} cannot be written: {problem.strerror}.")


def save(audit: Audit, folder: Path, formats: Iterable[str], language: str) -> list[Path]:
    """Render and write the audit: `audit.json` first, whatever the formats, then the others."""
    written = []
    for name in dict.fromkeys(["json", *formats]):
        made = load_format(name)
        written.append(write(folder, made.filename, made.render(audit, language)))
    return written


def summarise(audit: Audit, file: Path, language: str) -> None:
    """Add the audit to the summary of a CI job (GITHUB_STEP_SUMMARY names the file)."""
    try:
        with file.open("a", encoding="utf-8", errors="replace") as summary:
            summary.write(load_format("md").render(audit, language))
    except OSError as problem:
        raise _unwritable(file, problem) from problem


def load(folder: Path) -> Audit:
    """A saved audit. Raises UsageError that says what is wrong with the folder."""
    file = folder / "audit.json" if folder.is_dir() else folder
    try:
        return Audit.model_validate_json(file.read_bytes())
    except OSError as problem:
        raise UsageError(f"{file} cannot be read: {problem.strerror}.") from problem
    except ValidationError as problem:
        first = problem.errors()[0]
        place = ".".join(map(str, first["loc"])) or "the whole file"
        raise UsageError(f"{file} is not an audit of this version: {place}: {first['msg']}.") from (
            problem
        )


def write_links(folder: Path, links: Links, answers: Mapping[str, Answer]) -> Path:
    """`links.csv`: one row for every link and place."""
    target = folder / "links.csv"
    draft = folder / ".links.csv.part"
    try:
        with draft.open("w", encoding="utf-8", errors="replace", newline="") as file:
            rows = csv.writer(file, quoting=csv.QUOTE_ALL)
            rows.writerow(COLUMNS)
            rows.writerows(_rows(links, answers))
        draft.replace(target)
    except OSError as problem:
        draft.unlink(missing_ok=True)
        raise _unwritable(target, problem) from problem
    return target


def _rows(links: Links, answers: Mapping[str, Answer]) -> Iterator[tuple[str, ...]]:
    told = lru_cache(10_000)(lambda target: _told(answers.get(target, NEVER_ASKED)))

    def rest(link: Link) -> tuple[str, ...]:
        target = f"{link.target}#{link.fragment}" if link.fragment else link.target
        kind = "internal" if link.internal else "external"
        return inert(target), inert(clean(link.words)), kind, *told(link.target)

    @lru_cache(500)
    def shared(key: str) -> tuple[tuple[str, ...], ...]:
        return tuple(map(rest, links.of_part(key)))

    for source, own, parts in links.by_page():
        page = (inert(source),)
        yield from (page + rest(link) for link in own)
        yield from (page + row for key in parts for row in shared(key))


def _told(answer: Answer) -> tuple[str, ...]:
    """The columns that tell of the answer."""
    return (
        "" if answer.status is None else str(answer.status),
        answer.outcome.value,
        inert(answer.reason),
        inert(" ".join(answer.hops)),
        f"{answer.seconds:.3f}",
    )
