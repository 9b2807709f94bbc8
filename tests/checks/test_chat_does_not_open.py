"""chat/does-not-open: facts in, findings out."""

import pytest

from journeycheck.check import Outcome
from tests.checks.made import Findings, Judged, chat
from tests.conftest import site

CHECK = "chat/does-not-open"


def test_a_button_that_does_nothing(findings: Findings) -> None:
    [finding] = findings(CHECK, site(chat("closed")))
    assert finding.key == "chat" and finding.evidence[0].text == "Discuter"


@pytest.mark.parametrize("state", ["opened", "offline"])
def test_a_chat_that_opens(result: Judged, state: str) -> None:
    assert result(CHECK, site(chat(state))).outcome is Outcome.PASSED


def test_a_chat_that_could_not_be_judged(result: Judged) -> None:
    told = result(CHECK, site(chat("unclear", reason="It was held back.")))
    assert (told.outcome, told.reason) == (Outcome.CANT_TELL, "It was held back.")


def test_no_chat_no_browser(result: Judged) -> None:
    assert result(CHECK, site()).outcome is Outcome.INAPPLICABLE
    assert result(CHECK, site(chat("closed"), acts={"browser": "?"})).outcome is Outcome.UNTESTED
