"""A shop on loopback: it keeps carts, and counts what a visit must never do."""

import json
import logging
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email.message import Message
from email.parser import BytesParser
from http.cookies import SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from socket import SHUT_RDWR
from threading import Thread
from typing import Any
from urllib.parse import parse_qsl, urlsplit

log = logging.getLogger(__name__)
LONGEST = 1_000_000  # bytes of a body that are read


@dataclass(frozen=True)
class Asked:
    """One request. `form`: what was sent, be it a form or JSON; `who`: the visitor's session."""

    method: str
    path: str
    query: Mapping[str, str] = field(default_factory=dict)
    form: Mapping[str, str] = field(default_factory=dict)
    who: str = ""


@dataclass(frozen=True)
class Reply:
    """One answer. `location`: where to go on."""

    body: str = ""
    status: int = 200
    type: str = "text/html; charset=utf-8"
    location: str = ""


def see(location: str) -> Reply:
    """Go on there, by GET."""
    return Reply(status=303, location=location)


def as_json(value: Any, status: int = 200) -> Reply:
    return Reply(json.dumps(value), status, "application/json")


class Shop:
    """A shop, sound or with one `defect`. `orders` and `paid`: what a visit must leave empty;
    `emails`: addresses that were sent to it; `carts`: session -> article -> how many."""

    def __init__(self, defect: str = "") -> None:
        self.defect = defect
        self.url = ""
        self.orders: list[Asked] = []
        self.paid: list[Asked] = []
        self.emails: list[str] = []
        self.carts: dict[str, Counter[str]] = {}
        self.log: list[Asked] = []
        self._state: dict[str, dict[str, str]] = {}

    def hears(self, asked: Asked) -> Reply:
        """Every request comes by here."""
        self.log.append(asked)
        self.emails += [value for value in asked.form.values() if "@" in value]
        return self.answer(asked)

    def answer(self, asked: Asked) -> Reply:
        raise NotImplementedError

    def cart(self, asked: Asked) -> Counter[str]:
        return self.carts.setdefault(asked.who, Counter())

    def told(self, asked: Asked) -> dict[str, str]:
        """What this visitor has filled in so far."""
        return self._state.setdefault(asked.who, {})

    def order(self, asked: Asked) -> None:
        """Somebody is bound now: this must never be reached."""
        self.orders.append(asked)
        if asked.form.get("payment", "card") != "transfer":
            self.paid.append(asked)
        self.carts[asked.who] = Counter()

    @property
    def held(self) -> int:
        """Things left behind in carts, over all visits."""
        return sum(cart.total() for cart in self.carts.values())


@contextmanager
def serving(shop: Shop, port: int = 0) -> Iterator[Shop]:
    """Open a shop on 127.0.0.1; its `url` ends with a slash."""
    server = _Server(shop, port)
    shop.url = f"http://127.0.0.1:{server.server_port}/"
    thread = Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield shop
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def __init__(self, shop: Shop, port: int) -> None:
        self.shop = shop
        self.visitors = count(1)
        self.lines: set[Any] = set()
        super().__init__(("127.0.0.1", port), _Handler)

    def process_request(self, request: Any, client_address: Any) -> None:
        self.lines.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        self.lines.discard(request)
        super().shutdown_request(request)

    def server_close(self) -> None:
        """Hang up on those who keep their line open, else their threads would wait for them."""
        super().server_close()
        for line in tuple(self.lines):
            with suppress(OSError):  # the visitor was quicker
                line.shutdown(SHUT_RDWR)


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"
    timeout = 30
    wbufsize = -1
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        self._answer({})

    do_HEAD = do_GET

    def do_POST(self) -> None:
        length = self.headers.get("Content-Length", "")
        body = self.rfile.read(min(int(length), LONGEST) if length.isdecimal() else 0)
        self._answer(_sent(self.headers, body))

    do_PUT = do_PATCH = do_DELETE = do_POST

    def _answer(self, form: Mapping[str, str]) -> None:
        parts = urlsplit(self.path)
        cookie = SimpleCookie(self.headers.get("Cookie", "")).get("session")
        who = cookie.value if cookie else f"visitor-{next(self.server.visitors)}"
        query = dict(parse_qsl(parts.query, keep_blank_values=True))
        reply = self.server.shop.hears(Asked(self.command, parts.path, query, form, who))
        body = reply.body.encode()
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.type)
        self.send_header("Content-Length", str(len(body)))
        if reply.location:
            self.send_header("Location", reply.location)
        if not cookie:
            self.send_header("Set-Cookie", f"session={who}; Path=/; HttpOnly; SameSite=Lax")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        log.debug(format, *args)


def _sent(headers: Message, body: bytes) -> dict[str, str]:
    """The fields of a body: a form of either kind, or a flat JSON object."""
    kind = headers.get("Content-Type", "")
    if kind.startswith("application/json"):
        return {name: str(value) for name, value in json.loads(body or b"{}").items()}
    if kind.startswith("multipart/form-data"):
        whole = BytesParser().parsebytes(b"Content-Type: " + kind.encode() + b"\r\n\r\n" + body)
        parts = [part for part in whole.walk() if not part.is_multipart()]
        return {str(p.get_param("name", "", "content-disposition")): _text(p) for p in parts}
    return dict(parse_qsl(body.decode(errors="replace"), keep_blank_values=True))


def _text(part: Message) -> str:
    payload = part.get_payload(decode=True)
    return payload.decode(errors="replace").rstrip("\r\n") if isinstance(payload, bytes) else ""
