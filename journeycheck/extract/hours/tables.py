"""Tables with the days across: turned round, so that each day stands before its hours."""

from collections.abc import Sequence
from functools import lru_cache

from journeycheck.extract.hours.vocabulary import Kind, atoms, vocabulary
from journeycheck.extract.lines import Line

_FEWEST = 3  # days in one row
_ROWS = 6  # rows of hours below them


def turned(lines: Sequence[Line], at: int, language: str) -> tuple[str, int] | None:
    """The table that begins at `at`, a day a line, and how many lines of the page it takes.

    None when no row of days begins there.
    """
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


@lru_cache(maxsize=4096)
def _is_day(cell: str, language: str) -> bool:
    phrase = tuple(atom for atom in atoms(cell[:40]) if atom not in ".:")
    found = dict(vocabulary(language).phrases.get(phrase[0], ())).get(phrase) if phrase else None
    return found is not None and found.kind is Kind.DAY
