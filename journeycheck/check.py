"""What a check is: one defect, one file, one generator of findings.

The decorator returns a frozen `Check`; the engine (`judge.py`) decides the outcome. A check sees
the gathered `Site` and nothing else.
"""

import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from journeycheck.facts import (
    Fact,
    Place,
)
from journeycheck.site import Site
from journeycheck.texts import Message, Value


class Question(StrEnum):
    """The four questions an auditor asks of every channel."""

    FINDABLE = "findable"
    CONSISTENT = "consistent"
    WORKS = "works"
    ANSWERED = "answered"


class Severity(StrEnum):
    """What happens to the customer (axe's vocabulary), worst first."""

    CRITICAL = "critical"
    SERIOUS = "serious"
    MODERATE = "moderate"
    MINOR = "minor"

    @property
    def rank(self) -> int:
        """0 is the worst."""
        return list(Severity).index(self)


class Certainty(StrEnum):
    """`confirmed`: seen twice, or plain in the page; `likely`: for a person to look at."""

    CONFIRMED = "confirmed"
    LIKELY = "likely"


class Outcome(StrEnum):
    """The outcome of a check (W3C EARL)."""

    PASSED = "passed"
    FAILED = "failed"
    CANT_TELL = "cant_tell"
    INAPPLICABLE = "inapplicable"
    UNTESTED = "untested"


class Concern(StrEnum):
    """Who can repair it."""

    MARKETING = "marketing"
    WEB = "web"
    FRONT_DESK = "front-desk"


class Work(StrEnum):
    """How long the repair takes, seen from outside."""

    MINUTES = "minutes"
    HOURS = "hours"
    DAYS = "days"

    @property
    def rank(self) -> int:
        return list(Work).index(self)


@dataclass(frozen=True)
class Wording:
    """What is told, in English; the catalogues give the other languages. `{names}` are values.

    title: a fact, at most 8 words. experience: what the customer lives through, at most 45.
    remedy: starts with a verb, at most 50. action: the remedy as a short command, for the first
    screen. settled: how one sees that it is repaired.
    """

    title: Message
    experience: Message
    remedy: Message
    action: Message
    settled: Message

    @property
    def messages(self) -> tuple[Message, ...]:
        return (self.title, self.experience, self.remedy, self.action, self.settled)


@dataclass(frozen=True)
class Finding:
    """One defect found. `key` names it the same in every run: no counts, no order, no host.

    `evidence` is where it can be seen, the best place first. `wording` and `severity` replace the
    check's own when this case is told differently.
    """

    key: str
    evidence: tuple[Place, ...]
    values: Mapping[str, Value] = field(default_factory=dict)
    occurrences: int = 1
    severity: Severity | None = None
    certainty: Certainty | None = None
    wording: Wording | None = None


class CannotTell(Exception):
    """Raised by a check that sees why nothing can be concluded; its text is the reason."""


class Inapplicable(Exception):
    """Raised by a check that finds nothing to judge among the facts; its text is the reason."""


Judge = Callable[[Site], Iterator[Finding]]


@dataclass(frozen=True)
class Check:
    """One check. `needs`: without a fact of this kind it is inapplicable. `absence`: it accuses the
    site of lacking something, so any page left unread makes it cannot-tell. `unless`: a fact of
    this kind makes the absence doubtful. `act`: without this act of the visit it is untested."""

    judge: Judge
    id: str
    channel: str
    question: Question
    severity: Severity
    certainty: Certainty
    wording: Wording
    others: tuple[Wording, ...]
    needs: type[Fact] | None
    absence: bool
    unless: type[Fact] | None
    act: str
    concerns: tuple[Concern, ...]
    work: Work
    doc: str

    @property
    def summary(self) -> str:
        return self.doc.partition("\n")[0]


def check(
    *,
    question: Question,
    severity: Severity,
    wording: Wording,
    others: tuple[Wording, ...] = (),
    certainty: Certainty = Certainty.CONFIRMED,
    needs: type[Fact] | None = None,
    absence: bool = False,
    unless: type[Fact] | None = None,
    act: str = "",
    concerns: tuple[Concern, ...] = (Concern.WEB,),
    work: Work = Work.HOURS,
) -> Callable[[Judge], Check]:
    """Make a check of a generator. Its id comes from its file: `checks/<channel>/<defect>.py`."""

    def made(judge: Judge) -> Check:
        file = Path(judge.__code__.co_filename)
        defect = judge.__name__.replace("_", "-")
        return Check(
            judge=judge,
            id=f"{file.parent.name}/{defect}",
            channel=file.parent.name,
            question=question,
            severity=severity,
            certainty=certainty,
            wording=wording,
            others=others,
            needs=needs,
            absence=absence,
            unless=unless,
            act=act,
            concerns=concerns,
            work=work,
            doc=inspect.getdoc(judge) or "",
        )

    return made
