"""No address is passed over by the quick looks that come before reading."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeycheck.extract import addresses
from journeycheck.extract.address_text import has_postcode
from journeycheck.extract.addresses import read_shown_addresses
from journeycheck.extract.coding import STRANGE, drawing
from journeycheck.extract.document import Document
from journeycheck.extract.index import Index
from journeycheck.extract.street_signs import joined_street
from tests.extract.pages import page

CORPUS = tomllib.loads((Path(__file__).parent / "addresses_corpus.toml").read_text("utf-8"))
TEXTS = [line["text"] for line in CORPUS["line"]] + CORPUS["traps"]["lines"]
PARTS = (
    "59990 1000-100 2514 1011AB 75008 F- D - SW1A 1AA D02 X285 A6W EC1 B33 8TH M1 6W 's-Haag "
    "’s-Hertogenbosch Lille S\u0301wiecie Évry É Saint in 19 2026 , . /"
)
LETTERS = "0129٣４ABSWXZaswÉŚß 's-’,./\xa0\u0301\u2009"
scribbles = st.lists(
    st.lists(st.sampled_from(PARTS.split()), max_size=6).map(" ".join)
    | st.lists(st.sampled_from(PARTS.split()), max_size=4).map("".join)
    | st.text(alphabet=LETTERS, max_size=20),
    max_size=4,
)


@settings(max_examples=800, deadline=None)
@given(scribbles)
def test_lines_with_a_postcode_are_shown(lines: list[str]) -> None:
    shown = Index(lines).lines_showing(addresses._CODES)
    assert not [line for at, line in enumerate(lines) if has_postcode(line) and at not in shown]


@pytest.mark.parametrize("text", TEXTS)
def test_lines_without_a_postcode_tell_no_address(text: str) -> None:
    html = "".join(f"<p>{'<br>'.join(text.split(' / '))}</p>{tag}" for tag in ("<address>", "<hr>"))
    quick = read_shown_addresses(Document(page(html)), frozenset())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(addresses, "has_postcode", lambda text: True)
        patch.setattr(Index, "lines_showing", lambda index, sought: index.with_digits)
        assert read_shown_addresses(Document(page(html)), frozenset()) == quick


@settings(max_examples=300, deadline=None)
@given(st.lists(st.text(alphabet="a1É-Ж ٣\u2028…", max_size=8), max_size=5))
def test_a_drawing_shows_the_lines_that_have_what_is_sought(lines: list[str]) -> None:
    sought = drawing(["00", "0A", "\nA", "S"], {"0": "01", "A": "aÉ", "": "-", "S": STRANGE})
    drawn = [
        "".join(
            {"1": "0", "٣": "0", "a": "A", "É": "A", "-": "", "Ж": "S"}.get(c, "?") for c in line
        )
        for line in lines
    ]
    shown = [
        at
        for at, line in enumerate(drawn)
        if "00" in line or "0A" in line or line.startswith("A") or "S" in line
    ]
    assert Index(lines).lines_showing(sought) == shown


def test_a_street_is_known_by_the_end_of_its_name() -> None:
    assert joined_street([b"am", b"hauptstrasse"])
    assert not joined_street([b"strassenbahn", b"wegen", b"platzhalter"])
    assert not joined_street([])
