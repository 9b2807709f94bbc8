"""JUnit XML, for the test reports of CI servers: one test a check, one failure a failed check."""

import re
from xml.etree import ElementTree as ET

from journeycheck import Audit, report_format, say
from journeycheck.model import CheckResult, FindingRecord

UNREADABLE = {"cant_tell", "untested", "inapplicable"}
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@report_format("junit.xml")
def render(audit: Audit, language: str) -> str:
    """A `testsuite` whose cases are the checks; what could not be judged is `skipped`."""
    suite = ET.Element("testsuite", name=_plain(f"journeycheck {audit.site.final_url}"))
    outcomes = [check.outcome for check in audit.checks]
    suite.set("tests", str(len(outcomes)))
    suite.set("failures", str(outcomes.count("failed")))
    suite.set("skipped", str(sum(outcome in UNREADABLE for outcome in outcomes)))
    suite.set("errors", str(int(audit.run.outcome in {"blocked", "failed"})))
    suite.set("time", f"{audit.run.duration_s:.1f}")
    suite.set("timestamp", audit.run.started)
    for check in audit.checks:
        _case(suite, check, audit, language)
    if audit.run.outcome in {"blocked", "failed"}:
        _unaudited(suite, audit, language)
    ET.indent(suite)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(suite, "unicode") + "\n"


def _case(suite: ET.Element, check: CheckResult, audit: Audit, language: str) -> None:
    case = ET.SubElement(
        suite, "testcase", classname=f"journeycheck.{check.channel}", name=check.id
    )
    if check.outcome in UNREADABLE:
        reason = say(check.reason, language) if check.reason else check.outcome
        ET.SubElement(case, "skipped", message=_plain(f"{check.outcome}: {reason}"))
    found = [finding for finding in audit.findings if finding.check == check.id]
    if found:
        failure = ET.SubElement(case, "failure", type=found[0].severity)
        failure.set("message", _plain(_in(found[0].title, language)))
        failure.text = _plain("\n\n".join(_told(finding, language) for finding in found))


def _unaudited(suite: ET.Element, audit: Audit, language: str) -> None:
    """A site that could not be audited never reads as a clean run."""
    case = ET.SubElement(suite, "testcase", classname="journeycheck.run", name="run")
    reason = say(audit.run.reason, language) if audit.run.reason else audit.run.outcome
    ET.SubElement(case, "error", type=audit.run.outcome, message=_plain(reason))
    suite.set("tests", str(len(audit.checks) + 1))


def _told(finding: FindingRecord, language: str) -> str:
    places = "\n".join(f"  {seen.url} {seen.selector}" for seen in finding.evidence)
    lines = (finding.title, finding.experience, finding.remedy)
    return "\n".join([f"[{finding.severity}]", *(_in(text, language) for text in lines), places])


def _in(text: dict[str, str], language: str) -> str:
    return text.get(language) or text["en"]


def _plain(text: str) -> str:
    """XML 1.0 has no place for control characters and lone surrogates."""
    return NOT_XML.sub("\ufffd", text)
