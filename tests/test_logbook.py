"""The logbook keeps what it is told, and says when it cannot."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from journeycheck.errors import DiskFull, UsageError
from journeycheck.logbook import Logbook
from tests.crawl.server import page, visit


def test_what_was_noted_is_found(tmp_path: Path) -> None:
    log = Logbook.new(tmp_path / "audit.db", {"start": "https://shop.test/"})
    number = log.note("page", "https://shop.test/a", 1, b"answer", b"reading")
    log.note_part("key", b"part")
    log.note_part("key", b"part")
    log.close()
    again = Logbook.reopened(tmp_path / "audit.db", {"start": "https://shop.test/"})
    entry = again.find("page", "https://shop.test/a", 1)
    assert entry and (entry.number, entry.answer, entry.reading) == (number, b"answer", b"reading")
    assert again.find("page", "https://shop.test/a", 2) is None
    assert (again.reading(number), again.part("key"), again.answered) == (b"reading", b"part", 1)
    with pytest.raises(KeyError):
        again.part("other")
    again.close()


def test_a_new_one_replaces_the_old(tmp_path: Path) -> None:
    log = Logbook.new(tmp_path / "audit.db")
    log.note("page", "u", 1, b"", None)
    log.close()
    log = Logbook.new(tmp_path / "audit.db")
    assert log.answered == 0
    log.close()


def test_a_file_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "audit.db").write_text("hours: 9 to 12")
    with pytest.raises(UsageError, match="start again without --resume"):
        Logbook.reopened(tmp_path / "audit.db", {})
    with closing(sqlite3.connect(tmp_path / "other.db")) as other:
        other.execute("create table t (x)")
    with pytest.raises(UsageError, match="no such table"):
        Logbook.reopened(tmp_path / "other.db", {})


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be written"):
        Logbook.new(tmp_path / "nowhere" / "audit.db")


def test_a_later_version_reads_differently(tmp_path: Path) -> None:
    Logbook.new(tmp_path / "audit.db", {"version": "0.1"}).close()
    with pytest.raises(UsageError, match="begun by journeycheck"):
        Logbook.reopened(tmp_path / "audit.db", {"version": "0.2"})


def small() -> Logbook:
    """One that is soon full, as a disk is."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    log = Logbook.prepared(connection, {})
    pages = connection.execute("pragma page_count").fetchone()[0]
    connection.execute(f"pragma max_page_count = {pages + 6}")
    return log


def test_a_full_disk_is_told() -> None:
    log = small()
    with pytest.raises(DiskFull):
        for number in range(1000):
            log.note("page", f"u{number}", 1, b"x" * 1000, None)


def test_a_full_disk_ends_the_visit_with_what_was_read() -> None:
    routes = {"/": page(*(f"/p{n}" for n in range(40)))}
    routes |= {f"/p{n}": page(text=f"Texte {n}. " * 2) for n in range(40)}
    seen = visit(routes, logbook=small())
    assert (seen.crawled.outcome, seen.crawled.stopped_by) == ("partial", "disk")
    assert 0 < len(seen.reader.kept) < 41
