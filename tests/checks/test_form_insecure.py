"""form/insecure: facts in, findings out."""

import pytest

from journeycheck.facts import FormKind
from journeycheck.urls import is_loopback
from tests.checks.made import Findings, form
from tests.conftest import site

EXPOSED = "http://formulaires.maison.example/envoi"


@pytest.mark.parametrize("kind", ["contact", "callback", "order", "login", "booking"])
def test_sent_in_the_open(findings: Findings, kind: str) -> None:
    [finding] = findings(
        "form/insecure", site(form("/contact", kind=FormKind(kind), action=EXPOSED))
    )
    assert finding.key == f"{kind}:/contact"


@pytest.mark.parametrize(
    "action",
    [
        "https://shop.test/send", "http://127.0.0.1:8000/send", "http://[::1]/send",
        "http://localhost/", "http://demo.localhost/", "mailto:contact@shop.test", "",
    ],
)  # fmt: skip
def test_safe_or_told_elsewhere(findings: Findings, action: str) -> None:
    assert findings("form/insecure", site(form("/contact", action=action))) == []


def test_a_search_may_be_open(findings: Findings) -> None:
    search = form("/", kind=FormKind.SEARCH, action=EXPOSED)
    assert findings("form/insecure", site(search, form("/contact"))) == []


@pytest.mark.parametrize("url", ["http://localhost.evil.example/", "http://10.0.0.1/", "not a url"])
def test_not_this_machine(url: str) -> None:
    assert not is_loopback(url)
