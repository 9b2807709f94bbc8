"""A table of listings: a CSV of ours, or the spreadsheet that Google Business Profile exports.

Columns of ours: source, url, name, address, phone, hours, website, status, seen_on. Google's are
recognised in seven languages (`data/listing_headers.toml`). A mistake is a UsageError that names
the file, the line and the column.
"""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path

from journeycheck.errors import UsageError
from journeycheck.extract.hours import osm_of
from journeycheck.facts import SpecialDay, Week
from journeycheck.listing.entries import FIELDS, Entry, split_phones, status_of
from journeycheck.listing.xlsx import rows_of_workbook
from journeycheck.urls import is_web
from journeycheck.words import data, fold

ROW_LIMIT = 2_000
_LEAST = 2  # known columns that make a table one of listings
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SPAN = re.compile(
    r"(\d{1,2})(?:[:.h](\d{2}))?\s*([ap])?\.?m?\.?\s*[-–]\s*(\d{1,2})(?:[:.h](\d{2}))?\s*([ap])?\.?m?\.?"
)
_DATED = re.compile(r"(\d{4}-\d{2}-\d{2})\s*:")
_CLOSED = frozenset({"x", "closed", "ferme", "geschlossen", "chiuso", "cerrado", "gesloten"})


Numbered = tuple[int, list[str]]
"""A line's number in its file, and its cells."""


@dataclass(frozen=True)
class Row:
    """One row, by the names of its columns, and where it stands."""

    file: str
    line: int
    cells: Mapping[str, str]

    def get(self, name: str) -> str:
        return self.cells.get(name, "").strip()

    def wrong(self, column: str, why: str) -> UsageError:
        return UsageError(f"{self.file}, line {self.line}, column {column}: {why}")


def entries_of(path: Path) -> tuple[Entry, ...]:
    """The listings of a .csv, .tsv or .xlsx file. Raises UsageError."""
    workbook = path.suffix.lower() == ".xlsx"
    rows = rows_of_workbook(path) if workbook else _rows_of_csv(path)
    if not rows:
        raise UsageError(f"{path.name} is empty: it needs a line of headers and one listing.")
    if len(rows) > ROW_LIMIT:
        raise UsageError(f"{path.name}, line {ROW_LIMIT + 1}: at most {ROW_LIMIT} lines are read.")
    _, headers = rows[0]
    google = _columns(headers, "google")
    if len(google) >= _LEAST and "line_1" in google.values():
        seen = date.fromtimestamp(path.stat().st_mtime)  # an export is as old as its file
        return tuple(_of_google(row, seen) for row in _rows(path, rows, google))
    ours = _columns(headers, "ours")
    if len(ours) < _LEAST or "name" not in ours.values():
        known = ", ".join(data("listing_headers.toml")["ours"])
        raise UsageError(
            f"{path.name}, line 1: these are no headers of listings. Ours are: {known}."
        )
    return tuple(_of_ours(row) for row in _rows(path, rows, ours))


def _rows_of_csv(path: Path) -> list[Numbered]:
    text = _decoded(path.read_bytes())
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    reader = csv.reader(text.splitlines(keepends=True), delimiter=delimiter, strict=True)
    try:
        return [(reader.line_num, row) for row in islice(reader, ROW_LIMIT + 1)]
    except csv.Error as problem:
        raise UsageError(f"{path.name}, line {reader.line_num}: {problem}.") from problem


