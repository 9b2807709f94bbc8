"""No page carries the browser further than the guard allows, and none has it send anything."""

import asyncio
import ssl
from typing import Any

import pytest

from journeycheck.browse import launch, look
from journeycheck.browse.ladder import Browser
from journeycheck.browse.look import Look, look_at
from journeycheck.browse.relay import Why
from journeycheck.browse.tab import DESKTOP, Trouble
from tests.browse.desk import OWN, PRIVATE, Desk
from tests.crawl.server import Server, moved, reply, serving

pytestmark = pytest.mark.browser

# Where it may not go


def test_nothing_private_is_contacted(desk: Desk) -> None:
    """By whatever way a page may ask, and however the address is written."""
    page = """<!doctype html><h1>x</h1>
      <link rel=stylesheet href=http://SECRET/a.css><link rel=preconnect href=http://SECRET>
      <link rel=dns-prefetch href=//inner.test><link rel=prefetch href=http://SECRET/p>
      <link rel=icon href=http://SECRET/icon><img src=http://SECRET/a.png>
      <img src=http://inner.test:PORT/a.png><img src=http://0x7f.2:PORT/b.png>
      <img src=http://2130706434:PORT/c.png><img src=http://[::ffff:127.0.0.2]:PORT/d.png>
      <img src=http://u:p@SECRET/e.png><img src=/led><img src=http://turning.test:PORT/1>
      <iframe src=http://SECRET/frame></iframe><object data=http://SECRET/o></object>
      <video src=http://SECRET/v></video><script src=http://SECRET/s.js></script>
      <script type=speculationrules>{"prerender": [{"urls": ["http://SECRET/spec"]}]}</script>
      <script>
        const quiet = () => 0;
        fetch('http://SECRET/fetch').catch(quiet);
        fetch('http://SECRET/no-cors', {mode: 'no-cors'}).catch(quiet);
        fetch('https://SECRET/tls').catch(quiet);
        fetch('/led').catch(quiet);
        new WebSocket('ws://SECRET/socket'); new WebSocket('ws://inner.test:PORT/socket');
        new WebSocket('wss://SECRET/socket'); new EventSource('http://SECRET/events');
        const inner = `fetch('http://SECRET/worker').catch(() => 0);
          new WebSocket('ws://SECRET/worker'); importScripts('http://SECRET/w.js')`;
        new Worker(URL.createObjectURL(new Blob([inner])));
        setTimeout(() => fetch('http://turning.test:PORT/2').catch(quiet), 100);
        open('http://SECRET/window');
      </script>"""
    seen = desk.look({"/": page, "/led": moved("http://SECRET/led")})
    assert seen.first.heading == "x"
    assert (seen.private.connections, seen.private.log) == (0, [])
    refused = {one.host for one in seen.first.refused if one.why is Why.PRIVATE}
    assert refused >= {PRIVATE, "inner.test", "turning.test"}


@pytest.mark.parametrize(
    "route",
    [
        moved("http://SECRET/"),
        "<h1>Home</h1><meta http-equiv=refresh content='0;url=http://SECRET/'>",
        "<h1>Home</h1><script>location = 'http://inner.test:PORT/'</script>",
        "<h1>Home</h1><script>location = 'https://SECRET/'</script>",
    ],
)
def test_nobody_is_led_into_a_private_network(desk: Desk, route: Any) -> None:
    seen = desk.look(route)
    assert (seen.first.trouble, seen.first.words) == (Trouble.PRIVATE, "")
    assert seen.private.connections == 0


class Datagrams(asyncio.DatagramProtocol):
    def __init__(self) -> None:
        self.heard: list[bytes] = []

    def datagram_received(self, data: bytes, addr: Any) -> None:
        self.heard.append(data)


CALL = """<h1>x</h1><script>
  const call = new RTCPeerConnection({iceServers: [{urls: 'stun:127.0.0.1:UDP'},
    {urls: 'turn:127.0.0.1:UDP', username: 'a', credential: 'b'}]});
  call.createDataChannel('x');
  call.createOffer().then(offer => call.setLocalDescription(offer));
  new WebTransport('https://127.0.0.1:UDP/').ready.catch(() => 0);
</script>"""


def called(browser: Browser) -> list[bytes]:
    """The datagrams that a page with WebRTC and WebTransport sends."""
    desk = Desk(browser)

    async def run() -> list[bytes]:
        loop = asyncio.get_running_loop()
        transport, ear = await loop.create_datagram_endpoint(Datagrams, (OWN, 0))
        port = str(transport.get_extra_info("sockname")[1])
        async with serving(Server({"/": CALL.replace("UDP", port)})) as server:
            seen = await look_at(desk.session, server.home, DESKTOP, None, False, 8)
            assert seen.heading == "x"
        transport.close()
        return ear.heard

    try:
        return desk.run(run())
    finally:
        desk.close()


