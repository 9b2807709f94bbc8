"""Markdown, for the summary of a CI job: the verdict, the ways, the fixes."""

from collections.abc import Iterator
from itertools import accumulate

from journeycheck import Audit, Desk, Plural, report_format, say
from journeycheck.model import FindingRecord
from journeycheck.present import markdown, picked

LIMIT = 900_000  # bytes; the summary of a job takes 1 MiB
WAYS = 20
STATES = {
    "works": "Works",
    "with_effort": "With effort",
    "does_not_work": "Does not work",
    "not_offered": "Not offered",
    "cannot_tell": "Cannot tell",
}
CHANNELS = {
    "phone": "Phone", "hours": "Opening hours", "form": "Contact form", "email": "Email",
    "chat": "Chat", "address": "Address", "order": "Order",
}  # fmt: skip
SEVERITIES = {
    "critical": "Blocking", "serious": "Serious", "moderate": "Annoying", "minor": "Detail",
}  # fmt: skip
STATUSES = {"new": "", "known": "already there last time", "accepted": "accepted"}
MORE = Plural("{n} more fix is in the report.", "{n} more fixes are in the report.")
NOT_WHOLE = "What follows holds for the pages that were read."


@report_format("summary.md")
def render(audit: Audit, language: str, desk: Desk) -> str:
    """What the first screen of the report says, then the fixes, as many as a summary takes."""
    head = "\n".join(_head(audit, language)) + "\n"
    fixes = [_fix(n, finding, language) for n, finding in enumerate(audit.findings, 1)]
    shown = _fitting(fixes, LIMIT - len(head.encode()))
    rest = len(fixes) - len(shown)
    more = f"\n{markdown(say(MORE, language, {'n': rest}))}\n" if rest else ""
    return "".join([head, *shown, more])


def _fitting(parts: list[str], room: int) -> list[str]:
    """As many of the parts, from the first on, as fit into so many bytes."""
    sizes = accumulate(len(part.encode()) for part in parts)
    return [part for part, size in zip(parts, sizes, strict=True) if size <= room]


def _head(audit: Audit, language: str) -> Iterator[str]:
    yield f"# {markdown(picked(audit.verdict.headline, language))}\n"
    yield f"{markdown(audit.site.final_url)}\n"
    if audit.run.reason:
        yield f"{markdown(say(audit.run.reason, language))}\n"
    if audit.run.outcome == "partial":
        yield f"{markdown(say(NOT_WHOLE, language))}\n"
    if audit.run.outcome == "blocked":
        yield f"{markdown(picked(audit.verdict.summary, language))}\n"
    yield "| | | |\n| --- | --- | --- |"
    for way in audit.verdict.ways[:WAYS]:
        name = say(CHANNELS.get(way.channel, way.channel), language)
        state = say(STATES[way.state], language)
        told = markdown(picked(way.line, language))
        yield f"| {markdown(name)} | **{markdown(state)}** | {told} |"
    yield ""


def _fix(number: int, finding: FindingRecord, language: str) -> str:
    title = markdown(picked(finding.title, language))
    told = " ".join(picked(text, language) for text in (finding.experience, finding.remedy))
    where = markdown(finding.evidence[0].url) if finding.evidence else ""
    severity, status = SEVERITIES[finding.severity], STATUSES[finding.status]
    known = [say(severity, language), finding.check, say(status, language) if status else ""]
    facts = markdown(", ".join(filter(None, known)))
    return f"{number}. **{title}** ({facts})  \n   {markdown(told)} {where}\n"
