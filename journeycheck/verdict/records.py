"""Findings as the audit keeps them: numbered by their order, with an id that lasts."""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

from journeycheck.check import Check, Finding, Severity
from journeycheck.facts import Place
from journeycheck.judge import Result
from journeycheck.model import CheckResult, Evidence, FindingRecord
from journeycheck.texts import Value, in_all

EVIDENCE = 5  # places kept per finding
CHANNELS = (
    "phone", "hours", "form", "email", "chat", "address", "order", "aftersales", "legal", "listing",
    "pages", "promises",
)  # fmt: skip


def fingerprint(check_id: str, key: str) -> str:
    """The same defect has the same id in every run, wherever it moves in the report."""
    return sha256(f"{check_id}|{key}".encode()).hexdigest()[:12]


def finding_records(results: Iterable[Result]) -> tuple[FindingRecord, ...]:
    """All findings in the order in which we would repair: worst first, then least work."""
    pairs = [(result.check, finding) for result in results for finding in result.findings]
    return tuple(_record(check, finding) for check, finding in sorted(pairs, key=_order))


def _order(pair: tuple[Check, Finding]) -> tuple[Any, ...]:
    check, finding = pair
    channel = CHANNELS.index(check.channel) if check.channel in CHANNELS else len(CHANNELS)
    one_language = finding.key.startswith("edition:")  # the whole site's customers come first
    rank = severity(check, finding).rank
    return (rank, one_language, check.work.rank, channel, check.id, finding.key)


def severity(check: Check, finding: Finding) -> Severity:
    return finding.severity or check.severity


def _record(check: Check, finding: Finding) -> FindingRecord:
    wording = finding.wording or check.wording
    values: Mapping[str, Value] = {"n": finding.occurrences, **finding.values}
    return FindingRecord(
        id=fingerprint(check.id, finding.key),
        check=check.id,
        channel=check.channel,
        question=check.question.value,
        severity=severity(check, finding).value,
        certainty=(finding.certainty or check.certainty).value,
        title=in_all(wording.title, values),
        experience=in_all(wording.experience, values),
        remedy=in_all(wording.remedy, values),
        action=in_all(wording.action, values),
        settled=in_all(wording.settled, values),
        concerns=tuple(concern.value for concern in check.concerns),
        work=check.work.value,
        occurrences=finding.occurrences,
        pages=len({place.url for place in finding.evidence}),
        evidence=tuple(evidence(place) for place in finding.evidence[:EVIDENCE]),
    )


def evidence(place: Place) -> Evidence:
    return Evidence(
        url=place.url,
        selector=place.selector,
        text=place.text,
        status=place.status,
        how=place.source.value,
        language=place.language,
    )


def check_results(results: Iterable[Result]) -> tuple[CheckResult, ...]:
    return tuple(
        CheckResult(
            id=result.check.id,
            channel=result.check.channel,
            question=result.check.question.value,
            outcome=result.outcome.value,
            reason=result.reason,
        )
        for result in results
    )
