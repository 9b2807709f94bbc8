"""Menus and feet are read apart, once; what a page says does not depend on that."""

from collections.abc import Iterator
from datetime import date

import pytest

from journeycheck.demo import NAMES
from journeycheck.demo.company import Company
from journeycheck.demo.server import Request
from journeycheck.extract import Context, parts, read_page
from journeycheck.extract.readers import PartReaders
from journeycheck.facts import Form, Link, OpeningHours, OpenNow, Phone, PostalAddress
from journeycheck.page import Page, Part, Reading
from tests.extract.pages import SITE, page

WORDS = "<p>" + "Du linge de maison tissé chez nous, en lin lavé, depuis trois générations. " * 4
LINKS = "".join(f'<li><a href="/rayon-{n}">Rayon numéro {n}</a></li>' for n in range(40))
MENU = f"<header><h1>Maison Orvalle</h1><nav><ul>{LINKS}</ul></nav></header>"
HOURS = "<h4>Horaires</h4><p>Du mardi au samedi : 10h - 18h30</p>"
CALL = '<p>Tél. : <a href="tel:+33199004127">01 99 00 41 27</a></p>'
FOOT = f"<footer>{CALL}{HOURS}<p>12 rue des Tisserands, 69001 Lyon</p><ul>{LINKS}</ul></footer>"


@pytest.fixture(autouse=True)
def nothing_known() -> Iterator[None]:
    parts.forget()
    yield
    parts.forget()


def shop(main: str = "", path: str = "/a", menu: str = MENU, foot: str = FOOT) -> Page:
    head = '<html lang="fr"><head><title>Orvalle</title></head>'
    return page(f"{head}<body>{menu}<main>{WORDS}{main}</main>{foot}</body></html>", path)


def read(sent: Page, *, divided: bool = True) -> Reading:
    return read_page(sent, Context(f"{SITE}/", "FR"), divided=divided)


def keys(reading: Reading) -> list[str]:
    return [part.key for part in reading.parts]


def said(reading: Reading) -> set[str]:
    return {repr(fact) for fact in reading.facts}


def says_the_same_whole(sent: Page) -> bool:
    """Read apart or whole; `Lead`s may be told twice when they are told apart."""
    apart, whole = read(sent), read(sent, divided=False)
    assert apart.parts and not whole.parts
    leads = {lead.target for lead in apart.leads} == {lead.target for lead in whole.leads}
    same = (apart.visit, apart.signature) == (whole.visit, whole.signature)
    return said(apart) == said(whole) and leads and same


def test_what_two_pages_share_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    told = PartReaders.told

    def counted(self: PartReaders, key: str) -> parts.Told:
        made.append(key)
        return told(self, key)

    monkeypatch.setattr(PartReaders, "told", counted)
    one, other = read(shop("<p>Une nappe.")), read(shop("<p>Un drap.", "/b"))
    assert keys(one) == keys(other) == made
    assert len(made) == 2


def test_a_part_has_no_address_and_its_facts_have_that_of_the_page() -> None:
    foot = read(shop(path="/b")).parts[-1]
    assert {fact.place.url for fact in foot.facts} == {""}
    assert {fact.place.url for fact in foot.facts_at("x")} == {"x"}
    assert any(isinstance(fact, Phone) for fact in foot.facts)
    assert any(isinstance(fact, OpeningHours) for fact in foot.facts)
    assert len(foot.leads) == 40


@pytest.mark.parametrize(
    "main",
    [
        "<h1>Un autre titre</h1><p>Tél. 01 42 68 53 00",
        '<nav class="fil"><a href="/rayon-1">Rayon numéro 1</a></nav>',
        '<script type="application/ld+json">{"@type":"Store","name":"Orvalle","address":'
        '{"streetAddress":"12 rue des Tisserands","addressLocality":"Lyon"}}</script>',
        '<form action="/cherche"><label>Mot <input name=q></label></form>',
        '<div id="root"></div><script src="/app.js"></script>',
        "<p>Pendant les jours fériés aussi",
        "<footer><p>Publié le 3 mars</footer>",
    ],
)
def test_it_is_what_the_whole_page_says(main: str) -> None:
    assert says_the_same_whole(shop(main))


