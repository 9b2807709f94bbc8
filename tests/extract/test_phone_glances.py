"""No number, and no sign of one, is passed over by the quick looks that come before reading."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeycheck.extract.document import Document
from journeycheck.extract.index import Index
from journeycheck.extract.phones import hints, reader
from journeycheck.extract.phones.glance import (
    _MASKED,
    CUT,
    LONG,
    _may_be_published,
    _may_end_in_letter,
    has_number,
    likely_lines,
    longest_run,
)
from journeycheck.extract.phones.labels import letter_before
from journeycheck.extract.phones.reader import Regions, read_phone_facts
from journeycheck.facts import PageKind
from tests.extract.pages import page

NUMBERS = [
    "813231267", "01 42 68 53 00", "0142685300", "+33142685300", "(020) 7946 0123", "2021-12-05",
    "12345678", "118 712", "0199004127", "06 xx xx xx xx", "(813231267)", "1 105,68", "030123456",
    "639981234", "160 x 200", "3631",
]  # fmt: skip
AROUND = (
    "Tel Tél. T. m: port fax réf Appelez le Call us on mobile standard devis service client "
    "composez 0,40 €/min"
)
written = st.lists(
    st.sampled_from([*NUMBERS, *AROUND.split(), ":", "n°", "|", "+", "("]), max_size=6
)
BEFORE = [
    "", "T ", "f.", "M: (", "+", "+ ", "( ", "[", "lot ", "; t ", "•T. ", "12 m ", "est ",
]  # fmt: skip
AFTER = ["", "xx", "Xx\u0308", "•x", "…", "..", "*", "-ABC", ".ABS\u0301", " 7ABC", " AB", " €"]
BETWEEN = " -–./()[]~x\xa0\xad\u202f\u2028\u200bー－．（～·\ta"
groups = st.lists(st.text(alphabet="0123456789" + "٣４½²", min_size=1, max_size=7), max_size=4)
digits = st.tuples(st.text(alphabet=BETWEEN, max_size=4), groups).map(
    lambda told: told[0].join(told[1])
)
scribbles = st.lists(
    st.tuples(st.sampled_from(BEFORE), digits, st.sampled_from(AFTER)).map("".join), max_size=4
)


@settings(max_examples=200, deadline=None)
@given(written.map(" ".join) | written.map("".join), st.booleans())
def test_no_number_is_passed_over(text: str, on_contact_page: bool) -> None:
    document = Document(page(f"<p>Bonjour<p>{text}"))
    kinds = frozenset({PageKind.CONTACT} if on_contact_page else ())
    for regions in (Regions(("FR",)), Regions(("FR", "BE", "CH")), Regions(("GB",), ("FR",))):
        found = read_phone_facts(document, regions, kinds)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(reader, "likely_lines", lambda index, texts: list(range(len(texts))))
            assert found == read_phone_facts(document, regions, kinds)


def test_mere_digits_are_no_number_unless_words_say_so() -> None:
    lines = ["Lot no 813231267, tissé en lin", "Tél. 813231267", "Né le 2021-12-05", "0142685300"]
    assert likely_lines(Index(lines), lines) == [1, 3]


@settings(max_examples=800, deadline=None)
@given(scribbles)
def test_lines_with_signs_of_a_number_are_shown(lines: list[str]) -> None:
    index = Index(lines)
    cut, long = index.lines_showing(CUT), index.lines_showing(LONG)
    lettered, likely = index.lines_showing(hints._CAPITALS), likely_lines(index, lines)
    for at, line in enumerate(lines):
        assert at in long or at in cut or not has_number(line)
        assert at in lettered or at in cut or not hints._TOLD_OTHERWISE.search(line)
        masked = index.digits(at) and _MASKED.search(line)
        assert at in likely or not (masked or _may_be_published(line, named=False))


@settings(max_examples=400, deadline=None)
@given(st.text(alphabet="T.:( \xa0;1a", max_size=8))
def test_no_letter_before_a_number_is_passed_over(before: str) -> None:
    assert _may_end_in_letter(before) or not letter_before(before)


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="12 01xXAZa-.()…*•ー:|", max_size=24))
def test_a_number_that_stands_alone_is_not_passed_over(raw: str) -> None:
    alone = len(raw.strip(" .:-|")) <= longest_run(raw) + 2
    assert hints._is_mostly_digits(raw) == alone


def test_what_is_remembered_of_a_number_is_remembered_for_its_country() -> None:
    html = "<p>Tél. : 01 99 00 41 27</p><a href='tel:0199004127'>Appeler</a>"
    told = {
        country: [
            phone.normalized
            for phone in read_phone_facts(Document(page(html)), Regions((country,)), frozenset())[0]
        ]
        for country in ("FR", "DE", "FR")
    }
    assert told["FR"] == ["+33199004127"] * 2
    assert "+33199004127" not in told["DE"]
