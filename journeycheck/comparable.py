"""May two audits of a site be compared, and what should a reader know who does?"""

from collections.abc import Iterator
from datetime import datetime

from journeycheck import urls
from journeycheck.model import Audit
from journeycheck.texts import Language, Message, Said, Value

OTHER_SITE = "They are of two different sites: {now}, and before {then}."
OTHER_COUNTRY = "Numbers and rules were judged for another country: {now}, and before {then}."
OTHER_LANGUAGE = "The site was read in another language: {now}, and before {then}."
OTHER_BROWSER = "One of the two visits was made without a browser."
OTHER_ROADS = "The two visits were not let into the same parts of the site ({settings})."
OTHER_VERSION = "They were made with different versions of our program: {now}, and before {then}."
OTHER_SIZE = "Too different a number of pages was read: {now}, and before {then}."
ENDED = {
    "blocked": "The site turned this visit away.",
    "failed": "This visit could not take place.",
    "partial": "This visit stopped before the end.",
}
HAD_ENDED = {
    "blocked": "The site turned the earlier visit away.",
    "failed": "The earlier visit could not take place.",
    "partial": "The earlier visit stopped before the end.",
}
OTHER_HOST = "The earlier visit was made at another address: {then}."
OTHER_PATCH = "The earlier audit was made with version {then} of our program."
SWAPPED = "The audit compared with is the younger of the two."
NO_COUNTRY = "none that we know"

_READ = ("robots", "exclude", "allow_private")  # settings that open or close parts of a site
_FEW = 10  # pages more or less that nobody wonders at

Told = tuple[Message, dict[str, Value]]


def reasons(now: Audit, then: Audit) -> Iterator[Told]:
    """Why the two cannot be compared."""
    if strangers(now, then):
        yield OTHER_SITE, _hosts(now, then)
    if now.run.outcome in ENDED:
        yield ENDED[now.run.outcome], {}
    if then.run.outcome in HAD_ENDED:
        yield HAD_ENDED[then.run.outcome], {}
    if now.site.country != then.site.country:
        yield OTHER_COUNTRY, {"now": _country(now), "then": _country(then)}
    if now.site.language != then.site.language:
        yield OTHER_LANGUAGE, {"now": _language(now), "then": _language(then)}
    if (_setting(now, "browser") == "never") != (_setting(then, "browser") == "never"):
        yield OTHER_BROWSER, {}
    if roads := [name for name in _READ if _setting(now, name) != _setting(then, name)]:
        yield OTHER_ROADS, {"settings": ", ".join(roads).replace("_", "-")}
    if _release(now) != _release(then):
        yield OTHER_VERSION, {"now": now.tool.version, "then": then.tool.version}
    few, many = sorted((now.coverage.pages, then.coverage.pages))
    if many - few > _FEW and many > 2 * few:
        yield OTHER_SIZE, {"now": now.coverage.pages, "then": then.coverage.pages}


def remarks(now: Audit, then: Audit) -> Iterator[Told]:
    """What else a reader should know."""
    if not strangers(now, then) and not urls.same_site(now.site.final_url, then.site.final_url):
        yield OTHER_HOST, _hosts(now, then)
    if now.tool.version != then.tool.version and _release(now) == _release(then):
        yield OTHER_PATCH, {"then": then.tool.version}
    if _is_later(then.run.started, now.run.started):
        yield SWAPPED, {}


def strangers(now: Audit, then: Audit) -> bool:
    """Neither on one host, nor of one company: by the domain, or by the name on the site."""
    one, other = now.site.final_url, then.site.final_url
    named_alike = now.site.name != "" and now.site.name.casefold() == then.site.name.casefold()
    return not (urls.same_site(one, other) or urls.same_company(one, other) or named_alike)


def _hosts(now: Audit, then: Audit) -> dict[str, Value]:
    return {"now": _host(now), "then": _host(then)}


def _host(audit: Audit) -> str:
    """With its port, which tells two sites on one machine apart."""
    return urls.origin(audit.site.final_url).partition("//")[2]


def _country(audit: Audit) -> Value:
    return audit.site.country or Said(NO_COUNTRY)


def _language(audit: Audit) -> Value:
    return Language(audit.site.language)


def _is_later(one: str, other: str) -> bool:
    try:
        return datetime.fromisoformat(one) > datetime.fromisoformat(other)
    except (ValueError, TypeError):  # a time of somebody else's making: not to be compared
        return False


def _setting(audit: Audit, name: str) -> object:
    """An empty list and none at all are the same."""
    return audit.run.settings.get(name) or None


def _release(audit: Audit) -> list[str]:
    return audit.tool.version.split(".")[:2]
