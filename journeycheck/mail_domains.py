"""Do the domains behind the addresses take mail? The name servers are asked, and nobody else.

Mail goes to the servers that MX records name; where there are none, to the host itself (RFC 5321,
5.1). A single MX record without a host says that no mail is taken (RFC 7505). Whether a mailbox
exists is not asked: no mail server is ever contacted.
"""

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Sequence
from ipaddress import ip_address

from journeycheck import urls
from journeycheck.facts import Email, MailDomain

MOST = 10  # domains, those on most pages first
WHOLE = 5.0  # seconds for all of them
NO_DOMAIN, REFUSES, NO_SERVER = "no-domain", "refuses", "no-server"

log = logging.getLogger(__name__)

Ask = Callable[[str, str], Awaitable[Sequence[str]]]
"""The records of a name: `await ask("maison.fr", "MX")` gives their texts, none for a name without
such records. Raises NoSuchName, or NoAnswer when the name servers do not say."""


class NoSuchName(Exception):
    """The name servers say that it does not exist."""


class NoAnswer(Exception):
    """The name servers say nothing, or nothing that is understood."""


def name_servers(addresses: Sequence[str] = (), port: int = 53) -> Ask:
    """Asks the name servers of this machine, or those given."""
    import dns.asyncresolver  # takes its time: loaded only for who asks

    try:
        resolver = dns.asyncresolver.Resolver(configure=not addresses)
    except dns.resolver.NoResolverConfiguration:
        return _silent
    if addresses:
        resolver.nameservers, resolver.port = list(addresses), port

    async def ask(name: str, kind: str) -> Sequence[str]:
        try:
            found = await resolver.resolve(f"{name}.", kind, search=False, lifetime=WHOLE)
        except dns.resolver.NXDOMAIN as fault:
            raise NoSuchName(name) from fault
        except dns.resolver.NoAnswer:
            return ()
        except (dns.exception.DNSException, OSError) as fault:
            raise NoAnswer(name) from fault
        return tuple(str(record) for record in found)

    return ask


async def _silent(name: str, kind: str) -> Sequence[str]:
    raise NoAnswer(name)


async def mail_domains(
    emails: Iterable[Email], home: str, ask: Ask | None = None, *, demo: Ask | None = None
) -> tuple[MailDomain, ...]:
    """What the name servers say of the domains of some addresses, one fact each.

    `home` is the home page. They are believed when they deny a domain only if they know the host of
    the site, which has just been visited. Nothing is asked for a site that is itself a test, nor of
    names that are kept for tests; `demo` answers for both in a demonstration, and nobody else is
    asked then.
    """
    demo = demo if urls.is_reserved(home) else None
    firsts = _firsts(emails, reserved=demo is not None)
    if not firsts or (urls.is_reserved(home) and demo is None):
        return ()
    ask = demo or ask or name_servers()
    said = dict.fromkeys(firsts, "?")
    try:
        async with asyncio.timeout(WHOLE):
            reliable = demo is not None or await _knows(ask, urls.host(home))
            asked = [_note(said, domain, ask, reliable) for domain in firsts]
            await asyncio.gather(*asked)
    except TimeoutError:
        log.info("the name servers took too long")
    return tuple(_fact(email, domain, said[domain]) for domain, email in firsts.items())


def _fact(email: Email, domain: str, said: str) -> MailDomain:
    takes = {"": True, "?": None}.get(said, False)
    fault = said if takes is False else ""
    return MailDomain(
        place=email.place, urls=email.urls, domain=domain, takes_mail=takes, fault=fault
    )


def _firsts(emails: Iterable[Email], *, reserved: bool) -> dict[str, Email]:
    """The domains on most pages, each with the first address met in it; `reserved` names, too?"""
    pages: Counter[str] = Counter()
    firsts: dict[str, Email] = {}
    for email in emails:
        domain = "" if email.fault else domain_of(email.address)
        if domain and (reserved or not urls.is_reserved(f"http://{domain}/")):
            pages[domain] += len(email.pages)
            firsts.setdefault(domain, email)
    return {domain: firsts[domain] for domain, _ in pages.most_common(MOST)}


def domain_of(address: str) -> str:
    """The domain of an address, in ASCII and lower case; "" when it is none."""
    host = urls.host(f"http://{address.rpartition('@')[2]}/")
    return host if "." in host else ""


async def _note(said: dict[str, str], domain: str, ask: Ask, reliable: bool) -> None:
    """What is wrong with a domain, "" for nothing; it stays "?" when nobody can tell."""
    try:
        fault = await _fault(domain, ask)
        if fault:
            fault = fault if reliable and await _fault(domain, ask) == fault else "?"
        said[domain] = fault
    except NoAnswer:
        log.info("the name servers do not say where the mail of %s goes", domain)


async def _fault(domain: str, ask: Ask) -> str:
    try:
        servers = await ask(domain, "MX")
        if servers:
            return "" if any(server.split()[-1:] != ["."] for server in servers) else REFUSES
        found = await ask(domain, "A") or await ask(domain, "AAAA")
    except NoSuchName:
        return NO_DOMAIN
    return "" if found else NO_SERVER


async def _knows(ask: Ask, host: str) -> bool:
    """Do the name servers know the host of the site? Some networks deny whatever is asked."""
    try:
        ip_address(host)
    except ValueError:
        pass
    else:
        return False
    try:
        return bool(await ask(host, "A") or await ask(host, "AAAA"))
    except (NoSuchName, NoAnswer):
        return False
