"""Small tools of the checks: what belongs together, where to point, which forms matter."""

import re
from collections.abc import Callable, Iterable
from typing import TypeVar

from journeycheck import urls
from journeycheck.check import CannotTell, Finding, Inapplicable, Severity, Wording
from journeycheck.facts import (
    ERRAND_KINDS,
    CallTracking,
    ConsentBanner,
    Control,
    EmbeddedForm,
    Fact,
    Field,
    Form,
    FormKind,
    Link,
    LinkOutcome,
    PageKind,
    Phone,
    Place,
    PostalAddress,
    Region,
)
from journeycheck.postal import RETURNS, STRANGER
from journeycheck.site import Edition, Site
from journeycheck.texts import Language
from journeycheck.words import about_privacy, fold, pattern, phrases

LIMIT = 5  # places shown per finding
NO_FORM = "No form of this kind was found on the pages read, so there is none to judge."
EMBEDDED = "A form of another service stands here, which cannot be read from the page alone."
WRITING = frozenset({FormKind.CONTACT, FormKind.CALLBACK})
PERSONAL = WRITING | {FormKind.ORDER, FormKind.LOGIN, FormKind.BOOKING}
_BUTTONS = frozenset({"submit", "button", "reset", "image"})

TRACKED = (
    "A script gives each visitor another number, to know which advertisement made them call: what "
    "we read is not what customers see."
)
SWAPPED = (
    "A script puts other numbers in the page than those it came with: what we read may not be what "
    "customers see."
)
TURNED_AWAY = "The site turned us away from some of its pages, so not every link could be followed."
UNSURE = "Some pages of the site gave no clear answer, so not every link could be judged."

_WHEREABOUTS = ERRAND_KINDS | {PageKind.HOME}
_LEGAL = frozenset({PageKind.LEGAL, PageKind.TERMS})
_NEAR = 160  # characters before a number that may say whose it is
_NUMBER = re.compile(r"(?:\+|\b0)\d(?:[ .()/-]{0,2}\d){6}")

F = TypeVar("F", bound=Fact)


def together(facts: Iterable[F], key: Callable[[F], str]) -> dict[str, list[F]]:
    """The facts under each key, in the order they were met."""
    groups: dict[str, list[F]] = {}
    for fact in facts:
        groups.setdefault(key(fact), []).append(fact)
    return groups


def places(facts: Iterable[Fact]) -> tuple[Place, ...]:
    """Where to look: what a customer sees first, then data for machines."""
    ordered = sorted(facts, key=lambda fact: not fact.shown)
    return tuple(dict.fromkeys(fact.place for fact in ordered))[:LIMIT]


def page_count(facts: Iterable[Fact]) -> int:
    return len({url for fact in facts for url in fact.pages})


def forms(site: Site, kinds: frozenset[FormKind]) -> list[Form]:
    """The forms of these kinds, at least one; else there is nothing to judge, or to read."""
    found = [form for form in site.facts(Form) if form.kind in kinds]
    if not found:
        raise CannotTell(EMBEDDED) if site.facts(EmbeddedForm) else Inapplicable(NO_FORM)
    return found


def questions(form: Form) -> list[Field]:
    """The fields that a customer sees; buttons ask nothing."""
    return [field for field in form.asked if field.type not in _BUTTONS]


def form_key(form: Form) -> str:
    """A name for a form that lasts: its kind, and the plainest page it stands on."""
    page = min(form.pages, key=lambda url: (len(url), url))
    return f"{form.kind}:{urls.path(page)}"


def is_own_address(address: PostalAddress, site: Site) -> bool:
    """Does the company give it as its own? Not in passing, as that of a fair or of a partner: in
    data for search engines, at the head or the foot, or on a page that tells where it is."""
    if address.role in {STRANGER, RETURNS}:
        return False
    if not address.shown or address.place.region in {Region.HEADER, Region.FOOTER}:
        return True
    visits = [site.pages[url] for url in address.pages if url in site.pages]
    return any(visit.kinds & _WHEREABOUTS for visit in visits)


def is_sample(phone: Phone, site: Site) -> bool:
    """A number nobody can have. On a host made for tests, those reserved for drama are real."""
    return phone.fictional and not (phone.reserved and site.fictional)


def is_stranger(phone: Phone, site: Site) -> bool:
    """The number of a host, a mediator, an authority or an emergency service: not the company's."""
    if phone.normalized in phrases("strangers", "short"):
        return True
    if _names_stranger(phone.label, phone, site):
        return True
    own = pattern("phone", "aftersales").search(fold(phone.label))
    return not own and _names_stranger(f"{phone.heading} / {_before(phone)}", phone, site)


def tracked(site: Site) -> str:
    """Why the numbers read may not be those that customers see; "" when nothing says so."""
    signs = site.facts(CallTracking)
    return "" if not signs else TRACKED if any(sign.vendor for sign in signs) else SWAPPED


def _names_stranger(words: str, phone: Phone, site: Site) -> bool:
    """Some words name a stranger on legal pages only, and on those about personal data: a hotel
    lodges, a host of sites hosts."""
    told = fold(words)
    if pattern("strangers", "numbers").search(told):
        return True
    if not pattern("strangers", "legal").search(told):
        return False
    visits = [site.pages[url] for url in phone.pages if url in site.pages]
    return any(v.kinds & _LEGAL or about_privacy(v.heading, urls.path(v.url)) for v in visits)


def _before(phone: Phone) -> str:
    """What its line says right before the number, back to the number before it."""
    before, found, _ = phone.place.text.partition(phone.value or "\n")
    return (_NUMBER.split(before)[-1] if found else before)[-_NEAR:]


def not_followed(site: Site) -> str:
    """Why not every link within the site can be called good; "" when each gave a clear answer."""
    if "crawl" in site.acts:
        return site.acts["crawl"]
    targets = {link.target for link in site.facts(Link) if link.internal}
    met = {site.answers[target].outcome for target in targets if target in site.answers}
    if LinkOutcome.REFUSED in met:
        return TURNED_AWAY
    return UNSURE if LinkOutcome.CANT_TELL in met else ""


def under_banner(site: Site, control: Control) -> list[ConsentBanner] | None:
    """The pages on which an open consent banner covers what a customer needs; None when nothing of
    the kind was met on any of them."""
    banners = site.facts(ConsentBanner)
    covering = [one for one in banners if control in one.covered]
    return covering if covering or any(control in one.free for one in banners) else None


def covered(banners: list[ConsentBanner], stuck: Wording) -> Finding:
    """What these banners cover; it is worse, and told as `stuck`, when one cannot be refused."""
    free = all(one.refused for one in banners)
    return Finding(
        "banner",
        places(banners),
        occurrences=len(banners),
        wording=None if free else stuck,
        severity=None if free else Severity.SERIOUS,
    )


def lacking_in(edition: Edition, wording: Wording, severity: Severity | None = None) -> Finding:
    """What a whole edition of the site lacks, told in the name of its language."""
    return Finding(
        f"edition:{edition.language}",
        (Place(edition.home, language=edition.language),),
        {"language": Language(edition.language), "n": len(edition.urls)},
        severity=severity,
        wording=wording,
    )
