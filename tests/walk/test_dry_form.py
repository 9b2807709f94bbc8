"""Contact forms, filled in and never sent."""

from pathlib import Path
from typing import Any

import pytest

from journeycheck.facts import DryForm
from journeycheck.walk.dry_form import dry_form
from tests.browse.desk import Desk
from tests.walk.trip import Trip, trip

pytestmark = pytest.mark.browser
HEAD = """<!doctype html><html lang=fr><meta charset=utf-8><title>Contact</title>
  <meta name=viewport content="width=device-width"><body><h1>Contact</h1>"""
FIELDS = """<label>Nom <input name=nom required></label>
  <label>Courriel <input type=email name=mail required></label>
  <label>Sujet <select name=sujet required><option value="">Choisir<option>Commande</select></label>
  <label>Votre message <textarea name=message required></textarea></label>
  <label><input type=checkbox name=rgpd required> J'accepte</label>
  <label><input type=checkbox name=news> Newsletter</label>"""


def form(
    fields: str = FIELDS, attributes: str = "method=post action=/envoi", more: str = ""
) -> str:
    return f"{HEAD}<form id=f {attributes}>{fields}<button>Envoyer</button></form>{more}"


def script(on_invalid: str) -> str:
    """The page's own validation."""
    return f"""<p id=e></p><script>f.noValidate = true; f.onsubmit = event => {{
      if (f.checkValidity()) return;
      event.preventDefault(); {on_invalid} }}</script>"""


def walk(desk: Desk, folder: Path, page: str, **changes: Any) -> tuple[DryForm, Trip]:
    pages = {"/": "<a href=/contact>Contact</a>", "/contact": page, "*": "reçu"}
    came = trip(desk, pages, dry_form, folder, **changes)
    assert came.sent == []
    assert not [path for path in came.server.asked() if "envoi" in path or "?" in path]
    return came.of(DryForm)[0], came


def test_the_browser_tells_what_is_missing(walker: Desk, tmp_path: Path) -> None:
    came, _ = walk(walker, tmp_path, form())
    assert (came.send, came.errors, came.lost, came.held_back) == ("reachable", "readable", (), 0)
    assert came.words == "Envoyer" and came.plate and came.place.url.endswith("/contact")


def test_the_page_s_own_words_are_read(walker: Desk, tmp_path: Path) -> None:
    page = form(more=script("e.textContent = 'Il manque votre message.'"))
    came, _ = walk(walker, tmp_path, page)
    assert (came.errors, came.lost) == ("readable", ())


def test_a_box_of_the_browser_is_read(walker: Desk, tmp_path: Path) -> None:
    came, _ = walk(walker, tmp_path, form(more=script("alert('Il manque votre message.')")))
    assert (came.errors, came.lost) == ("readable", ())


def test_a_form_that_says_nothing(walker: Desk, tmp_path: Path) -> None:
    came, _ = walk(walker, tmp_path, form(more=script("")))
    assert (came.errors, came.lost) == ("silent", ())


def test_a_form_that_forgets_what_was_typed(walker: Desk, tmp_path: Path) -> None:
    came, _ = walk(walker, tmp_path, form(more=script("e.textContent = 'Erreur'; f.reset()")))
    assert came.errors == "readable" and came.lost == ("Nom", "Courriel")


def test_a_form_that_would_leave_incomplete_is_held_back(walker: Desk, tmp_path: Path) -> None:
    for attributes in (
        "method=post action=/envoi novalidate",
        "method=get action=/envoi novalidate",
    ):
        came, _ = walk(walker, tmp_path, form(attributes=attributes))
        assert (came.send, came.errors, came.lost) == ("reachable", "unclear", ())
        assert came.held_back == 1


def test_a_script_that_sends_while_one_types(walker: Desk, tmp_path: Path) -> None:
    spy = """<script>f.oninput = () => {
      fetch('/envoi?x=' + f.nom.value); navigator.sendBeacon('/envoi') }</script>"""
    came, trip_ = walk(walker, tmp_path, form(more=spy))
    assert came.errors == "readable" and "/envoi" not in trip_.server.asked()


def test_a_button_that_never_wakes(walker: Desk, tmp_path: Path) -> None:
    page = form().replace("<button>", "<button disabled>")
    came, _ = walk(walker, tmp_path, page)
    assert (came.send, came.errors) == ("disabled", "unclear")


def test_a_button_under_something_else(walker: Desk, tmp_path: Path) -> None:
    bar = '<div style="position:fixed;inset:0 0 0 0;pointer-events:auto">Abonnez-vous</div>'
    came, _ = walk(
        walker,
        tmp_path,
        form(more=f"<script>f.oninput=()=>f.insertAdjacentHTML('afterend', `{bar}`)</script>"),
    )
    assert came.send == "covered"


def test_a_captcha_is_left_to_people(walker: Desk, tmp_path: Path) -> None:
    page = form(FIELDS + "<div class=g-recaptcha data-sitekey=x></div>").replace(
        "<button>", "<button disabled>"
    )
    came, _ = walk(walker, tmp_path, page)
    assert came.send == "unclear"


def test_no_form_no_fact(walker: Desk, tmp_path: Path) -> None:
    assert trip(walker, {"/": HEAD}, dry_form, tmp_path).facts == ()
