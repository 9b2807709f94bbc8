"""The page as text: lines, spacing, regions, languages, headings, cells, selectors."""

import pytest

from journeycheck.extract.document import Document
from journeycheck.facts import How, Region
from journeycheck.page import Page
from tests.extract.pages import SITE, document


def lines(html: str) -> list[str]:
    return [line.text for line in document(html).lines]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Un<br>deux", ["Un", "deux"]),
        ("<div>a<div>b</div>c</div>", ["a", "b", "c"]),
        ("<p>Maison  <b>Or</b>valle\n SAS", ["Maison Orvalle SAS"]),
        ("<p><b>L</b>undi", ["Lundi"]),
        ("<p>Tél<span>01 42</span>", ["Tél 01 42"]),
        ("<li><span>Lundi</span><span>Fermé</span>", ["Lundi Fermé"]),
        ("<p>9h<sup>30</sup>", ["9h30"]),
        ("<p>01&#8239;42&nbsp;68", ["01 42 68"]),
        ("<p>con\u00adtact\u200b", ["contact"]),
        ("<p>un<img alt='x'>deux", ["un deux"]),
        ("<p>vu<script>var a = '01 42 68 53 00'</script><style>p{}</style>", ["vu"]),
        ("<p>oui<template><p>non</p></template><noscript>non</noscript>", ["oui"]),
        ("<p hidden>a<p style='color:red; DISPLAY : none'>b<p>c", ["c"]),
        ("<select><option>+33 France</select><textarea>x</textarea>", []),
        ("<button>Envoyer</button>", ["Envoyer"]),
        (
            "<table><tr></tr><tr><td>Lundi<td>Fermé</tr><tr><script>x</script></table>",
            ["Lundi : Fermé"],
        ),
        ("<title>t</title><p>seul", ["seul"]),
        ("<p>un</p>deux<p>trois", ["un", "deux", "trois"]),
        ("<p>n&ouml;n &euro; &#x1F4DE;", ["nön € 📞"]),
    ],
)
def test_text_as_it_is_shown(html: str, expected: list[str]) -> None:
    assert lines(html) == expected


def test_a_row_of_a_table_is_one_line_with_its_cells() -> None:
    [line] = document("<table><tr><th>Lundi<td>9h-12h<td><td>14h<br>18h</table>").lines
    assert line.cells == ("Lundi", "9h-12h", "", "14h, 18h")
    assert line.text == "Lundi | 9h-12h | | 14h, 18h"


def test_a_term_and_its_description_are_one_line() -> None:
    html = "<dl><dt>Tél :<dd>01 42<dt>Fax<dd>02<dd>03</dl><p>fin"
    read = document(html).lines
    assert [line.text for line in read] == ["Tél : 01 42", "Fax | 02 | 03", "fin"]
    assert read[-1].heading == ""


def test_lists_of_terms_within_each_other_and_terms_of_two_lines() -> None:
    html = "<dl><dt>Lyon<br>Centre<dd>Lundi<dt>Paris<dd>a<dl><dt>Tél<dd>01</dl></dl>"
    assert lines(html) == ["Lyon, Centre : Lundi", "Paris", "a", "Tél : 01"]


def test_a_table_for_layout_stays_apart() -> None:
    html = "<table><tr><td><p>a<p>b<p>c<p>d<p>e<td>x</table>"
    assert lines(html) == ["a", "b", "c", "d", "e", "x"]


def test_headings_and_labels_before_a_line() -> None:
    html = """<h2>Nos <i>boutiques</i></h2><h3>Lyon</h3><p><strong>Horaires :</strong></p><p>Lundi
    <h3>Paris</h3><p>Mardi"""
    by_text = {line.text: line for line in document(html).lines}
    assert by_text["Lundi"].trail == ("Nos boutiques", "Lyon", "Horaires")
    assert by_text["Lundi"].heading == "Horaires"
    assert by_text["Mardi"].trail == ("Nos boutiques", "Paris")


def test_a_heading_does_not_reach_into_the_footer() -> None:
    html = "<main><h2>Avis</h2><p>a</main><footer><p>Lundi</footer>"
    assert document(html).lines[-1].heading == ""


@pytest.mark.parametrize(
    ("html", "region"),
    [
        ("<header><p>x</header>", Region.HEADER),
        ("<header><nav><p>x</nav></header>", Region.NAV),
        ("<footer><nav><p>x</nav></footer>", Region.FOOTER),
        ("<article><footer><p>x</footer></article>", Region.MAIN),
        ("<main><section><header><p>x</header></section></main>", Region.MAIN),
        ("<div id=footer><p>x</div>", Region.FOOTER),
        ("<div class='wrap site-footer'><p>x</div>", Region.FOOTER),
        ("<div role=contentinfo><p>x</div>", Region.FOOTER),
        ("<aside><p>x</aside>", Region.ASIDE),
        ("<p>x", Region.MAIN),
    ],
)
def test_landmarks(html: str, region: Region) -> None:
    assert document(html).lines[0].region is region


