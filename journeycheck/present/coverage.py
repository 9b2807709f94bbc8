"""What was tested, what was not and why, and what cannot be told."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from journeycheck.model import Audit, CheckResult, OutcomeName, Row, Skipped

# Reasons for which the site, or the way to it, kept us from judging; the others are our choice.
DOUBTFUL = frozenset({"bot-wall", "timeout", "cut-short", "redirects"})
SAMPLES = 3


@dataclass(frozen=True)
class Doubt:
    """One reason, the channels it leaves open, and how many checks that makes."""

    reason: str
    channels: tuple[str, ...]
    checks: int


@dataclass(frozen=True)
class Left:
    """Addresses that were not read, for one reason, and the first of them."""

    reason: str
    count: int
    samples: tuple[str, ...]


@dataclass(frozen=True)
class Tested:
    """The account of an audit."""

    outcomes: dict[OutcomeName, int]
    doubts: tuple[Doubt, ...]
    untested: tuple[Doubt, ...]
    left: tuple[Left, ...]
    walled: tuple[Left, ...]

    @property
    def open_questions(self) -> int:
        """Things that cannot be told: each reason is one."""
        return len(self.doubts) + len(self.walled)


def tested(audit: Audit) -> Tested:
    left = tuple(_left(audit))
    return Tested(
        outcomes=dict(Counter(check.outcome for check in audit.checks)),
        doubts=_doubts(check for check in audit.checks if check.outcome == "cant_tell"),
        untested=_doubts(check for check in audit.checks if check.outcome == "untested"),
        left=tuple(item for item in left if item.reason not in DOUBTFUL),
        walled=tuple(item for item in left if item.reason in DOUBTFUL),
    )


def _doubts(checks: Iterable[CheckResult]) -> tuple[Doubt, ...]:
    by_reason: dict[str, list[str]] = {}
    for check in checks:
        by_reason.setdefault(check.reason, []).append(check.channel)
    return tuple(
        Doubt(reason, tuple(dict.fromkeys(channels)), len(channels))
        for reason, channels in by_reason.items()
    )


def unasked(audit: Audit) -> frozenset[str]:
    """The channels of the matrix that no check of this version looks at."""
    asked = {check.channel for check in audit.checks}
    return frozenset(row.channel for row in audit.matrix if _is_blank(row)) - asked


def _is_blank(row: Row) -> bool:
    cells = {row.findable, row.consistent, row.works, row.answered}
    return cells <= {"untested", "inapplicable"}


def _left(audit: Audit) -> Iterable[Left]:
    """By reason, the most frequent first; "" counts what the audit no longer names one by one."""
    named = {refused.target for refused in audit.links.refused}  # told beside the broken links
    by_reason: dict[str, list[Skipped]] = {}
    for skip in audit.coverage.skipped:
        if skip.url not in named:
            by_reason.setdefault(skip.reason, []).append(skip)
    left = [
        Left(reason, sum(skip.count for skip in skips), tuple(skip.url for skip in skips[:SAMPLES]))
        for reason, skips in by_reason.items()
    ]
    yield from sorted(left, key=lambda item: -item.count)
    counted = sum(skip.count for skip in audit.coverage.skipped)
    if (unnamed := audit.coverage.skipped_total - counted) > 0:
        yield Left("", unnamed, ())
