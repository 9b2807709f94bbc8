"""What was judged and found."""

from typing import Literal

from journeycheck.model.base import Model, OutcomeName, QuestionName, SeverityName, Text


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
