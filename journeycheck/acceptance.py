"""Findings that a company lives with for a time: `[[accept]]` of the configuration.

They stay in the report, with the reason and the day; they do not count for the exit code. After
that day they count again.
"""

from collections.abc import Iterable
from datetime import date
from typing import Literal

from journeycheck.model import Acceptance, Audit, FindingRecord
from journeycheck.patterns import fits
from journeycheck.tables import Accepted
from journeycheck.texts import clean


def accepted(audit: Audit, wishes: Iterable[Accepted], today: date) -> Audit:
    """The audit with what is accepted marked so, and what came of each acceptance."""
    told = tuple(_told(wish, audit.findings, today) for wish in wishes)
    ids = {name for one in told if one.state == "in_force" for name in one.findings}
    findings = tuple(
        finding.model_copy(update={"status": "accepted"}) if finding.id in ids else finding
        for finding in audit.findings
    )
    return audit.model_copy(update={"findings": findings, "acceptances": told})


def _told(wish: Accepted, findings: Iterable[FindingRecord], today: date) -> Acceptance:
    met = tuple(dict.fromkeys(finding.id for finding in findings if _is_meant(wish, finding)))
    return Acceptance(
        what=wish.what,
        url=wish.url,
        reason=clean(wish.reason),
        until=wish.until.isoformat(),
        state=_state(bool(met), today > wish.until),
        findings=met,
    )


def _state(met: bool, over: bool) -> Literal["in_force", "expired", "unused"]:
    if not met:
        return "unused"
    return "expired" if over else "in_force"


def _is_meant(wish: Accepted, finding: FindingRecord) -> bool:
    """Named by its check or its id; with a pattern, only when all its places are like it."""
    if wish.what != (finding.check if wish.check else finding.id):
        return False
    places = [place.url for place in finding.evidence]
    return not wish.url or (bool(places) and all(fits(url, [wish.url]) for url in places))
