"""The parts of a page that links can lead to."""

import pytest

from journeycheck.extract.anchors import LONGEST, MOST
from journeycheck.facts import Anchors
from tests.extract.pages import facts, page, read


def ids(html: str) -> set[str] | None:
    """The parts of a page; None when they are not all known."""
    found = facts(Anchors, html)
    return set(found[0].ids) if found else None


@pytest.mark.parametrize(
    ("html", "name"),
    [
        ('<h2 id="returns">Returns</h2>', "returns"),
        ("<h2 ID=Returns>Returns</h2>", "returns"),
        ('<a name="returns"></a>', "returns"),
        ('<h2 id="livr&eacute;">Livré</h2>', "livré"),
        ('<h2 id="livre&#769;">Livré</h2>', "livré"),
        ('<a name="mit%20uns"></a>', "mit uns"),
        ('<h2 id=" returns ">Returns</h2>', "returns"),
        ('<button data-tab="returns">Returns</button>', "returns"),
        ('<button data-bs-target="#returns">Returns</button>', "returns"),
        ("<div data-section-id=returns></div>", "returns"),
        ('<svg><g id="returns"/></svg>', "returns"),
    ],
)
def test_a_part_by_its_name(html: str, name: str) -> None:
    assert ids(f"<main><p>Bonjour</p>{html}</main>") == {name}


def test_what_is_no_name() -> None:
    html = '<p class="returns">#returns <input name="city"> id="text" <!-- <p id="gone"> --></p>'
    assert ids(html) == set()


@pytest.mark.parametrize(
    "html",
    [
        '<div id="__next"><h2 id="a">A</h2></div>',
        '<div id="app"><h2 id="a">A</h2></div>',
        '<app-root ng-version="17.0.0"><h2 id="a">A</h2></app-root>',
        '<div wire:id="x1"><h2 id="a">A</h2></div>',
        '<h2 id="a">A</h2><script>addEventListener("hashchange", open)</script>',
        '<h2 id="a">A</h2><script>if (location.hash) show(location.hash)</script>',
    ],
)
def test_pages_that_scripts_complete_are_not_known(html: str) -> None:
    assert ids(html) is None


def test_an_ordinary_script_takes_nothing_away() -> None:
    assert ids('<h2 id="a">A</h2><script>var x = 1</script><script src="/a.js"></script>') == {"a"}


def test_too_many_parts_are_not_known() -> None:
    assert ids("".join(f'<p id="p{n}">' for n in range(MOST))) is not None
    assert ids("".join(f'<p id="p{n}">' for n in range(MOST + 1))) is None


def test_a_name_too_long_is_left_out() -> None:
    assert ids(f'<p id="{"x" * LONGEST}"><p id="{"y" * (LONGEST + 1)}">') == {"x" * LONGEST}


def test_a_page_that_was_cut_is_not_known() -> None:
    deep = "<div>" * 2_000 + '<p id="a">'
    reading = read(deep)
    assert reading.visit.truncated
    assert not [fact for fact in reading.facts if isinstance(fact, Anchors)]


@pytest.mark.parametrize("body", [b"", b"\xff\xfe\x00", b"<a name", b'<p id="', b"<p id=>"])
def test_nothing_breaks_it(body: bytes) -> None:
    assert not page(body).truncated
    assert ids(body.decode("latin-1")) in (set(), None)
