"""Consent banners as they are met: seen open, tested, refused, never accepted."""

from pathlib import Path
from typing import Any

import pytest

from journeycheck.facts import ConsentBanner, Control, Device
from journeycheck.walk import consent as consent_module
from journeycheck.walk.consent import consent
from tests.browse.desk import Desk
from tests.crawl.server import Request
from tests.walk.trip import Trip, trip

pytestmark = pytest.mark.browser
HEAD = """<!doctype html><html lang=fr><meta name=viewport content="width=device-width">
  <body style="margin:0">"""
FORM = """<form method=post action=/envoi><label>Courriel <input type=email required></label>
  <label>Votre message <textarea required></textarea></label><button>Envoyer</button></form>"""
FOOT = """<div style="height:1500px">Du linge.</div><footer><a href=/contact>Contact</a>
  <a href=/mentions-legales>Mentions légales</a></footer><div style="height:500px"></div>"""
CALL = '<a href="tel:+33199004127">01 99 00 41 27</a>'
BAR = """<div id=bar style="position:fixed;left:0;right:0;bottom:0;height:HEIGHT;background:#eee">
  <p>Nous utilisons des cookies pour mesurer l'audience.</p>BUTTONS</div>
  <script>const box = () => document.getElementById('bar');
  const gone = name => document.cookie.includes(name) && box()?.remove();
  const say = name => { document.cookie = name + '=1'; gone(name);
    fetch('/choice', {method: 'POST', body: name}) };
  gone('refused'); gone('accepted');</script>"""
ACCEPT = "<button onclick=\"say('accepted')\">Tout accepter</button>"
REFUSE = "<button onclick=\"say('refused')\">Tout refuser</button>"


def bar(height: str = "120px", buttons: str = ACCEPT + REFUSE) -> str:
    return BAR.replace("HEIGHT", height).replace("BUTTONS", buttons)


def shop(banner: str, home: str = CALL + FOOT, contact: str = FORM) -> dict[str, Any]:
    return {
        "/": HEAD + home + banner,
        "/contact": HEAD + contact + banner,
        "/mentions-legales": HEAD + "SARL Lin, 1 rue du Lin",
    }


def walk(desk: Desk, folder: Path, pages: dict[str, Any], *devices: Device) -> Trip:
    came = trip(desk, pages, lambda out: consent(out, devices or [Device.MOBILE]), folder)
    assert came.sent == []
    assert not any("accepted" in one.headers.get("cookie", "") for one in came.server.log)
    return came


def on(came: Trip, device: Device, path: str) -> ConsentBanner:
    return next(
        one
        for one in came.of(ConsentBanner)
        if one.device is device and one.place.url == came.server.home.rstrip("/") + path
    )


def test_a_small_bar_hides_nothing_that_scrolling_frees(walker: Desk, tmp_path: Path) -> None:
    came = walk(walker, tmp_path, shop(bar()), *Device)
    assert len(came.of(ConsentBanner)) == 4
    for one in came.of(ConsentBanner):
        assert (one.covered, one.refused, one.clicks, one.platform) == ((), True, 1, "")
        assert one.place.text.startswith("Nous utilisons des cookies") and one.plate
    home = on(came, Device.MOBILE, "/")
    assert set(home.free) == {Control.PHONE, Control.CONTACT, Control.LEGAL}
    assert set(on(came, Device.DESKTOP, "/contact").free) == {Control.SEND}


def test_a_bar_over_the_call_button_of_a_small_screen(walker: Desk, tmp_path: Path) -> None:
    call = """<style>.call{position:fixed;bottom:0;left:0;right:0;height:60px;display:none}
      @media (max-width:600px){.call{display:block}}</style>
      <a class=call href="tel:+33199004127">Appeler</a>"""
    came = walk(walker, tmp_path, shop(bar(), home=call + FOOT), *Device)
    assert on(came, Device.MOBILE, "/").covered == (Control.PHONE,)
    assert on(came, Device.DESKTOP, "/").covered == ()


WALL = """<div id=bar role=dialog aria-modal=true style="position:fixed;inset:0;background:#000a">
  <div style="position:absolute;left:20px;right:20px;top:100px;background:white">
  <h2>Votre vie privée</h2><p>Avec nos partenaires, nous déposons des cookies.</p>
  BUTTONS</div></div>"""
WALL += BAR.partition("</div>")[2]


def test_a_wall_hides_all_and_is_refused_by_a_link(walker: Desk, tmp_path: Path) -> None:
    link = "<a href='#' onclick=\"say('refused')\">Continuer sans accepter</a>"
    wall = WALL.replace("BUTTONS", ACCEPT + link)
    came = walk(walker, tmp_path, shop(wall))
    home = on(came, Device.MOBILE, "/")
    assert set(home.covered) == {Control.PHONE, Control.CONTACT, Control.LEGAL}
    assert home.refused and home.clicks == 1 and home.free == ()
    assert on(came, Device.MOBILE, "/contact").covered == (Control.SEND,)


def test_a_wall_that_only_accepts_stays(walker: Desk, tmp_path: Path) -> None:
    came = walk(
        walker, tmp_path, shop(WALL.replace("BUTTONS", ACCEPT + "<p>Politique des cookies</p>"))
    )
    home = on(came, Device.MOBILE, "/")
    assert not home.refused and home.clicks == 0
    assert set(home.covered) == {Control.PHONE, Control.CONTACT, Control.LEGAL}


