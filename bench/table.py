"""The results as a table and as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from bench.measure import Measured

HEAD = (
    "who", "edition", "what it does", "pages", "requests", "seconds", "pages/s",
    "CPU s per 1,000", "peak MB (PSS)", "peak MB (RSS)", "ours is × as fast",
)  # fmt: skip


@dataclass(frozen=True)
class Line:
    """One runner and what came of it; `note` says what is not as it should be."""

    name: str
    does: str
    edition: str = ""
    pages: int = 0
    requests: int = 0
    measured: Measured | None = None
    note: str = ""

    @property
    def rate(self) -> float:
        """Pages a second."""
        return self.pages / self.measured.seconds if self.measured else 0.0

    @property
    def cpu(self) -> float:
        """CPU seconds for 1,000 pages."""
        return self.measured.cpu * 1000 / self.pages if self.measured and self.pages else 0.0


def rate_of(lines: list[Line], name: str) -> float:
    return next((line.rate for line in lines if line.name == name), 0.0)


def ratio(above: float, below: float) -> str:
    return f"{above / below:.2f}" if above and below else ""


def cells(line: Line, ours: float) -> list[str]:
    cost = line.measured
    if not cost:
        return [line.name, line.edition, line.does, *[""] * (len(HEAD) - 3)]
    numbers = [
        f"{line.pages:,}",
        f"{line.requests:,}",
        f"{cost.seconds:.1f}",
        f"{line.rate:.0f}" if line.rate >= 10 else f"{line.rate:.1f}",
        f"{line.cpu:.2f}",
        f"{cost.pss:.0f}",
        f"{cost.rss:.0f}",
        ratio(ours, line.rate),
    ]
    return [line.name, line.edition, line.does, *numbers]


def row(words: list[str]) -> str:
    return "| " + " | ".join(words) + " |"


def notes(lines: list[Line]) -> list[str]:
    ours = rate_of(lines, "journeycheck")
    shares = [
        f"* share of {line.name}: {ours / line.rate:.2f}"
        for line in lines
        if line.name.startswith("limit") and ours and line.rate
    ]
    return shares + [f"* {line.name}: {line.note}" for line in lines if line.note]


def markdown(lines: list[Line], title: str) -> str:
    ours = rate_of(lines, "journeycheck")
    rules = ["---", "---", "---", *["--:"] * (len(HEAD) - 3)]
    rows = [row(list(HEAD)), row(rules), *(row(cells(line, ours)) for line in lines)]
    return "\n".join([title, "", *rows, "", *notes(lines), ""])


def as_json(lines: list[Line], about: Mapping[str, object]) -> str:
    entries = [asdict(line) | {"pages_per_second": line.rate} for line in lines]
    return json.dumps({**about, "lines": entries}, indent=2) + "\n"
