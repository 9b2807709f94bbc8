"""legal/notice-incomplete: facts in, findings out."""

import pytest

from journeycheck.check import Outcome, Severity
from journeycheck.facts import (
    Fact,
    LegalMention,
    PageKind,
    Particular,
    PhoneHint,
    PolicyKind,
    PostalAddress,
    Visit,
)
from journeycheck.laws import DETAILS
from journeycheck.texts import Listed, Said, say
from journeycheck.words import data
from tests.checks.made import ROOT, Findings, Judged, email, order, phone, policy
from tests.conftest import CHECKS, at, site

CHECK = "legal/notice-incomplete"
PAGE = {f"{ROOT}/ml": Visit(f"{ROOT}/ml", language="fr", kinds=frozenset({PageKind.LEGAL}))}


def mention(particular: Particular) -> LegalMention:
    return LegalMention(place=at("/ml", text=particular.value), particular=particular)


ADDRESS = PostalAddress(place=at("/ml", text="3, quai des Faïenciers"), value="3, quai")
WHOLE: list[Fact] = [
    ADDRESS, phone("/ml"),
    *map(mention, (Particular.REGISTER, Particular.DIRECTOR, Particular.HOST)),
]  # fmt: skip


def without(particular: Particular) -> list[Fact]:
    return [f for f in WHOLE if not isinstance(f, LegalMention) or f.particular is not particular]


def test_everything_is_told(result: Judged) -> None:
    assert result(CHECK, site(*WHOLE, visits=PAGE)).outcome is Outcome.PASSED


def test_no_host(findings: Findings) -> None:
    [finding] = findings(CHECK, site(*without(Particular.HOST), visits=PAGE))
    assert finding.values["details"] == Listed((Said(DETAILS["host"]),))
    told = say(CHECKS[CHECK].wording.experience, "en", finding.values)
    assert "no trace of who hosts the site. LCEN, art. 1-1, as of 23 May 2024" in told


def test_a_vat_number_stands_for_the_register(result: Judged) -> None:
    facts = [*without(Particular.REGISTER), mention(Particular.VAT), mention(Particular.FORM)]
    facts.append(mention(Particular.CAPITAL))
    assert result(CHECK, site(*facts, visits=PAGE)).outcome is Outcome.PASSED


def test_a_company_tells_its_capital(findings: Findings) -> None:
    company = [*WHOLE, mention(Particular.FORM)]
    [finding] = findings(CHECK, site(*company, visits=PAGE))
    assert finding.values["details"] == Listed((Said(DETAILS["capital"]),))
    assert findings(CHECK, site(*company, mention(Particular.CAPITAL), visits=PAGE)) == []


def test_who_sells_alone_is_not_asked_for_what_companies_tell(result: Judged) -> None:
    facts = [*without(Particular.REGISTER), order("/nappe")]
    assert result(CHECK, site(*facts, visits=PAGE)).outcome is Outcome.PASSED


def test_a_private_person_is_not_judged(result: Judged) -> None:
    told = result(CHECK, site(*without(Particular.REGISTER), visits=PAGE))
    assert told.outcome is Outcome.CANT_TELL and "private person" in told.reason


def test_a_number_that_cannot_be_read_is_not_missing(result: Judged) -> None:
    facts = [fact for fact in WHOLE if fact is not WHOLE[1]]
    assert result(CHECK, site(*facts, visits=PAGE)).outcome is Outcome.FAILED
    hint = PhoneHint(place=at("/ml", text="en image"), clue="en image")
    assert result(CHECK, site(*facts, hint, visits=PAGE)).outcome is Outcome.PASSED


def test_a_detail_on_any_page_is_enough(result: Judged) -> None:
    number = phone("/contact")
    facts = [fact for fact in WHOLE if fact is not WHOLE[1]]
    assert result(CHECK, site(*facts, number, visits=PAGE)).outcome is Outcome.PASSED


def test_a_rule_that_was_not_looked_up_is_a_remark(findings: Findings) -> None:
    facts = [ADDRESS, order("/ml")]
    [finding] = findings(CHECK, site(*facts, visits=PAGE, country="AT"))
    assert finding.severity is Severity.MINOR and finding.wording is not None
    assert findings(CHECK, site(*facts, email("/ml", "a@b.at"), visits=PAGE, country="AT")) == []


def test_no_notice_was_read(result: Judged) -> None:
    assert result(CHECK, site(pages=["/a"])).outcome is Outcome.INAPPLICABLE
    pdf = policy("/", PolicyKind.NOTICE, target=f"{ROOT}/mentions.pdf")
    told = result(CHECK, site(pdf))
    assert told.outcome is Outcome.CANT_TELL and "file" in told.reason


def test_a_country_we_do_not_know(result: Judged) -> None:
    assert result(CHECK, site(*WHOLE, visits=PAGE, country="US")).outcome is Outcome.INAPPLICABLE
    assert result(CHECK, site(*WHOLE, visits=PAGE, country=None)).outcome is Outcome.CANT_TELL


@pytest.mark.parametrize("row", data("laws.toml")["rule"], ids=lambda row: str(row["id"]))
def test_the_rules_ask_for_what_we_can_name(row: dict[str, list[str]]) -> None:
    assert {*row.get("asks", ()), *row.get("companies", ())} <= DETAILS.keys()
