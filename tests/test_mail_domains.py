"""Whether domains take mail, by a small name server on loopback: nothing else is asked."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from time import monotonic
from typing import Any

import dns.flags
import dns.message
import dns.rcode
import dns.rrset
import pytest

from journeycheck import mail_domains as subject
from journeycheck.demo import name_server
from journeycheck.facts import Email, MailDomain, Place
from journeycheck.mail_domains import Ask, NoAnswer, domain_of, mail_domains, name_servers

HOME = "https://www.maison.fr/"
ZONE: Mapping[str, Mapping[str, Sequence[str]]] = {
    "www.maison.fr": {"A": ["192.0.2.1"]},
    "maison.fr": {"MX": ["10 mx1.maison.fr.", "20 mx2.maison.fr."]},
    "sans-mx.fr": {"A": ["192.0.2.2"]},
    "six.fr": {"AAAA": ["2001:db8::1"]},
    "muet.fr": {"MX": ["0 ."]},
    "vide.fr": {"TXT": ['"rien"']},
    "xn--mson-loa.fr": {"MX": ["10 mx1.maison.fr."]},
    "panne.fr": {},
}


class NameServer(asyncio.DatagramProtocol):
    """Answers from `zone`; "panne.fr" breaks down, "silence.fr" never answers."""

    def __init__(self, zone: Mapping[str, Mapping[str, Sequence[str]]]) -> None:
        self.zone = zone
        self.asked: list[tuple[str, str]] = []

    def connection_made(self, transport: Any) -> None:
        self.transport = transport

    def datagram_received(self, data: bytes, addr: Any) -> None:
        query = dns.message.from_wire(data)
        [question] = query.question
        name = question.name.to_text(omit_final_dot=True).lower()
        kind = dns.rdatatype.to_text(question.rdtype)
        self.asked.append((name, kind))
        if name != "silence.fr":
            self.transport.sendto(self._answer(query, name, kind).to_wire(), addr)

    def _answer(self, query: Any, name: str, kind: str) -> Any:
        answer = dns.message.make_response(query)
        answer.flags |= dns.flags.RA
        if name == "panne.fr":
            answer.set_rcode(dns.rcode.SERVFAIL)
        elif name not in self.zone:
            answer.set_rcode(dns.rcode.NXDOMAIN)
        elif records := self.zone[name].get(kind):
            answer.answer.append(dns.rrset.from_text_list(f"{name}.", 60, "IN", kind, records))
        return answer


@asynccontextmanager
async def serving(
    zone: Mapping[str, Mapping[str, Sequence[str]]] = ZONE,
) -> AsyncIterator[tuple[NameServer, Ask]]:
    loop = asyncio.get_running_loop()
    transport, server = await loop.create_datagram_endpoint(
        lambda: NameServer(zone), local_addr=("127.0.0.1", 0)
    )
    port = transport.get_extra_info("sockname")[1]
    try:
        yield server, name_servers(["127.0.0.1"], port)
    finally:
        transport.close()


def mail(address: str, pages: int = 1, fault: str = "") -> Email:
    urls = tuple(f"{HOME}{page}" for page in range(pages))
    return Email(place=Place(HOME), urls=urls, address=address, fault=fault)


def told(*addresses: str, home: str = HOME) -> tuple[MailDomain, ...]:
    async def run() -> tuple[MailDomain, ...]:
        async with serving() as (_, ask):
            return await mail_domains([mail(address) for address in addresses], home, ask)

    return asyncio.run(run())


@pytest.mark.parametrize(
    ("address", "takes", "fault"),
    [
        ("info@maison.fr", True, ""),
        ("info@sans-mx.fr", True, ""),  # RFC 5321: the host itself
        ("info@six.fr", True, ""),
        ("Info@MÄSON.fr", True, ""),
        ("info@muet.fr", False, "refuses"),
        ("info@vide.fr", False, "no-server"),
        ("info@perdu.fr", False, "no-domain"),
        ("info@panne.fr", None, ""),
    ],
)
def test_one_domain(address: str, takes: bool | None, fault: str) -> None:
    [domain] = told(address)
    assert (domain.takes_mail, domain.fault) == (takes, fault)
    assert domain.domain == domain_of(address)


def test_a_domain_is_denied_twice_before_it_is_accused() -> None:
    async def run() -> list[tuple[str, str]]:
        async with serving() as (server, ask):
            await mail_domains([mail("a@perdu.fr"), mail("b@perdu.fr")], HOME, ask)
            return server.asked

    assert asyncio.run(run()).count(("perdu.fr", "MX")) == 2


@pytest.mark.parametrize("home", ["https://www.inconnu.fr/", "https://93.184.216.34/"])
def test_a_network_that_denies_everything_is_not_believed(home: str) -> None:
    [domain] = told("info@perdu.fr", home=home)
    assert domain.takes_mail is None


@pytest.mark.parametrize(
    "address",
    ["a@shop.test", "a@shop.example", "a@example.com", "a@mail.localhost", "a@127.0.0.1", "", "a"],
)
def test_names_kept_for_tests_are_never_asked(address: str) -> None:
    assert told(address) == ()


@pytest.mark.parametrize("home", ["http://127.0.0.1:8000/", "http://shop.test/"])
def test_nothing_is_asked_for_a_site_that_is_a_test(home: str) -> None:
    assert told("info@maison.fr", home=home) == ()


async def never(name: str, kind: str) -> Sequence[str]:
    raise AssertionError(f"{name} was asked of the world")


def demonstrated(*addresses: str, home: str) -> dict[str, bool | None]:
    """What the name server of the careless demo company says."""
    mails = [mail(address) for address in addresses]
    found = asyncio.run(mail_domains(mails, home, never, demo=name_server("careless")))
    return {domain.domain: domain.takes_mail for domain in found}


def test_a_demonstration_has_a_name_server_of_its_own() -> None:
    told = demonstrated(
        "a@maison-orvalle.example", "a@lin-orvalle.example", "a@maison.fr",
        home="http://127.0.0.1:8000/",
    )  # fmt: skip
    assert told == {
        "maison-orvalle.example": True, "lin-orvalle.example": False, "maison.fr": False,
    }  # fmt: skip


def test_a_real_site_is_never_asked_of_the_demonstration() -> None:
    assert demonstrated("a@lin-orvalle.example", home=HOME) == {}


def test_faulty_addresses_are_not_asked() -> None:
    async def run() -> tuple[MailDomain, ...]:
        async with serving() as (_, ask):
            return await mail_domains([mail("info@maison,fr", fault="comma")], HOME, ask)

    assert asyncio.run(run()) == ()


def test_at_most_ten_those_on_most_pages_first() -> None:
    many = [mail(f"info@site{n}.fr", pages=n) for n in range(1, 15)]

    async def known(name: str, kind: str) -> Sequence[str]:
        return ["10 mx."]

    found = asyncio.run(mail_domains(many, HOME, known))
    assert [domain.domain for domain in found] == [f"site{n}.fr" for n in range(14, 4, -1)]


def test_silence_ends_in_time_and_accuses_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subject, "WHOLE", 0.3)
    began = monotonic()
    found = told("info@silence.fr", "info@maison.fr")
    assert monotonic() - began < 10
    assert {domain.domain: domain.takes_mail for domain in found} == {
        "silence.fr": None,
        "maison.fr": True,
    }


def test_a_machine_without_name_servers(monkeypatch: pytest.MonkeyPatch) -> None:
    async def silent(name: str, kind: str) -> Sequence[str]:
        raise NoAnswer(name)

    monkeypatch.setattr(subject, "name_servers", lambda: silent)
    [domain] = asyncio.run(mail_domains([mail("info@maison.fr")], HOME))
    assert domain.takes_mail is None
