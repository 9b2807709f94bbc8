"""The matrix: ten channels, four questions, and what the checks of each cell say together."""

from collections.abc import Iterable

from journeycheck.check import Outcome, Question, Severity
from journeycheck.judge import Result
from journeycheck.model import Row
from journeycheck.verdict.records import severity

_F, _C, _W, _A = Question
ASKED = {
    "phone": {_F, _C, _W, _A},
    "hours": {_F, _C, _W, _A},
    "form": {_F, _C, _W, _A},
    "email": {_F, _C, _W, _A},
    "chat": {_F, _W},
    "address": {_F, _C},
    "order": {_F, _C, _W},
    "aftersales": {_F, _W},
    "pages": {_W},
    "promises": {_F, _C, _A},
}
"""The questions that make sense for each channel; the other cells are inapplicable."""

WORST_FIRST = (
    Outcome.FAILED, Outcome.CANT_TELL, Outcome.UNTESTED, Outcome.PASSED, Outcome.INAPPLICABLE,
)  # fmt: skip


def matrix(results: Iterable[Result]) -> tuple[Row, ...]:
    """One row a channel, worst outcome first in each cell; a minor failure alone is a remark."""
    by_cell: dict[tuple[str, Question], list[Result]] = {}
    for result in results:
        by_cell.setdefault((result.check.channel, result.check.question), []).append(result)
    return tuple(_row(channel, by_cell) for channel in ASKED)


def _row(channel: str, by_cell: dict[tuple[str, Question], list[Result]]) -> Row:
    cells = {q: by_cell.get((channel, q), []) for q in Question}
    outcomes = {q.value: _cell(channel, q, results).value for q, results in cells.items()}
    remarks = tuple(q.value for q, results in cells.items() if _remark(results))
    return Row.model_validate({"channel": channel, "remarks": remarks, **outcomes})


def _cell(channel: str, question: Question, results: list[Result]) -> Outcome:
    if not results:
        asked = question in ASKED[channel]
        return Outcome.UNTESTED if asked else Outcome.INAPPLICABLE
    return min((_weighed(result) for result in results), key=WORST_FIRST.index)


def _weighed(result: Result) -> Outcome:
    return Outcome.PASSED if _only_minor(result) else result.outcome


def _only_minor(result: Result) -> bool:
    return result.outcome is Outcome.FAILED and all(
        severity(result.check, finding) is Severity.MINOR for finding in result.findings
    )


def _remark(results: list[Result]) -> bool:
    return any(map(_only_minor, results)) and all(
        _weighed(result) is not Outcome.FAILED for result in results
    )
