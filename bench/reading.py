"""How fast pages are read: our whole reading beside the bare parse, in one run.

    python3 dev.py bench

Two lines for one page that is full of digits, as read for the first time; two for a site of
`PAGES` pages of 60 to 120 kB, whose menu and foot are the same on all. The ratio is what counts:
seconds differ from machine to machine, all lines are of the same one.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from time import process_time

from selectolax.lexbor import LexborHTMLParser

from bench.site import Plan, address, page_html
from journeycheck.extract import Context, parts, read_page
from journeycheck.page import Page

PAGES = 200
SECONDS = 3.0  # for the page that is read again and again
ADDRESS = "https://bench.test/"
HEADERS = {"content-type": "text/html; charset=utf-8"}


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
    return Page(ADDRESS, ADDRESS, 200, HEADERS, body)


def site(pages: int = PAGES) -> list[Page]:
    """The first pages of the synthetic company site."""
    plan = Plan(pages, home=ADDRESS.rstrip("/"))
    paths = [ADDRESS.rstrip("/") + address(plan, number) for number in range(pages)]
    bodies = (page_html(plan, number).encode() for number in range(pages))
    return [Page(url, url, 200, HEADERS, body) for url, body in zip(paths, bodies, strict=True)]


def milliseconds(work: Callable[[Page], object], sent: Page) -> float:
    """Of the processor, so that others on the machine do not count."""
    start = process_time()
    work(sent)
    return 1_000 * (process_time() - start)


def again_and_again(work: Callable[[Page], object], sent: Page) -> float:
    """Milliseconds a time, the first left out."""
    work(sent)
    spent: list[float] = []
    while sum(spent) < 1_000 * SECONDS:
        spent.append(milliseconds(work, sent))
    return sum(spent) / len(spent)


def parsed(sent: Page) -> object:
    return LexborHTMLParser(sent.text).css("a")


def read(sent: Page) -> object:
    return read_page(sent, Context(ADDRESS))


def main() -> None:
    sent, pages = page(), site()
    size = sum(len(one.body) for one in pages) // len(pages)
    first = milliseconds(read, sent)
    parse, again = again_and_again(parsed, sent), again_and_again(read, sent)
    parts.forget()
    parse_each = [milliseconds(parsed, one) for one in pages]
    each = [milliseconds(read, one) for one in pages]
    sys.stdout.write(
        f"one page of {len(sent.body) // 1000} kB, full of digits\n"
        f"  parse and links only       {parse:7.2f} ms\n"
        f"  everything, first time     {first:7.2f} ms (with the words of all languages)\n"
        f"  everything, again          {again:7.2f} ms   {again / parse:5.1f} times the parse\n"
        f"a site of {len(pages)} pages of {size // 1000} kB\n"
        f"  parse and links only       {sum(parse_each) / len(each):7.2f} ms a page\n"
        f"  everything                 {sum(each) / len(each):7.2f} ms a page"
        f"   {sum(each) / sum(parse_each):5.1f} times the parse\n"
    )


if __name__ == "__main__":
    main()
