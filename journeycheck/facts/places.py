"""Where a claim stands, and what every claim has."""

from dataclasses import dataclass
from enum import StrEnum


class How(StrEnum):
    """Where in the page a claim was read."""

    TEL_LINK = "tel-link"
    MAIL_LINK = "mail-link"
    LINK = "link"
    TEXT = "text"
    JSON_LD = "json-ld"
    MICRODATA = "microdata"
    RDFA = "rdfa"
    FORM = "form"
    LISTING = "listing"
    RENDERED = "rendered"


_FOR_MACHINES = frozenset({How.JSON_LD, How.MICRODATA, How.RDFA})


class Region(StrEnum):
    """The landmark an element stands in (WAI-ARIA roles banner, navigation, main, contentinfo…)."""

    HEADER = "header"
    NAV = "nav"
    MAIN = "main"
    ASIDE = "aside"
    FOOTER = "footer"
    HEAD = "head"  # not shown: <head>, structured data


class PageKind(StrEnum):
    """What a page is for, by its address, its title and the words of the links that lead to it."""

    HOME = "home"
    CONTACT = "contact"
    HOURS = "hours"
    LEGAL = "legal"
    HELP = "help"
    TERMS = "terms"
    STORES = "stores"
    SHOP = "shop"
    PRODUCT = "product"
    CART = "cart"
    ACCOUNT = "account"


ERRAND_KINDS = frozenset(
    {PageKind.CONTACT, PageKind.HOURS, PageKind.LEGAL, PageKind.HELP, PageKind.STORES}
)


@dataclass(frozen=True, slots=True)
class Place:
    """One place in one page. `selector` is a CSS selector of the element, or "" for none.
    `rendered`: only a browser is shown it, once the scripts of the page have run."""

    url: str
    selector: str = ""
    text: str = ""
    how: How = How.TEXT
    region: Region = Region.MAIN
    language: str = ""
    status: int | None = None
    rendered: bool = False

    @property
    def source(self) -> How:
        """How it was read, in one word: what customers see of a rendered page is `rendered`."""
        return How.RENDERED if self.rendered and self.how not in _FOR_MACHINES else self.how


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One claim. `urls` are all the pages that carry it in this same place, in the order read."""

    place: Place
    urls: tuple[str, ...] = ()

    @property
    def pages(self) -> tuple[str, ...]:
        """Every page with this claim; never empty."""
        return self.urls or (self.place.url,)

    @property
    def shown(self) -> bool:
        """Can a customer see it? Structured data is for machines."""
        return self.place.how not in _FOR_MACHINES
