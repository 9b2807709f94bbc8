"""The folder of one audit: its files, written whole or not at all, and read back."""

import errno
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from pathlib import Path

from pydantic import ValidationError

from journeycheck.brand import letterhead
from journeycheck.catalog import load_format
from journeycheck.codec import Written
from journeycheck.config import Settings, told_in
from journeycheck.errors import JourneycheckError, Unmade, UsageError
from journeycheck.facts import Answer, LinkOutcome
from journeycheck.link_table import Links
from journeycheck.logbook import NAME as LOGBOOK
from journeycheck.logbook import Logbook
from journeycheck.model import Audit
from journeycheck.report import Desk
from journeycheck.texts import clean, inert

COLUMNS = (
    "source", "target", "text", "kind", "status", "outcome", "reason", "redirects", "seconds",
)  # fmt: skip
_END = b"\r\n"
_reason = lru_cache(100)(inert)  # there are few
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


def write(folder: Path, name: str, pieces: Iterable[bytes]) -> Path:
    """One file, replaced as a whole. A full disk is told, and what was written before stays."""
    target = folder / name
    draft = folder / f".{name}.part"
    try:
        with draft.open("wb") as file:
            file.writelines(pieces)
        draft.replace(target)
    except OSError as problem:
        raise _unwritable(target, problem) from problem
    finally:
        draft.unlink(missing_ok=True)
    return target


def _unwritable(target: Path, problem: OSError) -> JourneycheckError:
    if problem.errno in {errno.ENOSPC, errno.EDQUOT}:
        return JourneycheckError(f"The disk is full: {target} was not written.")
    return UsageError(f"{target} cannot be written: {problem.strerror}.")


@dataclass(frozen=True)
class Saved:
    """The files written, and why others could not be made here."""

    paths: list[Path]
    unmade: list[str]


def desk(settings: Settings, folder: Path) -> Desk:
    """What lies beside an audit that is kept in this folder. Raises ConfigError for a logo."""
    beside = Path(settings.origins.get("brand", "")).parent
    return Desk(
        folder, letterhead(settings.brand, beside), settings.sarif_file or told_in(settings)
    )


def save(audit: Audit, folder: Path, formats: Iterable[str], language: str, desk: Desk) -> Saved:
    """Render and write the audit: `audit.json` first, whatever the formats, then the others. One
    that cannot be made here leaves the others alone."""
    return again(audit, folder, ["json", *formats], language, desk)


def again(audit: Audit, folder: Path, formats: Iterable[str], language: str, desk: Desk) -> Saved:
    """The same for a saved audit: these formats alone."""
    saved = Saved([], [])
    for name in dict.fromkeys(formats):
        made = load_format(name)
        try:
            saved.paths.append(write(folder, made.filename, made.pieces(audit, language, desk)))
        except Unmade as problem:
            saved.unmade.append(str(problem))
    return saved


def summarise(audit: Audit, file: Path, language: str, desk: Desk) -> None:
    """Add the audit to the summary of a CI job (GITHUB_STEP_SUMMARY names the file)."""
    try:
        with file.open("ab") as summary:
            summary.write(load_format("md").file(audit, language, desk))
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
        with draft.open("wb") as file:
            file.write(_row(*COLUMNS) + _END)
            file.writelines(_rows(links, answers))
        draft.replace(target)
    except OSError as problem:
        raise _unwritable(target, problem) from problem
    finally:
        draft.unlink(missing_ok=True)
    return target


def _rows(links: Links, answers: Mapping[str, Answer]) -> Iterator[bytes]:
    """The lines of each page; all but their first column is written out once for each link as it is
    repeated."""

    @lru_cache(10_000)
    def rest(link: Written) -> bytes:
        address = f"{link.target}#{link.fragment}" if link.fragment else link.target
        kind = "internal" if link.internal else "external"
        told = _told(answers.get(link.target, NEVER_ASKED))
        return b"," + _row(inert(address), inert(clean(link.words)), kind, *told) + _END

    @lru_cache(500)
    def shared(key: str) -> tuple[bytes, ...]:
        return tuple(map(rest, links.written_in(key)))

    for source, own, parts in links.by_page():
        rows = [*map(rest, own), *chain.from_iterable(map(shared, parts))]
        if rows:
            page = _row(inert(source))
            yield page + page.join(rows)


def _row(*cells: str) -> bytes:
    """Cells as CSV wants them (RFC 4180), all in quotes."""
    row = ",".join('"' + cell.replace('"', '""') + '"' for cell in cells)
    return row.encode("utf-8", "replace")


def _told(answer: Answer) -> tuple[str, ...]:
    """The columns that tell of the answer."""
    return (
        "" if answer.status is None else str(answer.status),
        answer.outcome.value,
        _reason(answer.reason),
        inert(" ".join(answer.hops)) if answer.hops else "",
        f"{answer.seconds:.3f}",
    )
