"""The first sheet of an .xlsx workbook as rows of text (ECMA-376, the part that exports use)."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as Tree

from journeycheck.errors import UsageError

PART_LIMIT = 20_000_000  # bytes unpacked of one part
ROW_LIMIT, COLUMN_LIMIT = 2_000, 300
_SHEET = "xl/worksheets/sheet1.xml"
_STRINGS = "xl/sharedStrings.xml"


def rows_of_workbook(path: Path) -> list[tuple[int, list[str]]]:
    """The rows with their numbers, text and numbers as they are written. Raises UsageError."""
    try:
        with zipfile.ZipFile(path) as book:
            shared = [_text(item) for item in _part(book, _STRINGS)]
            return list(_rows(_part(book, _SHEET), shared))
    except (zipfile.BadZipFile, KeyError, Tree.ParseError, ValueError, IndexError) as problem:
        raise UsageError(f"{path.name} is no workbook that we can read: {problem}.") from problem


def _part(book: zipfile.ZipFile, name: str) -> Tree.Element:
    """One part, parsed; an empty one when the strings are all in the sheet."""
    if name == _STRINGS and name not in book.namelist():
        return Tree.Element("none")
    if book.getinfo(name).file_size > PART_LIMIT:
        raise ValueError("it is too large")
    raw = book.read(name)
    if b"<!DOCTYPE" in raw or b"<!ENTITY" in raw:
        raise ValueError("it declares entities, which no spreadsheet does")
    return Tree.fromstring(raw)


def _rows(sheet: Tree.Element, shared: list[str]) -> Iterator[tuple[int, list[str]]]:
    found = [row for row in sheet.iter() if _name(row) == "row"][: ROW_LIMIT + 1]
    for number, row in enumerate(found, start=1):
        cells: dict[int, str] = {}
        for at, cell in enumerate(cell for cell in row if _name(cell) == "c"):
            cells[_column(cell.get("r", ""), at)] = _value(cell, shared)
        width = min(max(cells, default=-1) + 1, COLUMN_LIMIT)
        yield int(row.get("r") or number), [cells.get(at, "") for at in range(width)]


def _name(element: Tree.Element) -> str:
    return element.tag.rpartition("}")[2]


def _column(reference: str, otherwise: int) -> int:
    """0 of A7, 26 of AA7."""
    letters = re.match(r"[A-Z]{1,3}", reference)
    if letters is None:
        return otherwise
    number = 0
    for letter in letters[0]:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _value(cell: Tree.Element, shared: list[str]) -> str:
    if cell.get("t") == "inlineStr":
        return _text(cell)
    value = next((inner.text or "" for inner in cell if _name(inner) == "v"), "")
    return shared[int(value)] if cell.get("t") == "s" else value


def _text(element: Tree.Element) -> str:
    """The text of a cell, its runs joined."""
    return "".join(inner.text or "" for inner in element.iter() if _name(inner) == "t")
