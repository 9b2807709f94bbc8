"""Markdown, for the summary of a CI job: the verdict, the ways, the fixes."""

import re
from collections.abc import Iterator

from journeycheck import Audit, report_format, say
from journeycheck.model import FindingRecord

LIMIT = 900_000  # characters; job summaries take 1 MiB
SHOWN = 200  # fixes told; the rest is counted
STATES = {
    "works": "Works",
    "with_effort": "With effort",
    "does_not_work": "Does not work",
    "not_offered": "Not offered",
    "cannot_tell": "Cannot tell",
}
CHANNELS = {
    "phone": "Phone", "hours": "Opening hours", "form": "Contact form", "email": "Email",
    "address": "Address", "order": "Order",
}  # fmt: skip
MARKUP = re.compile(r"([\\`*_{}\[\]<>()#+!|~&@-])")


@report_format("summary.md")
def render(audit: Audit, language: str) -> str:
    """What the first screen of the report says; everything from the site is escaped."""
    text = "\n".join(_lines(audit, language))
    return text if len(text) <= LIMIT else text[:LIMIT].rpartition("\n")[0] + "\n\n…\n"


def _lines(audit: Audit, language: str) -> Iterator[str]:
    yield f"# {_safe(_in(audit.verdict.headline, language))}\n"
    yield f"{_safe(audit.site.final_url)}\n"
    if audit.run.reason:
        yield f"{_safe(say(audit.run.reason, language))}\n"
    if audit.run.outcome == "blocked":
        yield f"{_safe(_in(audit.verdict.summary, language))}\n"
    yield "| | | |\n| --- | --- | --- |"
    for way in audit.verdict.ways:
        name = say(CHANNELS.get(way.channel, way.channel), language)
        state = say(STATES[way.state], language)
        yield f"| {_safe(name)} | **{_safe(state)}** | {_safe(_in(way.line, language))} |"
    yield ""
    for number, finding in enumerate(audit.findings[:SHOWN], 1):
        yield _fix(number, finding, language)
    if len(audit.findings) > SHOWN:
        yield f"\n… {len(audit.findings) - SHOWN}"


def _fix(number: int, finding: FindingRecord, language: str) -> str:
    where = _safe(finding.evidence[0].url) if finding.evidence else ""
    told = " ".join(_in(text, language) for text in (finding.experience, finding.remedy))
    title = _safe(_in(finding.title, language))
    return (
        f"{number}. **{title}** ({finding.severity}, {finding.check})  \n   {_safe(told)} {where}"
    )


def _in(text: dict[str, str], language: str) -> str:
    return text.get(language) or text.get("en", "")


def _safe(text: str) -> str:
    """No markup, no mention, no line of its own."""
    return MARKUP.sub(r"\\\1", " ".join(text.split()))
