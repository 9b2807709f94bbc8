"""The synthetic company site as files: pages, pictures, map, the answer to dead links."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from bench.dressing import photo
from bench.site import PHOTOS, Plan, addresses, dice, page_html, prose, words

NO_PAGE = """<!doctype html><html lang="fr"><title>Page introuvable</title><h1>Page introuvable</h1>
<p>Revenir à <a href="/">l’accueil</a> ou <a href="/contact/nous-ecrire.html">nous écrire</a>."""
SMALL = (
    ("/404.html", NO_PAGE),
    ("/recherche.html", '<!doctype html><html lang="fr"><title>Chercher</title><h1>Chercher</h1>'),
    ("/envoi.html", '<!doctype html><html lang="fr"><title>Merci</title><h1>Merci</h1>'),
)


def other_files(plan: Plan) -> Iterator[tuple[str, str]]:
    """Path and text of what is no page of its own."""
    yield from ((f"/assets/photo-{n}.svg", photo(dice(plan, n, "photo"))) for n in range(PHOTOS))
    yield "/assets/print.css", ".top, .foot { display: none }"
    yield "/robots.txt", f"User-agent: *\nDisallow: /envoi.html\nSitemap: {plan.home}/sitemap.xml\n"
    places = "".join(f"<url><loc>{plan.home}{path}</loc></url>" for path in addresses(plan))
    yield (
        "/sitemap.xml",
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{places}</urlset>',
    )
    yield from SMALL


def outside_files(plan: Plan) -> Iterator[tuple[str, str]]:
    """The pages of the other host."""
    for number in range(plan.rare):
        text = prose(dice(plan, number, "outside"), words("fr"), 8)
        yield (
            f"/fournisseur-{number}.html",
            f"<!doctype html><html lang=fr><title>Fournisseur {number}</title><p>{text}",
        )


def write(plan: Plan, folder: Path) -> None:
    """The site into folder/home, the other host into folder/outside."""
    pages = ((path, page_html(plan, page)) for page, path in enumerate(addresses(plan)))
    for host, files in (
        ("home", chain(pages, other_files(plan))),
        ("outside", outside_files(plan)),
    ):
        for path, text in files:
            file = folder / host / (path.lstrip("/") or "index.html")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
