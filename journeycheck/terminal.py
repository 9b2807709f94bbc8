"""What is shown on the terminal: progress on stderr, the verdict on stdout."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import NoReturn

from rich.console import Console
from rich.status import Status
from rich.table import Table
from rich.text import Text

from journeycheck.check import Check
from journeycheck.errors import OutputClosed
from journeycheck.model import Audit, Way
from journeycheck.present.fixes import fixes
from journeycheck.texts import Message, Plural, Value, clean, say

MARKS = {
    "works": ("green", "Works"),
    "with_effort": ("yellow", "With effort"),
    "does_not_work": ("red", "Does not work"),
    "not_offered": ("red", "Not offered"),
    "cannot_tell": ("dim", "Cannot tell"),
}
UNREAD = {"blocked", "failed"}
NOT_JUDGED = "Nothing could be judged on this visit."
CHANNELS = {
    "phone": "Phone",
    "hours": "Opening hours",
    "form": "Contact form",
    "email": "Email",
    "address": "Address",
    "order": "Order",
}


class Progress:
    """One line on stderr: pages, links, what is being looked at. Silent when not a terminal."""

    def __init__(self, status: Status | None, language: str) -> None:
        self._status = status
        self._language = language

    def __call__(self, pages: int, links: int, current: str) -> None:
        if self._status:
            counts = say("{pages} pages read, {links} links seen", self._language)
            line = counts.format(pages=pages, links=links)
            self._status.update(Text(f"{line} · {clean(current, 60)}"))


@contextmanager
def progress(language: str, *, quiet: bool, color: bool) -> Iterator[Progress]:
    """The progress line, while the visit lasts."""
    console = Console(stderr=True, no_color=not color or None)
    if quiet or not console.is_terminal or "CI" in os.environ:
        yield Progress(None, language)
        return
    with console.status(Text(say("Knocking at the door…", language))) as status:
        yield Progress(status, language)


class Paper(Console):
    """A console that tells when nobody reads it any more, instead of ending the program."""

    def on_broken_pipe(self) -> NoReturn:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nothing to flush at exit
        raise OutputClosed("the output was closed.")


class Out:
    """Results for people, in the language of the report."""

    def __init__(self, language: str, *, color: bool = True) -> None:
        self.language = language
        self.console = Paper(no_color=not color or None, highlight=False, soft_wrap=True)

    def say(self, message: Message, **values: Value) -> None:
        self.line(say(message, self.language, values))

    def line(self, text: str = "", style: str = "") -> None:
        self.console.print(Text(text, style=style))

    def verdict(self, audit: Audit) -> None:
        """The verdict, each way in one line, and what to repair first."""
        self.line()
        self.line(self._in(audit.verdict.headline), style="bold")
        if audit.run.reason:
            self.line(say(audit.run.reason, self.language))
        if audit.run.outcome == "blocked":
            self.line(self._in(audit.verdict.summary))
        self.line()
        self.console.print(self._ways(audit.verdict.ways))
        self._fixes(audit)
        self.line()

    def _in(self, text: dict[str, str]) -> str:
        return text.get(self.language) or text.get("en", "")

    def _ways(self, ways: Sequence[Way]) -> Table:
        table = Table.grid(padding=(0, 2))
        for way in ways:
            color, state = MARKS[way.state]
            name = say(CHANNELS.get(way.channel, way.channel), self.language)
            marked = Text(say(state, self.language), style=color)
            table.add_row(Text(name), marked, Text(self._in(way.line)))
        return table

    def _fixes(self, audit: Audit) -> None:
        self.line()
        if not audit.findings:
            self.say(NOT_JUDGED if audit.run.outcome in UNREAD else "Nothing to repair was found.")
            return
        n = len(audit.findings)
        self.say(Plural("{n} thing to repair. First:", "{n} things to repair. First:"), n=n)
        for fix in fixes(audit.findings).first(audit.verdict.clauses):
            self.line(f"  {fix.number}. {self._in(fix.finding.action)}")

    def checks(self, checks: Sequence[Check]) -> None:
        table = Table.grid(padding=(0, 2))
        for check in checks:
            table.add_row(Text(check.id), Text(check.severity.value), Text(check.summary))
        self.console.print(table)


def explained(check: Check) -> str:
    """One check in full, as Markdown."""
    remedy = say(check.wording.remedy, "en")
    facts = f"{check.question.value} · {check.severity.value}"
    who = ", ".join(concern.value for concern in check.concerns)
    return (
        f"## {check.id}\n\n*{facts} · repaired by: {who} · work: {check.work.value}*\n\n"
        f"{check.doc}\n\n**How to repair.** {remedy}\n"
    )


def handbook(checks: Sequence[Check]) -> str:
    """All checks as one Markdown page (`docs/checks.md`)."""
    rows = [
        f"| [`{check.id}`](#{check.id.replace('/', '')}) | {check.question.value} "
        f"| {check.severity.value} | {check.summary} |"
        for check in checks
    ]
    head = (
        "# The checks\n\nGenerated from the checks themselves (`python3 dev.py docs`).\n"
        "One file is one check: `checks/<channel>/<defect>.py`.\n\n"
        "| check | question | severity | what is wrong |\n| --- | --- | --- | --- |\n"
    )
    return head + "\n".join(rows) + "\n\n" + "\n".join(map(explained, checks))
