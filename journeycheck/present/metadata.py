"""What a machine reads in the head of a report, to put many of them side by side."""

import json
from collections import Counter
from typing import Any

from journeycheck.model import Audit
from journeycheck.present.fixes import SEVERITIES

VERSION = 1


def metadata(audit: Audit) -> str:
    """The run in short, as JSON. `findings` counts those of each severity that are not accepted,
    `new` those that an earlier audit did not have (null without one), `outcomes` how the checks
    ended."""
    due = [finding for finding in audit.findings if finding.status != "accepted"]
    severities = Counter(finding.severity for finding in due)
    told: dict[str, Any] = {
        "version": VERSION,
        "tool": audit.tool.version,
        "run": audit.run.id,
        "site": audit.site.url,
        "name": audit.site.name,
        "country": audit.site.country,
        "started": audit.run.started,
        "finished": audit.run.finished,
        "outcome": audit.run.outcome,
        "pages": audit.coverage.pages,
        "states": audit.verdict.states,
        "findings": {severity: severities[severity] for severity in SEVERITIES},
        "new": sum(finding.status == "new" for finding in due) if audit.change else None,
        "accepted": len(audit.findings) - len(due),
        "outcomes": dict(sorted(Counter(check.outcome for check in audit.checks).items())),
    }
    return json.dumps(told, ensure_ascii=True, separators=(",", ":"))
