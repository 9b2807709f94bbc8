"""A visitor's hand: what it sees, what it presses, and what gets the press."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeVar

import pytest

from journeycheck.browse.hand import Covered, Gone, Hand
from journeycheck.browse.policy import READING, Asked, Policy
from journeycheck.browse.tab import DESKTOP, MOBILE, Over, Screen, Trouble
from journeycheck.browse.view import Seen, View
from tests.browse.desk import Desk
from tests.crawl.server import Request, Server, reply, serving

pytestmark = pytest.mark.browser
T = TypeVar("T")


class Sending:
    """Lets everything pass but orders, and bodies with a secret."""

    sends = True

    def lets(self, asked: Asked) -> bool:
        return "order" not in asked.url and "secret" not in (asked.body or "")


def use(
    desk: Desk, routes: Mapping[str, Any] | str, errand: Callable[[Hand, View], Awaitable[T]],
    screen: Screen = DESKTOP, policy: Policy = READING,
) -> tuple[T, Server]:  # fmt: skip
    server = Server(routes if isinstance(routes, Mapping) else {"/": routes})

    async def run() -> T:
        async with serving(server), desk.session.tab(screen, policy=policy) as tab:
            hand = await Hand.on(tab, screen)
            return await errand(hand, await hand.go(server.home))

    return desk.run(run()), server


async def look(_: Hand, seen: View) -> View:
    return seen


def named(seen: View, name: str) -> Seen:
    return next(one for one in seen.controls if one.name == name)


def test_controls_have_the_names_a_customer_gives_them(desk: Desk) -> None:
    page = """<html lang=fr><title>Boutique</title>
      <header><nav><a href=/a>Nos  <b>paniers</b></a></nav></header>
      <main><h1>Accueil</h1><a href=/cart><img alt="Mon panier" src=x></a>
      <button aria-label="Menu"><svg></svg></button><input type=submit value="Envoyer">
      <label for=m>Votre courriel</label><input id=m type=email required autocomplete=email>
      <input placeholder="Rechercher"><div style="cursor:pointer" onclick="1">Ajouter</div>
      <select aria-label=Taille><option value="">Choisir
      <option value=s disabled>S</select>
      <a href=/hidden style="display:none">Jamais</a></main>"""
    seen, _ = use(desk, page, look)
    names = [one.name for one in seen.shown]
    assert names == [
        "Nos paniers",
        "Mon panier",
        "Menu",
        "Envoyer",
        "Votre courriel",
        "Rechercher",
        "Ajouter",
        "Taille",
    ]
    mail = named(seen, "Votre courriel")
    assert (mail.required, mail.invalid, mail.autocomplete, mail.is_field) == (
        True,
        True,
        "email",
        True,
    )
    assert named(seen, "Rechercher").label == ""
    assert named(seen, "Nos paniers").region == "nav"
    assert named(seen, "Taille").options == (("", "Choisir", True), ("s", "S", False))
    assert not named(seen, "Jamais").visible
    assert (seen.title, seen.heading, seen.language) == ("Boutique", "Accueil", "fr")


def test_a_link_is_pressed_and_the_next_page_seen(desk: Desk) -> None:
    async def errand(hand: Hand, seen: View) -> View:
        return await hand.press(named(seen, "Contact"))

    pages = {"/": "<div style='height:3000px'></div><a href=/contact target=_blank>Contact</a>",
             "/contact": "<h1>Nous joindre</h1>"}  # fmt: skip
    for screen in (DESKTOP, MOBILE):
        seen, _ = use(desk, pages, errand, screen)
        assert seen.heading == "Nous joindre"


def test_a_press_meets_what_lies_on_top(desk: Desk) -> None:
    async def errand(hand: Hand, seen: View) -> str:
        with pytest.raises(Covered) as covered:
            await hand.press(named(seen, "Appeler"))
        return str(covered.value)

    page = """<a href=tel:+33123456789>Appeler</a>
      <div style="position:fixed;inset:0;background:white">Nous tenons à votre vie privée</div>"""
    told, _ = use(desk, page, errand)
    assert told == "Nous tenons à votre vie privée"
    seen, _ = use(desk, page, look)
    assert (named(seen, "Appeler").met, named(seen, "Appeler").over) == (False, "div")


def test_fields_are_filled_as_a_person_fills_them(desk: Desk) -> None:
    async def errand(hand: Hand, seen: View) -> View:
        field, choice = (one for one in seen.controls if one.is_field)
        await hand.type(field, "Camille Martin")
        await hand.choose(choice, "b")
        return await hand.see()

    page = """<input value="avant"><select><option>a<option>b</select><output></output><script>
      document.querySelector('input').onchange =
        e => document.querySelector('output').textContent = e.target.value;
      document.querySelector('select').onchange = e => document.title = e.target.value</script>"""
    seen, _ = use(desk, page, errand)
    assert seen.words.endswith("Camille Martin") and seen.title == "b"


def test_what_has_gone_is_said(desk: Desk) -> None:
    async def errand(hand: Hand, seen: View) -> None:
        await hand.press(named(seen, "Une fois"))
        with pytest.raises(Gone):
            await hand.press(named(seen, "Une fois"))

    use(desk, "<button onclick='this.remove()'>Une fois</button>", errand)


def test_a_visit_that_reads_sends_nothing(desk: Desk) -> None:
    async def errand(hand: Hand, seen: View) -> Trouble:
        with pytest.raises(Over) as over:
            await hand.press(named(seen, "Envoyer"))
        return over.value.trouble

    trouble, server = use(
        desk, "<form method=post action=/send><button>Envoyer</button></form>", errand
    )
    assert trouble is Trouble.SENDS and {one.method for one in server.log} == {"GET"}


def test_a_visit_that_may_send_sends_what_its_policy_lets_through(desk: Desk) -> None:
    async def errand(hand: Hand, seen: View) -> tuple[View, int]:
        await hand.press(named(seen, "Commander"))
        await hand.press(named(await hand.see(), "Secret"))
        held_back = hand.tab.held_back
        return await hand.press(named(await hand.see(), "Ajouter")), held_back

    page = """<form method=post action=/cart><input type=hidden name=id value=7>
      <button>Ajouter</button></form>
      <form method=post action=/order><button>Commander</button></form>
      <form method=post action=/cart enctype=multipart/form-data>
      <input type=hidden name=a value=secret><button>Secret</button></form>"""

    def cart(request: Request) -> str:
        return f"<h1>Panier</h1>{request.method} {request.body}"

    (seen, held_back), server = use(
        desk, {"/": page, "/cart": cart, "/order": reply(200, "bought")}, errand, policy=Sending()
    )
    assert seen.words.splitlines() == ["Panier", "POST id=7"]
    assert held_back == 2 and "/order" not in server.asked()
    assert [one.body for one in server.log if one.method == "POST"] == ["id=7"]


def test_the_page_cannot_lie_to_the_eye(desk: Desk) -> None:
    page = """<button>Envoyer</button><script>Element.prototype.checkVisibility = () => false;
      document.querySelectorAll = () => []; globalThis.journeycheck = {usable: []}</script>"""
    seen, _ = use(desk, page, look)
    assert [one.name for one in seen.shown] == ["Envoyer"]


FRAMED = """<meta name=viewport content="width=device-width"><body style="margin:0">
  <h1>Accueil</h1><div style="height:2000px"></div>
  <iframe title=Chat style="position:fixed;right:0;bottom:0;border:4px solid;
   width:200px;height:300px"
   src="http://outer.test:{port}/in"></iframe>
  <iframe srcdoc="<button>Lokal</button>" style="margin-left:9px;width:300px;height:100px"></iframe>
  <iframe srcdoc="<button>Jamais</button>" style="display:none"></iframe>"""
INNER = """<body style="margin:0"><div style="height:100px"></div>
  <button onclick="this.textContent='Merci'">Discuter</button> <input aria-label=Nom>
  <iframe srcdoc="<button>Au fond</button>"></iframe>"""


def framed(request: Request) -> str:
    return FRAMED.replace("{port}", request.headers["host"].rpartition(":")[2])


@pytest.mark.parametrize("screen", [DESKTOP, MOBILE])
def test_frames_are_seen_and_used_as_a_visitor_does(outer: Desk, screen: Screen) -> None:
    async def errand(hand: Hand, seen: View) -> tuple[View, View]:
        await hand.press(named(seen, "Lokal"))
        await hand.type(named(seen, "Nom"), "Camille")
        after = await hand.press(named(await hand.see(), "Discuter"))
        return seen, after

    (before, after), _ = use(outer, {"/": framed, "/in": INNER}, errand, screen)
    chat = named(before, "Discuter")
    assert (chat.met, chat.floats, named(before, "Lokal").met) == (True, True, None)
    assert chat.box[0] == screen.width - 204 and chat.box[1] == screen.height - 304 + 100
    assert sorted(frame.title for frame in before.frames) == ["", "", "Chat"]
    assert named(after, "Merci").visible and named(after, "Nom").value == "Camille"
    assert "Au fond" in [one.name for one in before.controls]
    assert "Jamais" not in [one.name for one in before.controls]


def test_what_lies_on_a_frame_gets_the_press(outer: Desk) -> None:
    async def errand(hand: Hand, seen: View) -> str:
        with pytest.raises(Covered) as covered:
            await hand.press(named(seen, "Discuter"))
        return str(covered.value)

    def page(request: Request) -> str:
        return framed(request) + '<div id=lid style="position:fixed;inset:0;background:red"></div>'

    told, _ = use(outer, {"/": page, "/in": INNER}, errand)
    seen, _ = use(outer, {"/": page, "/in": INNER}, look)
    assert (told, named(seen, "Discuter").met) == ("div#lid", False)


def test_a_frame_that_hangs_does_not_hold_up_the_visit(outer: Desk) -> None:
    pages = {"/": framed, "/in": "<button>Jamais</button><script>for(;;);</script>"}
    seen, _ = use(outer, pages, look)
    assert seen.heading == "Accueil" and "Lokal" in [one.name for one in seen.controls]


def test_cells_of_a_table_stay_apart(desk: Desk) -> None:
    page = "<table><tr><th>Nappe<td>1<td>127 €<tr><td>Livraison<td>4,90 €</table>"
    seen, _ = use(desk, page, look)
    assert seen.words.splitlines() == ["Nappe | 1 | 127 €", "Livraison | 4,90 €"]
