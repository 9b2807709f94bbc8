"""What the audit says beside others: earlier ones, what was accepted, what friction costs."""

from typing import Literal

from journeycheck.model.base import Model, SeverityName, State, Text


class Past(Model):
    """A finding of the earlier audit that this one does not have. It is settled, or `reason` says
    (an English message) why its absence proves nothing."""

    id: str
    check: str
    channel: str
    severity: SeverityName
    title: Text
    reason: str = ""


class Turn(Model):
    """One channel, then and now; None where an audit does not speak of it."""

    channel: str
    before: State | None
    now: State | None
    trend: Literal["worse", "better", "other", "unclear", "same"]


class Change(Model):
    """What changed since an earlier audit of the site. `reasons` say why the two cannot be
    compared, `remarks` what else to know. Findings are named by their ids: `unjudged` are those of
    `new` that the earlier audit had no means to see. `unseen` are gone, but nobody can tell why."""

    run: str
    started: str
    site: str
    comparable: bool = True
    reasons: tuple[Text, ...] = ()
    remarks: tuple[Text, ...] = ()
    channels: tuple[Turn, ...] = ()
    new: tuple[str, ...] = ()
    unjudged: tuple[str, ...] = ()
    still: tuple[str, ...] = ()
    settled: tuple[Past, ...] = ()
    unseen: tuple[Past, ...] = ()


class Acceptance(Model):
    """One `[[accept]]` of the configuration: a check or a finding id, on which addresses, why,
    until which day, and the ids of the findings that it matches."""

    what: str
    url: str = ""
    reason: str
    until: str
    state: Literal["in_force", "expired", "unused"]
    findings: tuple[str, ...] = ()


class Cost(Model):
    """What the cost of friction is reckoned with, by convention: amounts in `currency` (ISO 4217),
    `target` and `leave` in percent. `given` names the figures that the client gave."""

    basket: float
    purchases: float
    years: float
    told: float
    circle: float
    target: float
    leave: float
    per_month: float
    currency: str
    given: tuple[str, ...] = ()
