"""One demo company: its `site.toml` and its templates, made into answers."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from importlib.resources import files
from typing import Any
from urllib.parse import parse_qs, urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined

from journeycheck.demo.server import Request, Response
from journeycheck.demo.shop import Cart, Shop
from journeycheck.texts import day_and_month

SATURDAY = 5


@dataclass(frozen=True)
class Route:
    """One page. `template` lies in the folder of its language; `slug` is its product, if any;
    `needs` are the fields without which a step of the checkout does not go on."""

    path: str
    template: str
    slug: str = ""
    status: int = 200
    needs: tuple[str, ...] = ()

    @property
    def language(self) -> str:
        return self.template.partition("/")[0]


class Company:
    """Answers requests as the company's site would. `network` is the social network's address."""

    def __init__(self, name: str, network: str, today: date) -> None:
        self._folder = files(__package__) / name
        self._facts: Mapping[str, Any] = tomllib.loads(self._read("site.toml"))
        self._templates = Environment(
            loader=PackageLoader(__package__, name),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.filters["day"] = _day
        self._templates.filters["money"] = _money
        self.shop = Shop(self._facts["shop"], self._facts["products"])
        self._shared = {
            "network": network,
            "today": today,
            "saturdays": _saturdays_after(today),
            **self._facts,
        }

    def __call__(self, request: Request) -> Response:
        path = urlsplit(request.target).path
        if path in self._facts["files"]:
            return Response(200, self._read(path[1:]).encode(), self._facts["files"][path])
        if path in self._facts["redirects"]:
            return Response(301, b"", location=self._facts["redirects"][path])
        if path == "/robots.txt":
            return Response(200, _robots(request.origin), "text/plain; charset=utf-8")
        if path == "/sitemap.xml":
            return Response(200, self._sitemap(request.origin), "application/xml")
        if path in self.steps:
            return self._checkout(self.steps[path], request)
        route = self.routes.get(path) or self._lost(path)
        if request.method == "POST" and path == self._facts["words"][route.language]["cart"]:
            return self._basket(request)
        return self._page(route, request)

    @cached_property
    def steps(self) -> Mapping[str, Route]:
        """The steps of the checkout by their path, each language's in their order; what is sent to
        the last one of a language is an order."""
        steps = self._facts["checkout"].items()
        return {path: Route(path, told["page"], needs=tuple(told["needs"])) for path, told in steps}

    @cached_property
    def routes(self) -> Mapping[str, Route]:
        """Every page by its path; a path with a star is one page for each product."""
        routes: dict[str, Route] = {}
        for path, template in self._facts["pages"].items():
            for slug in self._slugs(template) if "*" in path else [""]:
                where = path.replace("*", slug)
                status = self._facts["status"].get(where, 200)
                routes[where] = Route(where, template, slug, status)
        return routes

    def _slugs(self, template: str) -> list[str]:
        language = template.partition("/")[0]
        return [slug for slug, told in self._facts["products"].items() if language in told]

    def _lost(self, path: str) -> Route:
        """Where no page is. Some folders hide it behind the status of a page that is there."""
        language = "en" if path.startswith("/en/") else "fr"
        hidden = path.startswith(tuple(self._facts["hides_lost_pages"]))
        return Route(path, f"{language}/lost.html", status=200 if hidden else 404)

    def _basket(self, request: Request) -> Response:
        """Something goes into the cart, or out of it."""
        visitor = self.shop.opened(request.visitor)
        self.shop.change(self.shop.cart(visitor), request.form)
        return Response(303, b"", location=urlsplit(request.target).path, visitor=visitor)

    def _checkout(self, route: Route, request: Request) -> Response:
        cart = self.shop.cart(request.visitor)
        own = [step for step in self.steps.values() if step.language == route.language]
        last = route == own[-1]
        if not cart.goods or (last and request.method != "POST"):
            return Response(303, b"", location=self._facts["words"][route.language]["cart"])
        if last:
            self.shop.order(cart)
        elif request.method == "POST":
            return self._further(route, own[own.index(route) + 1], cart, request)
        return self._page(route, request)

    def _further(self, route: Route, following: Route, cart: Cart, request: Request) -> Response:
        """The next step, or this one again with what is missing."""
        cart.tell(request.form)
        if any(not cart.answers.get(name, "").strip() for name in route.needs):
            return self._page(route, request)
        if broken := self._facts["shop"].get("breaks", {}).get(route.path):
            return self._page(Route(route.path, broken, status=500), request)
        return Response(303, b"", location=following.path)

    def _page(self, route: Route, request: Request) -> Response:
        cart = self.shop.cart(request.visitor)
        query = parse_qs(urlsplit(request.target).query)
        told = self._shared | {
            "language": route.language,
            "words": self._facts["words"][route.language],
            "path": route.path,
            "slug": route.slug,
            "twin": self._twin(route),
            "origin": request.origin,
            "asked": query.get("q", [""])[0][:80],
            "sent": request.method == "POST",
            "answers": cart.answers,
            "needs": route.needs,
            "bill": self.shop.bill(cart, route.language),
        }
        text = self._templates.get_template(route.template).render(told)
        return Response(route.status, text.encode())

    def _twin(self, route: Route) -> str:
        """The path of the same page in the other language; its home page when it has none."""
        other = "fr" if route.language == "en" else "en"
        template = other + route.template.removeprefix(route.language)
        same = (
            twin.path
            for twin in (*self.routes.values(), *self.steps.values())
            if (twin.template, twin.slug) == (template, route.slug)
        )
        return next(same, "/en/" if other == "en" else "/")

    def _sitemap(self, origin: str) -> bytes:
        pages = [route.path for route in self.routes.values() if route.status == 200]
        lines = "".join(f"<url><loc>{origin}{path}</loc></url>\n" for path in pages)
        space = "http://www.sitemaps.org/schemas/sitemap/0.9"
        return f'<?xml version="1.0"?>\n<urlset xmlns="{space}">\n{lines}</urlset>\n'.encode()

    def _read(self, name: str) -> str:
        return (self._folder / name).read_text(encoding="utf-8")


def _robots(origin: str) -> bytes:
    return f"User-agent: *\nDisallow: /admin/\n\nSitemap: {origin}/sitemap.xml\n".encode()


def _saturdays_after(today: date) -> list[date]:
    first = today + timedelta(days=(SATURDAY - today.weekday()) % 7 + 7)
    return [first + timedelta(weeks=week) for week in range(3)]


def _day(day: date, language: str) -> str:
    return day_and_month(day, language, year=True)


def _money(cents: int, language: str) -> str:
    """2400 is "24 €" or "€24", 1050 is "10,50 €" or "€10.50"."""
    whole, rest = divmod(cents, 100)
    if language == "en":
        return f"€{whole}.{rest:02}" if rest else f"€{whole}"
    return f"{whole},{rest:02}\N{NO-BREAK SPACE}€" if rest else f"{whole}\N{NO-BREAK SPACE}€"
