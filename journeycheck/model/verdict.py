"""The verdict, and the ways to the company at a glance."""

from pydantic import Field

from journeycheck.model.base import Model, State, Text


class Effort(Model):
    clicks: int
    seconds: float
    fields: int


class Clause(Model):
    """One clause of the verdict: its words, its state, and the finding that proves it."""

    text: Text
    state: State
    channel: str
    finding: str | None = None


class Way(Model):
    """One channel at a glance. `clicks` is None when no way leads there."""

    channel: str
    state: State
    clicks: int | None = None
    line: Text  # the first screen: one short sentence
    story: Text  # section 1: what the customer finds
    quotes: tuple[str, ...] = ()
    quote_language: str = ""
    path: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()


class Verdict(Model):
    headline: Text
    states: dict[str, State]
    effort: dict[str, Effort]
    clauses: tuple[Clause, ...] = ()
    summary: Text = Field(default_factory=dict)
    ways: tuple[Way, ...] = ()
