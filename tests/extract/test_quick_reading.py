"""A page says the same whether quick looks come before its reading, or all of it is read."""

import tomllib
from pathlib import Path
from unittest.mock import Mock

import pytest

from bench.site import Plan, page_html
from journeycheck.extract import parts, street_signs
from journeycheck.extract.document import Document
from journeycheck.extract.hours import (
    blocks,
    context,
    glance,
    letters,
    lexed,
    likely,
    pieces,
    tables,
    tongues,
)
from journeycheck.extract.index import Index
from journeycheck.extract.phones import hints, plans
from journeycheck.page import Reading
from tests.extract.pages import read

HERE = Path(__file__).parent
PUBLISHED = tomllib.loads((HERE / "hours_corpus" / "pages.toml").read_text("utf-8"))
PROMISING = (
    "<p>Réponse sous 48 h, sauf les jours fériés. Nous fermons le lundi. Livraison le mardi "
    "avant 14 h.</p><p>Réf. 188159621, tél. 01 99 00 41 27, prix 12,50 €.</p>"
    "<h3>Ouvert</h3><p>Di 9-12</p>"
)
PAGES = [page_html(Plan(40), number) for number in (0, 1, 5, 6, 7)] + [
    f'<html lang="{language}"><body><main>{PROMISING}{html}{html}</main></body></html>'
    for language, pages in PUBLISHED.items()
    for html, _ in pages
]
CACHED = (
    lexed.lexed, pieces._is_core, pieces._restricts, pieces.tokens_of, context.service_in,
    tables._names_day, tables._is_value, tongues.days_in, letters._flattened, hints._reveals,
    plans.read_first, street_signs.street_in,
)  # fmt: skip


def anew(html: str) -> Reading:
    """Read with nothing known of the pages before."""
    parts.forget()
    for cached in CACHED:
        cached.cache_clear()
    return read(html)


@pytest.mark.parametrize("html", PAGES)
def test_quick_looks_pass_nothing_over(html: str, monkeypatch: pytest.MonkeyPatch) -> None:
    quick = anew(html)
    always = Mock(return_value=True)
    for module in (glance, pieces):
        for name in ("may_be_core", "may_restrict", "may_tell"):
            if hasattr(module, name):
                monkeypatch.setattr(module, name, always)
    monkeypatch.setattr(Index, "lines_showing", lambda index, sought: index.with_digits)
    monkeypatch.setattr(hints, "_WORDY", Mock(search=Mock(return_value=None)))
    monkeypatch.setattr(Document, "has_seldom", True)
    monkeypatch.setattr(Document, "may_have_any_data", True)
    monkeypatch.setattr(context, "any_service", Mock())
    monkeypatch.setattr(glance.CoreWords, "any_in", always)
    monkeypatch.setattr(glance.CoreWords, "places_in", Mock(return_value=None))
    monkeypatch.setattr(context.Surroundings, "may_say", always)
    monkeypatch.setattr(blocks.Block, "may_claim", True)
    monkeypatch.setattr(likely, "unshared_days", Mock(return_value=()))
    assert anew(html) == quick
    assert always.called
