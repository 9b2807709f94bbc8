"""legal/notice-missing: facts in, findings out."""

import pytest

from journeycheck.check import Outcome, Severity
from journeycheck.facts import Fact, LegalMention, PageKind, Particular, PolicyKind, Visit
from tests.checks.made import ENGLISH, ROOT, Findings, Judged, policy
from tests.conftest import at, link, site

CHECK = "legal/notice-missing"
NUMBER = LegalMention(place=at("/", text="SIREN"), particular=Particular.REGISTER)


@pytest.mark.parametrize(
    ("country", "severity"), [("FR", None), ("DE", None), ("GB", None), ("ES", Severity.MINOR)]
)
def test_nobody_says_who_is_behind(
    findings: Findings, country: str, severity: Severity | None
) -> None:
    [finding] = findings(CHECK, site(pages=["/a", "/b"], country=country))
    assert (finding.key, finding.severity, finding.values["n"]) == ("site", severity, 3)


@pytest.mark.parametrize(
    "sign",
    [
        policy("/", PolicyKind.NOTICE),
        link("/", "/ml", "Mentions légales", kinds=frozenset({PageKind.LEGAL})),
        NUMBER,
    ],
)
def test_one_sign_is_enough(result: Judged, sign: Fact) -> None:
    assert result(CHECK, site(sign)).outcome is Outcome.PASSED


def test_a_page_of_that_kind(result: Judged) -> None:
    page = Visit(f"{ROOT}/ml", kinds=frozenset({PageKind.LEGAL}))
    assert result(CHECK, site(visits={page.url: page})).outcome is Outcome.PASSED


def test_an_edition_without_a_way_to_it(findings: Findings) -> None:
    here = site(policy("/", PolicyKind.NOTICE), visits=ENGLISH)
    assert [finding.key for finding in findings(CHECK, here)] == ["edition:en"]


def test_a_country_we_do_not_know(result: Judged) -> None:
    assert result(CHECK, site(pages=["/a"], country="US")).outcome is Outcome.INAPPLICABLE
    assert result(CHECK, site(pages=["/a"], country=None)).outcome is Outcome.CANT_TELL
