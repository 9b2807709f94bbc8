"""SARIF 2.1.0, for the alerts of code hosts: one result a finding, one rule a check that fails.

A code host shows an alert at a line of a file, and a site has none: every result stands at line 1
of one file of the repository, and says its address in the message (OASIS SARIF 2.1.0, section 3).
"""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

from journeycheck import Audit, Desk, report_format, say
from journeycheck.model import Acceptance, FindingRecord, Past
from journeycheck.present import markdown, picked, tidied
from journeycheck.urls import host

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {"critical": "error", "serious": "error", "moderate": "warning", "minor": "note"}
MOST = 5_000  # results that GitHub keeps of one run
UNAUDITED = {"blocked", "failed"}


@report_format("findings.sarif")
def render(audit: Audit, language: str, desk: Desk) -> str:
    """One run. A site that was not audited, or not whole, says so in `invocations`."""
    audit = tidied(audit)
    run = {
        "tool": {"driver": _driver(audit, language)},
        "automationDetails": {"id": f"journeycheck/{host(audit.site.url)}/"},
        "invocations": [_invocation(audit, language)],
        "columnKind": "unicodeCodePoints",
        "results": list(_results(audit, language, desk))[:MOST],
        "properties": {"outcome": audit.run.outcome, "states": audit.verdict.states},
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _driver(audit: Audit, language: str) -> dict[str, Any]:
    told: dict[str, FindingRecord | Past] = {}
    known: list[FindingRecord | Past] = [*audit.findings, *_settled(audit)]
    for finding in known:
        told.setdefault(finding.check, finding)
    rules = [_rule(told[check], language) for check in sorted(told)]
    return {"name": audit.tool.name, "semanticVersion": audit.tool.version, "rules": rules}


def _rule(finding: FindingRecord | Past, language: str) -> dict[str, Any]:
    """What an alert says of its check, in the words of the first finding."""
    title = picked(finding.title, language)
    rule: dict[str, Any] = {
        "id": finding.check,
        "name": "".join(word.capitalize() for word in finding.check.replace("/", "-").split("-")),
        "shortDescription": {"text": _message(title)},
        "fullDescription": {"text": _message(title)},
        "defaultConfiguration": {"level": LEVELS[finding.severity]},
        "properties": {"tags": ["customer", finding.channel]},
    }
    if isinstance(finding, FindingRecord):
        lived, remedy = picked(finding.experience, language), picked(finding.remedy, language)
        rule["fullDescription"] = {"text": _message(lived)}
        rule["help"] = {
            "text": _message(f"{lived} {remedy}"),
            "markdown": f"{markdown(lived)}\n\n{markdown(remedy)}\n",
        }
    return rule


def _results(audit: Audit, language: str, desk: Desk) -> Iterator[dict[str, Any]]:
    accepted = {key: case for case in audit.acceptances for key in case.findings}
    for finding in audit.findings:
        result = _result(finding, language, desk)
        result["properties"] = _properties(finding)
        if finding.status == "accepted":
            result["suppressions"] = [_suppression(accepted.get(finding.id))]
        if change := _compared(audit):
            result["baselineState"] = "unchanged" if finding.id in change else "new"
        yield result
    for past in _settled(audit):
        yield _result(past, language, desk) | {"baselineState": "absent"}


def _compared(audit: Audit) -> frozenset[str] | None:
    """The findings that were there before; None when there is nothing to compare with."""
    if audit.change is None or not audit.change.comparable:
        return None
    return frozenset(audit.change.still)


def _settled(audit: Audit) -> tuple[Past, ...]:
    return audit.change.settled if audit.change and audit.change.comparable else ()


def _result(finding: FindingRecord | Past, language: str, desk: Desk) -> dict[str, Any]:
    place = {
        "artifactLocation": {"uri": quote(desk.file), "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 1},
    }
    return {
        "ruleId": finding.check,
        "level": LEVELS[finding.severity],
        "message": {"text": _message(_told(finding, language))},
        "locations": [{"physicalLocation": place}],
        # The name that GitHub tells alerts apart by, and one of our own.
        "partialFingerprints": {
            "primaryLocationLineHash": f"{finding.id}:1",
            "journeycheck/v1": finding.id,
        },
    }


def _told(finding: FindingRecord | Past, language: str) -> str:
    """The title, what the customer lives through, and where."""
    title = picked(finding.title, language)
    if isinstance(finding, Past):
        return title
    lived = picked(finding.experience, language)
    where = f" {finding.evidence[0].url}" if finding.evidence else ""
    return f"{title}. {lived}{where}"


def _properties(finding: FindingRecord) -> dict[str, Any]:
    seen = finding.evidence[0] if finding.evidence else None
    return {
        "severity": finding.severity,
        "certainty": finding.certainty,
        "status": finding.status,
        "occurrences": finding.occurrences,
        "url": seen.url if seen else "",
        "selector": seen.selector if seen else "",
    }


def _suppression(case: Acceptance | None) -> dict[str, Any]:
    reason = f"{case.reason} ({case.until})" if case else ""
    return {"kind": "external", "status": "accepted", "justification": reason}


def _invocation(audit: Audit, language: str) -> dict[str, Any]:
    """How the visit went; what stopped it is a notification."""
    run = audit.run
    told = {"startTimeUtc": _utc(run.started), "endTimeUtc": _utc(run.finished)}
    invocation: dict[str, Any] = {key: time for key, time in told.items() if time}
    invocation["executionSuccessful"] = run.outcome not in UNAUDITED
    if run.outcome != "complete":
        level = "error" if run.outcome in UNAUDITED else "warning"
        reason = say(run.reason, language) if run.reason else run.outcome
        invocation["toolExecutionNotifications"] = [
            {"level": level, "message": {"text": _message(reason)}}
        ]
    return invocation


def _utc(moment: str) -> str:
    """An ISO 8601 time in UTC, as SARIF writes it; "" for what is no time."""
    try:
        when = datetime.fromisoformat(moment).astimezone(UTC)
    except (ValueError, OverflowError):
        return ""
    return when.isoformat(timespec="seconds").replace("+00:00", "Z")


def _message(text: str) -> str:
    """A message in plain text: no link in it, and no placeholder (SARIF 3.11)."""
    plain = text.replace("](", "] (")
    return plain.replace("{", "{{").replace("}", "}}")
