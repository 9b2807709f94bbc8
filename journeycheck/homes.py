"""Home pages: which addresses are one, and which links promise anything else."""

import re
from functools import lru_cache

from journeycheck import urls
from journeycheck.facts import Link, PageKind
from journeycheck.site import Site
from journeycheck.words import LANGUAGES, data, fold

_ENDING = re.compile(r"\.\w{1,5}\Z")
_TONGUE = re.compile(r"[a-z]{2}(?:[-_][a-z]{2})?\Z")
_VISITOR_S = frozenset({PageKind.HOME, PageKind.CART, PageKind.ACCOUNT})


def is_home(url: str, site: Site) -> bool:
    """The home page of the site, or of its edition in another language, by its address."""
    if not urls.same_site(url, site.url) or "?" in url:
        return False
    return is_home_path(urls.path(url)) or (url == site.url and _is_entrance(site))


def is_home_path(path: str) -> bool:
    """ "/", "/fr/", "/index.html", "/en-GB/home": only names of a home page and of a language."""
    names = [_ENDING.sub("", name) for name in path[:200].lower().split("/") if name]
    known = data("home.toml")["names"]["address"]
    return all(name in known or _TONGUE.match(name) for name in names)


def _is_entrance(site: Site) -> bool:
    """Does the bare address of the host lead to the page where the visit began?"""
    home = site.pages.get(site.url)
    return home is not None and f"{urls.origin(site.url)}/" in home.aliases


def promises_a_page(link: Link, site: Site) -> bool:
    """Is another page than a home page promised to everybody who follows this link?"""
    if is_home_path(urls.path(link.target)) or link.kinds & _VISITOR_S:
        return False
    words = fold(link.words)
    if not words or words == fold(site.name) or words in _told("names"):
        return False
    return not _names_language(words) and not _changes_language(link, site)


@lru_cache
def _told(section: str) -> frozenset[str]:
    return frozenset(fold(words) for words in data("home.toml")[section]["words"])


def _names_language(words: str) -> bool:
    """ "EN", "fr-BE", "English version"."""
    said = words.split()
    return bool(_TONGUE.match(words)) or (len(said) < 4 and not _told("languages").isdisjoint(said))


def _changes_language(link: Link, site: Site) -> bool:
    """Does the address begin with another language than that of the page it stands on?"""
    first = urls.path(link.target).split("/")[1].lower()
    page = site.pages.get(link.place.url)
    known = bool(_TONGUE.match(first)) and first[:2] in LANGUAGES
    return known and page is not None and page.language != first[:2]
