"""What the site shows to whoever asks for a page that does not exist."""

from typing import TypeGuard

from journeycheck import urls
from journeycheck.crawl.results import Shown
from journeycheck.crawl.soft404 import probe_address, says_not_found
from journeycheck.facts import (
    Email,
    ErrorPage,
    Fact,
    Form,
    FormKind,
    Link,
    PageKind,
    Phone,
    Place,
)
from journeycheck.page import Reading

_CONTACT_PAGES = frozenset({PageKind.CONTACT, PageKind.HELP})
_CONTACT_FORMS = frozenset({FormKind.CONTACT, FormKind.CALLBACK})


def error_page(shown: Shown | None, home: str) -> ErrorPage | None:
    """What an address that cannot exist offers on the site with this home page. None when it was
    not asked or did not answer, when a script draws its page, or when that was not read whole."""
    if shown is None or shown.status is None:
        return None
    if shown.reading is None:
        address = probe_address(f"{urls.origin(home)}/")
        return ErrorPage(place=Place(address, status=shown.status), status=shown.status)
    visit = shown.reading.visit
    if visit.shell or visit.truncated:
        return None
    return _offered(shown.reading, shown.status)


def _offered(reading: Reading, status: int) -> ErrorPage:
    visit, facts = reading.visit, reading.facts
    return ErrorPage(
        place=Place(visit.url, text=visit.heading or visit.title, status=status),
        status=status,
        links=len({fact.target for fact in facts if _leads_on(fact, visit.url)}),
        search=any(isinstance(fact, Form) and fact.kind is FormKind.SEARCH for fact in facts),
        contact=any(_reaches_somebody(fact) for fact in facts),
        says_not_found=says_not_found(reading),
    )


def _leads_on(fact: Fact, address: str) -> TypeGuard[Link]:
    return isinstance(fact, Link) and fact.internal and fact.target != urls.identity(address)


def _reaches_somebody(fact: Fact) -> bool:
    match fact:
        case Phone():
            return fact.shown and fact.valid
        case Email():
            return fact.shown and not fact.fault
        case Form():
            return fact.kind in _CONTACT_FORMS
        case Link():
            return bool(fact.kinds & _CONTACT_PAGES)
    return False
