"""The finished audit, as `audit.json` keeps it: one frozen value, and its JSON schema.

Times are ISO 8601 with offset, durations are in seconds. Texts told to people are
`{"en": …, "fr": …}`; the site's own words stay as they are. `reason` fields are English messages
that the reports translate.
"""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

Text = dict[str, str]
State = Literal["works", "with_effort", "does_not_work", "cannot_tell", "not_offered"]
OutcomeName = Literal["passed", "failed", "cant_tell", "inapplicable", "untested"]
QuestionName = Literal["findable", "consistent", "works", "answered"]
SeverityName = Literal["critical", "serious", "moderate", "minor"]
HowName = Literal[
    "tel-link", "mail-link", "link", "text", "json-ld", "microdata", "rdfa", "form", "listing",
    "rendered",
]  # fmt: skip


class Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Tool(Model):
    name: str = "journeycheck"
    version: str


class SiteInfo(Model):
    url: str
    final_url: str
    name: str
    language: str
    country: str | None
    platform: str | None = None


class Run(Model):
    id: str
    started: str
    finished: str
    duration_s: float
    outcome: Literal["complete", "partial", "blocked", "failed"]
    stopped_by: str | None = None
    reason: str | None = None
    settings: dict[str, Any]


class Skipped(Model):
    """An address left out. An endless row is one entry: `url` is the first of `count` addresses."""

    url: str
    reason: str
    detail: str = ""
    count: int = 1


class Coverage(Model):
    pages: int
    links: int
    links_external: int
    rendered: int = 0
    browser: str | None = None
    skipped: tuple[Skipped, ...] = ()
    skipped_total: int = 0
    languages: tuple[str, ...] = ()
    addresses_asked: int = 0
    asked_twice: int = 0


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
    summary: Text = {}
    ways: tuple[Way, ...] = ()


class Source(Model):
    url: str
    how: HowName
    selector: str
    text: str
    pages: int = 1


class Channel(Model):
    kind: Literal[
        "phone", "hours", "form", "email", "chat", "address", "order", "aftersales", "social",
        "callback", "appointment",
    ]  # fmt: skip
    value: str
    normalized: str
    label: str | None = None
    role: str | None = None
    clicks: int | None = None
    path: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()


class Hours(Model):
    """One claim of hours. `week`: seven days from Monday, each a list of [opens, closes] in
    minutes, an empty list for "says closed", null for "says nothing"."""

    place: str | None
    service: str | None = None
    osm: str
    raw: str
    url: str
    how: HowName
    selector: str
    language: str = ""
    region: str = "main"
    pages: int = 1
    week: tuple[tuple[tuple[int, int], ...] | None, ...]
    seasonal: bool = False
    valid_from: str | None = None
    valid_through: str | None = None
    confidence: Literal["high", "medium", "low"] = "low"
    leftover: str = ""


class Step(Model):
    name: str
    url: str
    action: str
    outcome: OutcomeName
    duration_s: float
    screenshot: str | None = None
    problem: str | None = None


class Journey(Model):
    id: str
    outcome: OutcomeName
    reached: str | None = None
    reason: str = ""
    steps: tuple[Step, ...] = ()


class Row(Model):
    """One line of the matrix. `remarks` are the questions that pass with a minor failure."""

    channel: str
    findable: OutcomeName
    consistent: OutcomeName
    works: OutcomeName
    answered: OutcomeName
    remarks: tuple[QuestionName, ...] = ()


class CheckResult(Model):
    id: str
    channel: str
    question: QuestionName
    outcome: OutcomeName
    reason: str = ""


class Evidence(Model):
    url: str
    selector: str
    text: str
    status: int | None = None
    screenshot: str | None = None
    how: str = "text"
    language: str = ""


class FindingRecord(Model):
    """One finding. The list is in the order in which we would repair: fix 1 comes first."""

    id: str
    check: str
    channel: str
    question: QuestionName
    severity: SeverityName
    certainty: Literal["confirmed", "likely"]
    status: Literal["new", "known", "accepted"] = "new"
    title: Text
    experience: Text
    remedy: Text
    action: Text
    settled: Text
    concerns: tuple[Literal["marketing", "web", "front-desk"], ...]
    work: Literal["minutes", "hours", "days"]
    occurrences: int
    pages: int = 1
    evidence: tuple[Evidence, ...]


class PlaceToEdit(Model):
    """Where a dead link is repaired: a page, or a part that many pages share. `template` is its
    landmark (header, nav, footer…) when it is shared, "" when it is one page."""

    url: str
    template: str = ""
    words: tuple[str, ...]
    language: str = ""
    targets: tuple[str, ...]
    links: int


class Cause(Model):
    """Dead links that one repair settles."""

    kind: Literal["template", "not-found", "server-error", "soft-404", "external", "email"]
    finding: str | None = None
    concerns: tuple[str, ...] = ("web",)
    dead_ends: int
    links: int
    places: tuple[PlaceToEdit, ...]
    places_total: int = 0


class Refused(Model):
    target: str
    reason: str
    links: int = 1


class Links(Model):
    """Broken links by cause and by page to edit; the ones that turned us away are named apart."""

    dead_ends: int = 0
    links: int = 0
    causes: tuple[Cause, ...] = ()
    refused: tuple[Refused, ...] = ()
    refused_total: int = 0


class FactRecord(Model):
    """One line of the annex of facts."""

    number: int
    kind: str
    value: str
    normalized: str = ""
    url: str
    pages: int
    selector: str
    how: str
    language: str = ""


class Audit(Model):
    """The whole audit."""

    schema_version: Literal["1"] = "1"
    tool: Tool
    site: SiteInfo
    run: Run
    coverage: Coverage
    verdict: Verdict
    channels: tuple[Channel, ...] = ()
    hours: tuple[Hours, ...] = ()
    journeys: tuple[Journey, ...] = ()
    matrix: tuple[Row, ...] = ()
    checks: tuple[CheckResult, ...] = ()
    findings: tuple[FindingRecord, ...] = ()
    links: Links = Links()
    facts: tuple[FactRecord, ...] = ()
    facts_total: int = 0
    compared_with: str | None = None
