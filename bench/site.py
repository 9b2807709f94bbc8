"""A synthetic company site: as many pages as wanted, made as real companies make theirs.

Every page weighs 60 to 120 kB (a third of it inline style, script and drawings), has about 80
links, a menu, a breadcrumb, products, reviews and text of its own, and a footer with phone, hours
and a letter form. One link in a hundred is dead; some are redirected; some leave for another host.
The same plan always writes the same bytes.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any
from unicodedata import normalize

import jinja2
from markupsafe import Markup

from bench.dressing import shared, state

TEMPLATE = Path(__file__).parent / "template"
LINKS = 34  # of a page beside menu, breadcrumb and footer: as cards or plain
CHILDREN = 20  # of them, those that lead to pages nobody else needs to name: the site is a tree
PHOTOS = 24
KINDS = ("rayon", "produit", "produit", "produit", "conseil")
Link = dict[str, str]


@dataclass(frozen=True)
class Plan:
    """What to write: how many pages, from which seed, and the addresses of both hosts."""

    pages: int
    home: str = "http://127.0.0.1:8000"
    outside: str = "http://127.0.0.2:8000"
    seed: int = 1

    @property
    def rare(self) -> int:
        """How many different addresses are dead, moved or outside."""
        return max(3, self.pages // 100)


@cache
def words(lang: str) -> dict[str, Any]:
    """The vocabulary of that language, from template/words.toml."""
    found: dict[str, Any] = tomllib.loads((TEMPLATE / "words.toml").read_text("utf-8"))[lang]
    return found


@cache
def template() -> jinja2.Template:
    loader = jinja2.FileSystemLoader(TEMPLATE)
    return jinja2.Environment(loader=loader, autoescape=True).get_template("page.html")


def dice(plan: Plan, page: int, salt: str = "") -> Random:
    """The luck of one page, the same in every run."""
    return Random(f"{plan.seed}/{page}/{salt}")


def language(page: int) -> str:
    return "en" if page % 3 == 2 and page > 3 else "fr"


def slug(text: str) -> str:
    plain = normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    return "-".join("".join(c if c.isalnum() else " " for c in plain).split())


def kind(page: int) -> str:
    return (
        KINDS[page % len(KINDS)]
        if page > 3
        else ("accueil", "contact", "mentions", "magasins")[page]
    )


@cache
def name(plan: Plan, page: int) -> str:
    """The title of a page: no other has it."""
    if page < 4:
        return str(words("fr")["labels"][("home", "contact", "legal", "shops")[page]])
    luck, own = dice(plan, page, "name"), words(language(page))
    thing, stuff, colour = (luck.choice(own[which]) for which in ("things", "stuffs", "colours"))
    return f"{thing[0].upper()}{thing[1:]} {stuff} {colour} {luck.choice(own['places'])} {page}"


def address(plan: Plan, page: int) -> str:
    """The path of a page."""
    if page == 0:
        return "/"
    front = "/en" if language(page) == "en" else ""
    return f"{front}/{kind(page)}/{slug(name(plan, page))}.html"


def addresses(plan: Plan) -> Iterator[str]:
    """The paths of all pages that a crawler can reach, in order."""
    return (address(plan, page) for page in range(plan.pages))


def to_page(plan: Plan, page: int) -> Link:
    return {"target": address(plan, page), "name": name(plan, page)}


def to_any(plan: Plan, luck: Random) -> Link:
    """A link as companies have them: one in a hundred dead, a few moved, a few to others."""
    page, rare, chance = luck.randrange(plan.pages), luck.randrange(plan.rare), luck.random()
    if chance < 0.03:
        return {
            "target": f"/rayon/epuise-{slug(name(plan, rare + 4))}.html",
            "name": f"Fin de série {rare}",
        }
    if chance < 0.05:
        return {
            "target": f"/ancien{address(plan, min(rare + 4, plan.pages - 1))}",
            "name": f"Ancien no {rare}",
        }
    if chance < 0.08:
        return {"target": f"{plan.outside}/fournisseur-{rare}.html", "name": f"Fournisseur {rare}"}
    return to_page(plan, page)


def sentence(luck: Random, own: dict[str, Any]) -> str:
    blanks = {
        "thing": luck.choice(own["things"]),
        "stuff": luck.choice(own["stuffs"]),
        "colour": luck.choice(own["colours"]),
        "place": luck.choice(own["places"]),
        "person": luck.choice(own["people"]),
        "day": luck.choice(own["days"]),
        "month": luck.choice(own["months"]),
        "year": luck.randrange(1931, 2026),
        "count": luck.randrange(2, 29),
        "size": luck.randrange(40, 320),
        "hour": luck.randrange(9, 18),
        "price": f"{luck.randrange(9, 300)},{luck.randrange(100):02}",
        "reference": f"{luck.randrange(10**8, 10**9)}",
    }
    text: str = luck.choice(own["sentences"]).format_map(blanks)
    return text


def prose(luck: Random, own: dict[str, Any], sentences: int) -> str:
    return " ".join(sentence(luck, own) for _ in range(sentences))


def card(link: Link, luck: Random, own: dict[str, Any]) -> dict[str, Any]:
    return link | {
        "text": sentence(luck, own),
        "price": f"{luck.randrange(9, 300)},{luck.randrange(100):02}",
        "reference": f"ORV-{luck.randrange(10**6, 10**7)}",
        "photo": luck.randrange(PHOTOS),
        "stars": luck.randrange(2, 6),
    }


def links(plan: Plan, page: int, luck: Random) -> list[Link]:
    """First to the pages below this one, so that all can be reached, then to any."""
    below = range(page * CHILDREN + 1, min((page + 1) * CHILDREN + 1, plan.pages))
    first = [to_page(plan, child) for child in below]
    return first + [to_any(plan, luck) for _ in range(LINKS - len(first))]


def review(luck: Random, own: dict[str, Any]) -> dict[str, Any]:
    day = f"20{luck.randrange(20, 26)}-{luck.randrange(1, 13):02}-{luck.randrange(1, 29):02}"
    person, place = luck.choice(own["people"]), luck.choice(own["places"])
    text = prose(luck, own, luck.randrange(2, 5))
    return {
        "text": text,
        "person": person,
        "place": place,
        "day": day,
        "stars": luck.randrange(1, 6),
    }


def parents(plan: Plan, page: int) -> list[Link]:
    """From the home page down to the page above this one."""
    above: list[Link] = []
    while page:
        page = (page - 1) // CHILDREN
        above.insert(0, to_page(plan, page))
    return above


@cache
def menu(plan: Plan, lang: str) -> list[dict[str, Any]]:
    """Six groups of four: they are the same on every page of a language."""
    pages = [page for page in range(4, plan.pages) if language(page) == lang][:30]
    groups = [pages[start : start + 5] for start in range(0, len(pages), 5)]
    return [
        to_page(plan, first) | {"leaves": [to_page(plan, page) for page in leaves]}
        for first, *leaves in groups
    ]


def offer(title: str, luck: Random) -> dict[str, Any]:
    price = {"@type": "Offer", "price": luck.randrange(9, 300), "priceCurrency": "EUR"}
    return {"@context": "https://schema.org", "@type": "Product", "name": title, "offers": price}


def prose_of(luck: Random, own: dict[str, Any], long: int) -> dict[str, Any]:
    """What is to be read on a page: the longer, the heavier."""
    sections = [
        {"title": sentence(luck, own), "paragraphs": [prose(luck, own, 4) for _ in range(3)]}
        for _ in range(2 + long // 20)
    ]
    return {
        "summary": sentence(luck, own),
        "parts": sections,
        "reviews": [review(luck, own) for _ in range(4 + long // 10)],
        "state": state(luck, 20 + long * 3),
    }


def links_of(plan: Plan, page: int, luck: Random, long: int) -> dict[str, Any]:
    """What a page leads to: some as cards, the rest plain."""
    named, shown, own = links(plan, page, luck), 8 + long // 5, words(language(page))
    return {
        "menu": menu(plan, language(page)),
        "crumbs": parents(plan, page),
        "cards": [card(link, luck, own) for link in named[:shown]],
        "further": named[shown:],
        "foot": [to_page(plan, other) for other in range(min(plan.pages, 14))],
    }


def page_html(plan: Plan, page: int) -> str:
    """The whole page."""
    luck, own, title = dice(plan, page), words(language(page)), name(plan, page)
    long = luck.randrange(100)
    return template().render(
        lang=language(page),
        kind=kind(page),
        title=title,
        canonical=plan.home + address(plan, page),
        labels=own["labels"],
        quote=page == 1 or page % 40 == 7,
        offer=offer(title, luck) if kind(page) == "produit" else None,
        **prose_of(luck, own, long),
        **links_of(plan, page, luck, long),
        **{which: Markup(text) for which, text in shared(plan.seed).items()},
    )
