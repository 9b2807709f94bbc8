"""The portfolio: many finished audits side by side, as one value.

Sites are compared by what was found, worst first, never by a score: first the findings that stop a
customer, then the serious ones, and so on. Only visits that reached their end are compared.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal

from pydantic import BaseModel, ConfigDict

from journeycheck.model import Audit, OutcomeName, SeverityName, State, Text, Tool

SEVERITIES: tuple[SeverityName, ...] = ("critical", "serious", "moderate", "minor")
# The worst thing found: it stops the customer, slows him, or neither; not known; no audit.
Group = Literal["stopped", "slowed", "clear", "unknown", "unread"]
GROUPS: tuple[Group, ...] = ("stopped", "slowed", "clear", "unknown", "unread")
ENOUGH = 10  # sites; among fewer, a share says nothing


class Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Entry(Model):
    """One site. `report` and `folder` are relative to the portfolio; `worse_than`: the share of the
    other sites (0 to 1) that do better, None when it is not compared; `failed`: check to the title
    of its first finding; `new`: findings that the last audit did not have, None without one;
    `note`: why there is no audit."""

    url: str
    name: str
    folder: str
    report: str | None = None
    outcome: Literal["complete", "partial", "blocked", "failed", "none"] = "none"
    reason: str | None = None
    note: str = ""
    headline: Text = {}
    states: dict[str, State] = {}
    findings: dict[SeverityName, int] = {}
    failed: dict[str, Text] = {}
    judged: tuple[str, ...] = ()
    cant_tell: tuple[str, ...] = ()
    new: tuple[Text, ...] | None = None
    worse_than: float | None = None
    started: str = ""
    run: str = ""

    @property
    def burden(self) -> tuple[int, ...]:
        """Findings by severity, the worst first: what sites are compared by."""
        return tuple(self.findings.get(severity, 0) for severity in SEVERITIES)

    @property
    def group(self) -> Group:
        """Where it stands among the others. A visit that was cut short is never a clean one."""
        if self.outcome in {"none", "failed"}:
            return "unread"
        if self.findings.get("critical", 0):
            return "stopped"
        if any(self.burden):
            return "slowed"
        return "clear" if self.outcome == "complete" else "unknown"


class Share(Model):
    """One check over all sites: how many failed it, of those that it could judge. `example`: the
    title of one finding."""

    check: str
    example: Text = {}
    failed: int
    judged: int
    cant_tell: int


class Portfolio(Model):
    """A fleet, audited. `compared`: how many sites were compared with each other."""

    schema_version: Literal["1"] = "1"
    tool: Tool
    started: str
    finished: str
    sites: tuple[Entry, ...]
    checks: tuple[Share, ...]
    compared: int


def entry(audit: Audit, name: str, folder: str, report: str | None) -> Entry:
    """What the portfolio keeps of one audit; the audit itself can go."""
    by_outcome: dict[OutcomeName, list[str]] = {}
    for check in audit.checks:
        by_outcome.setdefault(check.outcome, []).append(check.id)
    titles = {finding.check: finding.title for finding in reversed(audit.findings)}
    failed = {check: titles.get(check, {}) for check in by_outcome.get("failed", ())}
    return Entry(
        url=audit.site.url,
        name=audit.site.name or name,
        folder=folder,
        report=report,
        outcome=audit.run.outcome,
        reason=audit.run.reason,
        headline=audit.verdict.headline,
        states=audit.verdict.states,
        findings=_counted(audit),
        failed=failed,
        judged=(*failed, *by_outcome.get("passed", ())),
        cant_tell=tuple(by_outcome.get("cant_tell", ())),
        new=_new(audit),
        started=audit.run.started,
        run=audit.run.id,
    )


def _counted(audit: Audit) -> dict[SeverityName, int]:
    """Findings by severity; one that the company has accepted does not count."""
    found = Counter(one.severity for one in audit.findings if one.status != "accepted")
    return {severity: found[severity] for severity in SEVERITIES}


def _new(audit: Audit) -> tuple[Text, ...] | None:
    if audit.compared_with is None:
        return None
    return tuple(finding.title for finding in audit.findings if finding.status == "new")


def portfolio(entries: Iterable[Entry], tool: Tool, started: str, finished: str) -> Portfolio:
    """The entries, compared with each other; the worst first."""
    ranked = _ranked(tuple(entries))
    worst_first = sorted(ranked, key=_place)
    compared = sum(one.worse_than is not None for one in ranked)
    return Portfolio(
        tool=tool, started=started, finished=finished, sites=tuple(worst_first),
        checks=shares(ranked), compared=compared,
    )  # fmt: skip


def _place(one: Entry) -> tuple[int, list[int], str, str]:
    worst_first = [-found for found in one.burden]
    return GROUPS.index(one.group), worst_first, one.name.casefold(), one.url


def _ranked(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    burdens = sorted(one.burden for one in entries if one.outcome == "complete")
    if len(burdens) < ENOUGH:
        return tuple(entries)
    return tuple(
        one.model_copy(update={"worse_than": bisect_left(burdens, one.burden) / (len(burdens) - 1)})
        if one.outcome == "complete"
        else one
        for one in entries
    )


def shares(entries: Iterable[Entry]) -> tuple[Share, ...]:
    """Every check that failed anywhere or could not tell, the commonest failure first."""
    failed: Counter[str] = Counter()
    judged: Counter[str] = Counter()
    unsure: Counter[str] = Counter()
    examples: dict[str, Text] = {}
    for one in entries:
        failed.update(set(one.failed))
        judged.update(set(one.judged))
        unsure.update(set(one.cant_tell))
        examples = dict(one.failed) | examples
    told = [
        Share(
            check=check, example=examples.get(check, {}), failed=failed[check],
            judged=judged[check], cant_tell=unsure[check],
        )
        for check in {*judged, *unsure}
        if failed[check] or unsure[check]
    ]  # fmt: skip
    return tuple(sorted(told, key=lambda one: (-one.failed, -one.cant_tell, one.check)))


def percent(share: float) -> int:
    """A share as whole percents, never 100 for a part nor 0 for some."""
    if 0 < share < 1:
        return min(99, max(1, round(share * 100)))
    return round(share * 100)


def columns(entries: Iterable[Entry], known: Sequence[str]) -> tuple[str, ...]:
    """The channels that any of the sites offers, in the order of the report."""
    offered = {
        channel
        for one in entries
        for channel, state in one.states.items()
        if state != "not_offered"
    }
    return tuple(channel for channel in known if channel in offered)
