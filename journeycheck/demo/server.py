"""A quiet web server on loopback, for as long as a block runs."""

import logging
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import SHUT_RDWR
from threading import Thread
from typing import Any
from urllib.parse import parse_qsl

log = logging.getLogger(__name__)

LONGEST_MESSAGE = 100_000  # bytes of a form that are read; the rest is left on the wire
MOST_FIELDS = 100  # of a form
COOKIE = "visite"


@dataclass(frozen=True)
class Request:
    """What was asked: `target` is the path with its query, `origin` the server's own address,
    `form` what was sent, `visitor` the name that our cookie gave the visitor."""

    method: str
    target: str
    origin: str
    form: Mapping[str, str] = field(default_factory=dict)
    visitor: str = ""


@dataclass(frozen=True)
class Response:
    """What is answered. `type` is the media type with its charset, `location` where to go on,
    `visitor` a name for the visitor to keep."""

    status: int
    body: bytes
    type: str = "text/html; charset=utf-8"
    location: str = ""
    visitor: str = ""


Answerer = Callable[[Request], Response]


def turned_away(request: Request) -> Response:
    """A network that speaks to browsers with an account only."""
    return Response(403, b"<!doctype html><title>Sign in</title><h1>Sign in to continue</h1>")


@contextmanager
def listening(answer: Answerer) -> Iterator[str]:
    """Serve `answer` on a free port of 127.0.0.1; yields the home address, with its final slash."""
    server = _Server(answer)
    thread = Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield server.origin + "/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def __init__(self, answer: Answerer) -> None:
        self.answer = answer
        super().__init__(("127.0.0.1", 0), _Handler)
        self.origin = f"http://127.0.0.1:{self.server_port}"
        self.lines: set[Any] = set()

    def process_request(self, request: Any, client_address: Any) -> None:
        self.lines.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        self.lines.discard(request)
        super().shutdown_request(request)

    def server_close(self) -> None:
        """Hang up on visitors who keep their line open, else their threads would wait for them."""
        super().server_close()
        for line in tuple(self.lines):
            with suppress(OSError):  # the visitor was quicker
                line.shutdown(SHUT_RDWR)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A visitor who hangs up is no news; anything else is logged."""
        if not isinstance(sys.exception(), ConnectionError):
            log.exception("the demo server broke down")


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"
    timeout = 30  # seconds an idle connection is kept
    wbufsize = -1  # one packet an answer: head and body leave together
    disable_nagle_algorithm = True

    def version_string(self) -> str:
        return "journeycheck-demo"

    def do_GET(self) -> None:
        self._answer()

    def do_HEAD(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        length = self.headers.get("Content-Length", "")
        sent = self.rfile.read(min(int(length), LONGEST_MESSAGE) if length.isdecimal() else 0)
        self.close_connection = True
        self._answer(_fields(sent))

    def _answer(self, form: Mapping[str, str] | None = None) -> None:
        visitor = _visitor(self.headers.get("Cookie", ""))
        request = Request(self.command, self.path, self.server.origin, form or {}, visitor)
        response = self.server.answer(request)
        self.send_response(response.status)
        self.send_header("Content-Type", response.type)
        if response.location:
            self.send_header("Location", response.location)
        if response.visitor:
            cookie = f"{COOKIE}={response.visitor}; Path=/; HttpOnly; SameSite=Lax"
            self.send_header("Set-Cookie", cookie)
        if self.close_connection:
            self.send_header("Connection", "close")
        self.send_header("Content-Length", str(len(response.body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(response.body)

    def log_message(self, format: str, *args: Any) -> None:
        log.debug(format, *args)


def _fields(sent: bytes) -> dict[str, str]:
    """The fields of a form; none of one that is too long to be true."""
    try:
        return dict(parse_qsl(sent.decode("utf-8", "replace"), True, max_num_fields=MOST_FIELDS))
    except ValueError:
        return {}


def _visitor(cookies: str) -> str:
    try:
        told = SimpleCookie(cookies).get(COOKIE)
    except CookieError:
        return ""
    return told.value if told else ""
