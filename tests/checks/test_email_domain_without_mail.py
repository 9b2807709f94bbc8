"""email/domain-without-mail: facts in, findings out."""

import pytest

from journeycheck.check import Outcome
from journeycheck.facts import MailDomain
from journeycheck.mail_domains import NO_DOMAIN, NO_SERVER, REFUSES
from tests.checks.made import Findings, Judged, email
from tests.conftest import at, site

ADDRESS = email("/contact", "bonjour@Maison.fr")


def domain(name: str, takes: bool | None, fault: str = "") -> MailDomain:
    return MailDomain(place=at("/contact"), domain=name, takes_mail=takes, fault=fault)


@pytest.mark.parametrize("fault", [NO_DOMAIN, NO_SERVER, REFUSES])
def test_no_mail_arrives(findings: Findings, fault: str) -> None:
    lost = domain("maison.fr", False, fault)
    [finding] = findings("email/domain-without-mail", site(ADDRESS, lost))
    assert (finding.key, finding.values["address"]) == ("maison.fr", "bonjour@Maison.fr")
    assert (finding.wording is None) is (fault == NO_SERVER)


def test_mail_arrives(result: Judged) -> None:
    told = result("email/domain-without-mail", site(ADDRESS, domain("maison.fr", True)))
    assert told.outcome is Outcome.PASSED


def test_silent_name_servers_accuse_nobody(result: Judged) -> None:
    known = domain("autre.fr", True)
    told = result("email/domain-without-mail", site(ADDRESS, known, domain("maison.fr", None)))
    assert told.outcome is Outcome.CANT_TELL


def test_nothing_was_asked(result: Judged) -> None:
    assert result("email/domain-without-mail", site(ADDRESS)).outcome is Outcome.INAPPLICABLE


def test_an_idn_in_either_writing(findings: Findings) -> None:
    lost = domain("xn--misonweiss-q5a.de", False, NO_SERVER)
    mail = email("/contact", "info@mäisonweiss.de")
    [finding] = findings("email/domain-without-mail", site(mail, lost))
    assert finding.values["address"] == "info@mäisonweiss.de"