def test_no_call_goes_round_the_proxy(known: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(look, "_LOADING", 1.0)
    assert called(known) == []
    others = tuple(flag for flag in launch._FLAGS if "webrtc" not in flag)
    monkeypatch.setattr(launch, "_FLAGS", others)
    assert called(known) != []  # so the ear does hear


# What it may not send

SENDING = """<!doctype html><h1>x</h1><iframe name=frame></iframe>
  <form method=post action=/sent target=frame id=one><input name=a value=b></form>
  <a href=/linked ping=/sent id=link>link</a><img src=data:,x>
  <iframe srcdoc="<script>parent.fetch('/sent', {method: 'POST'});
    navigator.sendBeacon('/sent', 'x')</script>"></iframe>
  <script>
    const quiet = () => 0;
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH'])
      fetch('/sent', {method, body: 'x'}).catch(quiet);
    fetch('/sent', {method: 'POST', keepalive: true, body: 'x'}).catch(quiet);
    fetch('OTHER/sent', {method: 'PUT', body: 'x'}).catch(quiet);
    fetch('OTHER/asked', {headers: {'X-A': 'b'}}).catch(quiet);
    navigator.sendBeacon('/sent', 'x');
    const old = new XMLHttpRequest(); old.open('POST', '/sent'); old.send('x');
    one.submit();
    const inner = `fetch('${location.origin}/sent', {method: 'POST', body: 'x'});
      const old = new XMLHttpRequest(); old.open('POST', '${location.origin}/sent'); old.send()`;
    new Worker(URL.createObjectURL(new Blob([inner])));
    addEventListener('pagehide', () => navigator.sendBeacon('/sent', 'x'));
  </script>"""


@pytest.mark.parametrize("encrypted", [False, True])
def test_nothing_is_sent(trusting: Desk, encrypted: bool, tls: ssl.SSLContext) -> None:
    page = reply(
        200, SENDING.replace("OTHER", "http://[::1]:9"),
        Content_Security_Policy="img-src 'none'; report-uri /sent",
        Report_To='{"max_age": 60, "endpoints": [{"url": "/sent"}], "group": "a"}',
        NEL='{"report_to": "a", "max_age": 60, "success_fraction": 1}',
    )  # fmt: skip
    seen = trusting.look({"*": page}, tls=tls if encrypted else None)
    assert seen.methods == {"GET"}
    assert "/sent" not in seen.server.asked()
    assert seen.first.held_back >= 5
    assert (seen.first.heading, seen.first.trouble) == ("x", None)


def test_another_origin_is_read_as_it_allows(trusting: Desk, tls: ssl.SSLContext) -> None:
    """A script has to ask before it reads with headers of its own; the question is not sent."""
    routes = {
        "/open": reply(200, "offen", Access_Control_Allow_Origin="*"),
        "/closed": reply(200, "geheim"),
    }
    page = """<h1>x</h1><script>
      const read = path => fetch(`OTHER${path}`, {headers: {'X-Key': 'b'}})
        .then(answer => answer.text()).then(text => document.body.append(text), () => 0);
      read('closed'); read('open');</script>"""

    async def run() -> tuple[Look, Server]:
        async with (
            serving(Server(routes, tls=tls)) as other,
            serving(Server({"*": page.replace("OTHER", other.home)}, tls=tls)) as server,
        ):
            return await look_at(trusting.session, server.home, DESKTOP, None, False, 8), other

    seen, other = trusting.run(run())
    assert "offen" in seen.words
    assert "geheim" not in seen.words
    assert sorted(request.method for request in other.log) == ["GET", "GET"]


def test_a_page_has_no_last_word(trusting: Desk, tls: ssl.SSLContext) -> None:
    page = """<h1>x</h1><script>addEventListener('pagehide', () => {
      navigator.sendBeacon('/sent', 'x');
      fetch('/sent', {method: 'POST', keepalive: true}); });
      setTimeout(() => { if (location.pathname == '/') location = '/b' }, 50)</script>"""
    seen = trusting.look({"*": page}, "", "c", tls=tls)
    assert (seen.first.final, seen.first.trouble) == (f"{seen.server.home}b", None)
    assert seen.methods == {"GET"}


def test_a_page_that_leaves_by_sending_is_not_judged(desk: Desk) -> None:
    page = """<h1>x</h1><form method=post action=/sent></form>
      <script>document.forms[0].submit()</script>"""
    seen = desk.look({"*": page})
    assert seen.first.trouble is Trouble.SENDS
    assert [request.method for request in seen.server.log] == ["GET"]


def test_sockets_are_cut(desk: Desk) -> None:
    page = """<h1>x</h1><script>const socket = new WebSocket(`ws://${location.host}/chat`);
      socket.onopen = () => socket.send('order');
      socket.onclose = () => document.body.append('cut')</script>"""
    seen = desk.look({"*": page})
    assert "cut" in seen.first.words
    assert "/chat" not in seen.server.asked()


# What it may not be granted


def test_permissions_and_workers_are_refused(desk: Desk) -> None:
    page = """<h1>x</h1><p id=told></p><script>
      const say = word => told.append(word + ' ');
      Notification.requestPermission().then(answer => say('notes:' + answer));
      navigator.geolocation.getCurrentPosition(() => say('place'), () => say('no-place'));
      navigator.mediaDevices?.getUserMedia({audio: true}).then(() => say('ear'), () => 0);
      navigator.clipboard?.readText().then(() => say('clipboard'), () => say('no-clipboard'));
      navigator.serviceWorker?.register('/worker.js').then(
        () => navigator.serviceWorker.getRegistrations()).then(all => say('workers:' + all.length),
        () => say('workers:0'));
    </script>"""
    worker = reply(200, "fetch('/by-worker')", kind="text/javascript")
    seen = desk.look({"/": page, "/worker.js": worker, "*": "x"})
    told = set(seen.first.words.split())
    assert told >= {"notes:denied", "no-place"}
    assert not told & {"place", "ear", "clipboard", "notes:granted"}
    assert "/by-worker" not in seen.server.asked()