@pytest.mark.parametrize(
    "foot",
    [
        FOOT.replace("<footer>", '<div class="footer">').replace("</footer>", "</div>"),
        FOOT.replace("<footer>", '<div role="contentinfo">').replace("</footer>", "</div>"),
        FOOT.replace("<footer>", '<footer lang="en" class="pied">'),
        FOOT.replace("</footer>", "<script>x()</script><p data-x onclick='y()'>z</footer>"),
        FOOT.replace("</footer>", '<p itemscope itemtype="Store"><b itemprop=name>Orvalle</b></p>'),
        FOOT.replace("</footer>", '<p itemscope itemtype="Hotel"><b itemprop=name>Orvalle</b></p>'),
        FOOT.replace("</footer>", '<meta property="og:site_name" content="Orvalle"></footer>'),
        FOOT.replace("</footer>", "<svg><script>x()</script></svg>{{ phone }}</footer>"),
        FOOT.replace(
            "</footer>",
            '<noscript><script type="application/ld+json">{"@type":"Store","telephone":"1"}'
            "</script></noscript></footer>",
        ),
        FOOT.replace(
            "</footer>", '<form action="/lettre"><input type=email name=m></form></footer>'
        ),
    ],
)
def test_feet_of_all_kinds_are_read_apart(foot: str) -> None:
    assert says_the_same_whole(shop(foot=foot))


def test_the_order_of_pages_changes_nothing() -> None:
    sent = [shop("<p>Une nappe."), shop(path="/b", foot=FOOT.replace("rayon-3", "rayon-3#bas"))]
    there = [read(one) for one in sent]
    parts.forget()
    back = [read(one) for one in reversed(sent)][::-1]
    assert there == back


def test_addresses_that_mean_something_else_elsewhere_make_another_part() -> None:
    foot = FOOT.replace('href="/rayon-1"', 'href="rayon-1"')
    near, far = read(shop(path="/a", foot=foot)), read(shop(path="/sous/b", foot=foot))
    assert keys(near)[0] == keys(far)[0] and keys(near)[1] != keys(far)[1]
    assert f"{SITE}/sous/rayon-1" in {lead.target for lead in far.leads}


def test_a_form_that_sends_to_its_page_makes_another_part() -> None:
    foot = FOOT.replace("</footer>", "<form method=post><input type=email name=m></form></footer>")
    forms = [f for at in "ab" for f in read(shop(path=f"/{at}", foot=foot)).facts]
    assert [f.action for f in forms if isinstance(f, Form)] == [f"{SITE}/a", f"{SITE}/b"]


def test_a_link_to_a_place_on_the_page_itself_leads_nowhere_else() -> None:
    foot = FOOT.replace('href="/rayon-1"', 'href="/a#plan"')
    here, there = (
        {f.target for f in read(shop(path=path, foot=foot)).facts if isinstance(f, Link)}
        for path in ("/a", "/b")
    )
    assert there - here == {f"{SITE}/a"}


def test_the_active_entry_of_a_menu_makes_another_part() -> None:
    active = MENU.replace('<li><a href="/rayon-2"', '<li class="active"><a href="/rayon-2"')
    plain, marked = read(shop()), read(shop(path="/b", menu=active))
    assert keys(plain)[0] != keys(marked)[0] and keys(plain)[1] == keys(marked)[1]


@pytest.mark.parametrize(
    ("main", "foot"),
    [
        (
            '<label for="m">Votre adresse</label>',
            '<form action="/x"><input id="m"></form></footer>',
        ),
        ('<input form="f" name="n">', '<form id="f" action="/x"><input name="m"></form></footer>'),
        ('<a href="/sortie" data-method="delete">x</a>', '<a href="/sortie">x</a></footer>'),
        (
            '<p itemscope itemtype="Store"><b itemprop=name>A</b><b itemprop=openingHours>Mo 9-12',
            '<p itemscope itemtype="Store"><b itemprop=name>B</b><b itemprop=openingHours>Tu 9-12',
        ),
    ],
)
def test_what_hangs_together_is_read_whole(main: str, foot: str) -> None:
    sent = shop(main, foot=FOOT.replace("</footer>", foot))
    assert not read(sent).parts
    assert read(sent) == read(sent, divided=False)


