"""The friction report: one HTML file that loads nothing, stores nothing and sends nothing."""

import re
from pathlib import Path

from journeycheck import Audit, Desk, report_format
from journeycheck.present import Speech, tidied, view
from journeycheck.present.templates import environment, fingerprint, tight

FOLDER = Path(__file__).parent / "html"
_OURS = re.compile("(<style.*?</style>|<script.*?</script>)", re.DOTALL)
_WORD = re.compile(r"[\w-]+")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_CLASS = re.compile(r"\.([a-z][\w-]*)")
_QUOTED = re.compile(r' ([a-z-]+)="([\w#.-]+)"(?=[ >])')
_END_TAG = re.compile(
    r"</(?:li|dt|dd|td|th|tr|thead|tbody)>\n?"
    r"|\n(?=</?(?:p|div|[uod]l|li|table|tr|section|article|details|h[1-6])[ >])"
    r"|</p>\n?(?=<(?:p|div|[uod]l|table|details|h[1-6])[ >]|</(?:div|li|dd|details|section)>)"
)


@report_format("report.html")
def render(audit: Audit, language: str, desk: Desk) -> str:
    """The report in one language. The site's words are escaped; the only script is ours."""
    speech = Speech.of(language)
    script = re.sub(r"\n +(?://.*\n +)?", "\n", (FOLDER / "report.js").read_text(encoding="utf-8"))
    page = environment(FOLDER, speech.language).get_template("page.html")
    text = page.render(
        **view(tidied(audit), speech, desk.folder),
        letterhead=desk.letterhead,
        style=tight((FOLDER / "report.css").read_text(encoding="utf-8")),
        script=script,
        fingerprint=fingerprint(script),
    )
    return _compact(text).encode("utf-8", "replace").decode("utf-8")


def _compact(page: str) -> str:
    """The same page without the quotes and end tags that HTML can do without (WHATWG HTML, 13.1.2).
    A quotation mark of a text is never seen here: it is escaped."""
    pieces = _OURS.split(page)
    words = frozenset(_WORD.findall("".join([*pieces[::2], *pieces[-2:]])))  # the script's as well
    pieces[1] = _RULE.sub(lambda rule: _needed(rule, words), pieces[1])
    for place in range(0, len(pieces), 2):
        pieces[place] = _END_TAG.sub("", _QUOTED.sub(r" \1=\2", pieces[place]))
    return "".join(pieces)


def _needed(rule: re.Match[str], words: frozenset[str]) -> str:
    """A rule of the stylesheet, without the selectors whose classes are no words of the page."""
    kept = [part for part in rule[1].split(",") if words >= set(_CLASS.findall(part))]
    return f"{','.join(kept)}{{{rule[2]}}}" if kept else ""
