"""The finished audit, as `audit.json` keeps it: one frozen value, and its JSON schema.

Times are ISO 8601 with offset, durations are in seconds. Texts told to people are
`{"en": …, "fr": …}`; the site's own words stay as they are. `reason` fields are English messages
that the reports translate.
"""

from typing import Literal

from journeycheck.model.base import (
    HowName,
    Model,
    OutcomeName,
    QuestionName,
    SeverityName,
    State,
    Text,
)
from journeycheck.model.claims import Channel, FactRecord, Hours, Source
from journeycheck.model.findings import (
    Cause,
    CheckResult,
    Evidence,
    FindingRecord,
    Links,
    PlaceToEdit,
    Refused,
    Row,
)
from journeycheck.model.journeys import DeviceName, Journey, Plate, Step
from journeycheck.model.run import Coverage, Run, SiteInfo, Skipped, Tool
from journeycheck.model.sequel import Acceptance, Change, Cost, Past, Turn
from journeycheck.model.verdict import Clause, Effort, Verdict, Way

__all__ = [
    "Acceptance",
    "Audit",
    "Cause",
    "Change",
    "Channel",
    "CheckResult",
    "Clause",
    "Cost",
    "Coverage",
    "DeviceName",
    "Effort",
    "Evidence",
    "FactRecord",
    "FindingRecord",
    "Hours",
    "HowName",
    "Journey",
    "Links",
    "Model",
    "OutcomeName",
    "Past",
    "PlaceToEdit",
    "Plate",
    "QuestionName",
    "Refused",
    "Row",
    "Run",
    "SeverityName",
    "SiteInfo",
    "Skipped",
    "Source",
    "State",
    "Step",
    "Text",
    "Tool",
    "Turn",
    "Verdict",
    "Way",
]


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
    plates: tuple[Plate, ...] = ()
    matrix: tuple[Row, ...] = ()
    checks: tuple[CheckResult, ...] = ()
    findings: tuple[FindingRecord, ...] = ()
    links: Links = Links()
    facts: tuple[FactRecord, ...] = ()
    facts_total: int = 0
    compared_with: str | None = None
    change: Change | None = None
    acceptances: tuple[Acceptance, ...] = ()
    cost: Cost | None = None