def test_refusing_on_the_second_layer(walker: Desk, tmp_path: Path) -> None:
    second = "document.getElementById('two').hidden = false; this.hidden = true"
    buttons = f"""{ACCEPT}<button onclick="{second}">Personnaliser</button>
      <div id=two hidden><label><input type=checkbox checked> Mesure</label>
      <button onclick="say('accepted')">Enregistrer</button>{REFUSE}</div>"""
    came = walk(walker, tmp_path, shop(bar("300px", buttons)))
    assert {(one.refused, one.clicks) for one in came.of(ConsentBanner)} == {(True, 2)}


def test_a_banner_of_a_platform_in_a_shadow(walker: Desk, tmp_path: Path) -> None:
    shadow = """<div id=usercentrics-root></div><script>
      const host = document.getElementById('usercentrics-root');
      if (document.cookie.includes('refused')) host.remove();
      else host.attachShadow({mode: 'open'}).innerHTML = `<div style="position:fixed;
        inset:auto 0 0 0;height:50vh;background:#fff">Cookies
        <button data-testid=uc-accept-all-button>Ja, weiter</button>
        <button data-testid=uc-deny-all-button>Nö</button></div>`;
      host.shadowRoot?.querySelectorAll('button').forEach((one, n) => one.onclick = () => {
        document.cookie = (n ? 'refused' : 'accepted') + '=1'; host.remove(); });</script>"""
    came = walk(walker, tmp_path, shop(shadow))
    assert {(one.platform, one.refused, one.clicks) for one in came.of(ConsentBanner)} == {
        ("Usercentrics", True, 1)
    }
    assert {one.covered for one in came.of(ConsentBanner)} == {()}


def test_a_banner_in_a_frame_of_another_site(walker: Desk, tmp_path: Path) -> None:
    def framed(request: Request) -> str:
        if "refused" in request.headers.get("cookie", ""):
            return "<p>rien</p>"
        return """<body style="background:#fff"><h2>Cookies</h2>
          <p>Nos partenaires et nous déposons des cookies.</p>
          <button onclick="parent.postMessage('accepted','*')">Accepter</button>
          <button onclick="parent.postMessage('refused','*')">Refuser</button>"""

    frame = """<div id=sp_message_container_1><iframe src="http://outer.test:PORT/banner"
      style="position:fixed;inset:0;width:100%;height:100%;border:0"></iframe></div><script>
      const box = document.getElementById('sp_message_container_1');
      if (document.cookie.includes('refused')) box.remove();
      addEventListener('message', e => { document.cookie = e.data + '=1'; box.remove(); });
      </script>"""
    came = walk(walker, tmp_path, shop(frame) | {"/banner": framed})
    home = on(came, Device.MOBILE, "/")
    assert (home.refused, home.clicks) == (True, 1)
    assert set(home.covered) == {Control.PHONE, Control.CONTACT, Control.LEGAL}


def test_a_banner_that_comes_late(walker: Desk, tmp_path: Path) -> None:
    late = """<script>setTimeout(() => {
      if (document.cookie.includes('refused')) return;
      document.body.insertAdjacentHTML('beforeend', `<div id=bar style="position:fixed;
      inset:0;background:#fff">Cookies et traceurs
      <button onclick="document.cookie='refused=1';this.parentElement.remove()">Refuser</button>
      <button onclick="document.cookie='accepted=1'">Accepter</button></div>`)}, 800)</script>"""
    came = walk(walker, tmp_path, shop(late))
    assert Control.PHONE in on(came, Device.MOBILE, "/").covered
    assert on(came, Device.MOBILE, "/").refused


@pytest.mark.parametrize("box", [
    "<div style='position:fixed;bottom:0'>Inscrivez-vous ; nous respectons votre vie privée."
    "<input type=email placeholder=Courriel><button>OK</button><button>Non merci</button></div>",
    "<div style='position:fixed;bottom:0'>Cookies au chocolat, 4 € <button>Choisir</button></div>",
    "<div>Nous utilisons des cookies. <a href=/vie-privee>En savoir plus</a></div>",
    "<header style='position:sticky;top:0'><a href=/c>Cookies</a><button>Menu</button></header>",
])  # fmt: skip
def test_what_is_no_banner(walker: Desk, tmp_path: Path, monkeypatch: Any, box: str) -> None:
    monkeypatch.setattr(consent_module, "LATE", 0.0)
    assert walk(walker, tmp_path, shop(box)).facts == ()


def test_a_banner_is_not_blamed_for_what_is_dead_without_it(walker: Desk, tmp_path: Path) -> None:
    dead = (
        f'<div style="position:relative">{CALL}<div style="position:absolute;inset:0"></div></div>'
    )
    came = walk(walker, tmp_path, shop(WALL.replace("BUTTONS", ACCEPT + REFUSE), home=dead + FOOT))
    home = on(came, Device.MOBILE, "/")
    assert set(home.covered) == {Control.CONTACT, Control.LEGAL}
    assert home.free == ()


def test_a_sheet_that_stops_scrolling_hides_the_foot(walker: Desk, tmp_path: Path) -> None:
    lock = "<style>body:has(#bar){overflow:hidden;height:100vh}</style>"
    came = walk(walker, tmp_path, shop(lock + bar("60vh")))
    home = on(came, Device.MOBILE, "/")
    assert (home.free, set(home.covered)) == ((Control.PHONE,), {Control.CONTACT, Control.LEGAL})
