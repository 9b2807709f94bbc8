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
from journeycheck.texts import day_and_month

SATURDAY = 5


@dataclass(frozen=True)
class Route:
    """One page. `template` lies in the folder of its language; `slug` is its product, if any."""

    path: str
    template: str
    slug: str = ""
    status: int = 200

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
        return self._page(self.routes.get(path) or self._lost(path), request)

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

    def _page(self, route: Route, request: Request) -> Response:
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
        }
        text = self._templates.get_template(route.template).render(told)
        return Response(route.status, text.encode())

    def _twin(self, route: Route) -> str:
        """The path of the same page in the other language; its home page when it has none."""
        other = "fr" if route.language == "en" else "en"
        template = other + route.template.removeprefix(route.language)
        same = (
            twin.path
            for twin in self.routes.values()
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
