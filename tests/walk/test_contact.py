"""The contact errands on small sites with the faults of real ones."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from journeycheck.facts import (
    Device,
    Errand,
    ErrorPage,
    Journey,
    PhoneHint,
    Place,
)
from journeycheck.walk import told
from journeycheck.walk.contact import ERRANDS, contact
from tests.browse.desk import Desk
from tests.crawl.server import reply
from tests.walk.trip import Trip, trip

pytestmark = pytest.mark.browser
HEAD = """<!doctype html><html lang=fr><meta charset=utf-8>
  <meta name=viewport content="width=device-width"><title>Lin</title><body>"""
NAV = """<header><a href=/>Maison du Lin</a> <nav><a href=/boutique>Boutique</a>
  <a href=/contact>Contact</a></nav></header>"""
CALL = '<p>Tél. <a href="tel:+33199004127">01 99 00 41 27</a></p>'
FORM = """<form method=post action=/envoi><h2>Écrivez-nous</h2>
  <label>Courriel <input type=email name=mail required></label>
  <label>Votre message <textarea name=message required></textarea></label>
  <button>Envoyer</button></form>"""
HOURS = "<h2>Horaires d'ouverture</h2><p>Du lundi au vendredi de 9h à 18h</p>"
MOBILE, DESKTOP = Device.MOBILE, Device.DESKTOP


def walk(
    desk: Desk, folder: Path, pages: dict[str, Any], devices: Iterable[Device] = (MOBILE,),
    errands: Iterable[Errand] = (Errand.PHONE,), **changes: Any,
) -> Trip:  # fmt: skip
    filled = {path: HEAD + page if isinstance(page, str) else page for path, page in pages.items()}
    came = trip(desk, filled, lambda outing: contact(outing, devices, errands), folder, **changes)
    assert came.sent == []
    return came


def journey(came: Trip, errand: Errand, device: Device = MOBILE, start: str = "home") -> Journey:
    wanted = (errand, device, start)
    return next(one for one in came.of(Journey) if (one.errand, one.device, one.start) == wanted)


def test_a_plain_site_is_walked_on_both_devices(walker: Desk, tmp_path: Path) -> None:
    pages = {
        "/": NAV + "<h1>Draps</h1>",
        "/contact": NAV + "<h1>Contact</h1>" + CALL + FORM + HOURS,
    }
    came = walk(walker, tmp_path, pages, Device, ERRANDS)
    for device in Device:
        for errand, end in (
            (Errand.PHONE, "number"),
            (Errand.WRITE, "form"),
            (Errand.OPEN_NOW, "hours"),
        ):
            one = journey(came, errand, device)
            assert (one.outcome, one.clicks, one.reached) == ("passed", 1, end)
            assert [step.name for step in one.steps] == ["home", "contact", end]
            assert one.steps[1].words == "Contact" and one.steps[0].plate and one.steps[2].plate
            assert one.effort > 1 and one.waited > 0 and one.tries == 1
    assert journey(came, Errand.PHONE).steps[-1].action == told.PRESSES_NUMBER
    assert journey(came, Errand.PHONE, DESKTOP).place.text == "01 99 00 41 27"
    assert (journey(came, Errand.WRITE).fields, journey(came, Errand.WRITE).required) == (2, 2)
    assert came.server.asked().count("/contact") == 2  # once on each device
    assert came.seconds < 20


def test_the_menu_of_a_small_screen_is_opened(walker: Desk, tmp_path: Path) -> None:
    nav = """<button class=navbar-toggler aria-label=Menu
      onclick="document.querySelector('nav').hidden = false"><svg width=20 height=20></svg></button>
      <nav hidden><a href=/contact>Nous contacter</a></nav>"""
    one = journey(walk(walker, tmp_path, {"/": nav, "/contact": CALL}), Errand.PHONE)
    assert [step.name for step in one.steps] == ["home", "menu", "contact", "number"]
    assert (one.outcome, one.clicks) == ("passed", 2)


def test_a_number_that_is_only_text_is_copied_on_a_phone(walker: Desk, tmp_path: Path) -> None:
    came = walk(walker, tmp_path, {"/": "<p>Téléphone : 01 99 00 41 27</p>"}, Device)
    assert journey(came, Errand.PHONE).steps[-1].problem == told.COPIED
    assert journey(came, Errand.PHONE, DESKTOP).steps[-1].problem == ""
    assert journey(came, Errand.PHONE).outcome == "passed"


def test_errands_begin_where_customers_get_stuck(walker: Desk, tmp_path: Path) -> None:
    pages = {
        "/": NAV, "/contact": NAV + CALL, "/produit": NAV + "<h1>Drap</h1>",
        "/panier": "<h1>Votre panier</h1><a href=/>Retour à l'accueil</a>",
        "*": reply(404, HEAD + "<h1>Page introuvable</h1>"),
    }  # fmt: skip

    def site(url: str) -> dict[str, Any]:
        return {"error_page": ErrorPage(place=Place(f"{url}nulle-part"), status=404)}

    came = walk(walker, tmp_path, pages, late=site)
    assert journey(came, Errand.PHONE, start="product").clicks == 1
    assert [step.name for step in journey(came, Errand.PHONE, start="cart").steps] == [
        "cart", "home", "contact", "number",
    ]  # fmt: skip
    lost = journey(came, Errand.PHONE, start="error-page")
    assert (lost.outcome, lost.reason, lost.tries) == ("failed", told.DEAD_END, 2)
    assert lost.never == ("number",) and lost.steps[-1].plate


def test_a_site_without_a_number_fails_twice(walker: Desk, tmp_path: Path) -> None:
    came = walk(walker, tmp_path, {"/": NAV, "/contact": FORM}, errands=ERRANDS[:2])
    one = journey(came, Errand.PHONE)
    assert (one.outcome, one.tries, one.reason) == ("failed", 2, told.NONE[Errand.PHONE])
    assert one.reached == "contact" and journey(came, Errand.WRITE).outcome == "passed"


@pytest.mark.parametrize(("changes", "reason"), [
    ({"unread": {"http://shop.test/": "?"}}, told.NOT_READ),
    ({"acts": {"crawl": "cut"}}, told.NOT_READ),
    ({"gathered": {PhoneHint: (PhoneHint(place=Place("/"), clue="image"),)}}, told.HINTS),
])  # fmt: skip
def test_what_may_be_there_is_not_called_lacking(
    walker: Desk, tmp_path: Path, changes: dict[str, Any], reason: str
) -> None:
    one = journey(walk(walker, tmp_path, {"/": "<p>Du lin.</p>"}, **changes), Errand.PHONE)
    assert (one.outcome, one.reason) == ("cant_tell", reason)


def test_a_number_that_the_crawl_read_and_nobody_sees(walker: Desk, tmp_path: Path) -> None:
    hidden = f'<div style="display:none">{CALL}</div>'
    one = journey(walk(walker, tmp_path, {"/": hidden}), Errand.PHONE)
    assert (one.outcome, one.reason) == ("cant_tell", told.NOT_SEEN)


def test_a_contact_link_that_does_nothing(walker: Desk, tmp_path: Path) -> None:
    dead = NAV.replace("href=/contact", "href=/contact onclick='return false'")
    one = journey(walk(walker, tmp_path, {"/": dead, "/contact": CALL}), Errand.PHONE)
    assert (one.outcome, one.reason, one.tries) == ("failed", told.DEAD, 2)
    assert one.steps[1].problem == told.DEAD


@pytest.mark.parametrize("act", ["alert('Bientôt')", "window.open('/contact')"])
def test_a_link_whose_effect_was_held_back_is_not_dead(
    walker: Desk, tmp_path: Path, act: str
) -> None:
    page = f'<a href=/contact onclick="{act}; return false">Contact</a>'
    one = journey(walk(walker, tmp_path, {"/": page, "/contact": CALL}), Errand.PHONE)
    assert (one.outcome, one.reason) == ("cant_tell", told.HELD_BACK)


def test_patience_finds_what_no_link_names(walker: Desk, tmp_path: Path) -> None:
    pages = {
        "/": "<a href=/aide>FAQ</a> <a href=/produit>La maison</a>", "/aide": "Rien ici.",
        "/produit": "<a href=/panier>Venir</a>", "/panier": CALL,
    }  # fmt: skip
    one = journey(walk(walker, tmp_path, pages), Errand.PHONE)
    assert [(step.name, step.action) for step in one.steps[1:-1]] == [
        ("help", told.FOLLOWED), ("page", told.TRIED), ("page", told.TRIED),
    ]  # fmt: skip
    assert (one.outcome, one.clicks) == ("passed", 3)


def test_a_link_under_something_else(walker: Desk, tmp_path: Path) -> None:
    lid = NAV + '<div style="position:fixed;inset:0;background:white">Bientôt</div>'
    one = journey(walk(walker, tmp_path, {"/": lid, "/contact": CALL}), Errand.PHONE)
    assert (one.outcome, one.reason) == ("failed", told.COVERED)


def test_a_wall_is_no_fault_of_the_site(walker: Desk, tmp_path: Path) -> None:
    pages = {"/": NAV, "/contact": reply(403, HEAD + "Access denied")}
    one = journey(walk(walker, tmp_path, pages), Errand.PHONE)
    assert (one.outcome, one.reason) == ("cant_tell", told.WALL)


def test_a_contact_page_that_is_gone(walker: Desk, tmp_path: Path) -> None:
    pages = {
        "/": NAV + "<footer><a href=/mentions-legales>Mentions légales</a></footer>",
        "/contact": reply(404, HEAD + "Page introuvable"),
        "/mentions-legales": CALL,
    }
    one = journey(walk(walker, tmp_path, pages), Errand.PHONE)
    assert [(step.name, step.problem) for step in one.steps] == [
        ("home", ""), ("contact", told.NO_PAGE), ("legal", ""), ("number", ""),
    ]  # fmt: skip
    assert one.outcome == "passed" and one.clicks == 2


def test_the_way_leads_to_somebody_else(walker: Desk, tmp_path: Path) -> None:
    page = '<a href="http://outer.test/aide">Nous contacter</a>'
    came = walk(walker, tmp_path, {"/": page})
    assert journey(came, Errand.PHONE).reason == told.ELSEWHERE
    assert came.server.asked().count("/aide") == 0


def test_a_banner_is_refused_on_the_way(walker: Desk, tmp_path: Path) -> None:
    wall = """<div style="position:fixed;inset:0;background:white" id=b>Cookies et traceurs
      <button onclick="document.cookie='accepted=1';b.remove()">Tout accepter</button>
      <button onclick="document.cookie='refused=1';b.remove()">Tout refuser</button></div>
      <script>if (document.cookie.includes('refused')) b.remove()</script>"""
    came = walk(walker, tmp_path, {"/": NAV + wall, "/contact": CALL + wall})
    assert journey(came, Errand.PHONE).outcome == "passed"
    assert not any("accepted" in one.headers.get("cookie", "") for one in came.server.log)


def test_links_that_act_are_not_pressed(walker: Desk, tmp_path: Path) -> None:
    page = """<a href="/contact?supprimer=1">Supprimer le contact</a>
      <a href="mailto:a@lin.test">Écrire</a>"""
    came = walk(walker, tmp_path, {"/": page, "*": CALL}, errands=[Errand.WRITE])
    assert not [path for path in came.server.asked() if "supprimer" in path]
    assert journey(came, Errand.WRITE).steps[-1].name == "mail"
