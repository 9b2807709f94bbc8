"""What a company that sells owes its customers after the sale: tools of the checks on it."""

from collections.abc import Iterable, Iterator

from journeycheck import urls
from journeycheck.check import CannotTell, Inapplicable
from journeycheck.facts import LinkOutcome, PageKind, Policy, PolicyKind, Trade, TradeSign
from journeycheck.site import Edition, Site
from journeycheck.words import data

NOTHING_SOLD = "Nothing can be put into a basket on the pages read."
NOT_SENT_BACK = "Meals, rooms and tickets are not sent back."
BUSINESS_ONLY = "The site says that it sells to professionals, and these rules protect consumers."
IN_A_FILE = "The terms or the legal notice stand in a file, which this visit does not read."
ELSEWHERE = "The terms or the legal notice stand on another site, which this visit does not read."
NOT_READ = "The terms or the legal notice could not be read."

_DEAD = {LinkOutcome.BROKEN, LinkOutcome.GONE}
_LEGAL_TEXTS = (PolicyKind.TERMS, PolicyKind.NOTICE, PolicyKind.MEDIATION)
_WHERE_SAID = {PageKind.HOME, PageKind.TERMS, PageKind.LEGAL, PageKind.CART, PageKind.PRODUCT}


def shops(site: Site) -> frozenset[str]:
    """The pages from which something can be ordered; raises Inapplicable or CannotTell where
    nothing is sold to consumers that could be sent back."""
    signs = site.facts(TradeSign)
    sold = frozenset(url for s in signs if s.trade is Trade.ORDER for url in s.pages)
    if not sold:
        raise Inapplicable(NOTHING_SOLD)
    if any(sign.trade is Trade.EXEMPT for sign in signs):
        raise Inapplicable(NOT_SENT_BACK)
    if any(sign.trade is Trade.BUSINESS and _is_told(sign, site) for sign in signs):
        raise CannotTell(BUSINESS_ONLY)
    return sold


def _is_told(sign: TradeSign, site: Site) -> bool:
    """Does it hold for the site as a whole, rather than for one of its pages?"""
    return any(site.pages[url].kinds & _WHERE_SAID for url in sign.pages if url in site.pages)


def signs(site: Site, kind: PolicyKind) -> tuple[Policy, ...]:
    """The signs of one kind that lead somewhere."""
    found = (policy for policy in site.facts(Policy) if policy.kind is kind)
    return tuple(policy for policy in found if not _is_dead(policy, site))


def _is_dead(policy: Policy, site: Site) -> bool:
    answer = site.answers.get(policy.target)
    return answer is not None and answer.outcome in _DEAD


def pages_of(policies: Iterable[Policy]) -> frozenset[str]:
    """All pages that carry one of them."""
    return frozenset(url for policy in policies for url in policy.pages)


def silent_on(site: Site, kind: PolicyKind) -> Iterator[Edition | None]:
    """The editions that sell and have no sign of a kind within reach; None for the whole site.

    Raises Inapplicable or CannotTell where nothing can be concluded: see `shops`.
    """
    sold, told = shops(site), pages_of(signs(site, kind))
    lacking = [
        edition
        for edition in site.other_editions()
        if not sold.isdisjoint(edition.urls) and told.isdisjoint(site.within_reach(edition))
    ]
    if lacking or not told:
        refrain_if_elsewhere(site)
    yield from lacking if told else [None]


def refrain_if_elsewhere(site: Site) -> None:
    """Raises CannotTell when legal texts stand where this visit does not read."""
    read = {url for page in site.pages.values() for url in (page.url, *page.aliases)}
    for kind in _LEGAL_TEXTS:
        for policy in signs(site, kind):
            if policy.target and policy.target not in read and not _is_of_others(policy.target):
                raise CannotTell(_why(policy.target, site))


def _is_of_others(target: str) -> bool:
    """The terms of a service that the site uses, as those under a captcha."""
    host = urls.host(target)
    listed = data("policies.toml")["files"]["others"]
    return any(host == name or host.endswith(f".{name}") for name in listed)


def _why(target: str, site: Site) -> str:
    if urls.path(target).rpartition(".")[2].lower() in data("policies.toml")["files"]["endings"]:
        return IN_A_FILE
    ours = urls.same_site(target, site.url) or urls.same_company(target, site.url)
    return NOT_READ if ours else ELSEWHERE
