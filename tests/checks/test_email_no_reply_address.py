"""email/no-reply-address: facts in, findings out."""

from dataclasses import replace

import pytest

from journeycheck.check import Severity
from journeycheck.facts import How
from tests.checks.made import Findings, email
from tests.conftest import at, site

OTHER = email("/contact", "bonjour@shop.test")


@pytest.mark.parametrize(
    "name",
    [
        "noreply", "no-reply", "No_Reply", "donotreply", "ne-pas-repondre", "nepasrepondre",
        "nicht-antworten", "no-responder", "non-rispondere", "niet.beantwoorden", "nao-responda",
        "noreply2",
    ],
)  # fmt: skip
def test_a_link_to_a_mailbox_that_nobody_reads(findings: Findings, name: str) -> None:
    link = email("/contact", f"{name}@shop.test", How.MAIL_LINK)
    [finding] = findings("email/no-reply-address", site(link, OTHER))
    assert finding.severity is None


def test_it_is_worse_when_there_is_no_other(findings: Findings) -> None:
    [finding] = findings("email/no-reply-address", site(email("/", "noreply@shop.test")))
    assert finding.severity is Severity.SERIOUS


@pytest.mark.parametrize(
    "line",
    [
        "Vos factures partent de noreply@shop.test, merci de ne pas répondre.",
        "Add noreply@shop.test to your address book so that nothing lands in spam.",
        "Our parcels are announced by noreply@shop.test the evening before they come.",
        "Dies ist eine automatische Nachricht von noreply@shop.test",
    ],
)
def test_where_messages_come_from_is_no_invitation(findings: Findings, line: str) -> None:
    told = replace(email("/help", "noreply@shop.test"), place=at("/help", text=line))
    assert findings("email/no-reply-address", site(told, OTHER)) == []


@pytest.mark.parametrize("name", ["bonjour", "reply", "replies", "norbert", "noredine"])
def test_other_names(findings: Findings, name: str) -> None:
    link = email("/contact", f"{name}@shop.test", How.MAIL_LINK)
    assert findings("email/no-reply-address", site(link)) == []
