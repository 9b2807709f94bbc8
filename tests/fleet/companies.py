"""Many small companies on loopback, each on an address of its own, and how often each was asked."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from time import sleep

CONTACT = """<html lang=fr><title>Contact</title><h1>Nous contacter</h1><p>{phone} du lundi au
  vendredi de 9h à 18h</p><form method=post action=/send><label>Votre message
  <textarea name=message></textarea></label><label>Courriel <input type=email name=email></label>
  <button>Envoyer</button></form>"""
LEGAL = """<html lang=fr><title>Mentions légales</title><h1>Mentions légales</h1>
  <p>Maison {n} SARL, 12 rue de la Paix, 75002 Paris</p>"""
HOME = """<html lang=fr><title>Maison {n}</title><h1>Maison {n}</h1><p>{phone}</p>
  <a href=/contact>Contact</a> <a href=/mentions-legales>Mentions légales</a>"""
PAGES = {"/": HOME, "/contact": CONTACT, "/mentions-legales": LEGAL}


@dataclass
class Companies:
    """`homes`: how often each home page was asked for; `asked`: requests of any page."""

    port: int = 0
    pause: float = 0.0  # seconds before each answer
    homes: Counter[str] = field(default_factory=Counter)
    asked: int = 0
    lock: Lock = field(default_factory=Lock)

    def urls(self, number: int) -> list[str]:
        return [f"http://127.0.{1 + n // 250}.{1 + n % 250}:{self.port}/" for n in range(number)]


@contextmanager
def companies(pause: float = 0.0) -> Iterator[Companies]:
    """Serve them all; every third shows no phone number."""
    made = Companies(pause=pause)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            host = self.headers["Host"].partition(":")[0]
            number = int(host.rpartition(".")[2])
            with made.lock:
                made.asked += 1
                if self.path == "/":
                    made.homes[host] += 1
            sleep(made.pause)
            phone = (
                ""
                if number % 3 == 0
                else f"<a href=tel:+331990012{number:02}>01 99 00 12 {number:02}</a>"
            )
            page = PAGES.get(self.path, "<title>Page non trouvée</title>")
            body = page.format(n=number, phone=phone).encode()
            self.send_response(200 if self.path in PAGES else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Silence on the terminal."""

    server = ThreadingHTTPServer(("0.0.0.0", 0), Handler)
    made.port = server.server_address[1]
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield made
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
