"""The browser of this machine, found and started once for all the tests that need one."""

import asyncio
import ssl
from collections.abc import Iterator

import pytest
import trustme

from journeycheck.browse import hand, launch, look
from journeycheck.browse.ladder import Browser, search
from journeycheck.guard import Guard
from tests.browse.desk import OWN, Desk
from tests.conftest import no_browser


@pytest.fixture(scope="session")
def known() -> Browser:
    """A browser that works here; without one the test waits, and in CI it fails."""
    found = asyncio.run(search()).browser
    if not found:
        no_browser()
    return found


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
    monkeypatch.setattr(look, "_LOADING", 0.3)
    monkeypatch.setattr(look, "_STEP", 0.15)
    monkeypatch.setattr(hand, "_LOADING", 0.2)
    monkeypatch.setattr(hand, "_STEP", 0.12)
