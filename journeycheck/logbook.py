"""`audit.db`: every answer of a visit and what was read in it, kept before it is acted on.

The visit is a function of its answers, taken in a steady order. So the answers are all that has to
be kept: a visit that was broken off goes through them again, asks nothing twice, and goes on.
"""

import sqlite3
import weakref
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from journeycheck.errors import DiskFull, UsageError

NAME = "audit.db"
_PAGE = 8192  # bytes: a reading has some 30,000
RECORDS = 2  # how answers and readings are packed; one more with each change of it
_SCHEMA = """
create table about (name text primary key, value text not null) without rowid;
create table answers (
  number integer primary key, errand text not null, url text not null, nth integer not null,
  answer blob not null, reading blob, unique (errand, url, nth));
create table parts (key text primary key, body blob not null);
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One answer as it was kept, in bytes. `number` finds it again."""

    number: int
    answer: bytes
    reading: bytes | None


class Logbook:
    """The answers of one visit. Without a file it lasts as long as the process."""

    def __init__(self, connection: sqlite3.Connection, *, resumed: bool = False) -> None:
        self._db = connection
        self.resumed = resumed
        self._end = weakref.finalize(self, connection.close)

    @classmethod
    def new(cls, file: Path | None = None, about: Mapping[str, str] | None = None) -> "Logbook":
        """A new one, in place of whatever was there. Raises UsageError."""
        try:
            if file:
                _remove(file)
            return cls.prepared(_connected(file), about or {})
        except (OSError, sqlite3.Error) as problem:
            raise UsageError(
                f"{file or 'The list of answers'} cannot be written: {problem}. Choose another "
                "--output."
            ) from problem

    @classmethod
    def prepared(cls, connection: sqlite3.Connection, about: Mapping[str, str]) -> "Logbook":
        """A new one in a database that is empty. Raises sqlite3.Error."""
        connection.executescript(_SCHEMA)
        connection.executemany("insert into about values (?, ?)", list(about.items()))
        return cls(connection)

    @classmethod
    def reopened(cls, file: Path, about: Mapping[str, str]) -> "Logbook":
        """That of a visit that was broken off. Raises UsageError when it is of another visit, or
        broken itself; the file is left as it is."""
        try:
            log = cls(_connected(file), resumed=True)
            was = log._checked()
        except (OSError, sqlite3.Error) as problem:
            raise UsageError(
                f"{file} cannot be read: {problem}. It was left as it is; start again without "
                "--resume, or choose another --output."
            ) from problem
        for name, value in about.items():
            if was.get(name) != value:
                log.close()
                raise UsageError(_other(file, name, was.get(name, ""), value))
        return log

    def _checked(self) -> Mapping[str, str]:
        if (told := self._db.execute("pragma quick_check").fetchone()[0]) != "ok":
            raise sqlite3.DatabaseError(told)
        self._db.execute("select 1 from answers, parts limit 1").fetchone()
        return dict(self._db.execute("select name, value from about"))

    def close(self) -> None:
        self._end()

    @property
    def answered(self) -> int:
        """How many answers are kept."""
        return int(self._db.execute("select count(*) from answers").fetchone()[0])

    def find(self, errand: str, url: str, nth: int) -> Entry | None:
        """What the `nth` asking of an address for an errand gave, if it was ever kept."""
        row = self._db.execute(
            "select number, answer, reading from answers where errand = ? and url = ? and nth = ?",
            (errand, url, nth),
        ).fetchone()
        return Entry(*row) if row else None

    def note(self, errand: str, url: str, nth: int, answer: bytes, reading: bytes | None) -> int:
        """Keep one answer; give its number. Raises DiskFull."""
        with _room():
            done = self._db.execute(
                "insert into answers (errand, url, nth, answer, reading) values (?, ?, ?, ?, ?)",
                (errand, url, nth, answer, reading),
            )
        return done.lastrowid or 0

    def reading(self, number: int) -> bytes:
        """The reading kept under a number."""
        row = self._db.execute("select reading from answers where number = ?", (number,))
        return bytes(row.fetchone()[0])

    def note_part(self, key: str, body: bytes) -> None:
        """Keep a part that pages share. Raises DiskFull."""
        self._insert("insert or ignore into parts values (?, ?)", [(key, body)])

    def part(self, key: str) -> bytes:
        """Raises KeyError."""
        row = self._db.execute("select body from parts where key = ?", (key,)).fetchone()
        if row is None:
            raise KeyError(key)
        return bytes(row[0])

    def _insert(self, statement: str, rows: list[tuple[object, ...]]) -> None:
        with _room():
            self._db.executemany(statement, rows)


def _connected(file: Path | None) -> sqlite3.Connection:
    """Each statement is kept at once: a process that is killed loses nothing it was told."""
    # One thread uses it; whichever collects garbage may close it.
    connection = sqlite3.connect(file or ":memory:", isolation_level=None, check_same_thread=False)
    try:
        connection.execute(f"pragma page_size = {_PAGE}")
        connection.execute("pragma journal_mode = wal")
        connection.execute("pragma synchronous = normal")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _remove(file: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        file.with_name(file.name + ending).unlink(missing_ok=True)


@contextmanager
def _room() -> Iterator[None]:
    try:
        yield
    except sqlite3.OperationalError as problem:
        raise DiskFull(str(problem)) from problem


def _other(file: Path, name: str, was: str, now: str) -> str:
    option = "address" if name == "start" else f"--{name.replace('_', '-')}"
    if name == "version":
        return (
            f"{file} was begun by journeycheck {was}, and this is {now}: they may read pages "
            "differently. Start again without --resume."
        )
    return (
        f"{file} was begun with another {option} ({was or 'none'}, not {now or 'none'}). Give the "
        "same, or start again without --resume."
    )
