"""Annotations of a GitHub job: workflow commands, one a finding, as many as GitHub shows.

Written to the log of the job when it runs on GitHub, and to a file when asked for by name.
"""

from collections.abc import Iterator

from journeycheck import Audit, Desk, Plural, report_format, say
from journeycheck.model import FindingRecord
from journeycheck.present import in_log, picked

SHOWN = 10  # annotations of one level that GitHub takes from one step
LEVELS = {"critical": "error", "serious": "error", "moderate": "warning", "minor": "notice"}
UNREAD = {"blocked": "error", "failed": "error", "partial": "warning"}
HALTS = {
    "blocked": "The site turned our visit away.",
    "failed": "The site could not be visited.",
    "partial": "The visit stopped before the end.",
}
MORE = Plural("{n} more fix is in the report.", "{n} more fixes are in the report.")


@report_format("annotations.txt")
def render(audit: Audit, language: str, desk: Desk) -> str:
    """The commands, one a line. Findings that are accepted or known are left out."""
    new = [finding for finding in audit.findings if finding.status == "new"]
    lines = list(_visit(audit, language))
    for level in dict.fromkeys(LEVELS.values()):
        room = SHOWN - sum(line.startswith(f"::{level} ") for line in lines)
        lines += _of(level, [f for f in new if LEVELS[f.severity] == level], room, language)
    return "".join(f"{line}\n" for line in lines)


def _visit(audit: Audit, language: str) -> Iterator[str]:
    """A visit that did not see everything never looks clean."""
    if level := UNREAD.get(audit.run.outcome):
        title = say(HALTS[audit.run.outcome], language)
        reason = say(audit.run.reason, language) if audit.run.reason else audit.run.outcome
        yield _command(level, title, f"{reason} {audit.site.url}")


def _of(level: str, found: list[FindingRecord], room: int, language: str) -> Iterator[str]:
    """The findings of one level; the last line tells of those that find no room."""
    shown = found if len(found) <= room else found[: room - 1]
    for finding in shown:
        where = finding.evidence[0].url if finding.evidence else ""
        told = f"{picked(finding.experience, language)} {where} [{finding.check}]"
        yield _command(level, picked(finding.title, language), told)
    if left := len(found) - len(shown):
        yield _command(level, "journeycheck", say(MORE, language, {"n": left}))


def _command(level: str, title: str, message: str) -> str:
    """One workflow command; `title` and `message` are told, never obeyed."""
    return f"::{level} title={_property(in_log(title))}::{_data(in_log(message))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