FRENCH = "<p>Nous sommes dans les vignes pour vous, avec des fleurs sur les tables et une vue. " * 6


@pytest.mark.parametrize(
    ("html", "language"),
    [
        ("<html lang=fr-FR><p>Bonjour", "fr"),
        ("<html lang='FR'><p>Bonjour", "fr"),
        ("<html lang='en_US'><p>Hi", "en"),
        ("<html xml:lang=de><p>Hallo", "de"),
        ("<html lang=''><p>Bonjour", "nl"),
        ("<html lang='{{lang}}'><p>Bonjour", "nl"),
        ("<html lang=en>" + FRENCH, "fr"),
        ("<html lang=en><p>Bonjour", "en"),
    ],
)
def test_language_of_the_page(html: str, language: str) -> None:
    assert document(html, content_language="nl-BE").language == language


def test_language_from_the_words_alone() -> None:
    assert document(FRENCH).language == "fr"
    assert document("<p>42").language == ""


def test_language_of_a_part() -> None:
    read = document("<html lang=fr><p>Bonjour<p lang=en-GB>Hello").lines
    assert [line.language for line in read] == ["fr", "en"]


def test_a_template_that_lies_about_its_language_is_corrected_everywhere() -> None:
    read = document("<html lang=en>" + FRENCH + "<a href=/x>lien</a>")
    assert {line.language for line in read.lines} == {"fr"}
    assert read.all("a")[0].scope.language == "fr"


def test_selectors_find_their_element_and_are_short() -> None:
    html = """<body><main><div class='card x1'><p>a<p>b</div><div class=card><p>c<p id=tel>d</div>
    </main><footer><p>e<ul><li>f<li class='is-active hours'>g</ul></footer>"""
    read = document(html)
    for line in read.lines:
        found = read.tree.css_first(line.selector)
        assert found is not None and found.mem_id == line.node.mem_id
    by_text = {line.text: line.selector for line in read.lines}
    assert by_text["d"] == "main #tel"
    assert by_text["b"] == "main div.card > p:nth-of-type(2)"
    assert by_text["f"] == "footer li"


def test_selectors_of_a_shared_part_are_the_same_on_every_page() -> None:
    footer = "<footer><div><p>a</p><p>Tél</p></div></footer>"
    one = document(f"<main><p>x</main>{footer}").lines[-1]
    other = document(f"<main><div><p>x<p>y<p>z</div></main>{footer}").lines[-1]
    assert one.selector == other.selector == "footer div > p:nth-of-type(2)"


def test_title_heading_and_base() -> None:
    html = """<base href='javascript:x'><base href=/fr/><title> Maison
     Orvalle </title><svg><title>icône</title></svg><h1></h1><h1>Nous <b>écrire</b></h1>"""
    read = document(html)
    assert (read.title, read.heading) == ("Maison Orvalle", "Nous écrire")
    assert read.base == "https://www.orvalle.test/fr/"


def test_a_place_quotes_safely() -> None:
    read = document("<footer><p>a\x1b[31m\u202eb</footer>")
    place = read.place(read.lines[0], "a\x1b[31m\u202eb" + "c" * 900, How.TEXT)
    assert place.text.startswith("a [31m b") and len(place.text) == 300
    assert (place.region, place.how) == (Region.FOOTER, How.TEXT)


def test_long_text_is_cut_in_lines_and_nothing_is_lost() -> None:
    read = lines("<p>" + "mot " * 5_000)
    assert len(read) > 1 and " ".join(read).split() == ["mot"] * 5_000


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>Café à l’été".encode("cp1252"), "Café à l’été"),
        ("<p>Café à l’été".encode(), "Café à l’été"),
        ("<p>Café à l’é".encode()[:-1], "Café à l’\ufffd"),
        ("<p>Café à l’été ".encode() + b"\xe9", "Café à l’été \ufffd"),
        ("<meta charset=iso-8859-1><p>Café".encode("latin-1"), "Café"),
        ("<p>Привет".encode(), "Привет"),
    ],
)
def test_pages_that_name_no_coding(body: bytes, text: str) -> None:
    told = {"content-type": "text/html"}
    assert [line.text for line in Document(Page(SITE, SITE, 200, told, body)).lines] == [text]
