"""One row a finding, for a spreadsheet: what, where, who, how long."""

import csv
import io
from collections.abc import Iterator

from journeycheck import Audit, Desk, report_format
from journeycheck.texts import inert

COLUMNS = (
    "fix", "severity", "certainty", "channel", "check", "title", "experience", "remedy", "concerns",
    "work", "occurrences", "url", "selector", "text", "answer", "status", "id",
)  # fmt: skip


@report_format("findings.csv")
def render(audit: Audit, language: str, desk: Desk) -> str:
    """RFC 4180, with the best place of each finding, and what it answers (`answer`, a status of
    HTTP); no cell is a formula (OWASP)."""
    text = io.StringIO()
    rows = csv.writer(text, quoting=csv.QUOTE_ALL)
    rows.writerow(COLUMNS)
    rows.writerows(_rows(audit, language))
    return text.getvalue()


def _rows(audit: Audit, language: str) -> Iterator[list[str]]:
    for number, finding in enumerate(audit.findings, 1):
        told = (finding.title, finding.experience, finding.remedy)
        seen = finding.evidence[0] if finding.evidence else None
        cells = (
            number, finding.severity, finding.certainty, finding.channel, finding.check,
            *(text.get(language) or text["en"] for text in told), " ".join(finding.concerns),
            finding.work, finding.occurrences, seen.url if seen else "",
            seen.selector if seen else "", seen.text if seen else "",
            seen.status if seen and seen.status else "", finding.status, finding.id,
        )  # fmt: skip
        yield [inert(str(cell)) for cell in cells]
