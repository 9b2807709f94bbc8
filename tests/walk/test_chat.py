"""Chats as they stand on sites: pressed once, read, never written to."""

from pathlib import Path
from typing import Any

import pytest

from journeycheck.facts import Chat, Device
from journeycheck.walk import chat as module
from journeycheck.walk.chat import chat
from journeycheck.words import fold, pattern
from tests.browse.desk import Desk
from tests.walk.trip import trip

pytestmark = pytest.mark.browser
HEAD = """<!doctype html><html lang=fr><meta charset=utf-8>
  <meta name=viewport content="width=device-width"><body><h1>Lin</h1>"""
BUTTON = """<button id=c style="position:fixed;right:10px;bottom:10px" ACT>Discuter</button>
  <div id=w hidden style="position:fixed;right:0;bottom:60px;width:300px;height:400px">
  <p>Bonjour !</p><p>WORDS</p><textarea></textarea></div>"""


@pytest.fixture(autouse=True)
def impatient_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_OPENING", 0.6)


def walk(desk: Desk, folder: Path, page: str, **more: Any) -> Chat | None:
    came = trip(
        desk, {"/": HEAD + page, **more}, lambda outing: chat(outing, [Device.MOBILE]), folder
    )
    assert came.sent == []
    return next(iter(came.of(Chat)), None)


def button(act: str = "w.hidden = false", words: str = "Comment vous aider ?") -> str:
    return BUTTON.replace("ACT", f'onclick="{act}"').replace("WORDS", words)


def test_a_chat_that_opens(walker: Desk, tmp_path: Path) -> None:
    came = walk(walker, tmp_path, button())
    assert came and (came.state, came.words, came.platform) == ("opened", "Discuter", "")
    assert came.plate and came.reason == ""


def test_a_chat_that_says_that_nobody_is_there(walker: Desk, tmp_path: Path) -> None:
    came = walk(walker, tmp_path, button(words="Nos conseillers sont absents. Laissez un message."))
    assert came and came.state == "offline" and came.words.startswith("Nos conseillers")


@pytest.mark.parametrize("said", [
    "Nuestros asesores están desconectados.", "Ahora no disponibles", "Estamos indisponíveis.",
    "Operadores não disponíveis", "Siamo attualmente chiusi.", "Gli operatori non disponibili",
    "Derzeit sind keine Mitarbeiter da.", "Nos conseillers sont actuellement indisponibles",
])  # fmt: skip
def test_many_are_absent_in_words_of_their_own(said: str) -> None:
    assert pattern("chat", "offline").search(fold(said))


def test_a_dead_button_is_pressed_in_two_visits(walker: Desk, tmp_path: Path) -> None:
    came = walk(walker, tmp_path, button(act=""))
    assert came and came.state == "closed"


@pytest.mark.parametrize("act", [
    "new WebSocket('ws://' + location.host + '/live')",
    "fetch('/session', {method: 'POST'})",
    "window.open('/chat')",
    "this.style.color = 'red'; this.textContent = 'Chargement'",
])  # fmt: skip
def test_a_chat_that_we_hold_back_is_not_judged(walker: Desk, tmp_path: Path, act: str) -> None:
    came = walk(walker, tmp_path, button(act=act))
    assert came and came.state == "unclear"
    assert came.reason in {module.HELD_BACK, module.SOMETHING}


def test_an_offline_line_is_not_believed_when_we_cut_its_wire(walker: Desk, tmp_path: Path) -> None:
    act = "w.hidden = false; new WebSocket('ws://' + location.host + '/live')"
    came = walk(walker, tmp_path, button(act=act, words="Hors ligne"))
    assert came and came.state == "opened"


def test_a_service_in_a_frame_that_comes_late(walker: Desk, tmp_path: Path) -> None:
    page = """<script src="http://embed.tawk.to:PORT/s.js"></script>"""
    script = """setTimeout(() => document.body.insertAdjacentHTML('beforeend',
      `<iframe title="chat widget" src="http://embed.tawk.to:PORT/launcher" id=t
       style="position:fixed;right:0;bottom:0;width:64px;height:60px;border:0"></iframe>`), 700);
      addEventListener('message', () => { t.style.width = '300px'; t.style.height = '400px' });"""
    inner = """<body style="margin:0"><button style="width:60px;height:60px"
      onclick="parent.postMessage(1,'*');document.body.append('Bonjour')">💬</button>"""
    came = walk(walker, tmp_path, page, **{"/s.js": script, "/launcher": inner})
    assert came and (came.state, came.platform) == ("opened", "tawk.to")


def test_a_service_without_a_button(walker: Desk, tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr("journeycheck.walk.launcher._LATE", 0.3)
    came = walk(walker, tmp_path, '<script src="http://client.crisp.chat:PORT/l.js"></script>')
    assert came and (came.state, came.reason) == ("unclear", module.NO_BUTTON)


def test_an_app_is_not_opened(walker: Desk, tmp_path: Path) -> None:
    page = """<a href="https://wa.me/33199004127"
      style="position:fixed;right:9px;bottom:9px">WhatsApp</a>"""
    came = walk(walker, tmp_path, page)
    assert came and (came.state, came.reason, came.platform) == ("unclear", module.APP, "WhatsApp")


@pytest.mark.parametrize("page", [
    "<button>Discuter</button>",
    '<a href="/chat" style="position:fixed;bottom:0">Chat</a>',
    "<header style='position:sticky;top:0'><button>Chat</button></header>",
    "<p>Nos chats adorent le lin.</p><div style='position:fixed;bottom:0'>Livraison offerte</div>",
])  # fmt: skip
def test_what_is_no_chat(walker: Desk, tmp_path: Path, page: str) -> None:
    assert walk(walker, tmp_path, page) is None
