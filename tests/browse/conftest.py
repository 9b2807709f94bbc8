"""The browser of this machine, found and started once for all the tests that need one."""

import ssl
from collections.abc import Iterator

import pytest
import trustme

from journeycheck.browse import launch
from journeycheck.browse.ladder import Browser
from journeycheck.guard import Guard
from tests.browse.desk import OWN, Desk
from tests.browse.hurry import hurry
from tests.conftest import browser_here


@pytest.fixture(scope="session")
def known() -> Browser:
    """A browser that works here; without one the test waits, and in CI it fails."""
    return browser_here()


@pytest.fixture(scope="session")
def desk(known: Browser) -> Iterator[Desk]:
    desk = Desk(known)
    yield desk
    desk.close()


@pytest.fixture(scope="session")
def outer(known: Browser) -> Iterator[Desk]:
    """A desk to which every name leads to this machine: `outer.test` is another site."""
    desk = Desk(known, Guard(OWN, True, _here))
    yield desk
    desk.close()


async def _here(_: str) -> list[str]:
    return [OWN]


@pytest.fixture
def trusting(known: Browser, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A desk that takes any certificate."""
    monkeypatch.setattr(launch, "_FLAGS", (*launch._FLAGS, "--ignore-certificate-errors"))
    desk = Desk(known)
    yield desk
    desk.close()


@pytest.fixture
def tls() -> ssl.SSLContext:
    """A certificate that nobody vouches for."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert(OWN).configure_cert(context)
    return context


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page of a test comes to rest soon."""
    hurry(monkeypatch)
