"""JUnit XML, for the test reports of CI servers: one test a check, one failure a failed check."""

import re
from xml.etree import ElementTree as ET

from journeycheck import Audit, Desk, report_format, say
from journeycheck.model import CheckResult, FindingRecord
from journeycheck.present import picked, tidied

UNREADABLE = {"cant_tell", "untested", "inapplicable"}
UNAUDITED = {"blocked", "failed"}
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@report_format("junit.xml")
def render(audit: Audit, language: str, desk: Desk) -> str:
    """A `testsuite` whose cases are the checks; what could not be judged, and what is accepted, is
    `skipped`."""
    audit = tidied(audit)
    suite = ET.Element("testsuite", name=_plain(f"journeycheck {audit.site.final_url}"))
    for check in audit.checks:
        _case(suite, check, audit, language)
    if audit.run.outcome in UNAUDITED:
        _unaudited(suite, audit, language)
    counted = {"tests": "testcase", "failures": ".//failure", "skipped": ".//skipped"}
    for name, path in (counted | {"errors": ".//error"}).items():
        suite.set(name, str(len(suite.findall(path))))
    suite.set("time", f"{audit.run.duration_s:.1f}")
    suite.set("timestamp", _plain(audit.run.started))
    ET.indent(suite)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(suite, "unicode") + "\n"


def _case(suite: ET.Element, check: CheckResult, audit: Audit, language: str) -> None:
    case = ET.SubElement(suite, "testcase", name=_plain(check.id))
    case.set("classname", _plain(f"journeycheck.{check.channel}"))
    found = [finding for finding in audit.findings if finding.check == check.id]
    due = [finding for finding in found if finding.status != "accepted"]
    if check.outcome in UNREADABLE:
        _skipped(case, check.outcome, say(check.reason, language) if check.reason else "")
    elif found and not due:
        _skipped(case, "accepted", picked(found[0].title, language))
    elif check.outcome == "failed":
        _failed(case, due, language)


def _skipped(case: ET.Element, why: str, reason: str) -> None:
    ET.SubElement(case, "skipped", message=_plain(f"{why}: {reason}" if reason else why))


def _failed(case: ET.Element, due: list[FindingRecord], language: str) -> None:
    failure = ET.SubElement(case, "failure")
    if due:
        failure.set("type", due[0].severity)
        failure.set("message", _plain(picked(due[0].title, language)))
        failure.text = _plain("\n\n".join(_told(finding, language) for finding in due))


def _unaudited(suite: ET.Element, audit: Audit, language: str) -> None:
    """A site that could not be audited never reads as a clean run."""
    case = ET.SubElement(suite, "testcase", classname="journeycheck.run", name="run")
    reason = say(audit.run.reason, language) if audit.run.reason else audit.run.outcome
    ET.SubElement(case, "error", type=audit.run.outcome, message=_plain(reason))


def _told(finding: FindingRecord, language: str) -> str:
    known = ", known" if finding.status == "known" else ""
    texts = (finding.title, finding.experience, finding.remedy)
    told = (picked(text, language) for text in texts)
    places = (f"  {seen.url} {seen.selector}" for seen in finding.evidence)
    return "\n".join([f"[{finding.severity}{known}]", *told, *places])


def _plain(text: str) -> str:
    """XML 1.0 has no place for control characters and lone surrogates."""
    return NOT_XML.sub("\ufffd", text)
