"""What changed since an earlier audit, told on the terminal."""

from collections.abc import Iterable, Sequence

from rich.table import Table
from rich.text import Text as Line

from journeycheck.model import Audit, Change, FindingRecord, Past, State, Turn
from journeycheck.present.speech import Speech
from journeycheck.present.tidy import tidied
from journeycheck.terminal import CHANNELS, MARKS, Out
from journeycheck.texts import Plural, say

TRENDS = {
    "worse": ("red", "Worse"),
    "better": ("green", "Better"),
    "other": ("yellow", "Different"),
    "unclear": ("dim", "Cannot tell"),
    "same": ("dim", "Same"),
}
COMPARED = "Compared with the audit of {day} ({site})."
WITHHELD = "The two audits cannot be compared:"
NEW = Plural("{n} new", "{n} new")
SETTLED = Plural("{n} settled", "{n} settled")
STILL = Plural("{n} still there", "{n} still there")
UNSEEN = Plural(
    "{n} not seen again: whether it is settled, we cannot tell",
    "{n} not seen again: whether they are settled, we cannot tell",
)
UNJUDGED = "could not be looked at last time"
ACCEPTED = "accepted"
NOTHING = "Nothing new, nothing settled, nothing left from before."


def change(compared: Audit, out: Out) -> None:
    """The whole comparison: the channels, the worse first, then the findings. A saved audit may
    come from anywhere: nothing in it reaches the terminal as it is."""
    audit = tidied(compared)
    if (told := audit.change) is None:
        return
    out.line()
    out.say(COMPARED, day=Speech(out.language).date(told.started), site=told.site)
    if not told.comparable:
        out.line(say(WITHHELD, out.language), style="bold")
    for text in (*told.reasons, *told.remarks):
        out.line(f"  {text.get(out.language) or text.get('en', '')}")
    out.line()
    out.console.print(_channels(told.channels, out.language))
    _findings(audit, told, out)


def _channels(turns: Iterable[Turn], language: str) -> Table:
    table = Table.grid(padding=(0, 2))
    for turn in turns:
        style, word = TRENDS[turn.trend]
        name = say(CHANNELS.get(turn.channel, turn.channel), language)
        states = f"{_state(turn.before, language)} → {_state(turn.now, language)}"
        table.add_row(Line(name), Line(states), Line(say(word, language), style=style))
    return table


def _state(state: State | None, language: str) -> str:
    return say(MARKS[state][1], language) if state else "–"


def _findings(audit: Audit, told: Change, out: Out) -> None:
    by_id = {finding.id: finding for finding in reversed(audit.findings)}
    new, still = ([by_id[name] for name in ids if name in by_id] for ids in (told.new, told.still))
    groups = ((NEW, new), (SETTLED, told.settled), (UNSEEN, told.unseen), (STILL, still))
    for heading, found in groups:
        if found:
            out.line()
            out.line(say(heading, out.language, {"n": len(found)}), style="bold")
        for finding in found:
            out.line(f"  {_line(finding, told, out.language)}")
    if not any(found for _, found in groups):
        out.line()
        out.say(NOTHING)


def _line(finding: FindingRecord | Past, told: Change, language: str) -> str:
    name = say(CHANNELS.get(finding.channel, finding.channel), language)
    title = finding.title.get(language) or finding.title.get("en", "")
    notes = [say(note, language) for note in _notes(finding, told)]
    return f"{name} · {title}" + (f" ({', '.join(notes)})" if notes else "")


def _notes(finding: FindingRecord | Past, told: Change) -> Sequence[str]:
    if isinstance(finding, Past):
        return [finding.reason] if finding.reason and told.comparable else []
    notes = [UNJUDGED] if told.comparable and finding.id in told.unjudged else []
    return [*notes, ACCEPTED] if finding.status == "accepted" else notes
