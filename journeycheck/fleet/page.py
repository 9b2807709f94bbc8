"""The portfolio as files: a page, a table, and JSON."""

import csv
import io
from functools import lru_cache, partial
from pathlib import Path

from journeycheck.catalog import load_format, shipped
from journeycheck.fleet.portfolio import (
    GROUPS,
    SEVERITIES,
    Entry,
    Portfolio,
    columns,
    percent,
)
from journeycheck.present import Speech
from journeycheck.present.templates import environment, tight
from journeycheck.texts import clean, inert

ROWS = 500  # sites in the table of channels; the CSV has them all
_CHANNELS = (
    "phone", "hours", "form", "email", "chat", "address", "order", "aftersales", "legal", "pages",
    "listing", "promises",
)  # fmt: skip


def page(folio: Portfolio, language: str) -> str:
    """One HTML page that loads nothing and runs nothing."""
    load_format("html")  # the words of the reports
    folder, speech = shipped("reports") / "html", Speech.of(language)
    template = environment(folder, speech.language).get_template("portfolio.html")
    tidy = folio.model_copy(update={"sites": tuple(map(_tidied, folio.sites))})
    text = template.render(
        folio=tidy, language=speech.language, style=_style(folder), rows=ROWS,
        percent=partial(_percent, speech.language),
        groups={name: [one for one in tidy.sites if one.group == name] for name in GROUPS},
        channels=columns(tidy.sites[:ROWS], _CHANNELS),
        severities=SEVERITIES,
    )  # fmt: skip
    return text.encode("utf-8", "replace").decode("utf-8")


def _percent(language: str, share: float) -> str:
    return f"{percent(share)}\u00a0%" if language == "fr" else f"{percent(share)}%"


@lru_cache
def _style(folder: Path) -> str:
    return tight((folder / "report.css").read_text(encoding="utf-8"))


def _tidied(one: Entry) -> Entry:
    """Names and notes of one line; the headline is ours."""
    return one.model_copy(update={"name": clean(one.name, 80), "note": clean(one.note, 300)})


def table(folio: Portfolio) -> str:
    """RFC 4180, one row a site; no cell is a formula (OWASP)."""
    channels = columns(folio.sites, _CHANNELS)
    text = io.StringIO()
    rows = csv.writer(text, quoting=csv.QUOTE_ALL)
    rows.writerow(
        ["url", "name", "group", "outcome", *SEVERITIES, *channels, "worse_than_percent", "new",
         "report", "note"]
    )  # fmt: skip
    rows.writerows(map(inert, _cells(one, channels)) for one in folio.sites)
    return text.getvalue()


def _cells(one: Entry, channels: tuple[str, ...]) -> list[str]:
    share = "" if one.worse_than is None else str(percent(one.worse_than))
    new = "" if one.new is None else str(len(one.new))
    counts = [str(one.findings.get(severity, "")) for severity in SEVERITIES]
    states = [one.states.get(channel, "") for channel in channels]
    why = one.note or one.reason or ""
    return [one.url, one.name, one.group, one.outcome, *counts, *states, share, new,
            one.report or "", why]  # fmt: skip
