"""Pages made to break readers: nothing raises, nothing takes long, what was cut is said."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeycheck.extract import Context, read_page
from journeycheck.extract.parse import DEPTH_LIMIT, TAG_LIMIT, parsed, shallow
from journeycheck.facts import Email, Phone
from journeycheck.page import Page
from tests.extract.pages import SITE, document, page, read


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 200_000,
        "<div>" * 100_000 + "</div>" * 100_000,
        "<div><!--</div>-->" * 30_000,
        "<div a='</div>'>" * 30_000,
        "<div></x>" * 60_000,
        "<div><script></div></script>" * 30_000,
        "<table><tr><td>" * 40_000,
        "<ul><li>" * 60_000,
        "<b>" * 200_000,
        "<svg><g>" * 40_000,
        "<font><p>" * 30_000,
    ],
)
def test_deep_pages_are_cut_and_it_is_said(html: str) -> None:
    reading = read(html + "<p>Tél. 01 42 68 53 00")
    assert reading.visit.truncated


def test_a_large_flat_page_is_not_cut() -> None:
    html = "<ul>" + "<li><a href=/x><b>x</b></a><p>y" * 5_000 + "</ul>"
    assert shallow(html) == html


def test_a_page_with_too_many_tags_is_cut_before_it_is_parsed() -> None:
    tree, cut = parsed("<p>" * (TAG_LIMIT + 1))
    assert cut and len(tree.css("p")) < TAG_LIMIT
    assert parsed("<p>" * TAG_LIMIT)[1] is False


def test_styles_left_open_do_not_multiply_the_tree() -> None:
    styles = "".join(f"<b id={n}>" for n in range(900))
    tree, cut = parsed(f"<p>{styles}</p>" + "<p>x</p>" * 5_000)
    assert cut and len(tree.css("b")) < 2_000_000


def test_a_crowd_of_attributes_is_cut() -> None:
    crowd = " ".join(f"a{n}" for n in range(200_000))
    assert read(f"<p>Un<p {crowd}>deux").visit.truncated
    assert read(f"<p>Un<p {crowd.replace(' ', '/')}>deux").visit.truncated
    assert not read(f'<p>Un<p title="{crowd}">deux').visit.truncated


@pytest.mark.parametrize("tag", ["textarea", "SCRIPT", "script-x", "style", "title>x</title"])
def test_nor_does_the_tag_of_raw_text_hide_a_crowd(tag: str) -> None:
    crowd = " ".join(f"a{n}" for n in range(5_000))
    assert len(shallow(f"<p>Un<{tag} {crowd}>deux")) < 100


def test_what_looks_like_tags_in_a_script_is_text() -> None:
    html = "<script>" + "if (a<b) x();" * 5_000 + "</script><p>fin"
    assert shallow(html) == html and not read(html).visit.truncated


def test_styles_that_are_closed_are_harmless() -> None:
    html = "<p><b>Un</b> <i>deux</i> <font>trois</font>" * 20_000
    assert shallow(html) == html


def test_the_depth_that_is_allowed_is_read() -> None:
    html = "<div>" * (DEPTH_LIMIT - 10) + "<p>fin" + "<br>" * 10_000
    read_ = document(html)
    assert [line.text for line in read_.lines] == ["fin"] and not read_.truncated


@pytest.mark.parametrize(
    "html",
    [
        "",
        "\0" * 1_000,
        "<!--" * 100_000,
        "<" * 200_000,
        '<a b="' * 100_000,
        "<p>" + "1" * 300_000,
        "<p>" + "01 42 68 53 " * 2_000,
        "<p>" + "a@" * 100_000,
        "<p>" + "a." * 100_000 + "@b",
        "<p>" + "http://" * 30_000,
        "<p>tél " * 20_000,
        "<p>" + "€ 1 234 " * 20_000,
        "<a href='mailto:" + "a," * 50_000 + "'>x</a>",
        "<a href='tel:" + "+33(0)" * 20_000 + "'>x</a>",
        "<a title='" + "x" * 5_000_000 + "'>x</a>",
        "<base href='" + "../" * 20_000 + "'><a href=x>x</a>",
        "<script type='application/ld+json'>" + "[" * 100_000 + "</script>",
        "<script type='application/ld+json'>" + '{"a":"' * 50_000 + "</script>",
        "<script type='application/ld+json'>" + "&#" + "9" * 6_000 + ";&quot;</script>",
        "<script type='application/ld+json'>" + "/*" * 50_000 + "</script>",
        "<p>&#" + "9" * 10_000 + ";",
        "<div itemscope><b itemprop=a itemscope>" * 400,
        "<label for='\"]'>a</label><input id='\"]' aria-labelledby='\"] * \\'><form>",
        "<p id='a\"b' class='x{}y'>Tél. 01 42 68 53 00",
        "<html lang='" + "fr-" * 50_000 + "'><p>x",
        "\ud800\udfff<p>\ud83d",
    ],
)
def test_evil_pages(html: str) -> None:
    assert read(html).visit.url == f"{SITE}/page"


def test_numbers_after_a_heap_of_digits_are_not_called_absent() -> None:
    """What is beyond the limit was not read, and the page says so."""
    reading = read("<p>" + "12 34 56 78 90<p>" * 2_000 + "Tél. 01 42 68 53 00", country="FR")
    assert reading.visit.truncated


def test_nul_bytes_do_not_hide_words() -> None:
    phones = [f for f in read("<p>T\0él. 01 42\0 68 53 00", country="FR").facts]
    assert [fact.normalized for fact in phones if isinstance(fact, Phone)] == ["+33142685300"]


@pytest.mark.parametrize("charset", ["hex", "rot13", "zip", "nope", "utf-7", "idna", "\xff"])
@pytest.mark.parametrize("where", ["header", "meta"])
def test_charsets_that_lie(charset: str, where: str) -> None:
    header = f"text/html; charset={charset}" if where == "header" else "text/html"
    body = f"<meta charset='{charset}'><p>info@orvalle.test é".encode("latin-1")
    sent = Page(f"{SITE}/", f"{SITE}/", 200, {"content-type": header}, body)
    found = [f for f in read_page(sent, Context(SITE)).facts if isinstance(f, Email)]
    assert [mail.address for mail in found] == ["info@orvalle.test"]


def test_a_page_cut_by_the_crawl_says_so() -> None:
    sent = page("<p>x")
    cut = Page(sent.url, sent.final_url, 200, sent.headers, sent.body, truncated=True)
    assert read_page(cut, Context(SITE)).visit.truncated


MARKUP = "<p> </p> <a£href='tel: '> <a£href=/x> </a> <table><tr><td> <dl><dt> <dd> <form> <label>"
MORE = "<input£name=a> </form> <script£type=application/ld+json>{ } </script> <div£itemscope> <br>"
WORDS = "<i£itemprop=telephone> <h2> <footer> é \0 01£42£68£53£00 Tél.£ a@b.fr 9h-12h£ Lundi£ <!--"
ROWS = "<table> <tr> </tr> <th> <td> </td> </table> <ul> <li> </ul> <dl> </dl> <caption> x"
BOXES = "<select> <option> </select> <svg> <use> </svg> <template> <button> <address> <title> <b> x"


TERMS = ("<table><tr><td>", "<dl><dt>x</dl>", "<td>x", "</table>", "<dd>x")


def heaps(fragments: str) -> st.SearchStrategy[str]:
    pieces = [piece.replace("£", " ") for piece in fragments.split()]
    return st.lists(st.sampled_from(pieces), max_size=40).map("".join)


@settings(max_examples=400, deadline=None)
@given(heaps(f"{MARKUP} {MORE} {WORDS}") | heaps(ROWS) | heaps(f"{BOXES} {ROWS} {WORDS}"))
def test_no_heap_of_markup_breaks_a_reader(html: str) -> None:
    assert not read(html).visit.truncated


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_break_a_reader(body: bytes) -> None:
    assert not read(body).visit.truncated


def test_whatever_becomes_of_rows_and_terms_no_word_is_lost() -> None:
    for pieces in product(TERMS, repeat=5):
        read_ = document("".join(pieces))
        shown = "".join(line.text for line in read_.lines)
        assert shown.count("x") == "".join(pieces).count("x"), pieces


def test_a_term_in_a_table_takes_no_words_of_its_row_with_it() -> None:
    html = "<table><tr><td><dl><dt>Tél.</dl><td>01 99 00 41 27</table><dl><dd>à Lyon</dl>"
    assert [line.text for line in document(html).lines] == ["Tél. : 01 99 00 41 27", "à Lyon"]


@pytest.mark.parametrize(
    "html",
    [
        "<a href=' /a \n'>x</a>",
        "<form action=/x><input name='a\tb' type='x\ny' placeholder='\x7f'></form>",
        "<a href='tel:+33 1\u200f42\n68 53 00'>\u202e01 42</a><a href='mailto:a@b.fr\n?x'>x</a>",
        '<script type="application/ld+json">{"@type":"Store","name":"a\\ud800\\u0000","email":'
        '"\\u202ea@b.fr","telephone":["01\\n42",{"@value":"\\u0085"}]}</script>',
        "<p itemscope itemtype='Store\x0b'><b itemprop=address>\u2066 12 rue X\x1f</b>",
    ],
)
def test_what_is_quoted_is_plain_text(html: str) -> None:
    assert [
        fact for fact in read(html).facts if "\\" in repr(fact) or not repr(fact).isprintable()
    ] == []
