"""An address whose domain takes no mail."""

from collections.abc import Iterator

from journeycheck import (
    CannotTell,
    Concern,
    Email,
    Finding,
    Inapplicable,
    MailDomain,
    Question,
    Severity,
    Site,
    Wording,
    check,
    clean,
)
from journeycheck.evidence import page_count, places
from journeycheck.mail_domains import NO_DOMAIN, REFUSES, domain_of

NOT_ASKED = "No address was found whose domain could be asked about."
NO_ANSWER = "The name servers did not say where the mail of this site goes."

UNKNOWN = Wording(
    title="The domain of “{address}” does not exist",
    experience="The customer writes, and the message comes back at once, or days later: the part "
    "of the address behind the sign is registered to nobody.",
    remedy="Correct the address, or register the domain again. Then send it one message and see "
    "that it arrives.",
    action="Correct the domain of the address",
    settled="A message to the address arrives.",
)
REFUSED = Wording(
    title="The domain of “{address}” refuses all mail",
    experience="The customer writes, and the message comes back: the domain says in so many words "
    "that it takes no mail.",
    remedy="Give an address in a domain that takes mail, or have the domain’s entry for mail "
    "changed. Then send it one message and see that it arrives.",
    action="Give an address that takes mail",
    settled="A message to the address arrives.",
)


@check(
    question=Question.WORKS,
    severity=Severity.SERIOUS,
    concerns=(Concern.WEB,),
    wording=Wording(
        title="“{address}” has nowhere to arrive",
        experience="The customer writes, and the message cannot be delivered: no server takes the "
        "mail of this domain. It comes back after hours or days, or is simply lost.",
        remedy="Have a mail server entered for the domain, or give an address in one that has it. "
        "Then send it one message and see that it arrives.",
        action="Enter a mail server for the domain",
        settled="A message to the address arrives.",
    ),
    others=(UNKNOWN, REFUSED),
)
def domain_without_mail(site: Site) -> Iterator[Finding]:
    """The domain of an address does not exist, takes no mail, or has no server for it.

    The name servers are asked, twice before anybody is accused; no mail server is contacted. Up to
    ten domains are looked at. Source: RFC 5321, section 5.1; RFC 7505.

    Fails: a domain without any mail server or host; one that refuses mail; one that is not there.
    Passes: a domain with a mail server, or with a host that could be one.
    """
    asked = site.facts(MailDomain)
    if not asked:
        raise Inapplicable(NOT_ASKED)
    bad = [domain for domain in asked if domain.takes_mail is False]
    if not bad and any(domain.takes_mail is None for domain in asked):
        raise CannotTell(NO_ANSWER)
    for domain in bad:
        group = [e for e in site.facts(Email) if domain_of(e.address) == domain.domain]
        told = {NO_DOMAIN: UNKNOWN, REFUSES: REFUSED}.get(domain.fault)
        yield Finding(
            domain.domain,
            places(group) or (domain.place,),
            {"address": clean(group[0].address if group else domain.domain, 60)},
            occurrences=max(1, page_count(group)),
            wording=told,
        )
