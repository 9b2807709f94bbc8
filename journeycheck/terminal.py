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
from journeycheck.present.plain import in_log, picked
from journeycheck.present.speech import Speech
from journeycheck.texts import Message, Plural, Value, clean, say

MARKS = {
    "works": ("green", "Works"),
    "with_effort": ("yellow", "With effort"),
    "does_not_work": ("red", "Does not work"),
    "not_offered": ("red", "Not offered"),
    "cannot_tell": ("dim", "Cannot tell"),
}
CHANNELS = {
    "phone": "Phone",
    "hours": "Opening hours",
    "form": "Contact form",
    "email": "Email",
    "address": "Address",
    "order": "Order",
    "chat": "Chat",
    "aftersales": "After the sale",
    "legal": "Legal notice",
    "pages": "Pages and links",
    "listing": "Listing",
    "promises": "Promises",
}
NOTHING_FOUND = {
    "complete": "Nothing to repair was found.",
    "partial": "Nothing to repair was found on the pages that were read.",
    "blocked": "Nothing could be judged on this visit.",
    "failed": "Nothing could be judged on this visit.",
}
READ = Plural("{n} page read", "{n} pages read")
SEEN = Plural("{n} link seen", "{n} links seen")
SINCE = "Since {day}: new {n}, settled {settled}, still there {still}."
APART = "The audit of {day} and this one cannot be compared."
ACCEPTANCES = {
    "expired": "Accepted until {day}, and counting again: {what}.",
    "unused": "An acceptance is meant for nothing that was found: {what}.",
}


class Progress:
    """One line on stderr: pages, links, what is being looked at. Silent when not a terminal."""

    def __init__(self, status: Status | None, language: str) -> None:
        self._status = status
        self._language = language

    def __call__(self, pages: int, links: int, current: str) -> None:
        if self._status:
            read = say(READ, self._language, {"n": pages})
            seen = say(SEEN, self._language, {"n": links})
            self._status.update(Text(f"{read}, {seen} · {clean(current, 60)}"))


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
        self._since(audit)
        self.line()

    def _since(self, audit: Audit) -> None:
        """What changed, in one line, and the acceptances that a person should look at."""
        day = Speech(self.language).date
        if told := audit.change:
            counts = {"n": len(told.new), "settled": len(told.settled), "still": len(told.still)}
            self.line()
            self.say(SINCE if told.comparable else APART, day=day(told.started), **counts)
        for one in audit.acceptances:
            if one.state in ACCEPTANCES:
                self.say(ACCEPTANCES[one.state], day=day(one.until), what=one.what)

    def _in(self, text: dict[str, str]) -> str:
        return in_log(picked(text, self.language))

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
            self.say(NOTHING_FOUND[audit.run.outcome])
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
