"""form/unreachable: facts in, findings out."""

import pytest

from journeycheck.check import Certainty, Outcome
from journeycheck.facts import LinkOutcome, PageKind
from tests.checks.made import ROOT, Findings, Judged, answers, form
from tests.conftest import link, site

CONTACT = frozenset({PageKind.CONTACT})


def test_a_program_that_is_not_there(findings: Findings) -> None:
    lost = answers(LinkOutcome.BROKEN, "/contact.php")
    there = form("/contact", action=f"{ROOT}/contact.php")
    [finding] = findings("form/unreachable", site(there, form_actions=lost))
    assert finding.key == "contact:/contact"


def test_a_way_may_exist_for_messages_only(result: Judged) -> None:
    lost = answers(LinkOutcome.BROKEN, "/demande")
    told = result("form/unreachable", site(form("/c", action=f"{ROOT}/demande"), form_actions=lost))
    assert told.outcome is Outcome.CANT_TELL
    assert "denies a visit" in told.reason


@pytest.mark.parametrize("action", ["https://forms.other.test/x", f"{ROOT}/send.php"])
def test_what_was_not_asked_is_not_vouched_for(result: Judged, action: str) -> None:
    told = result("form/unreachable", site(form("/contact", action=action)))
    assert told.outcome is Outcome.CANT_TELL


def test_an_answer_that_says_neither(result: Judged) -> None:
    unclear = answers(LinkOutcome.CANT_TELL, "/contact.php", status=403)
    there = form("/contact", action=f"{ROOT}/contact.php")
    assert result("form/unreachable", site(there, form_actions=unclear)).outcome is (
        Outcome.CANT_TELL
    )


@pytest.mark.parametrize("action", ["/contact", "/contact#form", "/kontakt"])
def test_it_is_there(result: Judged, action: str) -> None:
    there = answers(LinkOutcome.WORKS, "/kontakt", status=405)
    told = result(
        "form/unreachable", site(form("/contact", action=ROOT + action), form_actions=there)
    )
    assert told.outcome is Outcome.PASSED


def test_a_mail_program_is_another_matter(result: Judged) -> None:
    told = result("form/unreachable", site(form("/contact", action="mailto:a@shop.test")))
    assert told.outcome is Outcome.PASSED


@pytest.mark.parametrize("outcome", [LinkOutcome.BROKEN, LinkOutcome.ERROR, LinkOutcome.GONE])
def test_the_contact_page_is_an_error(findings: Findings, outcome: LinkOutcome) -> None:
    way = link("/", "/contact", "Contact", kinds=CONTACT)
    [finding] = findings("form/unreachable", site(way, answers=answers(outcome, "/contact")))
    assert (finding.key, finding.certainty) == ("page:/contact", Certainty.CONFIRMED)


def test_another_contact_page_opens(result: Judged) -> None:
    ways = [link("/", path, "Contact", kinds=CONTACT) for path in ("/contact", "/nous-ecrire")]
    dead = answers(LinkOutcome.BROKEN, "/contact")
    told = result("form/unreachable", site(*ways, pages=["/nous-ecrire"], answers=dead))
    assert told.outcome is Outcome.INAPPLICABLE
