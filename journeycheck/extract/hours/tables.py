"""Days and hours that stand apart from each other on the page, brought together a day a line."""

from collections.abc import Sequence
from functools import lru_cache

from journeycheck.extract.hours.letters import atoms, flat
from journeycheck.extract.hours.lexer import Lexer
from journeycheck.extract.hours.vocabulary import Kind, vocabulary
from journeycheck.extract.lines import Line
from journeycheck.words import data

_FEWEST = 3  # days in one row or column
_ROWS = 6  # rows of hours below a row of days
_WEEK = 14  # rows of a table with a day in each
_DAY = 40  # characters that name a day, if anything
_SAYS = {Kind.TIME, Kind.CLOSED, Kind.ALL_DAY}
_LINKS = {Kind.RANGE, Kind.UNTIL, Kind.AND, Kind.COMMA, Kind.SLASH, Kind.OPENER, Kind.NOISE}
_VALUE = _SAYS | _LINKS | {Kind.MARK}

Rearranged = tuple[str, int]
"""The text, a day a line, and how many lines of the page it takes."""


def rearranged(lines: Sequence[Line], at: int, language: str) -> Rearranged | None:
    """What begins at `at`, a day a line; None when the lines can be read as they are."""
    if not lines[at].cells:
        return _two_columns(lines, at, language)
    if table := _turned(lines, at, language):
        return table
    text = _opens_and_closes(lines, at, language) or _stacked(lines[at], language)
    return (text, 1) if text else None


def _turned(lines: Sequence[Line], at: int, language: str) -> Rearranged | None:
    """A table with the days across."""
    header = lines[at].cells
    days = [column for column, cell in enumerate(header) if _is_day(cell, language)]
    if len(days) < _FEWEST or len(days) < len(header) - 1:
        return None
    rows = []
    for line in lines[at + 1 : at + 1 + _ROWS]:
        if len(line.cells) != len(header) or any(_is_day(c, language) for c in line.cells):
            break
        rows.append(line.cells)
    if not rows:
        return None
    text = "\n".join(
        f"{header[column]} : " + " | ".join(row[column] for row in rows if row[column])
        for column in days
    )
    return text, 1 + len(rows)


def _opens_and_closes(lines: Sequence[Line], at: int, language: str) -> str:
    """A row below "Day | Opens | Closes": "Monday : 9:00 - 18:00"; "" for any other row."""
    day, *times = lines[at].cells
    if not times or len(times) % 2 or _says_so(lines[at], language):
        return ""
    above = (lines[at - back] for back in range(1, min(at, _WEEK) + 1))
    headers = (line for line in above if not line.cells or not _is_day(line.cells[0], language))
    header = next(headers, None)
    if header is None or len(header.cells) != len(times) + 1 or not _says_so(header, language):
        return ""
    pairs = zip(times[::2], times[1::2], strict=True)
    return f"{day} : " + ", ".join(
        " - ".join(dict.fromkeys(p for p in pair if p)) for pair in pairs
    )


@lru_cache(maxsize=256)
def _words_of(language: str, key: str) -> frozenset[str]:
    return frozenset(flat(word) for word in data(f"hours/{language}.toml")["columns"][key])


def _says_so(line: Line, language: str) -> bool:
    """Is it a row of headings, "opens" and "closes" in turn?"""
    names = [flat(cell).strip(" :.") for cell in line.cells[1:]]
    known = [_words_of(language, "opens"), _words_of(language, "closes")]
    return bool(names) and all(name in known[at % 2] for at, name in enumerate(names))


def _stacked(line: Line, language: str) -> str:
    """A row of two cells, days one below the other in the first: each with the hours beside it.

    Where they do not pair off they are left a line each, for a person to read.
    """
    if len(line.cells) != 2 or line.node.tag != "tr":
        return ""
    days, values = (cell.split(", ") for cell in line.cells)
    if len(days) < 2 or len(values) < 2 or _breaks(line) < len(days) - 1:
        return ""
    if not all(_is_day(day, language) for day in days):
        return ""
    if len(days) == len(values) >= _FEWEST and all(_is_value(v, language) for v in values):
        return _paired(days, values)
    return "\n".join([*days, *values])


def _breaks(line: Line) -> int:
    """Line breaks in the first cell of a row."""
    cell = line.node.css_first("td, th")
    if cell is None:
        return 0
    return len(cell.css("br")) + max(len(cell.css("p, div, li")) - 1, 0)


def _two_columns(lines: Sequence[Line], at: int, language: str) -> Rearranged | None:
    """Days one below the other, and after them as many hours."""
    if not _is_day(lines[at].text, language) or (at and _is_day(lines[at - 1].text, language)):
        return None
    count = 1
    while at + count < len(lines) and count < _WEEK and _is_day(lines[at + count].text, language):
        count += 1
    if count < _FEWEST:
        return None
    rest = lines[at + count : at + 2 * count + 1]
    values = [line.text for line in rest if _is_value(line.text, language)]
    if len(values) != count or values != [line.text for line in rest[:count]]:
        return None
    return _paired([line.text for line in lines[at : at + count]], values), 2 * count


def _paired(days: Sequence[str], values: Sequence[str]) -> str:
    pairs = zip(days, values, strict=True)
    return "\n".join(f"{day} : {value}" for day, value in pairs)


@lru_cache(maxsize=1024)
def _is_value(text: str, language: str) -> bool:
    """Hours, or "closed", and nothing else."""
    kinds = {token.kind for token in Lexer(text[:80], vocabulary(language)).tokens()}
    return bool(kinds & _SAYS) and kinds <= _VALUE


def _is_day(cell: str, language: str) -> bool:
    cell = cell[:_DAY]
    signed = len(cell) < _DAY or "." in cell or ":" in cell  # no name of a day is as long
    return signed and _names_day(cell, language)


@lru_cache(maxsize=1024)
def _names_day(cell: str, language: str) -> bool:
    phrase = tuple(atom for atom in atoms(cell) if atom not in ".:")
    found = dict(vocabulary(language).phrases.get(phrase[0], ())).get(phrase) if phrase else None
    return found is not None and found.kind is Kind.DAY
