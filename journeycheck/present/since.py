"""What changed since an earlier audit, and what is accepted, sorted for the report."""

from collections.abc import Iterable
from dataclasses import dataclass

from journeycheck.model import Acceptance, Audit, Past, Turn
from journeycheck.present.fixes import Fix, Fixes


@dataclass(frozen=True)
class Step:
    """One channel then and now, with the fixes that are new, those still there, and what is
    settled."""

    turn: Turn
    new: tuple[Fix, ...]
    still: tuple[Fix, ...]
    settled: tuple[Past, ...]


@dataclass(frozen=True)
class Changed:
    """The comparison, the worse channels first. `unjudged` are the numbers of new fixes that the
    earlier audit had no means to see."""

    steps: tuple[Step, ...]
    new: tuple[Fix, ...]
    still: tuple[Fix, ...]
    unjudged: frozenset[int]

    @property
    def worse(self) -> list[str]:
        return [step.turn.channel for step in self.steps if step.turn.trend == "worse"]


def changed(audit: Audit, to_do: Fixes) -> Changed | None:
    """None on a first visit."""
    if audit.change is None:
        return None
    told = audit.change
    new, still = _named(told.new, to_do), _named(told.still, to_do)
    steps = (
        Step(
            turn,
            _of(turn.channel, new),
            _of(turn.channel, still),
            tuple(past for past in told.settled if past.channel == turn.channel),
        )
        for turn in told.channels
    )
    unjudged = frozenset(fix.number for fix in new if fix.finding.id in told.unjudged)
    return Changed(tuple(steps), new, still, unjudged)


def _named(ids: Iterable[str], to_do: Fixes) -> tuple[Fix, ...]:
    wanted = set(ids)
    return tuple(fix for fix in to_do.all if fix.finding.id in wanted)


def _of(channel: str, fixes: Iterable[Fix]) -> tuple[Fix, ...]:
    return tuple(fix for fix in fixes if fix.finding.channel == channel)


@dataclass(frozen=True)
class Lived:
    """An acceptance, and the fixes that it is about."""

    acceptance: Acceptance
    fixes: tuple[Fix, ...]


def lived_with(audit: Audit, to_do: Fixes) -> tuple[Lived, ...]:
    return tuple(Lived(one, _named(one.findings, to_do)) for one in audit.acceptances)
