"""What follows an audit: the figures of the settings, the audit before it, and the exit code."""

from datetime import date

from journeycheck.acceptance import accepted
from journeycheck.check import Severity
from journeycheck.compare import since
from journeycheck.config import Settings
from journeycheck.cost import figures
from journeycheck.model import Audit

UNAUDITED = 3


def followed(audit: Audit, settings: Settings, earlier: Audit | None, today: date) -> Audit:
    """The audit with its cost, compared with an earlier one if there is one, and with what the
    settings accept marked."""
    audit = audit.model_copy(update={"cost": figures(settings.cost, audit.site.country)})
    if earlier:
        audit = since(audit, earlier)
    return accepted(audit, settings.accept, today)


def exit_code(audit: Audit, fail_on: str) -> int:
    """0, 1 or 3 by the contract: what was known or is accepted does not count."""
    if audit.run.outcome in {"blocked", "failed"}:
        return UNAUDITED
    if fail_on == "never":
        return 0
    limit = Severity(fail_on).rank
    counting = (finding for finding in audit.findings if finding.status == "new")
    return int(any(Severity(finding.severity).rank <= limit for finding in counting))
