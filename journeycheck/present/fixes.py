"""The findings as fixes: numbered in the order of repair, sorted by severity and by effort."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from journeycheck.model import Clause, FindingRecord, SeverityName

SEVERITIES: tuple[SeverityName, ...] = ("critical", "serious", "moderate", "minor")
WORKS = ("minutes", "hours", "days")
FIRST = 3  # fixes told on the first screen
CONCERNS = ("web", "marketing", "front-desk")


@dataclass(frozen=True)
class Fix:
    """A finding and its number, from 1."""

    number: int
    finding: FindingRecord


@dataclass(frozen=True)
class Fixes:
    """All fixes of an audit, the first to do first."""

    all: tuple[Fix, ...]

    @property
    def quick(self) -> int:
        """How many take less than an hour."""
        return sum(fix.finding.work == "minutes" for fix in self.all)

    @property
    def groups(self) -> tuple[tuple[SeverityName, tuple[Fix, ...]], ...]:
        """The fixes of each severity, worst first; severities without any are left out."""
        groups = ((severity, self.of(severity)) for severity in SEVERITIES)
        return tuple((severity, fixes) for severity, fixes in groups if fixes)

    def of(self, severity: str, work: str | None = None) -> tuple[Fix, ...]:
        return tuple(
            fix
            for fix in self.all
            if fix.finding.severity == severity and work in {None, fix.finding.work}
        )

    def concerning(self, concern: str) -> int:
        return sum(concern in fix.finding.concerns for fix in self.all)

    def first(self, clauses: Sequence[Clause]) -> tuple[Fix, ...]:
        """Where to start: what proves the verdict, its worst clause first; then the next ones."""
        proofs = [clause.finding for clause in sorted(clauses, key=_weight)]
        order = {finding: place for place, finding in reversed(list(enumerate(proofs)))}
        ordered = sorted(self.all, key=lambda fix: order.get(fix.finding.id, len(proofs)))
        return tuple(ordered[:FIRST])

    def number_of(self, check: str) -> int | None:
        """The number of the first finding of a check."""
        return next((fix.number for fix in self.all if fix.finding.check == check), None)


def _weight(clause: Clause) -> int:
    return {"does_not_work": 0, "not_offered": 0, "with_effort": 1}.get(clause.state, 2)


def fixes(findings: Sequence[FindingRecord]) -> Fixes:
    return Fixes(tuple(Fix(number, finding) for number, finding in enumerate(findings, 1)))


def numbers(findings: Sequence[FindingRecord]) -> Mapping[str, int]:
    """Finding id -> its number; the first one when two bear the same id."""
    found: dict[str, int] = {}
    for number, finding in enumerate(findings, 1):
        found.setdefault(finding.id, number)
    return found
