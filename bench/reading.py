"""How fast one page is read: our whole reading beside the bare parse, in one run.

    python3 dev.py bench

The ratio is what counts: seconds differ from machine to machine, both lines are of the same one.
"""

import sys
from collections.abc import Callable
from time import perf_counter

from selectolax.lexbor import LexborHTMLParser

from journeycheck.extract import Context, read_page
from journeycheck.page import Page

ADDRESS = "https://bench.test/"
SECONDS = 3.0  # per line


def page(products: int = 260) -> Page:
    """A company page of about 90 kB: menu, products, hours, phone, form, footer, JSON-LD."""
    menu = "".join(f'<li><a href="/rayon-{n}">Rayon {n}</a></li>' for n in range(40))
    shelf = "".join(
        f'<article class="produit"><h3><a href="/produit/{n}">Nappe no {n}</a></h3>'
        f"<p>Lin lavé, 160 × {200 + n} cm, tissé à Saint-Orvin. Réf. 06{n:08}.</p>"
        f'<p class="prix">{n % 90 + 9},90 €</p><img src="/img/{n}.jpg" alt="Nappe {n}"></article>'
        for n in range(products)
    )
    body = (
        '<!doctype html><html lang="fr"><head><title>Maison Essai</title>'
        '<script type="application/ld+json">{"@type":"Store","name":"Maison Essai",'
        '"telephone":"+33199004127","openingHours":"Tu-Sa 10:00-18:30"}</script></head><body>'
        f"<nav><ul>{menu}</ul></nav><main><h1>Nos nappes</h1>{shelf}</main><footer>"
        "<p>Ouvert du mardi au samedi, de 10 h à 18 h 30.</p>"
        '<p>Tél. : <a href="tel:+33199004127">01 99 00 41 27</a></p></footer></body></html>'
    ).encode()
    return Page(ADDRESS, ADDRESS, 200, {"content-type": "text/html; charset=utf-8"}, body)


def rate(work: Callable[[], object]) -> float:
    """Times a second."""
    done, start = 0, perf_counter()
    while perf_counter() - start < SECONDS:
        work()
        done += 1
    return done / (perf_counter() - start)


def main() -> None:
    sample = page()
    text = sample.text
    bare = rate(lambda: LexborHTMLParser(text).css("a"))
    ours = rate(lambda: read_page(page(), Context(ADDRESS)))
    sys.stdout.write(
        f"page of {len(sample.body) // 1000} kB\n"
        f"parse and links only   {bare:7.1f} pages/s   1.00\n"
        f"everything we read     {ours:7.1f} pages/s   {ours / bare:.2f}\n"
    )


if __name__ == "__main__":
    main()
