"""Hosts of the company that browsers refuse, or will soon."""

from collections.abc import Iterator
from datetime import timedelta

from journeycheck import (
    CannotTell,
    Certificate,
    Finding,
    Inapplicable,
    Link,
    Place,
    Plural,
    Question,
    Severity,
    Site,
    Wording,
    Work,
    check,
    urls,
)
from journeycheck.evidence import not_followed, page_count, places, together

WARNING = timedelta(days=14)
RENEWED_LATE = 5  # machines renew short certificates in the last third of their life, or earlier
URGENT = 3  # days
NOT_SAFE = "The site is not served over a safe connection, so it has no certificate."
NOT_SEEN = "Until when the certificate of the site is good could not be seen."

ENDING = Wording(
    title=Plural("Browsers may refuse {host} tomorrow", "Browsers may refuse {host} in {n} days"),
    experience="Until {day} all is well. From then on, the customer who opens {host} meets a "
    "warning of danger instead of the site, on every page and every device.",
    remedy="Have the certificate of {host} renewed now, and look at why this did not happen by "
    "itself: it usually does, weeks before.",
    action="Renew the certificate of {host} before {day}",
    settled="The certificate of {host} is good for more than two weeks.",
)


@check(
    question=Question.WORKS,
    severity=Severity.SERIOUS,
    work=Work.HOURS,
    wording=Wording(
        title="Browsers refuse to show {host}",
        experience="The customer follows a link to {host} and meets a warning of danger instead of "
        "the page. Whoever heeds it turns back, and what was promised there is out of reach.",
        remedy="Have a certificate made that is in date and names {host}, from an authority that "
        "browsers know; or let the links use an address that has one.",
        action="Give {host} a certificate that browsers accept",
        settled="Opening {host} in a browser shows the page, without any warning.",
    ),
    others=(ENDING,),
)
def certificate(site: Site) -> Iterator[Finding]:
    """A host of the company shows a certificate that browsers refuse, or will refuse in two weeks.

    A refused one was met twice: out of date, made for another name, or signed by its owner alone.
    One that ends soon is told when less than a fifth of its life is left as well: certificates of a
    few days are renewed in their last days.

    Fails: a link to the company's "https://www…" whose certificate names another host.
    Passes: a certificate that is good for more than 14 days.
    """
    refused = [link for link in site.facts(Link) if _refusing(link, site)]
    for host, links in together(refused, lambda link: _refusing(link, site)).items():
        yield Finding(f"refused:{host}", places(links), {"host": host}, page_count(links))
    ending = {told: host for host, told in _own(site) if _is_ending(told, site)}
    for told, host in ending.items():  # hosts that share a certificate are told once
        yield _ending(host, told, site)
    if not refused and not ending:
        _see_if_sure(site)


def _is_own(host: str, site: Site) -> bool:
    return host == urls.host(site.url) or urls.same_company(f"https://{host}/", site.url)


def _own(site: Site) -> list[tuple[str, Certificate]]:
    """The hosts of the company with their certificates, the site's own last."""
    home = urls.host(site.url)
    shown = sorted(site.certificates.items(), key=lambda told: told[0] == home)
    return [(host, told) for host, told in shown if _is_own(host, site)]


def _refusing(link: Link, site: Site) -> str:
    """The host of the company whose certificate stands in the way of this link, "" for none."""
    answer = site.answers.get(link.target)
    if answer is None or not answer.bad_certificate or answer.tries < 2:
        return ""
    host = urls.host(answer.final_url or link.target)
    return host if _is_own(host, site) else ""


def _is_ending(told: Certificate, site: Site) -> bool:
    left = told.ends - site.now
    return left <= min(WARNING, (told.ends - told.begins) / RENEWED_LATE)


def _ending(host: str, told: Certificate, site: Site) -> Finding:
    days = max(1, (told.ends.date() - site.now.date()).days)
    return Finding(
        f"ending:{host}",
        (Place(site.url if host == urls.host(site.url) else f"https://{host}/"),),
        {"n": days, "host": host, "day": told.ends.date()},
        severity=Severity.SERIOUS if days <= URGENT else Severity.MODERATE,
        wording=ENDING,
    )


def _see_if_sure(site: Site) -> None:
    """No complaint: is that a clean bill?"""
    if urls.scheme(site.url) != "https":
        raise Inapplicable(NOT_SAFE)
    if urls.host(site.url) not in site.certificates:
        raise CannotTell(NOT_SEEN)
    if doubt := not_followed(site):
        raise CannotTell(doubt)