def _decoded(raw: bytes) -> str:
    """UTF-8, UTF-16 with its mark, or what spreadsheets of Western Europe write."""
    if raw[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return raw.decode("utf-16", "replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _columns(headers: Sequence[str], kind: str) -> dict[int, str]:
    """Which column holds what."""
    known = {
        name: field for field, names in data("listing_headers.toml")[kind].items() for name in names
    }
    told = ((at, known.get(fold(header))) for at, header in enumerate(headers))
    return {at: field for at, field in told if field}


def _rows(path: Path, rows: Sequence[Numbered], columns: Mapping[int, str]) -> Iterator[Row]:
    width = len(rows[0][1])
    for line, cells in rows[1:]:
        if not any(cell.strip() for cell in cells):
            continue
        if any(cell.strip() for cell in cells[width:]):
            raise UsageError(
                f"{path.name}, line {line}, column {width + 1}: more cells than headers. "
                "A cell with a comma needs quotation marks around it."
            )
        named = {columns[at]: cell for at, cell in enumerate(cells) if at in columns}
        empty = dict.fromkeys(columns.values(), "")
        yield Row(path.name, line, empty | named)


def _of_ours(row: Row) -> Entry:
    asked = {"name", "address", "phone", "hours", "website"} & set(row.cells)
    url, status = row.get("url"), row.get("status")
    if status and status_of(status) is None:
        raise row.wrong("status", f"{status!r} is none of: open, closed, closed for now.")
    return Entry(
        where=url if is_web(url) else f"{row.file}, line {row.line}",
        source=row.get("source") or row.file,
        name=row.get("name"),
        address=row.get("address"),
        phones=split_phones(row.get("phone")),
        website=row.get("website"),
        hours=row.get("hours"),
        status=status_of(status),
        checked=_date(row, "seen_on"),
        asked=frozenset(asked),
    )


def _date(row: Row, column: str) -> date | None:
    text = row.get(column)
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as problem:
        raise row.wrong(column, f"{text!r} is no date such as 2026-11-22.") from problem


def _of_google(row: Row, seen: date) -> Entry:
    days = [row.get(day) for day in _DAYS]
    spans = [_spans(cell) for cell in days]
    week: Week = tuple(spans)
    unread = any(cell and span is None for cell, span in zip(days, spans, strict=True))
    told = [f"{name.title()} {cell}" for name, cell in zip(_DAYS, days, strict=True) if cell]
    phones = (*split_phones(row.get("phone")), *split_phones(row.get("phones")))
    return Entry(
        where=f"{row.file}, line {row.line}",
        source="Google",
        name=row.get("name"),
        street=", ".join(filter(None, (row.get("line_1"), row.get("line_2")))),
        postcode=row.get("postcode"),
        locality=row.get("locality"),
        phones=phones,
        website=row.get("website"),
        hours="; ".join(told),
        week=None if unread or not osm_of(week) else week,
        special=_special(row),
        checked=seen,
        asked=frozenset(FIELDS) - ({"special"} - row.cells.keys()),
    )


def _spans(cell: str) -> tuple[tuple[int, int], ...] | None:
    """The intervals of one day: () closed, None not said or not understood."""
    cell = cell.lower()
    if fold(cell) in _CLOSED:
        return ()
    found = [_span(match) for match in _SPAN.finditer(cell)]
    rest = _SPAN.sub("", cell).strip(" ,;")
    if rest or not found or any(not 0 <= a < b for a, b in found):
        return None
    return tuple(found)


def _span(match: re.Match[str]) -> tuple[int, int]:
    opens = _minute(match[1], match[2], match[3] or "")
    closes = _minute(match[4], match[5], match[6] or "")
    return opens, closes if closes > opens else closes + 24 * 60


def _minute(hour: str, minute: str | None, half: str) -> int:
    told = int(hour) % 12 + (12 if half == "p" else 0) if half else int(hour)
    return told * 60 + int(minute or 0)


def _special(row: Row) -> tuple[SpecialDay, ...]:
    """2026-12-24: 09:00-12:00, 2026-12-25: x."""
    _, *parts = _DATED.split(row.get("special"))
    days = []
    for told, cell in zip(parts[::2], parts[1::2], strict=True):
        try:
            day = date.fromisoformat(told)
        except ValueError as problem:
            raise row.wrong("special hours", f"{told!r} is no date.") from problem
        if (spans := _spans(cell.strip(" ,;"))) is not None:
            days.append(SpecialDay(day, spans))
    return tuple(days)