def test_open_above_and_closed_below_contradict_each_other() -> None:
    menu = MENU.replace("<nav>", "<p>Actuellement ouvert</p><nav>")
    assert any(isinstance(fact, OpenNow) for fact in read(shop(menu=menu)).facts)
    reading = read(shop("<p>Actuellement fermé</p>", menu=menu))
    assert not any(isinstance(fact, OpenNow) for fact in reading.facts)


def test_a_declared_address_is_found_in_the_foot() -> None:
    data = '{"@type":"Store","address":{"streetAddress":"12 rue des Tisserands"}}'
    reading = read(shop(f'<script type="application/ld+json">{data}</script>'))
    shown = [fact for fact in reading.facts if isinstance(fact, PostalAddress) and fact.shown]
    assert {fact.place.selector for fact in shown} == {"footer > p:nth-of-type(3)"}


def test_small_and_second_landmarks_and_wrappers_belong_to_the_page() -> None:
    small = shop(foot="<footer><p>Tél. 01 99 00 41 27</footer>")
    assert len(read(small).parts) == 1
    twice = shop(FOOT)  # the foot of an article, and that of the page
    assert len(read(twice).parts) == 1
    wrapped = page(f'<div class="header">{MENU}<main>{WORDS}</main>{FOOT}</div>')
    assert not read(wrapped).parts
    form = page(f"<form>{MENU}<main>{WORDS}</main>{FOOT}</form>")
    assert not read(form).parts


def test_a_page_that_says_next_to_nothing_is_read_whole() -> None:
    menu = "<header>" + '<a href="/x"><img src="/y.png" alt=""></a>' * 40 + "</header>"
    assert not read(page(f"<html>{menu}<main>Bientôt</main></html>")).parts


def test_what_is_kept_is_limited() -> None:
    shelf: parts.Shelf[int] = parts.Shelf(10)
    for number in range(8):
        shelf.put(str(number), number, 3)
    assert [shelf.get(str(number)) for number in range(8)] == [*[None] * 5, 5, 6, 7]
    shelf.get("5")
    shelf.put("8", 8, 3)
    assert (shelf.get("5"), shelf.get("6")) == (5, None)
    shelf.put("8", 9, 3)
    assert shelf.get("8") == 9 and shelf.get("5") == 5


def test_a_part_too_heavy_to_keep_is_read_all_the_same() -> None:
    shelf: parts.Shelf[Part] = parts.Shelf(1)
    shelf.put("a", Part("a"), 2)
    assert shelf.get("a") is None


def test_what_a_script_of_the_page_shows_makes_another_part() -> None:
    link = '<a href="/cdn-cgi/l/email-protection" data-cfemail="0a68654a72247864">x</a>'
    foot = FOOT.replace("</footer>", f"<p>{link}</p></footer>")
    shown = read(shop('<script src="/email-decode.min.js"></script>', foot=foot))
    locked = read(shop('<script src="/other.js"></script>', path="/b", foot=foot))
    assert keys(shown)[0] == keys(locked)[0] and keys(shown)[1] != keys(locked)[1]


def demo_pages(name: str) -> list[Page]:
    company, origin = Company(name, "http://network.test/", date(2026, 3, 2)), f"http://{name}.test"
    asked = (Request("GET", path, origin) for path in company.routes)
    answers = [(origin + request.target, company(request).body) for request in asked]
    told = {"content-type": "text/html; charset=utf-8"}
    return [Page(url, url, 200, told, body) for url, body in answers]


@pytest.mark.parametrize("name", NAMES)
def test_whole_companies_are_read_the_same_in_any_order(name: str) -> None:
    pages = demo_pages(name)
    context = Context(pages[0].final_url)
    there = [read_page(sent, context) for sent in pages]
    parts.forget()
    back = [read_page(sent, context) for sent in reversed(pages)][::-1]
    assert there == back
    whole = [read_page(sent, context, divided=False) for sent in pages]
    for apart, one in zip(there, whole, strict=True):
        assert (apart.visit, apart.signature) == (one.visit, one.signature)
        assert said(apart) == said(one)
